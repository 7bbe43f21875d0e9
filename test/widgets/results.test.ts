import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { listed, type ProblemSet, questionSeed } from '../../src/problems/problem-set.ts';
import { recheck } from '../../src/problems/recheck.ts';
import { setQuery } from '../../src/problems/set-address.ts';
import { resultText, type SetResult } from '../../src/problems/set-result.ts';
import { csvText } from '../../src/widgets/results/csv.ts';
import { readResultFile } from '../../src/widgets/results/read-result-file.ts';
import {
  gradebook,
  gradebookCsv,
  type ReadFile,
  rechecked,
  saidOf,
  sorted,
  unreadOf,
} from '../../src/widgets/results/results.model.ts';
import { template } from '../fixtures/templates.ts';

const problem = template('what-binds-the-pass');
const known = [listed(problem)];
const templates = new Map([[problem.id, problem]]);
const set: ProblemSet = {
  title: 'Week 2',
  problems: [{ id: problem.id, version: problem.version }],
  count: 1,
  seed: 7,
  draw: 'same',
  mode: 'exam',
};

function result(student: string, typed: string, of = set): SetResult {
  const { id, version } = problem;
  const seed = questionSeed(of, id, student);
  return {
    set: `https://ridgepoint.example/set/${setQuery(of)}`,
    seed: of.seed,
    student,
    begun: 0,
    handed_in: 1000,
    answers: [{ problem: id, version, seed, typed, verdict: typed === '' ? 'unanswered' : 'wrong' }],
  };
}
function file(name: string, of: SetResult): ReadFile {
  return { name, text: resultText(of), recheck: recheck(of, true, known, templates) };
}
const flagsOf = (files: readonly ReadFile[]) =>
  gradebook(files).rows.map(({ file, flags }) => [file, flags.map(({ code }) => code)]);

describe('files together', () => {
  test('the same file twice is one', () => {
    const book = gradebook([file('a.json', result('Ada', '')), file('copy.json', result('Ada', ''))]);
    expect(book.rows.map(({ file }) => file)).toEqual(['a.json']);
    expect(book.repeated).toBe(1);
  });

  test('two of one student are told of each other, however the name is written', () => {
    const files = [file('a.json', result('Ada', '')), file('b.json', result('ADA', 'nothing'))];
    expect(flagsOf(files)).toEqual([
      ['a.json', ['duplicate']],
      ['b.json', ['verdict', 'duplicate']],
    ]);
  });

  test('one of another set than the rest is told apart', () => {
    const others = ['Ada', 'Bob', 'Eve'].map((name) => file(name, result(name, '')));
    expect(flagsOf([...others, file('odd', result('Dan', '', { ...set, seed: 8 }))])).toEqual([
      ['Ada', []],
      ['Bob', []],
      ['Eve', []],
      ['odd', ['other_set']],
    ]);
  });

  test.for([
    ['one against one', [7, 8]],
    ['two against two', [7, 7, 8, 8]],
    ['two against one and one', [7, 7, 8, 9]],
  ] as const)('at %s there is no set that most have', ([, seeds]) => {
    const files = seeds.map((seed, at) => file(`${at}`, result(`Student ${at}`, '', { ...set, seed })));
    expect(flagsOf(files).flatMap(([, flags]) => flags)).toEqual([]);
  });

  test('a column is named where all were asked the same', () => {
    expect(gradebook([file('a', result('Ada', ''))]).titles).toEqual(['What binds the pass']);
  });

  test('are told in one sentence: how many, what is odd, what was no result and what came twice', async () => {
    const named = async (name: string, text: string) => ({
      name,
      ...(await readResultFile(new Blob([text]))),
    });
    const ada = resultText(result('Ada', ''));
    const readings = [await named('a.json', ada), await named('b.json', ada), await named('c.json', '{}')];
    const told = (files: typeof readings) =>
      saidOf(gradebook(rechecked(files, known, templates)), unreadOf(files));

    expect(told(readings.slice(0, 1))).toBe('1 result read and graded again; nothing odd in them.');
    expect(told(readings)).toBe(
      '1 result read and graded again; nothing odd in them; 1 file not read; 1 there twice, word for word, and counted once.',
    );
    expect(unreadOf(readings).map(({ name }) => name)).toEqual(['c.json']);
    expect(told([await named('d.json', resultText(result('Dan', 'nothing')))])).toBe(
      '1 result read and graded again; 1 with something to look at.',
    );
  });

  test('a table is sorted by name or by points', () => {
    const { rows } = gradebook(['Eve', 'Ada'].map((name) => file(name, result(name, ''))));
    expect(sorted(rows, 'student', 'ascending').map(({ file }) => file)).toEqual(['Ada', 'Eve']);
    expect(sorted(rows, 'student', 'descending').map(({ file }) => file)).toEqual(['Eve', 'Ada']);
  });
});

