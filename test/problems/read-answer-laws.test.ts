import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { chapters, quantity } from '../../src/engine/quantities.ts';
import { shown } from '../../src/engine/shown.ts';
import { counted, readUnit, unitNames } from '../../src/engine/units.ts';
import { amountInWords } from '../../src/problems/amount-in-words.ts';
import { readAnswer, saysReading } from '../../src/problems/read-answer.ts';

/** Units that problems ask in, of each kind there is. */
const asked = fc.constantFrom(
  ...'ms s min token/s token/(s*chip) GB GB/s byte byte/token FLOP TFLOP/s $/Mtok $/(chip*hour) $ sequence'.split(
    ' ',
  ),
  ...'token/sequence parameter chip*hour 1/s 1 %'.split(' '),
);

// Pieces of answers meet in ways that single characters never do.
const pieces = fc.constantFrom(
  ..."0 1 5 10 24 000 ,000 007 99999 1e3 e E . , ; _ ' + - − – * ** × x · / ÷ ^ ( ) [ ] { } ½ ³ ⁻ ⁻³ ₂ ① Ⅳ".split(
    ' ',
  ),
  ...'$ % ¢ € # ! k K Ki B M m G million dozen bn per and a an of context to or about ~ ≈ = inf NaN ∞'.split(
    ' ',
  ),
  ...'ms s h min tok tokens seq GB GiB Gbit GPU chip-hour FLOPs FLOPS bps tps ２ ， ．５ ٣ २ ㎲ е \u0301'.split(
    ' ',
  ),
  ...[' ', ' ', ' ', '\t', '\u00a0', '\u2009', '\u200b', '\u200f', '\u202e', '\n', '\ud83d'],
);
const glued = fc.array(pieces, { maxLength: 30 }).map((all) => all.join(''));
const anyText = fc.oneof(
  glued,
  fc.string({ unit: 'grapheme', maxLength: 60 }),
  fc.string({ unit: 'binary', maxLength: 220 }),
);
const runs = { numRuns: 1000 };

/** Positive numbers of every size, as evenly spread as their digits. */
const between = (least: number, most: number) =>
  fc
    .double({ min: 0, max: 1, noNaN: true })
    .map((at) => Math.min(most, Math.max(least, least * (most / least) ** at)));
const size = between(1e-9, 1e9);

const isNear = (got: number, right: number, relative: number) =>
  Math.abs(got - right) <= relative * Math.abs(right);
const readAs = (value: number, relative: number) => ({
  kind: 'value',
  value: expect.toSatisfy((got: number) => isNear(got, value, relative)),
});

describe('whatever is typed', () => {
  test('has a reading: a finite value, or a sentence that says what to do', () => {
    fc.assert(
      fc.property(anyText, asked, (text, unit) => {
        const reading = readAnswer(text, unit);

        expect(saysReading(reading, unit)).not.toBe('');
        if (reading.kind === 'value') {
          expect(reading.value).toSatisfy(Number.isFinite);
          return;
        }
        expect(reading.message).toMatch(/[.?]$/);
        expect(reading.message.length).toBeLessThan(300);
        expect(reading.message.isWellFormed()).toBe(true);
      }),
      runs,
    );
  });

  test('has the same reading whenever it is read', () => {
    fc.assert(
      fc.property(anyText, asked, (text, unit) => {
        expect(readAnswer(text, unit)).toEqual(readAnswer(text, unit));
      }),
    );
  });

  test('reads the same with blanks around it', () => {
    const blanks = fc.array(fc.constantFrom(' ', '\t', '\n', '\u00a0', '\u3000', '\ufeff'), { maxLength: 4 });
    fc.assert(
      fc.property(blanks, glued, blanks, asked, (before, text, after, unit) => {
        fc.pre(text.length < 190);
        expect(readAnswer([...before, text, ...after].join(''), unit)).toEqual(readAnswer(text, unit));
      }),
      runs,
    );
  });

  test('reads the same in full-width forms', () => {
    const wide = (text: string) =>
      text
        .replaceAll(/[!-~]/g, (char) => String.fromCharCode(char.charCodeAt(0) + 0xfee0))
        .replaceAll(' ', '\u3000');
    fc.assert(
      fc.property(fc.oneof(glued, fc.string({ unit: 'grapheme-ascii' })), asked, (text, unit) => {
        expect(readAnswer(wide(text), unit)).toEqual(readAnswer(text, unit));
      }),
      runs,
    );
  });

  test('reads the same behind a hedge', () => {
    fc.assert(
      fc.property(
        size,
        fc.constantFrom('~', '≈ ', '= ', 'about ', 'Approx. ', 'roughly '),
        asked,
        (value, hedge, unit) => {
          expect(readAnswer(`${hedge}${value}`, unit)).toEqual(readAnswer(String(value), unit));
        },
      ),
    );
  });
});

