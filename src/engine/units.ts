import { EngineError, FormulaError } from './errors.ts';
import { type Expression, parse } from './expression.ts';
import { didYouMean } from './nearest.ts';

declare const unit: unique symbol;

/** A number that carries its unit in its type. At run time it is a plain number in that unit: no prefix, no scale. */
export type In<U extends string> = number & { readonly [unit]: U };

/** Says which unit a bare number is in. The one cast of the engine; everything downstream is checked. */
export const inUnit = <const U extends string>(value: number, _unit: U): In<U> => value as In<U>;

/** The powers of the base units in a unit: `byte/s` is { byte: 1, s: -1 }, a ratio is {}. */
export type Dimension = ReadonlyMap<string, number>;

/** A unit a person writes: how many base units it is, and of what dimension. `ms` is 0.001 of { s: 1 }. */
export type Unit = { readonly scale: number; readonly dimension: Dimension };

/** The units everything is counted in. All but the second, the byte, the FLOP and the dollar are things one counts. */
const baseUnits = [
  's',
  'byte',
  'FLOP',
  '$',
  'token',
  'sequence',
  'parameter',
  'chip',
  'layer',
  'head',
  'element',
] as const;

/** Base units that count things; an exponent may have one of these dimensions, and prefixes are not glued to them in prose. */
export const counted: ReadonlySet<string> = new Set(baseUnits.slice(4));

type Prefixes = 'none' | 'large' | 'small' | 'binary';
type Named = { readonly of: (typeof baseUnits)[number]; readonly scale: number; readonly prefixes: Prefixes };

const named = (of: Named['of'], prefixes: Prefixes = 'none', scale = 1): Named => ({ of, scale, prefixes });

/** Every spelling of a unit. Case matters: `B` is a byte, `b` is not a unit. */
const names: ReadonlyMap<string, Named> = new Map(
  Object.entries({
    s: named('s', 'small'),
    sec: named('s'),
    secs: named('s'),
    second: named('s'),
    seconds: named('s'),
    msec: named('s', 'none', 1e-3),
    usec: named('s', 'none', 1e-6),
    min: named('s', 'none', 60),
    mins: named('s', 'none', 60),
    minute: named('s', 'none', 60),
    minutes: named('s', 'none', 60),
    h: named('s', 'none', 3600),
    hr: named('s', 'none', 3600),
    hrs: named('s', 'none', 3600),
    hour: named('s', 'none', 3600),
    hours: named('s', 'none', 3600),
    day: named('s', 'none', 86_400),
    days: named('s', 'none', 86_400),
    B: named('byte', 'binary'),
    byte: named('byte', 'large'),
    bytes: named('byte', 'large'),
    bit: named('byte', 'binary', 1 / 8),
    bits: named('byte', 'binary', 1 / 8),
    FLOP: named('FLOP', 'large'),
    FLOPs: named('FLOP', 'large'),
    $: named('$'),
    USD: named('$'),
    dollar: named('$'),
    dollars: named('$'),
    cent: named('$', 'none', 1 / 100),
    cents: named('$', 'none', 1 / 100),
    token: named('token', 'large'),
    tokens: named('token', 'large'),
    tok: named('token', 'large'),
    sequence: named('sequence', 'large'),
    sequences: named('sequence', 'large'),
    seq: named('sequence'),
    seqs: named('sequence'),
    parameter: named('parameter', 'large'),
    parameters: named('parameter', 'large'),
    param: named('parameter', 'large'),
    params: named('parameter', 'large'),
    weight: named('parameter'),
    weights: named('parameter'),
    chip: named('chip'),
    chips: named('chip'),
    GPU: named('chip'),
    GPUs: named('chip'),
    layer: named('layer'),
    layers: named('layer'),
    head: named('head'),
    heads: named('head'),
    element: named('element'),
    elements: named('element'),
  } satisfies { [name: string]: Named }),
);

const large = { k: 1e3, K: 1e3, M: 1e6, G: 1e9, T: 1e12, P: 1e15, E: 1e18 };
const prefixTable: { readonly [kind in Prefixes]: { readonly [prefix: string]: number } } = {
  none: {},
  large,
  small: { m: 1e-3, µ: 1e-6, μ: 1e-6, u: 1e-6, n: 1e-9 },
  binary: { ...large, Ki: 2 ** 10, Mi: 2 ** 20, Gi: 2 ** 30, Ti: 2 ** 40, Pi: 2 ** 50, Ei: 2 ** 60 },
};

/** All spellings of units that take no prefix here; for "did you mean". */
export const unitNames: readonly string[] = [...names.keys()];

/** A spelling of a unit, and the prefixes that go with it. */
export type Spelling = { readonly name: string; readonly prefixes: readonly string[] };

/** Every spelling, by what it is a unit of; for lists that people read. */
export const unitSpellings = (): ReadonlyMap<string, readonly Spelling[]> =>
  new Map(
    baseUnits.map((base) => [
      base,
      [...names].flatMap(([name, { of, prefixes }]) =>
        of === base ? [{ name, prefixes: Object.keys(prefixTable[prefixes]) }] : [],
      ),
    ]),
  );

