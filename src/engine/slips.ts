import { asWritten } from './derivation.ts';
import { evaluate, namesIn, parse } from './expression.ts';
import { formulaUnder, type Givens, isQuantity, type QuantityId, quantity } from './quantities.ts';
import { editsOf } from './slip-edits.ts';
import { likelihoodOf } from './slip-likelihood.ts';
import type { Mistake } from './slip-mistake.ts';
import { slipInWords } from './slip-words.ts';
import { type Derivation, missingFor, type Step, solve } from './solve.ts';

/** A mistake a person makes, as an edit of one line of a derivation. */
export type Slip = {
  /** Permanent: `weight_time.active_params_for_params_read`. */
  readonly id: string;
  /** The line of the derivation where it enters. */
  readonly step: QuantityId | 'answer';
  /** What the whole derivation gives when only this line is wrong, in base units. */
  readonly value: number;
  /** How readily a person makes it, compared with others; of slips that lead to one number the likelier is named first. */
  readonly likelihood: number;
  readonly says: string;
};

/**
 * Every single slip in a derivation that people make, each with the wrong value it leads to: a factor or a term left
 * out, a quantity taken for another, bits for bytes, one chip for the domain, a ratio upside down, a sum where the
 * larger counts, and so on; `slip-edits.ts` has the catalogue.
 *
 * Edits that lead to no finite positive value are left out; so are those that change nothing, those that change so
 * much that whoever made them would see it, and those that no longer show in the answer. Of edits of one line that are
 * one misconception, the first is kept.
 *
 * @param givens - those the derivation was solved with
 * @param told - the quantities a learner was told of, besides those the derivation uses: nobody takes for another what
 *   she never heard of. Everything that is given where absent
 */
export function slipsIn(givens: Givens, derivation: Derivation, told?: ReadonlySet<string>): readonly Slip[] {
  const { ask, value: right, values } = derivation;
  const steps = derivation.steps.map((step) => ({ ...step, names: namesIn(step.formula) }));
  const known = valuesIn(givens, derivation);
  const isHeardOf = (mistake: Mistake): boolean =>
    !told || mistake.kind !== 'taken_for' || isWithinReach(mistake.used, values, told, givens);
  const isMade = (mistake: Mistake, id: Step['id'], later: readonly NamedStep[]): boolean =>
    !(tellsCasesApart(id) && ofTwo.has(mistake.kind)) &&
    isPossible(mistake, steps, later, known) &&
    isHeardOf(mistake);

  const slips = steps.flatMap((step, at) => {
    // A step that only gives a quantity another name is not a line a person writes.
    if (step.formula.kind === 'name' && step.id !== ask) return [];
    const later = steps.slice(at + 1);
    return editsOf(asWritten(step.formula, values)).flatMap(({ id, mistake, formula }): readonly Made[] => {
      if (!isMade(mistake, step.id, later)) return [];
      const line = evaluate(formula, known);
      const whole = (value: number) => valueWith(step.id, value, later, known);
      const value = whole(line);
      if (!isPlausible(line, step.value) || !isPlausible(value, right) || !shows(line, whole)) return [];
      return [
        {
          id: `${step.id}.${id}`,
          step: step.id,
          value,
          likelihood: likelihoodOf(mistake),
          says: slipInWords(step.id === ask ? 'answer' : step.id, mistake, known),
          kind: mistake.kind,
        },
      ];
    });
  });
  return merged(slips).map(({ kind: _, ...slip }) => slip);
}

/** Quantities whose `max` or `min` tells two cases apart: what it compares never stands side by side. */
const tellsCasesApart = (id: Step['id']): boolean => id === 'balance_context' || id === 'longest_context';
const ofTwo: ReadonlySet<Mistake['kind']> = new Set([
  'sum_for_max',
  'min_for_max',
  'max_for_min',
  'smaller_taken',
]);

type Made = Slip & { readonly kind: Mistake['kind'] };
type Values = (id: string) => number;
type NamedStep = Step & { readonly names: readonly string[] };

