import { expect, test } from 'vitest';
import { feeds, follows, formulasOf, quantitiesIn } from '../../src/components/quantities/graph.ts';
import { quantity, quantityIds } from '../../src/engine/quantities.ts';

test('what a quantity follows from feeds it, and nothing else does', () => {
  for (const id of quantityIds) {
    for (const other of follows(id)) expect(feeds(other)).toContain(id);
    for (const other of feeds(id)) expect(follows(other)).toContain(id);
  }
});

test('what is given follows from nothing', () => {
  expect(follows('batch')).toEqual([]);
  expect(feeds('batch')).toContain('compute_time');
});

test('a formula that a choice decides is told for each option', () => {
  const { step_time } = { step_time: quantity('step_time') };
  if (step_time.kind === 'given') throw new Error('The step time follows from others.');

  // Scaling book: the cache is read while nothing else runs; no overlap at all: the sum.
  expect(formulasOf(step_time.formula)).toEqual(
    expect.arrayContaining([
      { when: ['overlap: perfect'], formula: 'max(compute_time, memory_time)' },
      { when: ['overlap: none'], formula: 'compute_time + memory_time' },
    ]),
  );
  expect(formulasOf('batch * context')).toEqual([{ when: [], formula: 'batch * context' }]);
});

test('an expression names quantities once', () => {
  expect(quantitiesIn('max(batch, context) / batch')).toEqual(['batch', 'context']);
});
