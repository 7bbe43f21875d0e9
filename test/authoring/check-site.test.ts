import { copyFileSync, cpSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, afterEach, beforeAll, describe, expect, onTestFinished, test } from 'vitest';
import { checkSite, contentFiles, filesNamed } from '../../src/authoring/check-site.ts';
import type { Finding } from '../../src/authoring/finding.ts';

const root = mkdtempSync(join(tmpdir(), 'ridgepoint-'));
beforeAll(() => cpSync('content', join(root, 'content'), { recursive: true }));
afterAll(() => rmSync(root, { recursive: true }));
afterEach(() => {
  for (const file of changed.splice(0)) copyFileSync(file, join(root, file));
});
const changed: string[] = [];

/** Later than whatever this content was compared with its sources. */
const today = '2098-12-31';

type Change = readonly [file: string, from: string, to: string];

function change([file, from, to]: Change): void {
  const path = join(root, 'content', file);
  const text = readFileSync(path, 'utf8');
  expect(text).toContain(from);
  writeFileSync(path, text.replace(from, to));
  changed.push(`content/${file}`);
}

/** What is said of the site's content after some changes: place, severity and words. Of the problems, one is enough. */
function said(...changes: readonly Change[]) {
  for (const one of changes) change(one);
  const wanted = contentFiles(root).filter(
    (file) => !file.startsWith('content/problems/') || file.endsWith('/just-missed.mdx'),
  );
  const checked = checkSite(root, { wanted, draws: {}, today });
  const findings = [...checked.findings, ...checked.problems.flatMap((one) => one.findings)];
  return { ...checked, said: inWords(findings) };
}

/** Line and column of the first place where something stands. */
function placeOf(text: string, part: string): readonly [number, number] {
  const before = text.slice(0, text.indexOf(part)).split('\n');
  return [before.length, (before.at(-1) ?? '').length + 1];
}

const inWords = (findings: readonly Finding[]): readonly string[] =>
  findings.map(
    ({ file, line, column, severity, says }) =>
      `${file.replace('content/', '')}:${line}:${column} ${severity} ${says}`,
  );

test('of the content of the site there is nothing to say', () => {
  const { said: nothing, others, unread } = said();
  expect({ nothing, unread }).toEqual({ nothing: [], unread: [] });
  expect(others).toBeGreaterThan(500);
});

