import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import {
  changedDraws,
  type Draws,
  digestOf,
  drawsFile,
  lockOf,
  updatedDraws,
} from '../../src/authoring/draws.ts';
import type { ProblemTemplate } from '../../src/problems/template.ts';
import { template, templates } from '../fixtures/templates.ts';

const kept = JSON.parse(readFileSync(drawsFile, 'utf8')) as Draws;
const locked = templates().filter(({ id }) => Object.hasOwn(kept, id));

test('the first problems are locked', () => {
  expect(locked.map(({ id }) => id)).toEqual(
    expect.arrayContaining(['context-balance', 'optimal-batch-from-sparsity']),
  );
});

// A history names a problem and a seed. What they draw is kept by digest in draws.json.
test.for(locked)('$id: a seed draws the same variant for ever', (one) => {
  expect(lockOf(one, kept), changedDraws(one, kept)).not.toBe('changed');
});

describe('a change of what is drawn', () => {
  const before = template('context-balance');
  const lock: Draws = { [before.id]: { version: 1, digest: digestOf(before) } };
  const others: ProblemTemplate = { ...before, combinations: before.combinations.toReversed() };

  test('is noticed while the version stays', () => {
    expect(lockOf(before, lock)).toBe('locked');
    expect(lockOf(others, lock)).toBe('changed');
  });

  test('is noticed where only the order of options is another', () => {
    const order = template('ridge-order');
    const turned =
      order.ask.kind === 'order' ? { ...order.ask, items: order.ask.items.toReversed() } : order.ask;
    expect(digestOf({ ...order, ask: turned })).not.toBe(digestOf(order));
  });

  test('is allowed when the version rises, never when it falls', () => {
    expect(lockOf({ ...others, version: 2 }, lock)).toBe('not_locked');
    expect(lockOf({ ...before, version: 1 }, { [before.id]: { version: 2, digest: '' } })).toBe('changed');
  });

  test('leaves the words of a problem free', () => {
    expect(lockOf({ ...before, title: 'Another title', body: [] }, lock)).toBe('locked');
  });

  test('is not kept by an update unless the version rose', () => {
    expect(updatedDraws([others], lock)).toEqual(lock);
    expect(updatedDraws([{ ...others, version: 2 }], lock)).toEqual({
      [before.id]: { version: 2, digest: digestOf(others) },
    });
  });

  test('keeps new problems, and those that were taken away', () => {
    expect(Object.keys(updatedDraws([template('cost-at-batch-1')], lock))).toEqual([
      'context-balance',
      'cost-at-batch-1',
    ]);
  });
});