/** A single word as a unit, prefix and all: `ms`, `TFLOP`, `GiB`. */
export function unitWord(word: string): Unit | undefined {
  const whole = names.get(word);
  if (whole) return { scale: whole.scale, dimension: new Map([[whole.of, 1]]) };
  for (const length of [1, 2]) {
    const stem = names.get(word.slice(length));
    const table = stem && prefixTable[stem.prefixes];
    const prefix = word.slice(0, length);
    if (stem && table && Object.hasOwn(table, prefix))
      return { scale: stem.scale * (table[prefix] ?? 1), dimension: new Map([[stem.of, 1]]) };
  }
  return undefined;
}

/**
 * How bits are written and how bytes, of a word that some use for one and some for the other: `Gb`, `Mbps`. Else nothing.
 *
 * @param whole - the unit in which the word stands: of `Gb` in `Gb/s` both are said with `/s`
 */
export function bitsOrBytes(word: string, whole: string = word): string {
  const [, prefix, rate = ''] = /^([kmgtpe]i?|)b(ps|)$/i.exec(word) ?? [];
  if (prefix === undefined || word.endsWith('B')) return '';
  const standard = prefix.charAt(0).toUpperCase() + prefix.slice(1);
  const written = (name: string) =>
    whole.replace(word, `${standard === 'K' ? 'k' : standard}${name}${rate && '/s'}`);
  return ` Bits are written ${written('bit')}, bytes ${written('B')}.`;
}

/** ` Did you mean "ms"?` of `MS` and of `milliseconds`: the spelling a word must stand for, whatever is near it. Else nothing. */
export function spelledOtherwise(word: string, whole: string = word): string {
  const meant = sameLetters(word) ?? prefixInFull(word);
  return meant === undefined ? '' : ` Did you mean "${whole.replace(word, meant)}"?`;
}

/** The spelling that differs in capital letters only. A rate is not led to `TFLOPs`. */
const sameLetters = (word: string): string | undefined =>
  [...names]
    .filter(([name]) => name !== 'FLOPs')
    .flatMap(([name, { prefixes }]) =>
      ['', ...Object.keys(prefixTable[prefixes])].map((prefix) => prefix + name),
    )
    .find((spelling) => spelling.toLowerCase() === word.toLowerCase());

const longPrefixes: readonly (readonly [word: string, prefix: string])[] = [
  ['nano', 'n'],
  ['micro', 'µ'],
  ['milli', 'm'],
  ['kilo', 'k'],
  ['mega', 'M'],
  ['giga', 'G'],
  ['tera', 'T'],
  ['peta', 'P'],
];

/** `ms` for `milliseconds`: prefixes go with the first name of each unit. */
function prefixInFull(word: string): string | undefined {
  const lower = word.toLowerCase();
  for (const [long, prefix] of longPrefixes) {
    const full = lower.startsWith(long) ? names.get(lower.slice(long.length)) : undefined;
    const short = [...names].find(
      ([, { of, scale, prefixes }]) =>
        of === full?.of && scale === full.scale && Object.hasOwn(prefixTable[prefixes], prefix),
    );
    if (short) return prefix + short[0];
  }
  return undefined;
}

// Of a word this short, any other is two letters away.
const leastLetters = 3;

/** What to say of a word that is no unit: how it is spelt, or the nearest that is one. */
const unitHint = (word: string): string =>
  bitsOrBytes(word) ||
  spelledOtherwise(word) ||
  (word.length < leastLetters ? '' : didYouMean(word, unitNames));

/** A unit times a power of another: `byte` times `s` to the power -1 is `byte/s`. */
export const unitTimes = (unit: Unit, by: Unit, power = 1): Unit => ({
  scale: unit.scale * by.scale ** power,
  dimension: product(unit.dimension, raised(by.dimension, power), 1),
});

/**
 * A unit as a person writes it: `ms`, `TFLOP/s`, `$/Mtok`, `FLOP/(parameter*token)`; `1` is a pure number, `%` a hundredth of it.
 *
 * @throws {FormulaError} when it does not parse, {@link EngineError} `unit` when a word is not a unit; the nearest is named
 */
export function readUnit(text: string): Unit {
  if (text === '%') return percent;
  if (text === '1') return pure;
  // Most units are one word, and a formula takes longer to read.
  const word = unitWord(text);
  if (word) return word;
  // A unit is a formula over unit words, where µ is as good a letter as any and · multiplies.
  const expression = parse(text.replaceAll('·', '*').replaceAll('μ', 'µ'));
  return unitOf(expression, text);
}

