import { EngineError, FormulaError } from '../engine/errors.ts';
import { functionNames, namesIn, parse } from '../engine/expression.ts';
import { didYouMean } from '../engine/nearest.ts';
import { type Givens, isQuantity, quantity, quantityIds } from '../engine/quantities.ts';
import { solve, unitOfExpression } from '../engine/solve.ts';
import { counted, readUnit, sameDimension, spell } from '../engine/units.ts';
import type { Content } from '../problems/content.ts';
import type { Ask, Condition, Domain, NumberAsk, Option, SketchAsk } from '../problems/template.ts';
import type { Tolerance } from '../problems/tolerance.ts';
import { engineMistake } from './engine-mistake.ts';
import { oneOf, type Records, readGiven, readQuantity } from './given.ts';
import { readMeasure } from './measure.ts';
import type { Found, Place } from './mistake.ts';
import type { AskForms, ProblemHead } from './problem-head.ts';

type Path = readonly PropertyKey[];

/** What reading the head of a problem needs besides the head. */
export type HeadReader = {
  readonly head: ProblemHead;
  readonly records: Records;
  readonly placeOf: (...path: Path) => Place;
  readonly keyAt: (...path: Path) => Place;
  readonly report: (place: Place, found: Found) => void;
  /** The first combination: an expression that it does not decide is decided by none. */
  readonly givens?: Givens;
  /** Text of the head with slots, compiled once it is known what may stand in them. */
  readonly line: (text: string, ...path: Path) => Content;
};

/** An expression of the head with the names of `let` written out; reports what is wrong with it, where it stands. */
export function expressionAt(reader: HeadReader, written: string, ...path: Path): string | undefined {
  const { head, placeOf, report, givens } = reader;
  const text = writtenOut(written, head.let);
  try {
    unitOfExpression(text);
    if (givens) solve(givens, text);
    return text;
  } catch (cause) {
    const names = [...quantityIds, ...Object.keys(head.let)];
    report(placeIn(placeOf(...path), written, cause), inExpression(cause, written, names));
    return undefined;
  }
}

/** What is wrong with an expression, with what its author may have meant. @param names - those it may have */
function inExpression(cause: unknown, written: string, names: readonly string[]): Found {
  const { code, says } = engineMistake(cause);
  if (cause instanceof EngineError && cause.code === 'unknown_quantity') {
    const hyphened = writtenWithHyphens(cause.subject, written, names);
    // The engine knows its own names; a problem has some besides.
    const meant = says.includes('Did you mean') ? '' : didYouMean(cause.subject, names);
    return { code, says: hyphened ?? `${says}${meant}` };
  }
  const isOfNumber = hasUnit.test(written) || (code === 'unit' && /\bmixes 1 and|and 1\./.test(says));
  return { code, says: isOfNumber ? `${says} ${numberRule}` : says };
}

/** A number with a unit behind it. */
const hasUnit = /(?<![\w.])\$?[\d.]+(?:e\d+)?\s*[A-Za-zµ%$]/;
const numberRule =
  'A number in an expression has no unit: a value with one stands under given, and is named here.';

/** What to say of `kv-time`, which is read as a difference. */
function writtenWithHyphens(unknown: string, written: string, names: readonly string[]): string | undefined {
  const words = written.match(/[\w-]+/g)?.filter((word) => word.split('-').includes(unknown)) ?? [];
  const name = words.map((word) => word.replaceAll('-', '_')).find((word) => names.includes(word));
  return name && `"${name.replaceAll('_', '-')}" is read as a difference. Did you mean "${name}"?`;
}

/** A formula with the problem's own names replaced by what they stand for; quantities that `let` gives stay. */
function writtenOut(formula: string, names: { readonly [name: string]: string }): string {
  const own = Object.entries(names).filter(([name]) => !isQuantity(name));
  // A name may use those above it, so the last is written out first.
  return own
    .reverse()
    .reduce(
      (text, [name, value]) => text.replaceAll(new RegExp(`\\b${name}\\b`, 'g'), `(${value})`),
      formula,
    );
}

