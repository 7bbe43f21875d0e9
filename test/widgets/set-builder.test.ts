import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { listed } from '../../src/problems/problem-set.ts';
import {
  type Draft,
  draftIn,
  draftQuery,
  emptyDraft,
  movedBy,
  type PickableProblem,
  setOf,
  toggled,
  withAll,
  withSome,
} from '../../src/widgets/set-builder/set-builder.model.ts';
import { templates } from '../fixtures/templates.ts';

const known: readonly PickableProblem[] = templates().map((one) => ({
  ...listed(one),
  kind: 'choose',
  marks: { lesson: one.lesson, concept: '', level: String(one.level), kind: 'choice' },
}));
const [first, second, third] = known;
if (!first || !second || !third) throw new Error('The site has fewer than three problems.');
const ids = ({ problems }: Draft) => problems.map(({ id }) => id);

const anyDraft = fc
  .record({
    problems: fc.shuffledSubarray([...known], { maxLength: Math.min(known.length, 100) }),
    count: fc.option(fc.integer({ min: 1, max: 100 }), { nil: undefined }),
    title: fc.string({ maxLength: 40 }),
    seed: fc.integer({ min: 0, max: 999_999 }),
    draw: fc.constantFrom('same' as const, 'by_name' as const),
    mode: fc.constantFrom('practice' as const, 'exam' as const),
  })
  .map(
    ({ problems, ...rest }): Draft => ({
      ...rest,
      problems: problems.map(({ id, version }) => ({ id, version })),
    }),
  );

describe('a set in the making', () => {
  test('is brought back by its address, with or without problems', () => {
    fc.assert(
      fc.property(anyDraft, (draft) => {
        const { draft: read, mended } = draftIn(draftQuery(draft), known, 1);
        expect(mended).toEqual([]);
        expect(setOf(read)).toEqual(setOf({ ...draft, title: read.title }));
        expect(read).toMatchObject({ seed: draft.seed, draw: draft.draw, mode: draft.mode });
        expect(draftQuery(read)).toBe(draftQuery(draft));
      }),
    );
  });

  test('begins with a seed of its own, and no problem', () => {
    expect(draftIn('', known, 42)).toEqual({ draft: emptyDraft(42), mended: [] });
    expect(setOf(emptyDraft(42))).toBeUndefined();
  });

  test('takes what was ticked in the list of problems', () => {
    expect(ids(draftIn(`?problem=${first.id}&problem=${third.id}`, known, 42).draft)).toEqual([
      first.id,
      third.id,
    ]);
  });

  test('is opened where an address cannot be given: what is gone is left out, what has changed is renewed, and both are told', () => {
    const { draft, mended } = draftIn(`?problems=${first.id}:99,no-such-thing&seed=7`, known, 42);
    expect(draft.problems).toEqual([{ id: first.id, version: first.version }]);
    expect(mended).toEqual([
      `“${first.title}” was changed since: version ${first.version} is taken in place of 99, with other numbers.`,
      'There is no problem “no-such-thing”; it was left out.',
    ]);
  });

  test('keeps the order of the course while problems are picked in any other', () => {
    const picked = [third, first, second].reduce((draft, one) => toggled(draft, one, known), emptyDraft(1));
    expect(ids(picked)).toEqual([first.id, second.id, third.id]);
    expect(ids(toggled(picked, second, known))).toEqual([first.id, third.id]);
  });

  test('keeps an order that was chosen', () => {
    const moved = movedBy(withAll(emptyDraft(1), [first, second, third], known), third.id, -1);
    expect(ids(moved)).toEqual([first.id, third.id, second.id]);
    expect(movedBy(moved, first.id, -1)).toEqual(moved);
  });

  test('picks by chance as many as were asked for, none twice, and another seed others', () => {
    const some = (seed: number) => ids(withSome(emptyDraft(1), known, 10, known, seed));
    expect(new Set(some(1)).size).toBe(10);
    expect(some(1)).toEqual(some(1));
    expect(some(1)).not.toEqual(some(2));
    const more = withSome(withAll(emptyDraft(1), [first], known), known, 3, known, 1);
    expect(new Set(ids(more)).size).toBe(4);
  });
});