// A mistake in each kind of content, and the one thing that is said of it.
// biome-ignore format: a table reads by line
const mistakes: readonly (readonly [...Change, told: RegExp])[] = [
  ['cards/no-slow-mode.mdx', 'lesson: batch-size', 'lesson: batch-sise', /^cards\/no-slow-mode\.mdx:2:9 error unknown lesson "batch-sise"\. Did you mean "batch-size"\?/],
  ['cards/half-the-batch-beyond-the-bend.mdx', 'at: two-for-paper', 'at: Two for papers', /^cards\/half-the-batch-beyond-the-bend\.mdx:3:5 error unknown heading of \w+ "Two for papers"\. Did you mean "two-for-paper"\? Known: /],
  ['course.yaml', 'title:', 'titel:', /^course\.yaml:\d+:\d+ error unknown key "titel" in entry 1\. Did you mean "title"\?/],
  ['course.yaml', 'title: Trains and', 'title: The **Trains** and', /^course\.yaml:\d+:\d+ error title \(entry 3\) is "The \*\*Trains\*\* and queues"; expected plain words: they are printed as they stand/],
  ['evidence/lecture.yaml', 'kind: identity', 'kind: identical', /^evidence\/lecture\.yaml:\d+:\d+ error kind \(entry \d+ of rows\) is "identical"; expected one of identity, bound, open\./],
  ['facts/batch-size.yaml', 'verdict: holds', 'verdict: true', /^facts\/batch-size\.yaml:\d+:\d+ error verdict \(entry \d+\) is true; expected one of holds, corrected, opinion\./],
  ['facts/batch-size.yaml', 'at: cost-against-batch', 'at: cost-against-batches', /^facts\/batch-size\.yaml:\d+:7 error unknown heading of batch-size "cost-against-batches"\. Did you mean "cost-against-batch"\?/],
  ['glossary.yaml', 'means:', 'mean:', /^glossary\.yaml:\d+:\d+ error unknown key "mean" in entry 1\. Did you mean "means"\?/],
  ['hardware/h100-sxm.yaml', 'vendor: NVIDIA', '# vendor', /^hardware\/h100-sxm\.yaml:\d+:1 error vendor is missing; expected text\./],
  ['hardware/h100-sxm.yaml', 'memory_capacity: 80 GB', 'memory_capacity: 80 MB', /^hardware\/h100-sxm\.yaml:11:20 error per_chip\.memory_capacity: 80 MB makes no sense as the memory of a chip; expected 100 MB to 100 TB\. Is a prefix or a unit mistaken\?$/],
  ['hardware/gb200.yaml', 'memory_bandwidth: 8 TB/s', 'memory_bandwidth: 8 PB/s', /^hardware\/gb200\.yaml:\d+:20 error per_chip\.memory_capacity would be read once in 23\.3\sµs at memory_bandwidth; .* Is a prefix of one of them mistaken\?$/],
  ['hardware/h100-sxm.yaml', 'checked: 2026-11-23', 'checked: 2099-01-01', /^hardware\/h100-sxm\.yaml:17:10 error checked is 2099-01-01, a day that has not come; it is the day somebody last compared this with its sources, and today is 2098-12-31\.$/],
  ['lessons/batch-size.mdx', '<Recall id="weights-and-cache-add"', '<Recall id="weights-and-cache-ad"', /^lessons\/batch-size\.mdx:81:13 error unknown card "weights-and-cache-ad"\. Did you mean "weights-and-cache-add"\?/],
  ['lessons/trains.mdx', 'assumes: [', 'assumes: [pipelines, ', /^lessons\/trains\.mdx:\d+:11 error pipelines is chapter 6 in content\/course\.yaml, and this is chapter 3; a lesson assumes what comes before it\.$/],
  ['models/deepseek-v3.yaml', 'developer:', 'developers:', /^models\/deepseek-v3\.yaml:\d+:1 error unknown key "developers"\. Did you mean "developer"\?/],
  ['models/deepseek-v3.yaml', 'checked: ', 'checked: 2099-01-01 # ', /^models\/deepseek-v3\.yaml:\d+:10 error checked is 2099-01-01, /],
  ['prices/openai.yaml', 'checked: ', 'checked: 2099-01-01 # ', /^prices\/openai\.yaml:\d+:10 error checked is 2099-01-01, /],
  ['sources/pope-2026.yaml', 'checked: ', 'checked: 2099-01-01 # ', /^sources\/pope-2026\.yaml:\d+:10 error checked is 2099-01-01, /],
  ['prices/openai.yaml', 'kind: api', 'kind: apis', /^prices\/openai\.yaml:\d+:\d+ error /],
  ['sets/the-pass.mdx', 'seed:', 'sed:', /^sets\/the-pass\.mdx:\d+:1 error unknown key "sed"\. Did you mean "seed"\?/],
  ['sources/pope-2026.yaml', 'seen: primary', 'seen: first', /^sources\/pope-2026\.yaml:\d+:\d+ error seen is "first"; expected one of primary, secondary, recalled\./],
];

describe('a mistake in other content than a problem is told, once', { timeout: 60_000 }, () => {
  test.for(mistakes)('%s', ([file, from, to, told]) => {
    expect(said([file, from, to]).said).toEqual([expect.stringMatching(told)]);
  });

  test('a bare figure in a lesson', () => {
    expect(said(['lessons/batch-size.mdx', '\n## ', '\nIt takes 77.3 ms.\n\n## ']).said).toEqual([
      expect.stringMatching(/^lessons\/batch-size\.mdx:\d+:10 error "77\.3 ms" is a bare figure/),
    ]);
  });
});