/** Where in a written value an error of the engine lies: the word it names, or the character where reading stopped. */
export function placeIn(place: Place, written: string, cause: unknown): Place {
  // Over several lines, or with characters written another way, the value as a whole is all that can be pointed at.
  if (place.length !== written.length) return place;
  if (cause instanceof FormulaError) return { ...place, column: place.column + cause.at, length: 1 };
  if (!(cause instanceof EngineError)) return place;
  const at = written.indexOf(cause.subject);
  return at < 0 ? place : { ...place, column: place.column + at, length: cause.subject.length };
}

/** What is asked, read and checked against the graph. */
export function readAsk(reader: HeadReader): Ask | undefined {
  const { head, placeOf, report } = reader;
  if (typeof head.ask === 'string') return readNumber(reader, head.ask, 'ask');
  const { of, largest, smallest, choose, order, sketch } = head.ask;
  const asked = Object.entries({ of, largest, smallest, choose, order, sketch }).filter(
    ([, value]) => value !== undefined,
  );
  if (asked.length !== 1) {
    const [first, second] = asked.map(([key]) => key);
    const says = second
      ? `ask has ${first} and ${second}; a problem asks one thing.`
      : 'ask has none of of, largest, smallest, choose, order, sketch; a problem asks one of them.';
    report(second ? reader.keyAt('ask', second) : placeOf('ask'), { code: 'missing', says });
    return undefined;
  }
  if (of !== undefined) return readNumber(reader, of, 'ask', 'of');
  if (largest)
    return { kind: 'choice', pick: 'largest', options: weighedOptions(reader, largest, 'largest') };
  if (smallest)
    return { kind: 'choice', pick: 'smallest', options: weighedOptions(reader, smallest, 'smallest') };
  if (order) return { kind: 'order', items: weighedOptions(reader, order, 'order') };
  if (choose) return { kind: 'choice', pick: 'true', options: claims(reader, choose) };
  return readSketch(reader, head.ask);
}

/** An expression to be asked for: one that names something. */
function askedAt(reader: HeadReader, written: string, ...path: Path): string | undefined {
  const expression = expressionAt(reader, written, ...path);
  if (expression === undefined || namesIn(parse(expression)).length > 0) return expression;
  const says = `"${written}" names no quantity, so that every variant has the same answer; ask for what follows from given.`;
  reader.report(reader.placeOf(...path), { code: 'formula', says });
  return undefined;
}

function readNumber(reader: HeadReader, of: string, ...path: Path): NumberAsk | undefined {
  const { head, placeOf, report } = reader;
  const expression = askedAt(reader, of, ...path);
  if (expression === undefined) return undefined;
  const own = unitOfExpression(expression);
  const stated = isQuantity(of) ? quantity(of).stated_in : undefined;
  const unit = head.unit ?? stated ?? own;
  const { accept } = head;
  try {
    const asked = readUnit(unit);
    if (!sameDimension(asked.dimension, readUnit(own).dimension)) {
      const says = `${of} is in ${own}, and ${unit} is in ${spell(asked.dimension)}; the unit of an answer has the dimension of what is asked.`;
      report(placeOf('unit'), { code: 'unit', says });
    }
  } catch (cause) {
    report(placeIn(placeOf('unit'), unit, cause), engineMistake(cause));
    return undefined;
  }
  for (const [at, written] of accept.units.entries()) {
    try {
      readUnit(written);
    } catch (cause) {
      report(placeOf('accept', 'units', at), engineMistake(cause));
    }
  }
  if (accept.rounding && !isCount(own))
    report(placeOf('accept', 'rounding'), {
      code: 'wrong_type',
      says: `rounding is for counts, such as chips or sequences, and ${of} is in ${own}. Take it out; tolerance says how near is right.`,
    });
  const tolerance = readTolerance(reader, own);
  if (!tolerance) return undefined;
  return {
    kind: 'number',
    of: expression,
    unit,
    tolerance,
    ...(accept.rounding && { rounding: accept.rounding }),
    units: accept.units,
    nouns: accept.nouns,
    also: accept.also.flatMap(({ value, says }, at) => {
      const other = answerLike(reader, value, own, 'accept', 'also', at, 'value');
      return other ? [{ value: other, says: reader.line(says, 'accept', 'also', at, 'says') }] : [];
    }),
  };
}

