import { execFileSync } from 'node:child_process';
import { cpSync, mkdirSync, mkdtempSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import ts from 'typescript';
import { afterAll, describe, expect, test } from 'vitest';
import { compileProblem } from '../../src/authoring/problem.ts';
import { readCatalogue } from '../../src/authoring/read-catalogue.ts';
import { writeLibrary } from '../../src/export/library.ts';

const elsewhere = mkdtempSync(join(tmpdir(), 'library-test-'));
const installed = join(elsewhere, 'node_modules', 'ridgepoint-core');
const catalogue = readCatalogue('.');
const file = 'content/problems/optimal-batch-from-sparsity.mdx';
const problem = compileProblem(file, readFileSync(file, 'utf8'), { ...catalogue, lessons: ['batch-size'] });

mkdirSync(installed, { recursive: true });
writeLibrary(resolve('.'), installed, catalogue, [problem]);
symlinkSync(resolve('node_modules/ts-fsrs'), join(elsewhere, 'node_modules/ts-fsrs'));

afterAll(() => rmSync(elsewhere, { recursive: true }));

describe('the library', () => {
  test('solves, draws and grades for a script in another folder', () => {
    cpSync('examples/plain-node.mjs', join(elsewhere, 'plain-node.mjs'));
    const printed = execFileSync(process.execPath, ['plain-node.mjs'], { cwd: elsewhere, encoding: 'utf8' });
    const lines = printed.trim().split('\n');
    // 671 GB of weights and 36.84 GB of caches over 53.6 TB/s.
    expect(lines[0]).toMatch(/^A pass takes 13\.2\sms\.$/);
    expect(lines.at(-2)).toBe('correct');
    expect(lines.at(-1)).toBe('slip');
  });

  test('has types that a strict compiler takes', () => {
    const consumer = join(elsewhere, 'consumer.ts');
    writeFileSync(
      consumer,
      `import { scenario, solve, type Givens } from 'ridgepoint-core';
       import { readAnswer } from 'ridgepoint-core/problems';
       import { defaultSettings, fold } from 'ridgepoint-core/study';
       const givens: Givens = scenario({ batch: 64 });
       export const unit: string = solve(givens, 'batch').unit;
       export const kind: string = readAnswer('15.5 ms', 's').kind;
       export const cards: number = fold([], defaultSettings).cards.size;`,
    );
    const program = ts.createProgram([consumer], {
      ...{
        strict: true,
        noEmit: true,
        types: [],
        module: ts.ModuleKind.NodeNext,
        target: ts.ScriptTarget.ES2023,
      },
    });
    const found = ts
      .getPreEmitDiagnostics(program)
      .map(({ messageText }) => ts.flattenDiagnosticMessageText(messageText, '\n'));
    expect(found).toEqual([]);
  });

  test('knows no page', () => {
    const { dependencies } = JSON.parse(readFileSync(join(installed, 'package.json'), 'utf8'));
    expect(Object.keys(dependencies)).toEqual(['ts-fsrs']);
  });
});