describe('marks between digits', () => {
  const behind = fc.constantFrom('', 'k', ' million', ' tokens', 'e3', '×10³');

  test('in threes change nothing: commas, blanks of any width, apostrophes, underscores', () => {
    const mark = fc.constantFrom(',', ' ', '\u00a0', '\u202f', '\u2009', "'", '’', '_');
    fc.assert(
      fc.property(
        fc.integer({ min: 1000, max: 2e15 }),
        fc.constantFrom('', '.5', '.025'),
        behind,
        mark,
        (whole, rest, end, mark) => {
          const grouped = whole.toLocaleString('en').replaceAll(',', mark);

          expect(readAnswer(`${grouped}${rest}${end}`, 'token')).toEqual(
            readAnswer(`${whole}${rest}${end}`, 'token'),
          );
        },
      ),
      runs,
    );
  });

  test('are a number exactly where an English reader takes them for one', () => {
    const group = fc.constantFrom('0', '1', '05', '12', '024', '345', '000', '1024');
    const written = fc
      .tuple(group, fc.array(fc.tuple(fc.constantFrom(',', '.'), group), { maxLength: 4 }))
      .map(([first, others]) => first + others.flat().join(''));
    // No group begins a number with 0; nothing but digits follows the point.
    const english = /^(?:\d+|[1-9]\d{0,2}(?:,\d{3})+)(?:\.\d+)?$/;
    fc.assert(
      fc.property(written, behind, (digits, end) => {
        const reading = readAnswer(digits + end, 'token');

        if (english.test(digits))
          expect(reading).toEqual(readAnswer(digits.replaceAll(',', '') + end, 'token'));
        expect(reading.kind === 'value').toBe(english.test(digits));
      }),
      runs,
    );
  });

  test('never make a number where a comma is not before three digits, or comes after a point', () => {
    const odd = /(?<!\d),|,(?!\d{3}(?!\d))|\.\d*,/;
    fc.assert(
      fc.property(glued, asked, (text, unit) => {
        // As the page shows it: what nobody sees separates nothing, and full-width forms are the same marks.
        const seen = text
          .replaceAll('，', ',')
          .replaceAll('．', '.')
          .replaceAll(/[２５٣२]/g, '5');
        fc.pre(odd.test(seen));
        expect(readAnswer(text, unit).kind).not.toBe('value');
      }),
      runs,
    );
  });
});

describe('a prefix', () => {
  // The International System of Units, and IEC 80000-13 for the binary ones.
  const decimal = { k: 1e3, M: 1e6, G: 1e9, T: 1e12, P: 1e15, E: 1e18 };
  const binary = { Ki: 1024, Mi: 1024 ** 2, Gi: 1024 ** 3, Ti: 1024 ** 4, Pi: 1024 ** 5, Ei: 1024 ** 6 };
  const small = { m: 1e-3, µ: 1e-6, μ: 1e-6, u: 1e-6, n: 1e-9 };
  const spelt = {
    nano: 1e-9,
    micro: 1e-6,
    milli: 1e-3,
    kilo: 1e3,
    mega: 1e6,
    giga: 1e9,
    tera: 1e12,
    peta: 1e15,
    exa: 1e18,
  };

  // biome-ignore format: a table reads by column
  const takes: readonly [unit: string, prefixes: { readonly [prefix: string]: number }][] = [
    ['s',       small],
    ['B',       { ...decimal, ...binary }],
    ['bit',     { ...decimal, ...binary }],
    ['FLOP',    decimal],
    ['tok',     decimal],
    ['token',   { ...decimal, ...spelt }],
    ['params',  decimal],
    ['seconds', spelt],
    ['bytes',   { ...decimal, ...spelt }],
  ];

  test.for(takes)('of %s scales the number, above a line and below it', ([unit, prefixes]) => {
    for (const [prefix, factor] of Object.entries(prefixes))
      fc.assert(
        fc.property(size, (x) => {
          const word = prefix + unit;

          expect(readAnswer(`${x} ${word}`, unit), word).toMatchObject(readAs(x * factor, 1e-12));
          expect(readAnswer(`${x} ${unit}`, unit), word).toMatchObject(readAs(x, 1e-12));
          expect(readAnswer(`${x} ${word}/chip`, `${unit}/chip`), word).toMatchObject(
            readAs(x * factor, 1e-12),
          );
          expect(readAnswer(`$${x}/${word}`, `$/${unit}`), word).toMatchObject(readAs(x / factor, 1e-12));
        }),
        { numRuns: 5 },
      );
  });

  // biome-ignore format: a table reads by column
  const others: readonly [typed: string, asked: string, factor: number][] = [
    ['s',        'ms',       1000],
    ['TB/s',     'GB/s',     1000],
    ['GiB',      'GB',       1024 ** 3 / 1e9],
    ['bits',     'byte',     1 / 8],
    ['$/token',  '$/Mtok',   1e6],
    ['%',        '1',        1 / 100],
    ['ktok/ms',  'token/s',  1e6],
    ['hours',    'min',      60],
  ];

  test.for(others)(
    'or another name: a number of %s, asked in %s, is %d times that number',
    ([typed, asked, factor]) => {
      fc.assert(
        fc.property(size, (x) => {
          expect(readAnswer(`${x} ${typed}`, asked)).toMatchObject({
            ...readAs(x * factor, 1e-12),
            unit: 'given',
          });
        }),
      );
    },
  );
});