/** Whether something in this unit can be counted: chips, tokens of a sequence; or what has no unit, such as copies. */
const isCount = (unit: string): boolean => unit === '1' || counted.has(unit.split('/')[0] ?? '');

/** An expression that could be typed as the answer: of its dimension. */
function answerLike(reader: HeadReader, written: string, unit: string, ...path: Path): string | undefined {
  const expression = expressionAt(reader, written, ...path);
  if (expression === undefined) return undefined;
  const own = unitOfExpression(expression);
  if (sameDimension(readUnit(own).dimension, readUnit(unit).dimension)) return expression;
  const says = `"${written}" is in ${own}; the answer is in ${unit}.`;
  reader.report(reader.placeOf(...path), { code: 'unit', says });
  return undefined;
}

/** Beyond half of it hardly anything would be wrong. */
const mostPercent = 50;
/** Values are shown to three figures, and nobody works out more than one beyond. */
const mostFigures = 4;
/** An order of magnitude; beyond it an estimate says nothing. */
const mostFactor = 10;

/** `5%`, `3 figures`, `factor 2`, or an amount in the unit of the answer. */
function readTolerance({ head, placeOf, report }: HeadReader, unit: string): Tolerance | undefined {
  const written = head.tolerance.trim();
  const [, percent] = /^(\d+(?:\.\d+)?)%$/.exec(written) ?? [];
  if (Number(percent) > 0 && Number(percent) <= mostPercent)
    return { kind: 'relative', by: Number(percent) / 100 };
  const [, figures] = /^([1-9]) (?:significant )?figures?$/.exec(written) ?? [];
  if (figures && Number(figures) <= mostFigures) return { kind: 'figures', count: Number(figures) };
  const [, factor] = /^factor (\d+(?:\.\d+)?)$/.exec(written) ?? [];
  if (factor && Number(factor) > 1 && Number(factor) <= mostFactor)
    return { kind: 'factor', by: Number(factor) };
  const by = readMeasure(written, unit);
  if (typeof by === 'number' && by > 0) return { kind: 'absolute', by };
  const says = `tolerance is "${written}"; expected a share up to ${mostPercent}%, such as 5%; an amount in ${unit}; up to ${mostFigures} significant figures, such as 2 figures; or a factor up to ${mostFactor}, such as factor 2, for an estimate.`;
  report(placeOf('tolerance'), { code: 'wrong_type', says });
  return undefined;
}

/** The tolerance of a sketch, which is always a factor. */
function factorOf(reader: HeadReader): number {
  // Half as much again is what a hand can draw in a log-log plot.
  if (reader.head.tolerance === '5%') return 1.5;
  const tolerance = readTolerance(reader, '1');
  if (tolerance?.kind === 'factor') return tolerance.by;
  const says = 'The tolerance of a sketch is a factor, such as factor 1.5.';
  if (tolerance) reader.report(reader.placeOf('tolerance'), { code: 'wrong_type', says });
  return 1.5;
}

type Weighed = NonNullable<AskForms['order']>[number];