describe('what people choose by has a name of its own', { timeout: 60_000 }, () => {
  // biome-ignore format: a table reads by line
  test.for([
    ['hardware/b200-sxm.yaml', /^name: .*/m, 'name: nvidia h100 sxm5 80 gb # and more', 'hardware/h100-sxm.yaml', 'name'],
    ['models/deepseek-v3.yaml', /^name: .*/m, 'name: Llama 3.1 8B', 'models/llama-3.1-8b.yaml', 'name'],
    ['sets/in-your-head.mdx', /^title: .*/m, 'title: The pass, its batch and its train', 'sets/the-pass.mdx', 'title'],
  ] as const)('%s', ([file, line, to, other, key]) => {
    const [from = ''] = line.exec(readFileSync(join(root, 'content', file), 'utf8')) ?? [];
    expect(said([file, from, to]).said.toSorted()).toEqual([
      expect.stringMatching(new RegExp(`^${file}:\\d:1 error ".+" is also the ${key} of content/${other};`)),
      expect.stringMatching(new RegExp(`^${other}:\\d:1 error ".+" is also the ${key} of content/${file};`)),
    ]);
  });
});

test('a file in another encoding is told where it begins to be one', { timeout: 60_000 }, () => {
  const file = 'cards/no-slow-mode.mdx';
  const text = readFileSync(join('content', file), 'latin1').replace('Why', 'Gr\u00F6\u00DFe: why');
  writeFileSync(join(root, 'content', file), text, 'latin1');
  changed.push(`content/${file}`);
  const [line, column] = placeOf(text, '\u00F6');
  expect(said().said).toEqual([
    `${file}:${line}:${column} error this file is not in UTF-8, from here on at the latest; save it as UTF-8.`,
  ]);
});

test('a file where nothing looks is told, with the nearest folder', { timeout: 60_000 }, () => {
  for (const folder of ['problem', 'cards/more']) {
    mkdirSync(join(root, 'content', folder));
    onTestFinished(() => rmSync(join(root, 'content', folder), { recursive: true }));
    copyFileSync('content/cards/no-slow-mode.mdx', join(root, 'content', folder, 'stray.mdx'));
  }
  const found = said().said;
  expect(found).toContainEqual(
    expect.stringMatching(
      /^problem\/stray\.mdx:1:1 error nothing reads content\/problem\. Did you mean "problems"\?/,
    ),
  );
  expect(found).toContain(
    'cards/more/stray.mdx:1:1 error nothing reads a folder within content/cards; move the file up into it.',
  );
});

describe('the name of a file is judged', { timeout: 60_000 }, () => {
  const tooLong = 'a'.repeat(81);
  // biome-ignore format: a table reads by line
  test.for([
    ['problems/just-missed.mdx', 'problems/Just_Missed.mdx', /^problems\/Just_Missed\.mdx:1:1 error the name of this file is an id: small letters and digits with hyphens between, at most 80 characters\. Name it just-missed\.mdx\./],
    ['problems/just-missed.mdx', `problems/${tooLong}.mdx`, /error the name of this file is an id: .+ Name it a{80}\.mdx\./],
    ['problems/just-missed.mdx', 'problems/just-missed.md', /^problems\/just-missed\.md:1:1 error the name of a file in this folder ends in \.mdx\./],
    ['cards/no-slow-mode.mdx', 'cards/no-slow-Mode.mdx', /Name it no-slow-mode\.mdx\./],
    ['sets/the-pass.mdx', 'sets/the pass.mdx', /Name it the-pass\.mdx\./],
    ['prices/openai.yaml', 'prices/OpenAI.yaml', /a record’s file is named in lower case/],
    ['evidence/lecture.yaml', 'evidence/lecture.yml', /the name of a file in this folder ends in \.yaml\./],
    ['lessons/batch-size.mdx', 'lessons/batch-sizes.mdx', /^lessons\/batch-sizes\.mdx:1:1 error there is no chapter "batch-sizes"\. Did you mean "batch-size"\? A lesson has the name/],
  ] as const)('%s as %s', ([from, as, told]) => {
    cpSync(join(root, 'content', from), join(root, 'content', as));
    onTestFinished(() => rmSync(join(root, 'content', as)));
    const { findings } = checkSite(root, { draws: {}, wanted: [`content/${as}`], today });
    expect(inWords(findings)).toEqual([expect.stringMatching(told)]);
  });
});

