import { describe, expect, test } from 'vitest';
import { cardId, eventId, type Reviewed, utcMillis } from '../../src/study/event.ts';
import { defaultSettings } from '../../src/study/settings.ts';
import { indexOf } from '../../src/widgets/practice/make-index.ts';
import { standingOf } from '../../src/widgets/progress/progress.model.ts';
import { templates } from '../fixtures/templates.ts';

const problems = templates();
const index = indexOf([{ lesson: 'all', title: 'All', problems, cards: [] }]);
const first = Date.UTC(2026, 0, 1, 12);
const aDay = 86_400_000;

/** Reviews of every problem in turn, a hundred a day; every seventh finds it forgotten. */
const historyOf = (reviews: number): readonly Reviewed[] =>
  Array.from({ length: reviews }, (_, at) => ({
    kind: 'reviewed',
    id: eventId(`r${at}`),
    at: utcMillis(first + Math.floor(at / 100) * aDay + (at % 100) * 60_000),
    zone_minutes: 0,
    card: cardId(`problems/${problems[at % problems.length]?.id}`),
    version: 1,
    rating: at % 7 === 0 ? 'again' : 'good',
    took_ms: 40_000,
    seed: at,
    typed: '1',
    verdict: at % 7 === 0 ? 'slip' : 'correct',
  }));

let used = 0;

describe('how things stand', () => {
  test('after a year of study, and after ten', async ({ bench }) => {
    const after = (reviews: number) => {
      const history = historyOf(reviews);
      const now = { at: utcMillis(first + Math.ceil(reviews / 100) * aDay), zone_minutes: 0 };
      return () => {
        used += standingOf(index, history, defaultSettings, now)?.chapters.met.length ?? 0;
      };
    };
    await bench.compare(bench('10,000 reviews', after(10_000)), bench('100,000 reviews', after(100_000)), {
      iterations: 5,
      time: 0,
      warmupIterations: 1,
      warmupTime: 0,
    });
  }, 120_000);
});

test('what was measured was used', () => {
  expect(used).toBeGreaterThan(0);
});
