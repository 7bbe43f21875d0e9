import { namesIn } from '../engine/expression.ts';
import { formatIds, isNumberFormat, numberFormats } from '../engine/number-formats.ts';
import { isQuantity, type QuantityId, quantity } from '../engine/quantities.ts';
import { shown } from '../engine/shown.ts';
import { isSame } from '../engine/slips.ts';
import { type Derivation, solve } from '../engine/solve.ts';
import { dimension, readUnit, sameDimension } from '../engine/units.ts';
import { slotsIn } from '../problems/content.ts';
import type { Variant } from '../problems/draw-variant.ts';
import { settingWith, solveIn } from '../problems/setting.ts';
import type { ProblemTemplate } from '../problems/template.ts';
import { behindSlot, decidedBy, slotsOfQuestion, takenAsKnown } from './dependence.ts';
import type { Finding } from './finding.ts';
import type { Place } from './mistake.ts';
import { agrees, numbersIn, type WrittenNumber } from './prose-numbers.ts';

/** A finding without the file's name, which the caller knows. */
export type Note = Pick<Finding, 'severity' | 'code' | 'says'> & { readonly place: Place };

/** What a statement says, and where: for checks that compare it with what is drawn. */
export type Wording = {
  readonly template: ProblemTemplate;
  readonly variants: readonly Variant[];
  /** The statement and the texts of the options as written, all else blanked out. */
  readonly statement: string;
  readonly placeOfSlot: (slot: string) => Place;
  /** Where it stands what is said of a mistake, by its id. */
  readonly placeOfMistake: (id: string) => Place;
  /** Where the statement begins. */
  readonly start: Place;
};

/** A slot that is the answer itself, where a learner reads it who has still to answer: in the statement, a hint, or what is said of a mistake. */
export function answersShown({ template, variants, placeOfSlot, placeOfMistake }: Wording): readonly Note[] {
  const isShown = (slot: string): boolean =>
    isValue(template, slot) && variants.length > 0 && variants.every((variant) => isAnswer(variant, slot));
  const note = (where: string, slot: string, place = placeOfSlot(slot)): Note => ({
    severity: 'error',
    code: 'answer_shown',
    place,
    says: `${where} shows {${slot}}, which is what is asked; take it out, or ask for something else.`,
  });
  const stated = new Set(slotsIn(template.body).filter(isShown));
  const hinted = new Set(slotsIn(template.hints.flat()).filter((slot) => !stated.has(slot) && isShown(slot)));
  return [
    ...[...stated].map((slot) => note('the statement', slot)),
    ...[...hinted].map((slot) => note('a hint', slot)),
    ...template.mistakes.flatMap(({ id, says }) =>
      [...new Set(slotsIn(says))]
        .filter(isShown)
        .map((slot) => note(`what is said of ${id}`, slot, placeOfMistake(id))),
    ),
  ];
}

const isValue = ({ let: names }: ProblemTemplate, slot: string): boolean =>
  isQuantity(slot) || Object.hasOwn(names, slot);

function isAnswer(variant: Variant, slot: string): boolean {
  if (variant.kind === 'sketch') return variant.ask.of === slot;
  if (variant.kind !== 'number') return false;
  if (variant.ask.of === slot) return true;
  const { value, unit } = solveIn(settingWith(variant.template, variant.drawn), slot);
  return (
    isSame(variant.answer.value, value) && sameDimension(dimension(unit), dimension(variant.answer.unit))
  );
}

/** What the answer depends on and the statement does not say: the learner could not know it. */
export const notShown = (wording: Wording): readonly Note[] =>
  [...unshown(wording)].map(([id, variant]) => ({
    severity: 'warning',
    code: 'not_shown',
    place: wording.start,
    says: cureOf(wording.template, id, variant),
  }));

/** The quantities themselves, each with a variant whose answer depends on it. */
export function unshown(
  wording: Pick<Wording, 'template' | 'variants' | 'statement'>,
): ReadonlyMap<QuantityId, Variant> {
  const missing = new Map<QuantityId, Variant>();
  for (const variant of wording.variants)
    for (const id of unknowable(wording, variant)) if (!missing.has(id)) missing.set(id, variant);
  return missing;
}

const formatQuantities: { readonly [id: string]: { readonly slot: 'weights' | 'kv'; readonly of: string } } =
  {
    bytes_per_weight: { slot: 'weights', of: 'the weights' },
    bytes_per_expert_weight: { slot: 'weights', of: 'the weights' },
    bytes_per_kv_element: { slot: 'kv', of: 'the cache' },
  };

function cureOf(template: ProblemTemplate, id: QuantityId, variant: Variant): string {
  const format = formatQuantities[id];
  if (format) {
    const slot = Object.hasOwn(template.given, format.slot) ? `{${format.slot}} or {${id}}` : `{${id}}`;
    return `the answer depends on the number format of ${format.of}, and the statement does not name it: write ${slot}.`;
  }
  const [value] = decidedBy(variant).flatMap(({ values }) => values.get(id) ?? []);
  const such = value === undefined ? '' : ` (${shown(id, value)} in one variant)`;
  return `the answer depends on the ${quantity(id).name}${such}, and the statement does not show it: write {${id}}, or a quantity that follows from it.`;
}

