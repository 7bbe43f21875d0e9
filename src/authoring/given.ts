import type { Hardware, Model } from '../engine/catalogue.ts';
import { format } from '../engine/format.ts';
import { didYouMean } from '../engine/nearest.ts';
import { formatIds } from '../engine/number-formats.ts';
import {
  choices,
  isChoice,
  isQuantity,
  type QuantityId,
  quantity,
  quantityIds,
} from '../engine/quantities.ts';
import { counted } from '../engine/units.ts';
import type { Named } from '../problems/setting.ts';
import type { Domain } from '../problems/template.ts';
import { bareHardware, bareModel } from './bare-records.ts';
import { inRange, readMeasure } from './measure.ts';
import type { Found } from './mistake.ts';

/** The records that content may name. */
export type Records = {
  readonly hardware: ReadonlyMap<string, Hardware>;
  readonly models: ReadonlyMap<string, Model>;
  /** Lessons by file name. */
  readonly lessons: readonly string[];
};

export const formatNames = ['weights', 'kv', 'multiply', 'attention_multiply'] as const;
/** What a scenario asks of its records. */
export const recordChoices: { readonly [name: string]: readonly string[] } = {
  active: ['published', 'multiplied'],
  capacity: ['label', 'physical', 'usable'],
};
const recordNames = ['hardware', 'model'] as const;

// A longer list of known names is not read; the nearest is what helps.
const mostListed = 16;

/** Everything that can be given: records, number formats, choices and quantities. */
const givenNames: readonly string[] = [
  ...recordNames,
  ...formatNames,
  ...Object.keys(recordChoices),
  ...Object.keys(choices),
  ...quantityIds,
];

/**
 * Reads the `given:` of a problem: for each name one value, `{ one_of: [...] }`, or `{ from, to, by }`.
 *
 * @param report - told what is wrong, and the path under `given` where it stands
 */
export function readGiven(
  given: { readonly [name: string]: unknown },
  records: Records,
  report: (path: readonly [name: string, ...PropertyKey[]], found: Found) => void,
): { readonly [name: string]: Domain } {
  return Object.fromEntries(
    Object.entries(given).flatMap(([name, written]): [string, Domain][] => {
      if (!givenNames.includes(name)) {
        const says = `"${name}" cannot be given.${didYouMean(name, givenNames)} Give hardware, model, weights, kv, a choice or a quantity.`;
        report([name], { code: 'unknown_key', says });
        return [];
      }
      if (isRange(written)) {
        const steps = readRange(name, written);
        if (Array.isArray(steps)) return [[name, steps]];
        const { key, ...found } = steps as WrongRange;
        report(key ? [name, key] : [name], found);
        return [];
      }
      const values = domainOf(written);
      if (!values) {
        const says = `given.${name} is one value, { one_of: [...] } with at least one, or { from, to, by }.`;
        report([name], { code: 'wrong_type', says });
        return [];
      }
      const isList = typeof written === 'object';
      const read = readValues(name, values, records, (at, found) =>
        report(isList ? [name, 'one_of', at] : [name], found),
      );
      return [[name, read]];
    }),
  );
}

/** The values of a name, each once: one that stood twice would be drawn twice as often. */
function readValues(
  name: string,
  written: readonly (string | number)[],
  records: Records,
  report: (at: number, found: Found) => void,
): Domain {
  const read = written.map((value) => readValue(name, value, records));
  return read.flatMap((one, at) => {
    const first = read.indexOf(one);
    if (typeof one === 'object') report(at, one);
    else if (first < at)
      report(at, { code: 'scenario', says: `this is entry ${first + 1} once more; each value stands once.` });
    return typeof one === 'object' ? [] : [one];
  });
}

const isValue = (value: unknown): value is string | number =>
  typeof value === 'string' || typeof value === 'number';

function domainOf(written: unknown): readonly (string | number)[] | undefined {
  if (isValue(written)) return [written];
  if (typeof written !== 'object' || written === null) return undefined;
  const { one_of, ...more } = written as { readonly one_of?: unknown };
  if (!Array.isArray(one_of) || one_of.length === 0 || Object.keys(more).length > 0) return undefined;
  return one_of.every(isValue) ? one_of : undefined;
}

type Range = { readonly from?: unknown; readonly to?: unknown; readonly by?: unknown };
type WrongRange = Found & { readonly key?: string };

const isRange = (written: unknown): written is Range =>
  typeof written === 'object' && written !== null && !Array.isArray(written) && 'from' in written;

