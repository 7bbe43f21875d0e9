import { describe, expect, test } from 'vitest';
import { cardId, eventId, type Moment, utcMillis } from '../../src/study/event.ts';
import { fold } from '../../src/study/fold.ts';
import type { Item } from '../../src/study/item.ts';
import { settingsOf } from '../../src/study/settings.ts';
import { dueInWords } from '../../src/widgets/home/due-today.model.ts';

const item = (name: string): Item => ({
  ...{
    id: cardId(`cards/${name}`),
    lesson: 'batch-size',
    kind: 'recall',
    about: name,
    concepts: [],
    after: [],
  },
});
const items = ['ridge', 'floor', 'latency'].map(item);
const settings = settingsOf([]);
const noon: Moment = { at: utcMillis(Date.UTC(2026, 10, 2, 12)), zone_minutes: 0 };
const daysLater = (days: number): Moment => ({ ...noon, at: utcMillis(noon.at + days * 86_400_000) });

const minutesLater = (minutes: number): Moment => ({ ...noon, at: utcMillis(noon.at + minutes * 60_000) });

const good = (name: string) => ({
  ...{ kind: 'reviewed' as const, id: eventId(name), ...noon, card: cardId(`cards/${name}`), version: 1 },
  ...{ rating: 'good' as const, took_ms: 4000 },
});
const known = (...names: string[]) => ({ settings, memory: fold(names.map(good), settings) });

describe('what is due, on the home page', () => {
  test('is not said to whoever has met nothing', () => {
    expect(dueInWords(items, known(), noon)).toBeUndefined();
  });

  test('is nothing just after the first answers, which come back within minutes', () => {
    expect(dueInWords(items, known('ridge', 'floor'), noon)).toBe(
      'Nothing is due now, 2 items later today; you have met 2 of 3.',
    );
  });

  test('is nothing the next morning for what was easy', () => {
    const easy = { ...good('ridge'), rating: 'easy' as const };
    const memory = fold([easy], settings);
    expect(dueInWords(items, { memory, settings }, daysLater(1))).toBe(
      'Nothing is due now; you have met 1 of 3.',
    );
  });

  test('tells apart what is due now and what is only later today', () => {
    // Good sends a new item back in ten minutes: the second was met ten minutes after the first.
    const [first, second] = [good('ridge'), { ...good('floor'), ...minutesLater(10) }];
    const memory = fold([first, second], settings);
    expect(dueInWords(items, { memory, settings }, minutesLater(11))).toBe(
      '1 of the 2 that you have met is due now, 1 more later today.',
    );
  });

  test('promises no more than the day’s share of reviews', () => {
    const easy = ['ridge', 'floor'].map((name) => ({ ...good(name), rating: 'easy' as const }));
    const due = (reviews_per_day: number) => {
      const few = { ...settings, reviews_per_day };
      return dueInWords(items, { memory: fold(easy, few), settings: few }, daysLater(30));
    };
    expect(due(1)).toBe('1 of the 2 that you have met is due now, 1 more beyond today’s share of reviews.');
    expect(due(0)).toBe(
      'Nothing is due now but 2 items beyond today’s share of reviews; you have met 2 of 3.',
    );
  });

  test('is everything a month later', () => {
    expect(dueInWords(items, known('ridge', 'floor'), daysLater(30))).toBe(
      '2 of the 2 that you have met are due now.',
    );
    expect(dueInWords(items, known('ridge'), daysLater(30))).toBe('1 of the 1 that you have met is due now.');
  });

  test('leaves out what is no longer asked', () => {
    expect(dueInWords(items, known('ridge', 'retired'), daysLater(30))).toContain('1 of the 1');
  });
});
