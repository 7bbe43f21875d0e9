import { EngineError } from './errors.ts';
import { readUnit, sameDimension, spell, type Unit } from './units.ts';

/** A number as written, and the unit behind it, not yet read. */
export type Amount = { readonly digits: string; readonly value: number; readonly unit: string };

/**
 * `$2/hour` as 2 and `$/hour`, `671e9 parameters` as 671e9 and `parameters`; nothing when it does not begin with a number.
 * Thousands may be grouped by commas; a number that is not one has the value NaN.
 */
export function amountIn(text: string): Amount | undefined {
  const parts = /^(\$?)\s*([-+]?\.?\d[\d.,]*(?:e[-+]?\d+)?)\s*(.*)$/i.exec(text);
  if (!parts) return undefined;
  const [, dollar = '', digits = '', rest = ''] = parts;
  const inThousands = /^\d{1,3}(,\d{3})+(\.\d+)?$/.test(digits);
  return { digits, value: Number(inThousands ? digits.replaceAll(',', '') : digits), unit: dollar + rest };
}

/** A number of some unit in base units. A decimal times a power of ten may be off in the 16th digit; nobody writes more than 15. */
export const inBaseUnits = (value: number, { scale }: Unit): number =>
  Number((value * scale).toPrecision(15));

/**
 * A value written with its unit, in base units: `3.35 TB/s` as 3.35e12.
 *
 * @param unit - the base unit it must fit
 * @throws {EngineError} `bad_given` or `unit`, naming `subject`
 */
export function measured(subject: string, text: string, unit: string): number {
  const amount = amountIn(text.trim());
  if (!amount || !Number.isFinite(amount.value))
    throw new EngineError('bad_given', subject, `${subject} is a number in ${unit}; this is "${text}".`);
  const found = readUnit(amount.unit === '' ? '1' : amount.unit);
  if (!sameDimension(found.dimension, readUnit(unit).dimension))
    throw new EngineError(
      'unit',
      subject,
      `${subject} is in ${unit}; "${text}" is in ${spell(found.dimension)}.`,
    );
  return inBaseUnits(amount.value, found);
}