function weighedOptions(reader: HeadReader, written: readonly Weighed[], key: string): readonly Option[] {
  const options = written.flatMap((one, at) => {
    const option = weighedOption(
      reader,
      typeof one === 'string' ? { value: one } : one,
      typeof one === 'string' ? [] : ['value'],
      'ask',
      key,
      at,
    );
    return option ? [{ ...option, id: String(at + 1) }] : [];
  });
  checkTexts(reader, key, written.map(textOfWeighed));
  const [first, ...others] = options;
  for (const { id, value = '' } of others) {
    const [unit, wanted] = [unitOfExpression(value), unitOfExpression(first?.value ?? '1')];
    if (sameDimension(readUnit(unit).dimension, readUnit(wanted).dimension)) continue;
    const says = `entry ${id} is in ${unit}, the first in ${wanted}; only values of one unit can be compared.`;
    reader.report(reader.placeOf('ask', key, Number(id) - 1), { code: 'unit', says });
  }
  return options;
}

/** What an option says to a learner, and all that decides it. */
type OptionText = { readonly text: string; readonly draws: string; readonly below: Path };

function textOfWeighed(option: Weighed): OptionText {
  if (typeof option === 'string') return { text: option, draws: '', below: [] };
  const { says, value, with: changed } = option;
  // The same words say something else where their values are drawn for this option alone.
  const draws = says?.includes('{') ? JSON.stringify(changed ?? {}) : '';
  return { text: says ?? value, draws, below: says === undefined ? ['value'] : ['says'] };
}

/** Options that read alike cannot be told apart, whatever they are worth. */
function checkTexts({ placeOf, report }: HeadReader, key: string, options: readonly OptionText[]): void {
  for (const [at, { text, draws, below }] of options.entries()) {
    const same = options.findIndex((one) => one.text.trim() === text.trim() && one.draws === draws);
    if (same < at)
      report(placeOf('ask', key, at, ...below), {
        code: 'scenario',
        says: `Entry ${at + 1} says the same as entry ${same + 1}; a learner could not tell them apart.`,
      });
  }
}

type WrittenOption = {
  readonly value: string;
  readonly says?: string;
  readonly with?: { readonly [name: string]: unknown } | undefined;
};

/** An option by its value; one without words of its own is called by the quantity's name. */
function weighedOption(
  reader: HeadReader,
  { value: written, says, with: changed }: WrittenOption,
  below: Path,
  ...path: Path
): Omit<Option, 'id'> | undefined {
  const overlay = changed && overlayAt(reader, changed, ...path, 'with');
  // What an option draws for itself may be all that decides it.
  const { givens: _, ...anywhere } = reader;
  const value = expressionAt(overlay ? anywhere : reader, written, ...path, ...below);
  if (!value) return undefined;
  const name = isQuantity(written) ? quantity(written).name : written;
  const words = says === undefined ? [name] : reader.line(says, ...path, 'says');
  return { says: words, because: [], value, ...(overlay && { with: overlay }) };
}

/** What an option draws differently: as in `given`, one value each. */
function overlayAt(reader: HeadReader, written: { readonly [name: string]: unknown }, ...path: Path) {
  const { records, placeOf, report } = reader;
  const given = readGiven(written, records, (below, found) => report(placeOf(...path, ...below), found));
  return Object.fromEntries(Object.entries(given).map(([name, [value = '']]) => [name, value]));
}

/** Every record that the options of a problem name, so that it can be kept in the template. */
export const overlaysIn = (ask: Ask): readonly { readonly [name: string]: Domain }[] => {
  const options = ask.kind === 'choice' ? ask.options : ask.kind === 'order' ? ask.items : [];
  return options.map(({ with: changed = {} }) =>
    Object.fromEntries(Object.entries(changed).map(([name, value]) => [name, [value]])),
  );
};

