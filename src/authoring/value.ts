import { format } from '../engine/format.ts';
import { type Givens, isQuantity, quantity } from '../engine/quantities.ts';
import { shown } from '../engine/shown.ts';
import { type Derivation, solve } from '../engine/solve.ts';
import { givensOf } from '../problems/setting.ts';
import { engineMistake } from './engine-mistake.ts';
import { type Records, readGiven, recordsNamed } from './given.ts';
import type { Found } from './mistake.ts';

/** Attributes of an element as an author writes them. */
export type Attributes = { readonly [name: string]: string | number | undefined };

/**
 * The value an author asks the engine for: `of`, a quantity or expression, in the scenario that the other
 * attributes describe.
 */
export function engineValue(
  { of = '', ...rest }: Attributes,
  records: Records,
):
  | { readonly derivation: Derivation; readonly text: string; readonly givens: Givens }
  | { readonly attribute: string; readonly found: Found } {
  const scenario = engineGivens(rest, records);
  if ('found' in scenario) return scenario;
  try {
    const derivation = solve(scenario.givens, String(of));
    return { derivation, text: shownAs(String(of), derivation), givens: scenario.givens };
  } catch (cause) {
    return { attribute: 'of', found: engineMistake(cause) };
  }
}

/** What values read as in a scenario, and in one that has more besides; a dash where there is none. */
export const shownIn =
  (scenario: Attributes, records: Records) =>
  (of: string, more: Attributes = {}): string => {
    const value = engineValue({ ...scenario, ...more, of }, records);
    return 'text' in value ? value.text : '–';
  };

/** What the engine is given by attributes that describe a scenario. */
export function engineGivens(
  attributes: Attributes,
  records: Records,
): { readonly givens: Givens } | { readonly attribute: string; readonly found: Found } {
  const wrong: { attribute: string; found: Found }[] = [];
  const given = readGiven(withUnits(attributes), records, ([attribute], found) =>
    wrong.push({ attribute, found }),
  );
  if (wrong[0]) return wrong[0];
  try {
    const drawn = Object.fromEntries(Object.entries(given).map(([name, [value = '']]) => [name, value]));
    return { givens: givensOf(recordsNamed(records, given), drawn) };
  } catch (cause) {
    return { attribute: 'of', found: engineMistake(cause) };
  }
}

/** A number in braces is in the quantity's own unit: `batch={64}`. */
const withUnits = (attributes: Attributes): { readonly [name: string]: string | undefined } =>
  Object.fromEntries(
    Object.entries(attributes).map(([name, value]) => {
      const unit = isQuantity(name) && typeof value === 'number' ? quantity(name).unit : '1';
      return [name, unit === '1' ? String(value) : `${value} ${unit}`];
    }),
  );

const shownAs = (of: string, { value, unit }: Derivation): string =>
  isQuantity(of) ? shown(of, value) : format(value, unit);
