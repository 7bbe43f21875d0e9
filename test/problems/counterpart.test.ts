import { expect, test } from 'vitest';
import { inUnit } from '../../src/engine/units.ts';
import { counterpartOf } from '../../src/problems/counterpart.ts';
import { numberVariant, template } from '../fixtures/templates.ts';

const some = numberVariant(template('training-bubble'), 1);
const answered = (unit: string, value: number) =>
  counterpartOf({
    ...some,
    ask: { ...some.ask, unit },
    answer: { ...some.answer, value: inUnit(value, some.answer.unit) },
  });

// biome-ignore format: a table reads by column
test.for<[right: number, unit: string, other: number | undefined, why: string]>([
  [4,     '1',         0.25,      'a ratio the other way round'],
  [0.25,  '1',         4,         'and back'],
  [0.3,   '%',         0.7,       'what is left of the whole'],
  [1.04,  '1',         undefined, 'about one, either way round'],
  [0.51,  '%',         undefined, 'two halves'],
  [1.3,   '%',         undefined, 'more than the whole leaves nothing'],
  [4,     'sequence',  undefined, 'what has a unit is no ratio'],
])('%d in %s is taken for %d: %s', ([right, unit, other]) => {
  expect(answered(unit, right)?.value).toEqual(other && expect.closeTo(other, 9));
});