/** What the derivations of a variant need and the statement leaves out; where a whole step is left out, the step. */
function unknowable(
  wording: Pick<Wording, 'template' | 'statement'>,
  variant: Variant,
): readonly QuantityId[] {
  const known = knower(wording, variant);
  return [
    ...new Set(
      decidedBy(variant).flatMap((derivation) => {
        const unknown = takenAsKnown(derivation).filter((id) => !known(id, derivation.values.get(id) ?? 0));
        return unknown.length > 1 ? inSteps(derivation, unknown) : unknown;
      }),
    ),
  ];
}

/** The largest steps that need nothing but what is unknown, and what of the unknown is in none of them. */
function inSteps({ ask, steps, values }: Derivation, unknown: readonly QuantityId[]): readonly QuantityId[] {
  let left = unknown;
  const found: QuantityId[] = [];
  for (const { id, formula } of steps.toReversed()) {
    if (id === 'answer' || id === ask || formula.kind === 'name') continue;
    const below = belowStep(id, steps).filter((one) => !isDefault(one, values.get(one)));
    const isWhole = below.length > 1 && below.every((one) => left.includes(one));
    if (!isWhole) continue;
    found.push(id);
    left = left.filter((one) => !below.includes(one));
  }
  return [...found, ...left];
}

/** What a step takes as known, itself or through the steps it needs. */
function belowStep(id: QuantityId, steps: Derivation['steps']): readonly QuantityId[] {
  const step = steps.find((one) => one.id === id);
  return step
    ? namesIn(step.formula).flatMap((name) => (isQuantity(name) ? belowStep(name, steps) : []))
    : [id];
}

const isDefault = (id: QuantityId, value: number | undefined): boolean => {
  const definition = quantity(id);
  return definition.kind === 'given' && definition.default !== undefined && definition.default === value;
};

/** Whether a reader of the statement knows a quantity. */
function knower(
  { template, statement }: Pick<Wording, 'template' | 'statement'>,
  variant: Variant,
): (id: QuantityId, value: number) => boolean {
  const { drawn } = variant;
  const slots = slotsOfQuestion(template);
  const behind = new Set(slots.flatMap((slot) => [...behindSlot(template, drawn, slot)]));
  const numbers = numbersIn(statement);
  const { givens } = settingWith(template, drawn);
  const values = slots.filter(isQuantity).map((id) => ({ id, value: solve(givens, id).value }));
  const sketched = variant.kind === 'sketch' ? variant.ask.over : undefined;

  // A dense model's active parameters are its parameters.
  const isSameAsShown = (id: QuantityId, value: number): boolean =>
    values.some((one) => one.value === value && sameDimension(dimensionOf(one.id), dimensionOf(id)));

  const isKnown = (id: QuantityId, value: number): boolean =>
    behind.has(id) ||
    id === sketched ||
    value === 0 ||
    (isDefault(id, value) && !Object.hasOwn(drawn, id)) ||
    namesFormat(variant, id, slots, statement) ||
    isSameAsShown(id, value) ||
    numbers.some((number) => saysValue(number, id, value)) ||
    isKnownByLet(id);

  const isKnownByLet = (id: QuantityId): boolean => {
    const formula = template.let[id];
    return (
      formula !== undefined &&
      takenAsKnown(solve(givens, formula)).every((one) => isKnown(one, givens[one] ?? 0))
    );
  };
  return isKnown;
}

const dimensionOf = (id: QuantityId) => dimension(quantity(id).unit);

/** Whether a number of the text is this value, with its unit, in the unit people state it in, or bare. */
function saysValue(number: WrittenNumber, id: QuantityId, value: number): boolean {
  const { stated_in } = quantity(id);
  const bare = stated_in ? value / readUnit(stated_in).scale : value;
  return agrees(number, value) || agrees({ ...number, value: number.bare }, bare);
}

/** Whether the text names the number format that decides a quantity. */
function namesFormat(
  { drawn }: Variant,
  id: QuantityId,
  slots: readonly string[],
  statement: string,
): boolean {
  const format = formatQuantities[id];
  if (!format) return false;
  if (slots.includes(format.slot)) return true;
  const one = drawn[format.slot];
  const names =
    typeof one === 'string' && isNumberFormat(one)
      ? [numberFormats[one].name]
      : formatIds.map((id) => numberFormats[id].name);
  return (
    names.some((name) => statement.toLowerCase().includes(name.toLowerCase())) ||
    /\b(?:\d+|four|eight|sixteen)[ -]?bits?\b|\b(?:one|two|half a|\d+) bytes?\b/i.test(statement)
  );
}
