import { capitalised } from '../../engine/capitalised.ts';
import { format } from '../../engine/format.ts';
import { rangeOf } from '../../engine/givens.ts';
import { inBaseUnits } from '../../engine/measure.ts';
import { toFigures } from '../../engine/numerals.ts';
import { type QuantityId, quantity } from '../../engine/quantities.ts';
import { readUnit } from '../../engine/units.ts';
import { amountInWords, unitPhrase } from '../../problems/amount-in-words.ts';
import { readAnswer } from '../../problems/read-answer.ts';
import { toBase, toStated } from './stated.ts';

/** What was read in a field: a number in the unit the quantity is stated in; or what is wrong, and what to write. */
export type FieldReading =
  | { readonly kind: 'value'; readonly value: number; readonly says: string }
  /** Nothing is written: what the record says, or what is usual, is taken again. */
  | { readonly kind: 'empty' }
  | { readonly kind: 'rejected'; readonly message: string };

/** Units of one chip and of one prompt, as people write them; the quantity's name says the rest. */
const spoken: { readonly [unit: string]: string } = {
  'FLOP/(s*chip)': 'TFLOP/s',
  'byte/(s*chip)': 'GB/s',
  'byte/chip': 'GB',
  'byte/s': 'GB/s',
  byte: 'GB',
};
const spokenOf: { readonly [Id in QuantityId]?: string } = {
  chip_memory_bandwidth: 'TB/s',
  chip_rent: '$/(chip*hour)',
  hop_time: 'µs',
  hold_time: 'hour',
  service_life: 'day',
};

/** What stands behind a field, where the unit as written is no help. */
const suffixes: { readonly [unit: string]: string } = {
  '1': '',
  '$/(chip*hour)': '$ per chip-hour',
  'token/sequence': 'tokens',
  'FLOP/(parameter*token)': 'FLOP per parameter and token',
  'FLOP*sequence/(token*element)': 'FLOP per element and token',
  'token/(s*chip)': 'tokens/s of a chip',
  'token/(s*sequence)': 'tokens/s of a user',
  '1/(token*layer)': 'per token and layer',
  '1/layer': 'per layer',
  hour: 'hours',
  day: 'days',
};

/** Things of which there is no half. */
const whole: readonly QuantityId[] = ['chips', 'batch', 'layers', 'experts', 'active_experts', 'moe_layers'];

/** The unit a bare number in a field is read in. */
const unitOf = (id: QuantityId): string => {
  const { unit, stated_in } = quantity(id);
  return spokenOf[id] ?? stated_in ?? spoken[unit] ?? unit;
};

/** What stands behind a field: `TB/s`, `$ per chip-hour`; nothing for a plain number. */
export function suffixOf(id: QuantityId): string {
  const unit = unitOf(id);
  return suffixes[unit] ?? unitPhrase(unit).replace(/^in /, '');
}

/** A field's value as a person would type it, in the unit of the field; `stated`: in the unit the quantity is stated in. */
export function typedForm(id: QuantityId, stated: number): string {
  const value = inBaseUnits(toBase(id, stated), { ...readUnit('1'), scale: 1 / scaleOf(id) });
  return digits(value);
}

/** A number of 12 figures at most, with millions and more in words. */
export function digits(value: number): string {
  const [scale, word] = words.find(([least]) => Math.abs(value) >= least) ?? [1, ''];
  return `${toFigures(value / scale, 12)}${word}`;
}
const words = [
  [1e12, ' trillion'],
  [1e9, ' billion'],
  [1e6, ' million'],
] as const;

/**
 * What a person typed into the field of a quantity.
 *
 * Any text has a reading: `15.5 ms`, `$2/chip-hour`, `671B`, `8k`; a bare number is in the field's own unit.
 */
export function readField(id: QuantityId, text: string): FieldReading {
  if (text.trim() === '') return { kind: 'empty' };
  const unit = unitOf(id);
  const own = readAnswer(text, unit);
  // "$2/chip-hour" and "3.35 TB/(s*chip)" say what the field leaves out, and the other way about.
  const others = own.kind === 'rejected' && own.reason === 'dimension' ? alsoIn(id) : [];
  const [reading = own, asked = unit] =
    [[own, unit] as const, ...others.map((other) => [readAnswer(text, other), other] as const)].find(
      ([{ kind }]) => kind === 'value',
    ) ?? [];

  if (reading.kind === 'rejected' && reading.reason === 'dimension')
    return rejected(`“${shortened(text)}” is no ${nameOf(id)}. Write it ${unitPhrase(unit)}.`);
  if (reading.kind !== 'value') return rejected(reading.message.replace('The answer', nameOf(id, 'start')));
  const base = inBaseUnits(reading.value, readUnit(asked));
  const range = outside(id, base);
  if (range) return rejected(range);
  if (whole.includes(id) && !Number.isInteger(base))
    return rejected(`${nameOf(id, 'start')} is a whole number; this is ${amountInWords(base, '1')}.`);
  const value = toStated(id, base);
  return { kind: 'value', value, says: saysOf(id, value) };
}

/** A value in words beside its field: `3.35 TB/s`, `8,192 tokens`. */
export const saysOf = (id: QuantityId, stated: number): string =>
  format(toBase(id, stated), quantity(id).unit);

/** That a value in base units is outside the range of its quantity, naming both; empty when it is inside. */
export function outside(id: QuantityId, base: number): string {
  const [least, most] = rangeOf(id);
  if (base >= least && base <= most) return '';
  const { unit } = quantity(id);
  const said = Math.abs(base) < legible ? format(base, unit) : base.toExponential().replace('e+', 'e');
  return `${nameOf(id, 'start')} ${rangeInWords(id)}; this is ${said}.`;
}
/** From here on a number says more by its power of ten than by its zeros. */
const legible = 1e18;

/** The range of a quantity in words: `lies between 1 chip and 1 million chips`. */
export function rangeInWords(id: QuantityId): string {
  const [least, most] = rangeOf(id);
  const { unit } = quantity(id);
  return most === Number.MAX_VALUE
    ? 'is zero or more'
    : `lies between ${format(least, unit)} and ${format(most, unit)}`;
}

/** Other dimensions a field takes, as people leave the chip out or put it in. */
function alsoIn(id: QuantityId): readonly string[] {
  const { unit, stated_in } = quantity(id);
  const withoutChip = unit.includes('$') ? ['$/hour'] : [];
  return [unit, ...(stated_in ? [stated_in] : []), ...withoutChip];
}

const scaleOf = (id: QuantityId): number => readUnit(unitOf(id)).scale;
const rejected = (message: string): FieldReading => ({ kind: 'rejected', message });
const shortened = (text: string): string => (text.length > 30 ? `${text.slice(0, 30)}…` : text.trim());

/** The name of a quantity in a sentence, or at its start. */
export function nameOf(id: QuantityId, where: 'inside' | 'start' = 'inside'): string {
  const { name } = quantity(id);
  return where === 'start' ? capitalised(name) : name;
}