test('a unit that a message suggests is a unit', () => {
  const written = fc
    .tuple(fc.constantFrom('', 'k', 'M', 'G', 'Ki', 'Gi', 'm', 'µ'), fc.constantFrom(...unitNames))
    .map(([prefix, name]) => prefix + name);
  const changed = fc.constantFrom(
    (word: string) => word.toLowerCase(),
    (word: string) => word.toUpperCase(),
    (word: string) => `${word}s`,
    (word: string) => word.slice(0, -1),
  );
  fc.assert(
    fc.property(written, changed, (word, change) => {
      const reading = readAnswer(`5 ${change(word)}`, '1');
      const message = reading.kind === 'value' ? '' : reading.message;
      for (const [, suggested] of message.matchAll(
        /(?:write|or|mean) "?(\w+)"?(?: for (?:bytes|bits)|[.?])/g,
      ))
        expect(readAnswer(`5 ${suggested}`, '1'), message).toMatchObject({ reason: 'dimension' });
    }),
    runs,
  );
});

describe('what the site prints is read back', () => {
  // Wider than anything real, where only the formula bounds a quantity.
  const anything = [1e-9, 1e18] as const;

  test.for(Object.entries(chapters))('in %s, to the figures printed', ([, part]) => {
    for (const id of Object.keys(part) as (keyof typeof part)[]) {
      const one = quantity(id);
      const [least, most] = one.kind === 'given' ? one.range : anything;
      const sign = one.kind === 'given' ? fc.constant(1) : fc.constantFrom(1, -1);
      const value = fc.oneof(between(Math.max(least, 1e-9), most), fc.constant(least));
      fc.assert(
        fc.property(value, sign, fc.constantFrom(one.unit, one.stated_in ?? one.unit), (size, sign, unit) => {
          const value = size * sign;
          const inUnit = value / readUnit(unit).scale;

          // Half of the third figure of 1.00, or half a cent of a dollar; what is cut loses up to a whole one.
          const text = shown(id, value);
          expect(readAnswer(text, unit), `${id}: ${text}`).toMatchObject({
            ...readAs(inUnit, one.cut ? 0.0101 : 0.0051),
            unit: 'given',
          });

          // Half of the sixth figure.
          const words = amountInWords(inUnit, unit);
          expect(readAnswer(words, unit), `${id}: ${words}`).toMatchObject({
            ...readAs(inUnit, 5.1e-6),
            unit: 'given',
          });
        }),
        { numRuns: 40 },
      );
    }
  });

  test('in the quiet line, whatever is asked', () => {
    fc.assert(
      fc.property(size, asked, (x, unit) => {
        const said = saysReading({ kind: 'value', value: x, unit: 'given' }, unit).slice('read as '.length);

        expect(readAnswer(said, unit), said).toMatchObject(readAs(x, 5.1e-6));
      }),
    );
  });

  test('counts are printed in full up to a million', () => {
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 999_999 }), fc.constantFrom(...counted), (count, unit) => {
        expect(readAnswer(amountInWords(count, unit), unit)).toMatchObject({ kind: 'value', value: count });
      }),
    );
  });
});