/** RFC 4180, read by a few lines of its own. */
function readCsv(text: string): readonly (readonly string[])[] {
  const rows: string[][] = [[]];
  for (const [, quoted, bare = '', end] of text.matchAll(/(?:"((?:[^"]|"")*)"|([^",\r\n]*))(,|\r\n)/g)) {
    rows.at(-1)?.push(quoted?.replaceAll('""', '"') ?? bare);
    if (end !== ',') rows.push([]);
  }
  return rows.slice(0, -1);
}

describe('a table for a spreadsheet', () => {
  test('every cell comes back, whatever is in it', () => {
    const anyCell = fc.string({ unit: fc.constantFrom('a', 'é', '"', ',', ' ', '\r', '\n', '1', ';') });
    fc.assert(
      fc.property(fc.array(fc.array(anyCell, { minLength: 1 }), { minLength: 1 }), (rows) => {
        const read = readCsv(csvText(rows).slice(1));
        // What begins with the end of a line is held off as a formula would be.
        expect(read).toEqual(rows.map((row) => row.map((one) => (/^[\r\n]/.test(one) ? `'${one}` : one))));
      }),
    );
  });

  test('no text is left that a spreadsheet would run', () => {
    // The characters that OWASP lists under CSV injection, and the first of them behind a blank.
    for (const start of ['=', '+', '-', '@', '\t', '\r', '＝', '＋', '－', '＠', ' ='])
      for (const text of [`${start}HYPERLINK("x")`, `${start}1`])
        expect(readCsv(csvText([[text]]).slice(1))[0]?.[0]).toBe(`'${text}`);
  });

  test('numbers stay numbers, negative ones too', () => {
    expect(csvText([[-5, 2.5]])).toBe('\ufeff-5,2.5\r\n');
  });

  test('each student is a row, and so is each file that could not be read', () => {
    const book = gradebook([file('a.json', result('=cmd()', ''))]);
    const [head = [], ada = [], other = []] = readCsv(
      gradebookCsv(book, [{ name: 'b.json', message: 'This file is empty.' }]).slice(1),
    );
    expect(head.slice(0, 9)).toEqual([
      ...['file', 'student', 'set', 'seed', 'begun', 'handed in', 'right', 'asked', 'flags'],
    ]);
    expect(ada.slice(0, 9)).toEqual([
      ...['a.json', "'=cmd()", 'Week 2', '7', '1970-01-01T00:00:00.000Z', '1970-01-01T00:00:01.000Z'],
      ...['0', '1', ''],
    ]);
    expect(ada.slice(9)).toEqual(['what-binds-the-pass', '', 'no answer', 'no answer']);
    expect(other[8]).toBe('Not read: This file is empty.');
  });
});

describe('a file that somebody chose', () => {
  const said = async (parts: BlobPart[]) => {
    const reading = await readResultFile(new Blob(parts));
    return reading.kind === 'unreadable' ? reading.message : 'read';
  };
  test('is read', async () => {
    expect(await said([resultText(result('Ada', ''))])).toBe('read');
  });
  test.for([
    ['empty', [''], /empty/],
    ['a picture', [new Uint8Array([0xff, 0xd8, 0xff, 0xe0])], /no text/],
    ['a letter', ['Dear Sir'], /no JSON/],
    ['half a result', [resultText(result('Ada', '')).slice(0, 200)], /cut short/],
    ['nested deep', ['['.repeat(20_000) + ']'.repeat(20_000)], /nested too deep/],
    ['full of objects', [`[${'{},'.repeat(2000)}{}]`], /holds too much/],
    ['after a prototype', ['{"__proto__":{}}'], /__proto__/],
    ['larger than any', [' '.repeat(600_000)], /larger than any/],
  ] as const)('or, where it is %s, says why not', async ([, parts, says]) => {
    expect(await said([...parts])).toMatch(says);
  });
});
