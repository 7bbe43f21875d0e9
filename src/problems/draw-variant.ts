import { isNumberFormat, numberFormats } from '../engine/number-formats.ts';
import { type Givens, isQuantity } from '../engine/quantities.ts';
import { type ScenarioChoice, scenario } from '../engine/scenario.ts';
import { shown } from '../engine/shown.ts';
import { type Slip, slipsIn } from '../engine/slips.ts';
import { type Derivation, solve } from '../engine/solve.ts';
import { chance } from './seed.ts';
import type { ProblemTemplate } from './template.ts';

/** A problem with its numbers: what one seed of a template names. */
export type Variant = {
  readonly template: ProblemTemplate;
  readonly seed: number;
  /** What was drawn, by name: `hardware` is a record's id, a quantity is in base units. */
  readonly drawn: Drawn;
  readonly givens: Givens;
  /** The right answer, in base units, and how it comes about. */
  readonly answer: Derivation;
  /** The slips this variant can tell from the right answer. */
  readonly slips: readonly Slip[];
};

export type Drawn = { readonly [name: string]: string | number };

// A template of which fewer than one draw in ten is acceptable is refused by the compiler,
// so that this many attempts fail less than once in a billion.
const attempts = 200;

/**
 * The variant a seed names: the same for ever, on every machine.
 *
 * @throws {RangeError} when no draw is acceptable, which a compiled template never has
 */
export function drawVariant(template: ProblemTemplate, seed: number): Variant {
  const { pick } = chance(seed);
  for (let attempt = 0; attempt < attempts; attempt++) {
    const drawn = Object.fromEntries(
      Object.entries(template.given).map(([name, domain]) => [name, pick(domain)]),
    );
    const variant = variantOf(template, seed, drawn);
    if (isAcceptable(variant)) return variant;
  }
  throw new RangeError(`${template.id}: no acceptable variant in ${attempts} draws from seed ${seed}.`);
}

/** The variant that a choice of values gives, acceptable or not. */
export function variantOf(template: ProblemTemplate, seed: number, drawn: Drawn): Variant {
  const givens = givensOf(template, drawn);
  const answer = solve(givens, template.ask);
  const slips = slipsIn(givens, answer).filter(
    (slip) => !isNear(slip.value, answer.value, template.tolerance),
  );
  return { template, seed, drawn, givens, answer, slips };
}

/** A variant is drawn when its weights fit its memory, its answer is positive, and each slip it must tell apart is told apart. */
export function isAcceptable({ template, givens, answer, slips }: Variant): boolean {
  if (!(answer.value > 0)) return false;
  if (givens.total_params !== undefined && givens.chip_memory_capacity !== undefined) {
    if (solve(givens, 'weight_fill').value > 1) return false;
  }
  // A slip whose factor is 1 here changes nothing: idle, and no reason to refuse the variant.
  const possible = template.tells_apart.length > 0 ? slipsIn(givens, answer) : [];
  return template.tells_apart.every((edit) => {
    const landsOnRight =
      possible.some((slip) => isEdit(slip, edit)) && !slips.some((slip) => isEdit(slip, edit));
    return !landsOnRight;
  });
}

/** Whether a slip is the named edit, whatever line it is made in. */
export const isEdit = (slip: Slip, edit: string): boolean => slip.id.slice(slip.id.indexOf('.') + 1) === edit;

export const isNear = (got: number, right: number, tolerance: number): boolean =>
  Math.abs(got - right) <= tolerance * Math.abs(right);

/** The records that what is drawn may name. */
export type Named = Pick<ProblemTemplate, 'hardware' | 'models'>;

/** The text of a slot: the name of a record or format, or the value of a quantity with its unit. */
export function textOf(setting: { template: Named; drawn: Drawn; givens: Givens }, slot: string): string {
  const { template, drawn, givens } = setting;
  const choice = drawn[slot];
  if (slot === 'hardware') return template.hardware[String(choice)]?.name ?? '';
  if (slot === 'model') return template.models[String(choice)]?.name ?? '';
  if (typeof choice === 'string')
    return isNumberFormat(choice) ? numberFormats[choice].name : choice.replaceAll('_', ' ');
  return isQuantity(slot) ? shown(slot, solve(givens, slot).value) : '';
}

/** The givens of what was drawn. */
export function givensOf({ hardware, models }: Named, drawn: Drawn): Givens {
  const { hardware: chip, model: name, ...rest } = drawn;
  const [machine, model] = [hardware[String(chip)], models[String(name)]];
  // The compiler has checked each name and value against the graph; here they are plain data again.
  const choice = rest as ScenarioChoice;
  return scenario({ ...choice, ...(machine && { hardware: machine }), ...(model && { model }) });
}
