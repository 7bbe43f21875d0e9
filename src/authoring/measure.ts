import { z } from 'astro/zod';
import { EngineError } from '../engine/errors.ts';
import { format } from '../engine/format.ts';
import { rangeOf } from '../engine/givens.ts';
import { amountIn, inBaseUnits } from '../engine/measure.ts';
import { didYouMean } from '../engine/nearest.ts';
import { type QuantityId, quantity } from '../engine/quantities.ts';
import {
  bitsOrBytes,
  readUnit,
  sameDimension,
  spell,
  spelledOtherwise,
  type Unit,
  unitNames,
  unitWord,
} from '../engine/units.ts';
import type { Found } from './mistake.ts';

/** How authors write each unit of the catalogue and the graph; a message shows it. */
const examples: { readonly [unit: string]: string } = {
  'FLOP/s': '989 TFLOP/s',
  'FLOP/(s*chip)': '989 TFLOP/(s*chip)',
  'FLOP/(parameter*token)': '2 FLOP/(parameter*token)',
  'byte/s': '3.35 TB/s',
  'byte/(s*chip)': '3.35 TB/(s*chip)',
  byte: '80 GB',
  'byte/chip': '80 GB/chip',
  'byte/token': '70272 B/token',
  'byte/parameter': '1 byte/parameter',
  'byte/element': '2 byte/element',
  chip: '8 chips',
  '$/(s*chip)': '$2/(chip*hour)',
  '$/s': '$16/hour',
  '$/token': '$3/Mtok',
  parameter: '671e9 parameters',
  token: '163840 tokens',
  'token/s': '2000 tokens/s',
  'token/sequence': '8192 tokens/sequence',
  sequence: '64 sequences',
  s: '20 ms',
  'FLOP/byte': '295 FLOP/byte',
  'FLOP/token': '17 MFLOP/token',
  'FLOP*sequence/token^2': '17 MFLOP*sequence/token^2',
  'FLOP*sequence/(token*element)': '2 FLOP*sequence/(token*element)',
  FLOP: '3.3e24 FLOP',
  $: '$5.6e6',
  'byte/sequence': '37.7 MB/sequence',
  'byte/(token*layer)': '132 byte/(token*layer)',
  'byte/(chip*layer)': '6 MB/(chip*layer)',
  'byte/layer': '587 MB/layer',
  'element/token': '7168 elements/token',
  'element/sequence': '18.9e6 elements/sequence',
  'head/(token*layer)': '1 head/(token*layer)',
  '1/head': '1 1/head',
  '1/s': '50 1/s',
  '1/chip': '4 1/chip',
  '1/layer': '9 1/layer',
  's/layer': '121 µs/layer',
  'sequence/s': '10 sequences/s',
  'sequence/chip': '88 sequences/chip',
  'token/chip': '32 tokens/chip',
  'token/(s*chip)': '1850 tokens/(s*chip)',
  'token/(s*sequence)': '21 tokens/(s*sequence)',
  'token/parameter': '20 tokens/parameter',
  's/sequence': '20 µs/sequence',
  layer: '61 layers',
  head: '8 heads',
  'element/head': '128 elements/head',
  'element/(token*layer)': '512 elements/(token*layer)',
  '1/(token*layer)': '2 1/(token*layer)',
  '1': '256',
};

/**
 * A schema for a value with its unit, such as `3.35 TB/s`; gives the number in base units.
 *
 * @param unit - the unit expected, in base units; `1` for a bare number
 * @param suchAs - ends the message when the value does not fit: `such as 3.35 TB/s`
 * @param of - the quantity it is a value of, to whose range it is held, or what is plausible in this place; of one chip, the
 *   record says so and not the unit
 */
export const measure = (unit: string, suchAs = exampleOf(unit), of?: QuantityId | Plausible) => {
  const held = typeof of === 'object' ? bounds(of, unit) : of;
  return z
    .union([z.string(), z.number()], { error: `expected ${unitInWords(unit)}${comma(suchAs)}` })
    .transform((written, context): number => {
      const read = readMeasure(written, unit, suchAs);
      const found = held && typeof read === 'number' ? inRange(written, read, held, unit) : read;
      if (typeof found === 'number') return found;
      context.addIssue({ code: 'custom', message: found.says, params: { code: found.code } });
      return z.NEVER;
    });
};

/** What a value of a record is likely to be at all: what is beyond it is a slip of a prefix or a unit. */
export type Plausible = {
  /** What it is called: `the memory of a chip`. */
  readonly as: string;
  /** With its unit, as an author writes it. */
  readonly from: string;
  readonly to: string;
};

