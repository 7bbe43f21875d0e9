import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { cardId, ratings } from '../../src/study/event.ts';
import { fold } from '../../src/study/fold.ts';
import { previewIntervals } from '../../src/study/intervals.ts';
import { aDay, history, minute, moment, noon, plain, review } from './histories.ts';

const card = cardId('a');

describe('the rating buttons', () => {
  // 1, 6 and 10 minutes, 8 days: the first steps of FSRS-6 (ts-fsrs, V04).
  test('say when a card never met would come back', () => {
    const { again, hard, good, easy } = previewIntervals(fold([], plain), card, plain, moment(noon));

    expect([again, hard, good].map(({ due }) => (due - noon) / minute)).toEqual([1, 6, 10]);
    expect(easy).toEqual({ due: Date.UTC(2026, 4, 7, 4), days: 8 });
  });

  test('count whole days of study, though the morning of the last is sooner', () => {
    const evening = moment(Date.UTC(2026, 3, 29, 22));
    const { easy } = previewIntervals(fold([], plain), card, plain, evening);

    expect(easy.days).toBe(8);
    expect(easy.due - evening.at).toBeLessThan(8 * aDay);
  });

  test('count after midnight from the day of study that has not ended', () => {
    const night = moment(Date.UTC(2026, 3, 30, 2));
    const { good, easy } = previewIntervals(fold([], plain), card, plain, night);

    expect(good.days).toBe(0);
    // As for an answer on the evening before: eight days from the 29th.
    expect(easy).toEqual({ due: Date.UTC(2026, 4, 7, 4), days: 8 });
  });

  test('promise what the review then brings', () => {
    fc.assert(
      fc.property(history, fc.constantFrom(...ratings), (events, rating) => {
        const now = moment(Date.UTC(2060, 0)); // after everything that happened
        const promised = previewIntervals(fold(events, plain), card, plain, now)[rating];
        const reviewed = fold([...events, review({ id: 'now', ...now, rating })], plain);

        expect(reviewed.cards.get(card)).toMatchObject({ due: promised.due });
      }),
    );
  });

  test('say something even where the clock was set back', () => {
    const memory = fold([review({ rating: 'easy' })], plain);
    const { good } = previewIntervals(memory, card, plain, moment(noon - 400 * aDay));

    expect(good.due).toBeGreaterThan(noon);
  });
});
