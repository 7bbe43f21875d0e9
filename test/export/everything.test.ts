import { execFileSync } from 'node:child_process';
import {
  cpSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { afterAll, describe, expect, test } from 'vitest';
import { ContentError } from '../../src/authoring/mistake.ts';
import { exportsOf, readEverything } from '../../src/export/everything.ts';
import { writeAll } from '../../src/export/write-all.ts';
import type { ProblemTemplate } from '../../src/problems/template.ts';

const everything = readEverything('.');
const edition = Date.UTC(2026, 10, 27) / 1000;
const elsewhere = mkdtempSync(join(tmpdir(), 'export-test-'));
afterAll(() => rmSync(elsewhere, { recursive: true }));

/** Everything, with one problem changed. */
const withProblem = (id: string, change: (problem: ProblemTemplate) => ProblemTemplate) => ({
  ...everything,
  problems: everything.problems.map((problem) => (problem.id === id ? change(problem) : problem)),
});

describe('what can be taken along', () => {
  test('is a deck, and for each chapter with something to ask a bank for Moodle and two packages of QTI', () => {
    const asked = everything.chapters.filter(({ id }) =>
      everything.problems.some(({ lesson, ask }) => lesson === id && ask.kind !== 'sketch'),
    );
    expect([...exportsOf(everything, edition).keys()].toSorted()).toEqual(
      [
        'ridgepoint.apkg',
        ...asked.flatMap(({ id }) => [`moodle/${id}.xml`, `qti/${id}-qti-2.1.zip`, `qti/${id}-qti-3.0.zip`]),
      ].toSorted(),
    );
  });

  test('leaves out a chapter that asks for nothing but curves', () => {
    const [sketch] = everything.problems.filter(({ ask }) => ask.kind === 'sketch');
    const only = { ...everything, problems: sketch ? [sketch] : [] };
    expect([...exportsOf(only, edition).keys()]).toEqual(['ridgepoint.apkg']);
  });

  test('is nothing where one problem holds what a bank cannot: the file is named, and the reason', () => {
    const filmed = withProblem('cost-at-batch-1', (problem) => ({
      ...problem,
      body: [...problem.body, { tag: 'video', children: [] }],
    }));
    expect(() => exportsOf(filmed, edition)).toThrow(ContentError);
    expect(() => exportsOf(filmed, edition)).toThrow(
      'content/problems/cost-at-batch-1.mdx  cannot be taken along: <video> cannot be in a question bank',
    );
  });

  test('is nothing where one problem cannot be drawn, and names all that cannot', () => {
    const undrawn = (problem: ProblemTemplate) => ({ ...problem, models: {}, hardware: {} });
    const { problems } = withProblem('cost-at-batch-1', undrawn);
    const two = problems.map((problem) =>
      problem.id === 'optimal-batch-from-sparsity' ? undrawn(problem) : problem,
    );
    expect(() => exportsOf({ ...everything, problems: two }, edition)).toThrow(
      /cost-at-batch-1\.mdx {2}cannot be taken along: .+optimal-batch-from-sparsity\.mdx {2}cannot be taken along: ./s,
    );
  });
});

describe('npm run export', () => {
  test('tells a mistake with its place, ends with 1, and leaves what was there before as it was', () => {
    cpSync('content', join(elsewhere, 'content'), { recursive: true });
    mkdirSync(join(elsewhere, 'exports'));
    writeFileSync(join(elsewhere, 'exports/ridgepoint.apkg'), 'of yesterday');
    const file = join(elsewhere, 'content/problems/cost-at-batch-1.mdx');
    writeFileSync(file, readFileSync(file, 'utf8').replace(/^ask: .*$/m, 'ask: cost_of_a_tokn'));
    const run = () =>
      execFileSync(process.execPath, [resolve('scripts/export.ts')], { cwd: elsewhere, stdio: 'pipe' });
    expect(run).toThrow(/content\/problems\/cost-at-batch-1\.mdx:\d+:\d+ .*Nothing was exported\./s);
    expect(readdirSync(join(elsewhere, 'exports'))).toEqual(['ridgepoint.apkg']);
    expect(readFileSync(join(elsewhere, 'exports/ridgepoint.apkg'), 'utf8')).toBe('of yesterday');
  });
});

describe('writing', () => {
  test('puts every file in its place, and no other', () => {
    const folder = join(elsewhere, 'whole');
    writeAll(
      folder,
      new Map([
        ['a.txt', new Uint8Array([1])],
        ['deep/b.txt', new Uint8Array([2])],
      ]),
    );
    expect(readdirSync(folder, { recursive: true }).toSorted()).toEqual(['a.txt', 'deep', 'deep/b.txt']);
    expect([...readFileSync(join(folder, 'deep/b.txt'))]).toEqual([2]);
  });

  test('that fails in the middle leaves nothing half-written, and the files of before', () => {
    const folder = join(elsewhere, 'half');
    mkdirSync(folder);
    writeFileSync(join(folder, 'a.txt'), 'of yesterday');
    writeFileSync(join(folder, 'taken'), 'a file, where a folder is wanted');
    const files = new Map([
      ['a.txt', new Uint8Array([1])],
      ['taken/b.txt', new Uint8Array([2])],
    ]);
    expect(() => writeAll(folder, files)).toThrow('taken');
    expect(readdirSync(folder)).toEqual(['a.txt', 'taken']);
    expect(readFileSync(join(folder, 'a.txt'), 'utf8')).toBe('of yesterday');
    expect(existsSync(join(folder, 'a.txt.part'))).toBe(false);
  });
});