/** The value of a quantity that the derivation may not mention, but the problem gives; NaN where it does not. */
function valuesIn(givens: Givens, { values }: Derivation): Values {
  const others = new Map<string, number>();
  const found = (id: QuantityId): number => {
    const definition = quantity(id);
    if (definition.kind === 'given') return givens[id] ?? definition.default ?? Number.NaN;
    return missingFor(givens, id).length === 0 ? solve(givens, id).value : Number.NaN;
  };
  return (name) => {
    const id = name as QuantityId;
    const value = values.get(id) ?? others.get(id) ?? found(id);
    if (!values.has(id)) others.set(id, value);
    return value;
  };
}

/** Nobody uses a quantity before it is found; a peak is read from a sheet where it is given; of two equal times none is longer. */
function isPossible(
  mistake: Mistake,
  steps: readonly NamedStep[],
  later: readonly NamedStep[],
  known: Values,
): boolean {
  switch (mistake.kind) {
    case 'taken_for':
      return later.every(({ id }) => id !== mistake.used);
    case 'sparse_for_dense':
      return steps.every(({ id }) => id !== mistake.of);
    case 'max_for_sum': {
      const [first, second] = mistake.parts.map((part) => evaluate(part, known));
      return first !== second;
    }
    default:
      return true;
  }
}

/** Whether a quantity was told, is a constant of the field, or follows from what was told. */
function isWithinReach(
  id: QuantityId,
  values: Derivation['values'],
  told: ReadonlySet<string>,
  givens: Givens,
): boolean {
  if (values.has(id) || told.has(id)) return true;
  const definition = quantity(id);
  if (definition.kind === 'given') return definition.default !== undefined;
  return namesIn(parse(formulaUnder(definition.formula, givens))).every(
    (name) => isQuantity(name) && isWithinReach(name, values, told, givens),
  );
}

/** The value of the whole when one line has another: only what depends on that line is worked out again. */
function valueWith(line: Step['id'], value: number, later: readonly NamedStep[], known: Values): number {
  const changed = new Map<string, number>([[line, value]]);
  const lookUp = (name: string) => changed.get(name) ?? known(name);
  let last = value;
  for (const { id, formula, names } of later) {
    if (!names.some((name) => changed.has(name))) continue;
    last = evaluate(formula, lookUp);
    changed.set(id, last);
  }
  return last;
}

// Whoever is ten thousand times off sees it.
const farthest = 1e4;

const isPlausible = (value: number, right: number): boolean =>
  Number.isFinite(value) && value * farthest > right && value < right * farthest && !isSame(value, right);

/**
 * Whether a wrong line still shows in the answer. A term that has all but vanished does not, nor the smaller of two of
 * which the larger counts: any mistake that makes them small leads there, and the slip that says so is another.
 */
function shows(line: number, whole: (line: number) => number): boolean {
  const [before, after] = [whole(line), whole(line * 1.01)];
  return Math.abs(after - before) > 1e-4 * before;
}

/** The same but for what rounding in the machine leaves. */
export const isSame = (a: number, b: number): boolean => Math.abs(a - b) <= 1e-9 * Math.abs(b);

/**
 * Without what says again what another slip of its line says: of one kind and one value, or a `max` for a `min` where
 * the quantity that was taken is named already.
 */
const merged = (slips: readonly Made[]): readonly Made[] =>
  slips.filter((slip, at) => !slips.slice(0, at).some((other) => saysAgain(slip, other)));

const saysAgain = (slip: Made, other: Made): boolean =>
  slip.step === other.step &&
  isSame(slip.value, other.value) &&
  (slip.kind === 'max_for_min' || (slip.kind === other.kind && !areLeftOut(slip, other)));

/** Whether two things were left out that only happen to be as large: each is a misconception of its own. */
const areLeftOut = (slip: Made, other: Made): boolean => slip.kind === 'left_out' && slip.says !== other.says;