type Bounds = Plausible & { readonly range: readonly [least: number, most: number] };

/** @throws where the ends are no values of the unit */
function bounds(plausible: Plausible, unit: string): Bounds {
  const end = (written: string): number => {
    const read = readMeasure(written, unit);
    if (typeof read === 'number') return read;
    throw new Error(read.says);
  };
  return { ...plausible, range: [end(plausible.from), end(plausible.to)] };
}

/** A value that makes sense for its quantity, or in its place; or what is wrong with it. */
export function inRange(
  written: string | number,
  value: number,
  of: QuantityId | Bounds,
  unit: string = typeof of === 'object' ? '1' : quantity(of).unit,
): number | Found {
  const [least, most] = typeof of === 'object' ? of.range : rangeOf(of);
  if (value >= least && value <= most) return value;
  const says =
    typeof of === 'object'
      ? `${written} makes no sense as ${of.as}; expected ${of.from} to ${of.to}. Is a prefix or a unit mistaken?`
      : `${written} makes no sense as ${of}; expected ${format(least, unit)} to ${format(most, unit)}.`;
  return { code: 'wrong_type', says };
}

/**
 * A positive number with its unit, in base units; or what is wrong with it.
 *
 * The unit may have any prefix and any spelling the engine knows; the dollar may stand in front: `$2/(chip*hour)`.
 */
export function readMeasure(
  written: string | number,
  unit: string,
  suchAs = exampleOf(unit),
): number | Found {
  const text = String(written).trim();
  const expected = `expected ${unitInWords(unit)}${comma(suchAs)}.`;
  const parts = amountIn(text);
  if (!parts) return { code: 'wrong_type', says: `"${text}" does not begin with a number; ${expected}` };

  const { digits, value } = parts;
  if (!Number.isFinite(value))
    return { code: 'wrong_type', says: `"${digits}" is not a number; ${expected}` };
  if (value <= 0) return { code: 'wrong_type', says: `${text} is not positive; ${expected}` };
  if (parts.unit === '')
    return unit === '1' ? value : { code: 'unit', says: `${text} has no unit; ${expected}` };

  const found = unitIn(parts.unit);
  if (!found) {
    const what = text.startsWith('$') ? `in "${text}"` : `"${parts.unit}"`;
    const says = `unknown unit ${what}; ${expected}${hintFor(parts.unit, unit)}`;
    return { code: 'unit', says };
  }
  if (!sameDimension(found.dimension, readUnit(unit).dimension))
    return { code: 'unit', says: `${text} is in ${spell(found.dimension)}; ${expected}` };
  return inBaseUnits(value, found);
}

/** What a unit that is none was meant for: never bytes for what may be bits, and no name far from it where one is the same word. */
function hintFor(written: string, unit: string): string {
  const words = (written.match(/[\p{L}]+/gu) ?? []).filter((word) => !unitWord(word));
  const said = (hint: typeof bitsOrBytes): string => words.map((word) => hint(word, written)).join('');
  return said(bitsOrBytes) || didYouMean(written, spellings(unit)) || said(spelledOtherwise);
}

function unitIn(text: string): Unit | undefined {
  try {
    return readUnit(text);
  } catch (cause) {
    if (cause instanceof EngineError) return undefined;
    throw cause;
  }
}

const exampleOf = (unit: string): string => (examples[unit] ? `such as ${examples[unit]}` : '');
const comma = (suchAs: string): string => (suchAs ? `, ${suchAs}` : '');
const unitInWords = (unit: string): string => (unit === '1' ? 'a number without a unit' : unit);

const prefixes = ['', 'k', 'M', 'G', 'T', 'P', 'm', 'µ', 'n', 'Ki', 'Mi', 'Gi', 'Ti'];

/** Every way to write a unit: `B/s`, `kB/s`, `TB/s`, `byte/sec`, … */
function spellings(unit: string): readonly string[] {
  return unit
    .split(/([A-Za-z$]+)/)
    .map((piece, at) => (at % 2 === 1 ? wordsFor(piece) : [piece]))
    .reduce<readonly string[]>(
      (heads, tails) => heads.flatMap((head) => tails.map((tail) => head + tail)),
      [''],
    );
}

/** Every word for a base unit, prefix and all. */
function wordsFor(base: string): readonly string[] {
  const isOfBase = (word: string): boolean => unitWord(word)?.dimension.has(base) ?? false;
  // FLOPs is understood, but as FLOPs/s nobody should be led to it.
  const names = unitNames.filter((name) => name !== 'FLOPs');
  return names.flatMap((name) => prefixes.map((prefix) => prefix + name)).filter(isOfBase);
}
