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

const good = (name: string) => ({
  ...{ kind: 'reviewed' as const, id: eventId(name), ...noon, card: cardId(`cards/${name}`), version: 1 },
  ...{ rating: 'good' as const, took_ms: 4000 },
});
const known = (...names: string[]) => ({ settings, memory: fold(names.map(good), settings) });

describe('what is due, on the home page', () => {
  test('is not said to whoever has met nothing', () => {
    expect(dueInWords(items, known(), noon)).toBeUndefined();
  });

  test('is nothing just after the first answers', () => {
    expect(dueInWords(items, known('ridge', 'floor'), noon)).toBe('Nothing is due now; you have met 2 of 3.');
  });

  test('is everything a month later', () => {
    expect(dueInWords(items, known('ridge', 'floor'), daysLater(30))).toBe(
      '2 of the 2 that you have met are due today.',
    );
    expect(dueInWords(items, known('ridge'), daysLater(30))).toBe(
      '1 of the 1 that you have met is due today.',
    );
  });

  test('leaves out what is no longer asked', () => {
    expect(dueInWords(items, known('ridge', 'retired'), daysLater(30))).toContain('1 of the 1');
  });
});
