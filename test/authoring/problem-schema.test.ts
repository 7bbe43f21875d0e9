import { globSync, readFileSync } from 'node:fs';
import { z } from 'astro/zod';
import { describe, expect, test } from 'vitest';
import { parse } from 'yaml';
import { part } from '../../src/authoring/body.ts';
import { problemSchema, schemaFile, schemaLine, schemaText } from '../../src/authoring/problem-schema.ts';

// Read back by another reader than the one that wrote it, as an editor does.
const schema = z.fromJSONSchema(problemSchema() as Parameters<typeof z.fromJSONSchema>[0]);
const headOf = (text: string): unknown => parse(part(text).yaml);

test('the file that editors read is up to date', () => {
  expect(
    readFileSync(schemaFile, 'utf8') === schemaText(),
    'Keys or quantities have changed since the schema was written. Run "npm run schema" and commit the file.',
  ).toBe(true);
});

test('a problem names it in the first line of its head, by its place beside the problem', () => {
  expect(schemaLine).toBe(`# yaml-language-server: $schema=./${schemaFile.split('/').at(-1)}`);
});

test.for(globSync('content/problems/*.mdx'))('%s fits it', (file) => {
  expect(schema.safeParse(headOf(readFileSync(file, 'utf8'))).error).toBeUndefined();
});

describe('an editor marks', () => {
  const head = headOf(readFileSync('test/authoring/problem-mistakes/none.mdx', 'utf8')) as object;
  const fits = (change: object) => schema.safeParse({ ...head, ...change }).success;

  test('nothing in a sound head', () => {
    expect(fits({})).toBe(true);
  });

  test('a key that is misspelt', () => {
    expect(fits({ tolerence: '5%' })).toBe(false);
  });

  test('a name that cannot be given', () => {
    expect(fits({ given: { wieghts: 'bf16' } })).toBe(false);
  });

  test('a range without an end', () => {
    expect(fits({ given: { batch: { from: '1 sequence', by: 'doubling' } } })).toBe(false);
    expect(fits({ given: { batch: { from: '1 sequence', to: '64 sequences', by: 'doubling' } } })).toBe(true);
  });

  test('a level that is none', () => {
    expect(fits({ level: 4 })).toBe(false);
  });
});
