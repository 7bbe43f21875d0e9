import { describe, expect, test } from 'vitest';
import { askedOfMemory } from '../../src/study/asked.ts';
import { dayOf } from '../../src/study/day.ts';
import { nextOf, queue } from '../../src/study/due-queue.ts';
import { cardId, eventId, type Moment, type Reviewed, utcMillis } from '../../src/study/event.ts';
import { fold, refold, withReview } from '../../src/study/fold.ts';
import type { Item } from '../../src/study/item.ts';
import { defaultSettings } from '../../src/study/settings.ts';
import { readSnapshot, writeSnapshot } from '../../src/study/snapshot.ts';
import { standing } from '../../src/study/standing.ts';
import { answersByDay, strengths, trueRetention } from '../../src/study/statistics.ts';
import { longHistory } from './long-history.ts';

/** Each takes milliseconds: a few rounds say enough. */
const rounds = { iterations: 5, time: 0, warmupIterations: 1, warmupTime: 0 };

/** What a benchmark makes is used, or the compiler would not make it. */
let used = 0;

const now: Moment = { at: utcMillis(Date.UTC(2026, 3, 29, 12)), zone_minutes: 60 };
const settings = { ...defaultSettings, reviews_per_day: 9999 };

describe.for([5000, 300])('100,000 reviews of %i cards', (cards) => {
  const events = longHistory({ cards, reviews: 100_000, until: now.at });
  const memory = fold(events, settings);
  const items: readonly Item[] = Array.from({ length: cards }, (_, at) => ({
    id: cardId(`problems/withdrawn-${at}`),
    lesson: `chapter ${at % 12}`,
    kind: 'problem',
    about: `thing ${at % 900}`,
    concepts: [],
    after: [],
  }));
  const card = cardId('problems/withdrawn-7');
  const its = new Map([[card, events.filter((event) => 'card' in event && event.card === card)]]);
  const review: Reviewed = {
    kind: 'reviewed',
    id: eventId('one more'),
    ...now,
    card,
    version: 1,
    rating: 'good',
    took_ms: 9000,
  };
  const text = writeSnapshot({ settings, memory, undone: new Set() });

  test('a visit', async ({ bench }) => {
    await bench.compare(
      bench('fold of everything', () => {
        used += fold(events, settings).cards.size;
      }),
      bench('a snapshot written', () => {
        used += writeSnapshot({ settings, memory, undone: new Set() }).length;
      }),
      bench('and read', () => {
        used += readSnapshot(text)?.memory.cards.size ?? 0;
      }),
      rounds,
    );
  }, 120_000);

  test('an answer', async ({ bench }) => {
    await bench.compare(
      bench('a review more', () => {
        used += withReview(memory, review, settings)?.cards.size ?? 0;
      }),
      bench('a card learnt anew', () => {
        used += refold(memory, its, settings).cards.size;
      }),
      bench('the queue and what comes next', () => {
        const queued = queue(items, memory, settings, now);
        used += nextOf(queued, [], memory, dayOf(now, settings.day_starts_hour)) ? 1 : 2;
      }),
      rounds,
    );
  }, 120_000);

  test('statistics', async ({ bench }) => {
    const reviews = standing(events);
    await bench.compare(
      bench('what stands', () => {
        used += standing(events).length;
      }),
      bench('answers by day', () => {
        used += answersByDay(reviews, settings).size;
      }),
      bench('true retention', () => {
        used += trueRetention(askedOfMemory(reviews, settings)).mature.all;
      }),
      bench('strengths', () => {
        used += strengths(memory, settings, now).length;
      }),
      rounds,
    );
  }, 120_000);
});

test('what was measured was used', () => {
  expect(used).toBeGreaterThan(0);
});
