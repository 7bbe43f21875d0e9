import { isQuantity, type QuantityId, quantity, quantityIds } from '../engine/quantities.ts';
import { solveAll } from '../engine/solve.ts';
import { dimension, sameDimension } from '../engine/units.ts';
import type { Variant } from '../problems/draw-variant.ts';
import { givensOf, settingWith, solveIn } from '../problems/setting.ts';
import type { ProblemTemplate } from '../problems/template.ts';
import type { Note } from './check-wording.ts';
import type { Place } from './mistake.ts';
import { agrees, equationsIn, numbersIn, reduced, type WrittenNumber } from './prose-numbers.ts';

/**
 * Numbers of the prose that contradict what is drawn: `8 chips` where another number of chips is drawn, `$B = 64$` where
 * the batch is another.
 *
 * @param text - statement and hints as written, slots and all else blanked out
 * @param placeAt - the place of a stretch of it
 */
export function numbersThatContradict(
  template: ProblemTemplate,
  variants: readonly Variant[],
  text: string,
  placeAt: (offset: number, length: number) => Place,
): readonly Note[] {
  const found = [
    ...suspects(template, text),
    ...equationsIn(text).filter(({ symbol }) => isOfGivens(template, symbol)),
  ];
  if (found.length === 0) return [];
  const scenarios = variants.map((variant) => scenarioOf(template, variant));
  return found
    .filter((number) => !scenarios.every((scenario) => isSaid(number, scenario)))
    .map((number) => ({
      severity: 'warning',
      code: 'prose_number',
      place: placeAt(number.at, number.text.length),
      says: contradiction(template, number),
    }));
}

type Valued = { readonly symbol?: string; readonly unit: string; readonly value: number };

/** Every value a statement may speak of: of the graph, of names of let, and the ends of what is asked. */
function scenarioOf(template: ProblemTemplate, { drawn }: Variant): readonly Valued[] {
  const found = solveAll(givensOf(template, drawn));
  const solved = quantityIds.flatMap((id): Valued[] => {
    const one = found.get(id);
    const { unit, symbol } = quantity(id);
    return one && 'value' in one ? [{ symbol, unit, value: one.value }] : [];
  });
  const named = Object.keys(template.let).map((name) => solveIn(settingWith(template, drawn), name));
  return [...solved, ...named, ...endsOf(template)];
}

function endsOf({ ask, figure }: ProblemTemplate): readonly Valued[] {
  const sketch =
    ask.kind === 'sketch' ? ask.at.map((value) => ({ unit: quantity(ask.over).unit, value })) : [];
  const plot = figure
    ? [figure.from, figure.to].map((value) => ({ unit: quantity(figure.over).unit, value }))
    : [];
  return [...sketch, ...plot];
}

/** Numbers with a unit of something that is given: they are meant as values of the scenario. */
function suspects(template: ProblemTemplate, text: string): readonly WrittenNumber[] {
  const given = givenIds(template).map((id) => reduced(dimension(quantity(id).unit)));
  return numbersIn(text).filter(
    ({ dimension: own, bare }) =>
      own !== undefined &&
      own.size > 0 &&
      bare !== 1 &&
      given.some((one) => sameDimension(one, reduced(own))),
  );
}

const givenIds = ({ given }: ProblemTemplate): readonly QuantityId[] => Object.keys(given).filter(isQuantity);

const isOfGivens = (template: ProblemTemplate, symbol: string | undefined): boolean =>
  givenIds(template).some((id) => quantity(id).symbol === symbol);

const isSaid = (number: WrittenNumber, scenario: readonly Valued[]): boolean =>
  scenario.some(({ symbol, unit, value }) =>
    number.symbol === undefined
      ? number.dimension !== undefined &&
        sameDimension(reduced(dimension(unit)), reduced(number.dimension)) &&
        agrees(number, value)
      : number.symbol === symbol && agrees(number, value),
  );

function contradiction(template: ProblemTemplate, number: WrittenNumber): string {
  const { dimension: own, symbol } = number;
  const meant = givenIds(template).filter((id) =>
    own ? sameDimension(reduced(dimension(quantity(id).unit)), reduced(own)) : quantity(id).symbol === symbol,
  );
  const slots = meant.map((id) => (own ? `{${id}}` : `\\val{${id}}`)).join(' or ');
  return `"${number.text}" is no value of this problem in at least one variant; if it stands for what is drawn, write ${slots}.`;
}