function unitOf(node: Expression, text: string): Unit {
  const refuse = (): never => {
    throw new FormulaError(
      text,
      0,
      `"${text}" is not a unit: units are multiplied and divided, as in byte/s.`,
    );
  };
  switch (node.kind) {
    case 'number':
      return node.value === 1 ? pure : refuse();
    case 'name': {
      const word = unitWord(node.name);
      if (word) return word;
      throw new EngineError('unit', node.name, `"${node.name}" is not a unit.${unitHint(node.name)}`);
    }
    case 'times':
    case 'over': {
      const sign = node.kind === 'times' ? 1 : -1;
      const [left, right] = [unitOf(node.left, text), unitOf(node.right, text)];
      return {
        scale: left.scale * right.scale ** sign,
        dimension: product(left.dimension, right.dimension, sign),
      };
    }
    case 'power': {
      const { left, right } = node;
      if (right.kind !== 'number' || !Number.isInteger(right.value)) return refuse();
      const base = unitOf(left, text);
      return { scale: base.scale ** right.value, dimension: raised(base.dimension, right.value) };
    }
    default:
      return refuse();
  }
}

/** The unit of a plain number. */
export const pure: Unit = { scale: 1, dimension: new Map() };
const percent: Unit = { scale: 1 / 100, dimension: new Map() };

const dimensions = new Map<string, Dimension>();

/** The dimension of a unit; each is read once, for slips ask for many. */
export function dimension(text: string): Dimension {
  const read = dimensions.get(text) ?? readUnit(text).dimension;
  dimensions.set(text, read);
  return read;
}

/**
 * The dimension of an expression whose names have dimensions.
 *
 * @throws {EngineError} `unit` when a sum, a `max` or a `min` mixes dimensions, an exponent is not a count, or a root comes out in half units
 */
export function dimensionOf(expression: Expression, of: (name: string) => Dimension): Dimension {
  const visit = (node: Expression): Dimension => {
    switch (node.kind) {
      case 'number':
        return pure.dimension;
      case 'name':
        return of(node.name);
      case 'times':
        return product(visit(node.left), visit(node.right), 1);
      case 'over':
        return product(visit(node.left), visit(node.right), -1);
      case 'plus':
      case 'minus':
        return same(node.kind === 'plus' ? 'A sum' : 'A difference', [visit(node.left), visit(node.right)]);
      case 'call':
        return node.name === 'sqrt'
          ? halved(node.args.map(visit))
          : same(node.name, node.args.filter((arg) => !isZero(arg)).map(visit));
      case 'power':
        return power(visit(node.left), node.right, visit(node.right));
    }
  };
  return visit(expression);
}

export const sameDimension = (a: Dimension, b: Dimension): boolean =>
  a.size === b.size && [...a].every(([name, power]) => b.get(name) === power);

/** `byte/s`, as a person writes it: what is above, in alphabetical order, then what is below; `1` for a pure number. */
export function spell(dimension: Dimension): string {
  const part = (sign: 1 | -1) =>
    [...dimension]
      .filter(([, p]) => Math.sign(p) === sign)
      .map(([name, p]) => (Math.abs(p) === 1 ? name : `${name}^${Math.abs(p)}`))
      .sort();
  const [above, below] = [part(1), part(-1)];
  const top = above.join('*') || '1';
  if (below.length === 0) return top;
  return `${top}/${below.length > 1 ? `(${below.join('*')})` : below[0]}`;
}

/** A power of a pure number may be any count (so many tokens in a row); of anything else, a whole number. */
function power(base: Dimension, exponent: Expression, of: Dimension): Dimension {
  if (base.size === 0 && [...of.keys()].every((name) => counted.has(name))) return base;
  if (exponent.kind === 'number' && Number.isInteger(exponent.value)) return raised(base, exponent.value);
  throw new EngineError('unit', '^', `A power of ${spell(base)} cannot have an exponent in ${spell(of)}.`);
}

/** Zero is as much of anything. */
const isZero = (node: Expression): boolean => node.kind === 'number' && node.value === 0;

/** The dimension of a square root: `byte^2` becomes `byte`; an odd power has none. */
function halved([of = new Map()]: readonly Dimension[]): Dimension {
  if ([...of.values()].some((power) => power % 2 !== 0))
    throw new EngineError('unit', 'sqrt', `The square root of ${spell(of)} has no unit.`);
  return new Map([...of].map(([name, power]) => [name, power / 2]));
}

function product(a: Dimension, b: Dimension, sign: 1 | -1): Dimension {
  const sum = new Map(a);
  for (const [name, power] of b) sum.set(name, (sum.get(name) ?? 0) + sign * power);
  return new Map([...sum].filter(([, power]) => power !== 0));
}

const raised = (base: Dimension, exponent: number): Dimension =>
  new Map(exponent === 0 ? [] : [...base].map(([name, power]) => [name, power * exponent]));

function same(operation: string, [first, ...rest]: readonly Dimension[]): Dimension {
  const odd = rest.find((other) => !sameDimension(first ?? new Map(), other));
  if (first && odd)
    throw new EngineError('unit', operation, `${operation} mixes ${spell(first)} and ${spell(odd)}.`);
  return first ?? new Map();
}