/** The values of a range, in base units, steps a person would choose; or what is wrong with it. */
function readRange(name: string, { from, to, by, ...more }: Range): Domain | WrongRange {
  if (!isQuantity(name)) return { code: 'wrong_type', says: `${name} has no range; list it with one_of.` };
  const [other] = Object.keys(more);
  if (other)
    return {
      key: other,
      code: 'unknown_key',
      says: `A range has from, to and by; "${other}" is none of them.`,
    };
  const { unit } = quantity(name);
  const read = (key: 'from' | 'to', written: unknown): number | WrongRange => {
    const value = isValue(written)
      ? readQuantity(name, written)
      : { code: 'missing' as const, says: `given.${name}.${key} is missing: a value with its unit.` };
    return typeof value === 'number' ? value : { ...value, key };
  };
  const [least, most] = [read('from', from), read('to', to)];
  if (typeof least !== 'number') return least;
  if (typeof most !== 'number') return most;
  if (least >= most)
    return {
      key: 'to',
      code: 'wrong_type',
      says: `given.${name}.to is not more than from; a range goes up.`,
    };
  const steps = stepsBetween(least, most, by, unit);
  if ('says' in steps) return { ...steps, key: 'by' };
  const part = isCounted(name) && steps.find((step) => !Number.isInteger(step));
  return part
    ? {
        key: 'by',
        code: 'wrong_type',
        says: `this step leads to ${format(part, unit)}, and ${name} is a whole number; take another step.`,
      }
    : steps;
}

// A longer list is not more variety; it is a step too small.
const mostSteps = 100;

function stepsBetween(least: number, most: number, by: unknown, unit: string): readonly number[] | Found {
  // What adding small steps leaves behind is cut off.
  const tidy = (value: number) => Number(value.toPrecision(12));
  const upTo = (next: (last: number) => number): readonly number[] => {
    const steps = [least];
    for (
      let step = tidy(next(least));
      step <= most * (1 + 1e-9) && steps.length <= mostSteps;
      step = tidy(next(step))
    )
      steps.push(step);
    return steps;
  };
  if (by === 'doubling') return upTo((last) => last * 2);
  if (by === '1-2-5') return decades(least, most);
  const step = isValue(by) ? readMeasure(by, unit) : undefined;
  if (typeof step !== 'number')
    return step ?? { code: 'missing', says: 'by is missing: a step with its unit, doubling or 1-2-5.' };
  const steps = upTo((last) => last + step);
  return steps.length <= mostSteps
    ? steps
    : {
        code: 'wrong_type',
        says: `This step makes more than ${mostSteps} values; take a larger one, or doubling or 1-2-5.`,
      };
}

/** 1, 2 and 5 times the powers of ten, from one value to another. */
function decades(least: number, most: number): readonly number[] {
  const first = Math.floor(Math.log10(least));
  const last = Math.ceil(Math.log10(most));
  return Array.from({ length: last - first + 1 }, (_, at) => first + at)
    .flatMap((power) => [1, 2, 5].map((figure) => Number(`${figure}e${power}`)))
    .filter((value) => value >= least * (1 - 1e-9) && value <= most * (1 + 1e-9));
}

/** One value of a name, in base units where it is a quantity; or what is wrong with it. */
function readValue(
  name: string,
  written: string | number,
  { hardware, models }: Records,
): string | number | Found {
  if (name === 'hardware') return oneOf(written, [...hardware.keys()], 'hardware');
  if (name === 'model') return oneOf(written, [...models.keys()], 'model');
  if (formatNames.some((one) => one === name)) return oneOf(written, formatIds, 'number format');
  const options = Object.hasOwn(recordChoices, name) ? recordChoices[name] : undefined;
  if (options) return oneOf(written, options, `option of ${name}`);
  if (isChoice(name)) return oneOf(written, choices[name], `option of ${name}`);
  if (!isQuantity(name)) return { code: 'unknown_name', says: `"${name}" is no quantity.` };
  return readQuantity(name, written);
}

/** A value of a quantity, within the range that makes sense for it. */
export function readQuantity(name: QuantityId, written: string | number): number | Found {
  const value = readMeasure(written, quantity(name).unit);
  const held = typeof value === 'number' ? inRange(written, value, name) : value;
  if (typeof held !== 'number' || Number.isInteger(held) || !isCounted(name)) return held;
  return { code: 'wrong_type', says: `${written} is no whole number, as ${name} must be.` };
}

/** Whether a quantity counts things: of chips there are whole ones. An average, such as tokens of a sequence, need not be whole. */
const isCounted = (name: QuantityId): boolean =>
  quantity(name).kind === 'given' && counted.has(quantity(name).unit);

export function oneOf(written: string | number, known: readonly string[], what: string): string | Found {
  const text = String(written);
  if (known.includes(text)) return text;
  const list = known.length <= mostListed ? ` Known: ${known.join(', ')}.` : '';
  return { code: 'unknown_name', says: `unknown ${what} "${text}".${didYouMean(text, known)}${list}` };
}

/** A problem or card belongs to a lesson there is. */
export function checkLesson(lesson: string, { lessons }: Records, report: (found: Found) => void): void {
  const found = oneOf(lesson, lessons, 'lesson');
  if (typeof found === 'object') report(found);
}

/** The records that a `given` names. */
export function recordsNamed(records: Records, given: { readonly [name: string]: Domain }): Named {
  const pick = <T>(from: ReadonlyMap<string, T>, ids: Domain = [], bare: (record: T) => T) =>
    Object.fromEntries(
      [...from].filter(([id]) => ids.includes(id)).map(([id, record]) => [id, bare(record)]),
    );
  return {
    hardware: pick(records.hardware, given['hardware'], bareHardware),
    models: pick(records.models, given['model'], bareModel),
    let: {},
  };
}
