import { EngineError } from './errors.ts';
import { format } from './format.ts';
import { didYouMean } from './nearest.ts';
import {
  type ChoiceId,
  choices,
  type Givens,
  isChoice,
  isQuantity,
  type QuantityId,
  quantity,
  quantityIds,
} from './quantities.ts';

/** A part is at most the whole it is part of. */
const parts: readonly (readonly [part: QuantityId, whole: QuantityId])[] = [
  ['active_params', 'total_params'],
  ['expert_params', 'total_params'],
  ['active_experts', 'experts'],
];

/** @throws {EngineError} `unknown_quantity` or `bad_given`, naming the first that is wrong, and the range it should be in */
export function checkGivens(givens: Givens): void {
  for (const [name, value] of Object.entries(givens)) {
    if (value === undefined) continue;
    if (isChoice(name)) checkChoice(name, String(value));
    else if (isQuantity(name)) checkValue(name, value);
    else throw unknown(name, [...quantityIds, ...Object.keys(choices)]);
  }
  for (const [part, whole] of parts) checkPart(givens, part, whole);
}

/** Checks one quantity of the givens alone, where the others have been. @throws {EngineError} `bad_given` */
export function checkGiven(givens: Givens, id: QuantityId): void {
  checkValue(id, givens[id]);
  for (const [part, whole] of parts) if (id === part || id === whole) checkPart(givens, part, whole);
}

/** The error of a name that is not known, with the nearest that is. */
export const unknown = (name: string, names: readonly string[]): EngineError =>
  new EngineError('unknown_quantity', name, `Unknown quantity "${name}".${didYouMean(name, names)}`);

/**
 * The least and the largest value a quantity may be given, in its base unit. What is derived may be pinned to
 * anything finite that is not negative.
 */
export function rangeOf(id: QuantityId): readonly [least: number, most: number] {
  const definition = quantity(id);
  return definition.kind === 'given' ? definition.range : [0, Number.MAX_VALUE];
}

function checkChoice(name: ChoiceId, value: string): void {
  const options: readonly string[] = choices[name];
  if (!options.includes(value))
    throw new EngineError('bad_given', name, `${name} is one of ${options.join(', ')}; this is "${value}".`);
}

function checkPart(givens: Givens, part: QuantityId, whole: QuantityId): void {
  const [least = 0, most = Number.POSITIVE_INFINITY] = [givens[part], givens[whole]];
  if (least <= most) return;
  const [partly, wholly] = [format(least, quantity(part).unit), format(most, quantity(whole).unit)];
  throw new EngineError('bad_given', part, `${part} is at most ${whole}, ${wholly}; this is ${partly}.`);
}

function checkValue(name: QuantityId, value: unknown): void {
  const [least, most] = rangeOf(name);
  if (typeof value === 'number' && value >= least && value <= most) return;
  const { unit } = quantity(name);
  const range =
    most === Number.MAX_VALUE
      ? `a finite number of ${unit}, zero or more`
      : `from ${format(least, unit)} to ${format(most, unit)}`;
  const given = typeof value === 'number' && Number.isFinite(value) ? format(value, unit) : String(value);
  throw new EngineError('bad_given', name, `${name} is ${range}; this is ${given}.`);
}