function claims(reader: HeadReader, written: NonNullable<AskForms['choose']>): readonly Option[] {
  const { placeOf, report } = reader;
  const isDecided = written.some(({ right, when }) => right || when);
  const alwaysRight = written.flatMap(({ right }, at) => (right ? [at] : []));
  const [, second] = alwaysRight;
  if (second !== undefined)
    report(placeOf('ask', 'choose', second, 'right'), {
      code: 'wrong_type',
      says: `Entry ${second + 1} is right, and so is entry ${(alwaysRight[0] ?? 0) + 1}; of several claims one holds.`,
    });
  if (!isDecided)
    report(reader.keyAt('ask', 'choose'), {
      code: 'missing',
      says: 'No option is right: mark one with right: true, or say with when: under which condition each is.',
    });
  checkTexts(
    reader,
    'choose',
    written.map(({ says }) => ({ text: says, draws: '', below: ['says'] })),
  );
  return written.map(({ says, right, when, because }, at): Option => {
    const path = ['ask', 'choose', at] as const;
    const condition = when === undefined ? undefined : readCondition(reader, when, ...path, 'when');
    return {
      id: String(at + 1),
      says: reader.line(says, ...path, 'says'),
      because: because === undefined ? [] : reader.line(because, ...path, 'because'),
      holds: condition ?? right ?? false,
    };
  });
}

/** `compute_time > memory_time and batch < 100 sequences` is not read: both sides are expressions. */
function readCondition(reader: HeadReader, written: string, ...path: Path): Condition {
  const { placeOf, report } = reader;
  return written.split(/\s+and\s+/).flatMap((comparison) => {
    const [, left, sign, right] = /^([^<>=]+)([<>])([^<>=]+)$/.exec(comparison.trim()) ?? [];
    if (!left || !sign || !right) {
      const says = `"${comparison}" is no comparison; expected two expressions with > or < between, several joined by and.`;
      report(placeOf(...path), { code: 'formula', says });
      return [];
    }
    const sides = [left.trim(), right.trim()].map((side) => expressionAt(reader, side, ...path));
    const [first, second] = sides;
    if (!first || !second) return [];
    const says = mixesUnits(comparison, [first, second].map(unitOfExpression));
    if (says) report(placeOf(...path), { code: 'unit', says });
    return [sign === '>' ? { greater: first, less: second } : { greater: second, less: first }];
  });
}

function mixesUnits(comparison: string, [one = '', other = '']: readonly string[]): string | undefined {
  if (one === other) return undefined;
  const isOfNumber = [one, other].includes('1') && /(?<!\w)\d/.test(comparison);
  return `"${comparison}" compares ${one} with ${other}.${isOfNumber ? ` ${numberRule}` : ''}`;
}

// Enough to show a bend, and few enough to set by hand.
const sketchPoints = 7;

function readSketch(reader: HeadReader, form: AskForms): SketchAsk | undefined {
  const { placeOf, report } = reader;
  const { sketch = '', over = '', from = '', to = '' } = form;
  const absent = (['over', 'from', 'to'] as const).filter((key) => form[key] === undefined);
  for (const key of absent)
    report(reader.keyAt('ask', 'sketch'), {
      code: 'missing',
      says: `ask.${key} is missing; a sketch has sketch, over, from and to: { sketch: step_time, over: batch, from: 1 sequence, to: 4096 sequences }.`,
    });
  if (absent.length > 0) return undefined;
  const quantityAt = (written: string, key: string) => {
    const found = oneOf(written, quantityIds, 'quantity');
    if (typeof found === 'object') report(placeOf('ask', key), found);
    return isQuantity(written) ? written : undefined;
  };
  const [of, along] = [quantityAt(sketch, 'sketch'), quantityAt(over, 'over')];
  const factor = factorOf(reader);
  if (!of || !along) return undefined;
  const ends = [
    ['from', from],
    ['to', to],
  ].flatMap(([key = '', written = '']) => {
    const value = readQuantity(along, written);
    if (typeof value === 'number') return [value];
    report(placeOf('ask', key), value);
    return [];
  });
  const [least, most] = ends;
  if (least === undefined || most === undefined) return undefined;
  if (least >= most) {
    report(placeOf('ask', 'to'), {
      code: 'wrong_type',
      says: 'A sketch goes from a smaller value to a larger one.',
    });
    return undefined;
  }
  return { kind: 'sketch', of, over: along, at: pointsBetween(least, most, quantity(along).unit), factor };
}

