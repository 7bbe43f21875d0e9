import { expect, test } from 'vitest';
import { variantOf } from '../src/problems/draw-variant.ts';
import { grade } from '../src/problems/grade.ts';
import { memoryLog } from '../src/storage/memory-log.ts';
import { queue } from '../src/study/due-queue.ts';
import { cardId, eventId, type Moment, utcMillis } from '../src/study/event.ts';
import { fold } from '../src/study/fold.ts';
import { defaultSettings } from '../src/study/settings.ts';
import { reviewOfProblem } from '../src/widgets/practice/review.ts';
import { template } from './fixtures/templates.ts';

test('an answer, from the keystroke to tomorrow', async () => {
  const noon: Moment = { at: utcMillis(Date.UTC(2026, 10, 23, 12)), zone_minutes: 60 };
  const inAMinute: Moment = { ...noon, at: utcMillis(noon.at + 60_000) };
  const log = memoryLog();
  const drawn = { hardware: 'h100-sxm', chips: 8, model: 'mixtral-8x22b', weights: 'bf16' };
  const variant = variantOf(template('optimal-batch-from-sparsity'), 1, drawn); // problems: template + values → variant

  const verdict = grade(variant, '2134'); // problems: text → verdict
  const outcome = { verdict: verdict.code, hinted: false, typed: '2134' };
  const happening = { id: eventId('1'), now: noon, shown: noon, isAhead: false };
  const review = reviewOfProblem(variant.template, variant.seed, outcome, happening); // verdict + clock → event
  await log.append([review]); // storage: event → durable
  const memory = fold(await log.read(), defaultSettings); // study: history → memory
  const item = {
    id: cardId('problems/optimal-batch-from-sparsity'),
    lesson: 'batch-size',
    kind: 'problem',
    about: 'optimal_batch',
    concepts: ['batching'],
    after: [],
  } as const;

  expect(verdict).toMatchObject({
    code: 'slip',
    slips: [{ id: 'ridge_batch.no_flop_per_param' }, { id: 'compute_rate.sparse_for_dense' }],
  });
  expect(review.rating).toBe('again');
  expect(queue([item], memory, defaultSettings, noon)).toEqual([]);
  // The first learning step of FSRS is a minute.
  expect(queue([item], memory, defaultSettings, inAMinute)).toMatchObject([{ why: 'learning', item }]);
});