describe('of one cause there is one finding', { timeout: 60_000 }, () => {
  const broken: Change = ['hardware/h100-sxm.yaml', 'vendor: NVIDIA', '# vendor'];

  test('what names a record that cannot be read is left alone, and named', () => {
    const { said: told, unread } = said(broken);
    expect(told).toEqual([expect.stringMatching(/^hardware\/h100-sxm\.yaml/)]);
    expect(unread).toEqual(['cards', 'evidence', 'lessons', 'prices', 'problems']);
  });

  test('what names none of them is read all the same', () => {
    expect(said(broken, ['facts/batch-size.yaml', 'verdict: holds', 'verdict: true']).said).toHaveLength(2);
  });

  test('a card says nothing of a lesson that does not parse', () => {
    const { said: told } = said(['lessons/reality.mdx', '\n## ', '\n<Summary>\n\n## ']);
    expect(told).toEqual([
      expect.stringMatching(/^lessons\/reality\.mdx:\d+:\d+ error This text does not parse/),
    ]);
  });

  test('a set says nothing of a problem whose head cannot be read', () => {
    const { said: told } = said(['problems/just-missed.mdx', 'level: 1', 'levle: 1']);
    expect(told).toEqual([
      expect.stringMatching(/^problems\/just-missed\.mdx:\d+:1 error unknown key "levle"/),
    ]);
  });
});

describe('files are named', () => {
  const files = ['cards/fast.mdx', 'lessons/fast.mdx', 'models/llama-3.1-8b.yaml', 'glossary.yaml'].map(
    (file) => `content/${file}`,
  );

  test.for([
    ['fast', ['content/cards/fast.mdx', 'content/lessons/fast.mdx']],
    ['fast.mdx', ['content/cards/fast.mdx', 'content/lessons/fast.mdx']],
    ['cards/fast', ['content/cards/fast.mdx']],
    ['content/cards/fast.mdx', ['content/cards/fast.mdx']],
    ['./content/cards/fast.mdx', ['content/cards/fast.mdx']],
    ['/home/me/ridgepoint/content/cards/fast.mdx', ['content/cards/fast.mdx']],
    ['content\\cards\\fast.mdx', ['content/cards/fast.mdx']],
    ['llama-3.1-8b', ['content/models/llama-3.1-8b.yaml']],
    ['glossary', ['content/glossary.yaml']],
  ] as const)('by %s', ([written, meant]) => {
    expect(filesNamed(written, files)).toEqual({ files: meant });
  });

  test('and a name that none has is told, with the nearest', () => {
    expect(filesNamed('cards/fsat', files)).toEqual({
      says: 'There is no content "cards/fsat". Did you mean "fast"? Name it by its file below content/: its id, or its path.',
    });
    // Half of a name is none.
    expect(filesNamed('st', files)).toHaveProperty('says');
  });
});

test('only what is asked for is told', () => {
  change(['cards/no-slow-mode.mdx', 'lesson: batch-size', 'lesson: batch-sise']);
  const told = (file: string) => checkSite(root, { wanted: [file], draws: {}, today }).findings.length;
  expect(told('content/cards/no-slow-mode.mdx')).toBe(1);
  expect(told('content/cards/full-batch.mdx')).toBe(0);
});