/** Points in equal ratios, the inner ones to two figures; of what is counted, whole ones where they stay apart. */
function pointsBetween(least: number, most: number, unit: string): readonly number[] {
  const ratio = (most / least) ** (1 / (sketchPoints - 1));
  const inner = Array.from({ length: sketchPoints - 2 }, (_, point) =>
    Number((least * ratio ** (point + 1)).toPrecision(2)),
  );
  const whole = [least, ...inner.map(Math.round), most];
  const areApart = whole.every((value, at) => at === 0 || value > (whole[at - 1] ?? 0));
  return unit !== '1' && isCount(unit) && areApart ? whole : [least, ...inner, most];
}

function wrongName(name: string, { given }: ProblemHead): Found | undefined {
  if (!/^[a-z][a-z0-9_]*$/.test(name))
    return {
      code: 'wrong_type',
      says: `"${name}" is no name; expected small letters, digits and _, a letter first.`,
    };
  if (functionNames.some((called) => called === name))
    return { code: 'wrong_type', says: `${name} is what expressions call; take another name.` };
  if (Object.hasOwn(given, name))
    return {
      code: 'scenario',
      says: `${name} is given above, and would be drawn for nothing; let another name have this.`,
    };
  return undefined;
}

/** The names a problem gives to expressions; each may use those above it. */
export function readLet(reader: HeadReader): { readonly [name: string]: string } {
  const { head, placeOf, report } = reader;
  const known: { [name: string]: string } = {};
  for (const [name, written] of Object.entries(head.let)) {
    const place = placeOf('let', name);
    const wrong = wrongName(name, head);
    if (wrong) {
      report(reader.keyAt('let', name), wrong);
      continue;
    }
    const formula = writtenOut(written, known);
    try {
      for (const found of wrongForQuantity(name, written, formula)) report(place, found);
      known[name] = formula;
    } catch (cause) {
      for (const found of wrongInLet(reader, name, cause)) report(placeIn(place, written, cause), found);
    }
  }
  return known;
}

/** What is wrong with an expression as the value of a quantity. @throws {EngineError} when it is no expression */
function wrongForQuantity(name: string, written: string, formula: string): readonly Found[] {
  const unit = unitOfExpression(formula);
  if (!isQuantity(name)) return [];
  const found: Found[] = [];
  const { unit: own } = quantity(name);
  if (!sameDimension(readUnit(unit).dimension, readUnit(own).dimension))
    found.push({ code: 'unit', says: `${name} is in ${own}; "${written}" is in ${unit}.` });
  if (namesIn(parse(formula)).includes(name))
    found.push({
      code: 'formula',
      says: `${name} is given by itself: a circle. Give it under given, or use another quantity here.`,
    });
  return found;
}

/** Why the expression of a name cannot be read. Of a name above that could not be read either, it is told there. */
function wrongInLet({ head, keyAt }: HeadReader, name: string, cause: unknown): readonly Found[] {
  const isUnknown = cause instanceof EngineError && cause.code === 'unknown_quantity';
  const names = Object.keys(head.let);
  const [own, used] = [names.indexOf(name), isUnknown ? names.indexOf(cause.subject) : -1];
  if (!isUnknown || used < 0) return [inExpression(cause, head.let[name] ?? '', quantityIds)];
  if (used < own) return [];
  if (used === own)
    return [{ code: 'formula', says: `${name} is given by itself: a circle. Use another name here.` }];
  const { line } = keyAt('let', cause.subject);
  const says = `${cause.subject} is defined later, in line ${line}; an expression uses names above it. Move ${cause.subject} up.`;
  return [{ code: 'unknown_name', says }];
}
