import { describe, expect, test } from 'vitest';
import { bareHardware, bareModel } from '../../src/authoring/bare-records.ts';
import type { Givens } from '../../src/engine/quantities.ts';
import { solve } from '../../src/engine/solve.ts';
import { drawVariant, type Variant } from '../../src/problems/draw-variant.ts';
import type { Condition } from '../../src/problems/template.ts';
import { readAddress } from '../../src/widgets/lab/address.ts';
import { labAddress } from '../../src/widgets/lab/setup-address.ts';
import { givensOf } from '../../src/widgets/lab/state.ts';
import { records, template, templates } from '../fixtures/templates.ts';

const catalogue = {
  hardware: [...records.hardware.values()].map(bareHardware),
  models: [...records.models.values()].map(bareModel),
};

/** Everything the answer of a variant is made of, worked out from some givens. */
function answers(variant: Variant, givens: Givens): readonly number[] {
  const sides = (holds: boolean | Condition | undefined) =>
    typeof holds === 'object' ? holds.flatMap(({ greater, less }) => [greater, less]) : [];
  switch (variant.kind) {
    case 'number':
      return [solve(givens, variant.ask.of).value];
    case 'choice':
    case 'order': {
      const options = variant.kind === 'choice' ? variant.ask.options : variant.ask.items;
      const asked = options.flatMap(({ value, holds }) => (value === undefined ? sides(holds) : [value]));
      return asked.map((one) => solve(givens, one).value);
    }
    case 'sketch': {
      const { of, over, at } = variant.ask;
      return at.map((place) => solve({ ...givens, [over]: place }, of).value);
    }
  }
}

describe.for(templates().map((one) => [one.id, one] as const))('the way from %s into the Lab', ([, one]) => {
  test('leads to the same answer, for 20 seeds', () => {
    for (let seed = 0; seed < 20; seed += 1) {
      const variant = drawVariant(one, seed);
      const query = labAddress(variant);
      if (query === undefined) continue;
      const { state, told } = readAddress(catalogue, query);
      expect(told, query).toEqual([]);
      const [got, wanted] = [answers(variant, givensOf(catalogue, state)), answers(variant, variant.givens)];
      for (const [at, value] of wanted.entries())
        expect(Math.abs((got[at] ?? 0) / value - 1), `${query}: ${got[at]} for ${value}`).toBeLessThan(1e-6);
    }
  });
});

describe('the address', () => {
  test('is of the draw: records by id, numbers in the units they are stated in', () => {
    const query = labAddress(drawVariant(template('cost-at-batch-1'), 1));
    const said = Object.fromEntries(new URLSearchParams(query));
    expect(said).toMatchObject({
      hardware: expect.any(String),
      model: expect.any(String),
      why: expect.any(String),
    });
    expect(Number(said['rent'])).toBeLessThan(100);
  });

  test('there is none where several scenarios are compared', () => {
    expect(labAddress(drawVariant(template('ridge-order'), 1))).toBeUndefined();
  });

  test('there is none for what the Lab has no field for', () => {
    const variant = drawVariant(template('cost-at-batch-1'), 1);
    expect(labAddress({ ...variant, drawn: { ...variant.drawn, cache: 'sparse' } })).toBeUndefined();
    expect(labAddress({ ...variant, drawn: { ...variant.drawn, step_time: 1 } })).toBeUndefined();
  });

  test('there is none without a record, nor for a model of the problem’s own', () => {
    const variant = drawVariant(template('cost-at-batch-1'), 1);
    expect(labAddress({ ...variant, drawn: { batch: 8, chip_memory_bandwidth: 1e12 } })).toBeUndefined();
    expect(labAddress({ ...variant, drawn: { hardware: 'h100-sxm', total_params: 1e9 } })).toBeUndefined();
  });
});
