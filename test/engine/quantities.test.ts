import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { typeset } from '../../src/authoring/maths.ts';
import { linesOf } from '../../src/engine/derivation.ts';
import { namesIn, parse } from '../../src/engine/expression.ts';
import type { Formula } from '../../src/engine/quantities/define.ts';
import {
  type ChoiceId,
  choices,
  isQuantity,
  type QuantityId,
  quantities,
  quantity,
} from '../../src/engine/quantities.ts';
import { solve } from '../../src/engine/solve.ts';
import { dimension, dimensionOf, spell } from '../../src/engine/units.ts';
import { allGiven, anyGivens } from '../fixtures/givens.ts';

const all = Object.entries(quantities) as [QuantityId, ReturnType<typeof quantity>][];

/** Every formula of the graph: each option of a choice, and each `also`. */
const formulas = all.flatMap(([id, definition]): [QuantityId, string][] => {
  if (definition.kind === 'given') return [];
  const { formula, also = [] } = definition;
  return [...textsOf(formula), ...also].map((text) => [id, text]);
});

function textsOf(formula: Formula): readonly string[] {
  return typeof formula === 'string' ? [formula] : Object.values(formula.of).flatMap(textsOf);
}

describe('every quantity', () => {
  test('there are quantities of every kind', () => {
    expect(all.length).toBeGreaterThan(200);
    expect(formulas.length).toBeGreaterThan(150);
  });

  test.for(all)('%s has a unit that reads', ([, { unit, stated_in = unit }]) => {
    expect(spell(dimension(stated_in))).toBe(spell(dimension(unit)));
  });

  test.for(all)('%s has a symbol that typesets', ([, { symbol }]) => {
    expect(typeset(symbol, 'inline')).toContain('<math');
  });

  test('a default that is silent is a one', () => {
    for (const [id, definition] of all)
      if (definition.kind === 'given' && definition.silent) expect([id, definition.default]).toEqual([id, 1]);
  });
});

test.for(all)('%s is derived without one symbol for two quantities', ([id, definition]) => {
  if (definition.kind === 'given') return;
  const steps = linesOf(solve(allGiven, id));
  const names = new Set(steps.flatMap((step) => [step.id, ...namesIn(step.formula)]));
  // The twos and ones of blackboards are numbers.
  const symbols = [...names]
    .map((name) => quantity(name as QuantityId).symbol)
    .filter((symbol) => !/^\d$/.test(symbol));
  expect(symbols).toEqual([...new Set(symbols)]);
});

describe('every formula', () => {
  test.for(formulas)('%s = %s names quantities only', ([, text]) => {
    for (const name of namesIn(parse(text))) expect(quantities).toHaveProperty(name);
  });

  test.for(formulas)('%s = %s comes out in its unit', ([id, text]) => {
    const inferred = dimensionOf(parse(text), (name) => dimension(quantity(name as QuantityId).unit));
    expect(spell(inferred)).toBe(spell(dimension(quantities[id].unit)));
  });

  test('none leads back to where it began', () => {
    const below = (id: QuantityId) =>
      formulas.filter(([of]) => of === id).flatMap(([, text]) => namesIn(parse(text)).filter(isQuantity));
    const clear = new Set<QuantityId>();
    const visit = (id: QuantityId, path: readonly QuantityId[]): void => {
      if (clear.has(id)) return;
      expect(path, `${[...path, id].join(' → ')} is a circle`).not.toContain(id);
      for (const next of below(id)) visit(next, [...path, id]);
      clear.add(id);
    };
    for (const [id] of all) visit(id, []);
  });

  test('a choice has a formula for each of its options and for no other', () => {
    const check = (id: QuantityId, formula: Formula): void => {
      if (typeof formula === 'string') return;
      const { otherwise, ...of } = formula.of;
      const options: readonly string[] = choices[formula.choice as ChoiceId];
      const named = Object.keys(of);
      expect(options, `${id} has a formula for no option of ${formula.choice}`).toEqual(
        expect.arrayContaining(named),
      );
      if (otherwise === undefined) expect([id, ...named].sort()).toEqual([id, ...options].sort());
      else expect(named.length, `${id} has an otherwise that serves nothing`).toBeLessThan(options.length);
      for (const inner of Object.values(formula.of)) check(id, inner);
    };
    for (const [id, definition] of all) if (definition.kind === 'derived') check(id, definition.formula);
  });
});

describe('two formulas of one quantity', () => {
  const saidTwice = all.flatMap(([id, definition]) =>
    definition.kind === 'derived'
      ? (definition.also ?? []).map((text): [QuantityId, string] => [id, text])
      : [],
  );

  test.for(saidTwice)('%s = %s agree', ([id, text]) => {
    fc.assert(
      fc.property(anyGivens, (givens) => {
        expect(solve(givens, text).value / solve(givens, id).value).toBeCloseTo(1, 9);
      }),
    );
  });
});
