import { counted, type Dimension, readUnit } from '../engine/units.ts';

/** A number an author wrote in prose or maths, with what stands beside it. */
export type WrittenNumber = {
  /** Characters into the text. */
  readonly at: number;
  readonly text: string;
  /** As written, without its unit. */
  readonly bare: number;
  /** In base units, where a unit follows. */
  readonly value: number;
  readonly dimension?: Dimension;
  /** In maths: the TeX before an equals sign, `B` of `B = 64`. */
  readonly symbol?: string;
};

const words: { readonly [word: string]: number } = {
  one: 1,
  single: 1,
  alone: 1,
  two: 2,
  both: 2,
  three: 3,
  four: 4,
  five: 5,
  six: 6,
  seven: 7,
  eight: 8,
  nine: 9,
  ten: 10,
  twelve: 12,
  sixteen: 16,
  half: 0.5,
  third: 1 / 3,
  quarter: 0.25,
  hundred: 100,
  thousand: 1000,
  million: 1e6,
  billion: 1e9,
};
const multipliers: { readonly [word: string]: number } = {
  thousand: 1e3,
  million: 1e6,
  billion: 1e9,
  trillion: 1e12,
};

const digits = String.raw`\d{1,3}(?:,\d{3})+(?:\.\d+)?|\d+(?:\.\d+)?`;
const inProse = new RegExp(
  String.raw`(?<![\w.,^_])(${digits})(?: (thousand|million|billion|trillion)\b)?(?:[ \u00a0-]?(%|[A-Za-z$µ][A-Za-z$µ]*(?:\/[A-Za-zµ]+)?))?`,
  'g',
);
const inMaths = new RegExp(
  String.raw`((?:\\text\{[a-z]+\}|[A-Za-z_{}^*\\])+)\s*=\s*(${digits})(?![\d.,]*\s*[A-Za-z\\])`,
  'g',
);

/** Every number of a text, in figures and in words. */
export function numbersIn(text: string): readonly WrittenNumber[] {
  const inFigures = [...text.matchAll(inProse)].map(
    ({ 0: whole, 1: figure = '', 2: word = '', 3: unit, index }) => {
      const bare = Number(figure.replaceAll(',', '')) * (multipliers[word] ?? 1);
      const read = unit === undefined ? undefined : unitIn(unit);
      return {
        at: index,
        text: read ? whole : whole.slice(0, whole.length - (unit?.length ?? 0)).trimEnd(),
        bare,
        value: bare * (read?.scale ?? 1),
        ...(read && { dimension: read.dimension }),
      };
    },
  );
  const inWords = [...text.matchAll(/\b[a-z]+\b/gi)].flatMap(({ 0: word, index }) => {
    const value = words[word.toLowerCase()];
    return value === undefined ? [] : [{ at: index, text: word, bare: value, value }];
  });
  return [...inFigures, ...inWords];
}

/** Every `B = 64` of a text's maths. */
export const equationsIn = (text: string): readonly WrittenNumber[] =>
  [...text.matchAll(/\$[^$]+\$/g)].flatMap(({ 0: maths, index: start }) =>
    [...maths.matchAll(inMaths)].map(({ 0: whole, 1: symbol = '', 2: figure = '', index }) => {
      const value = Number(figure.replaceAll(',', ''));
      return { at: start + index, text: whole, bare: value, value, symbol };
    }),
  );

function unitIn(text: string) {
  try {
    return readUnit(text);
  } catch {
    return undefined; // A word that follows a number need not be a unit.
  }
}

// What is written to few figures stands for all that round to it.
const loosest = 0.006;

/** Whether a written number says this value, as far as its figures go. */
export function agrees(
  { value: written, text }: Pick<WrittenNumber, 'value' | 'text'>,
  value: number,
): boolean {
  const figures = text.replaceAll(/[^\d]/g, '').replace(/^0+/, '').replace(/0+$/, '').length;
  const half = figures > 1 ? 0.5 * 10 ** (1 - figures) : loosest;
  return Math.abs(written - value) <= Math.max(loosest, half) * Math.abs(value);
}

/** A dimension without the things one counts below the line: tokens per sequence are tokens to a reader. */
export const reduced = (dimension: Dimension): Dimension =>
  new Map([...dimension].filter(([name, power]) => power > 0 || !counted.has(name)));
