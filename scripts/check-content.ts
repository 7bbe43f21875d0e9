/**
 * Checks every problem as its author would: draws 500 variants of each, and says what does not fit, with its place and a
 * cure. Errors end with status 1; warnings are for the author to weigh. Lists the figures of lessons that have no source, too,
 * and checks every problem set.
 *
 *   npm run check:content                     every problem
 *   npm run check:content -- cost-at-batch-1  some of them
 *   npm run check:content -- --update-draws   keep what the seeds of new problems, and of those whose version rose, draw
 */
import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { bareFigures } from '../src/authoring/bare-figures.ts';
import { checkContent } from '../src/authoring/check-content.ts';
import { reportOf } from '../src/authoring/check-report.ts';
import { idOf } from '../src/authoring/content-id.ts';
import { readCourse } from '../src/authoring/course.ts';
import { type Draws, drawsFile, drawsText, lockOf, updatedDraws } from '../src/authoring/draws.ts';
import { ContentError, print } from '../src/authoring/mistake.ts';
import { compileProblem } from '../src/authoring/problem.ts';
import { readCatalogue } from '../src/authoring/read-catalogue.ts';
import { checkSets } from '../src/authoring/set-file.ts';
import { didYouMean } from '../src/engine/nearest.ts';

const flags = process.argv.slice(2).filter((argument) => argument.startsWith('-'));
const [unknownFlag] = flags.filter((flag) => flag !== '--update-draws');
if (unknownFlag)
  refuse(`There is no ${unknownFlag}. Give ids of problems, --update-draws, or nothing to check all.`);
const wanted = process.argv
  .slice(2)
  .filter((argument) => !argument.startsWith('-'))
  .map((argument) => argument.replace(/^.*\//, '').replace(/\.mdx$/, ''));

const files = readdirSync('content/problems')
  .filter((name) => name.endsWith('.mdx'))
  .sort()
  .map((name) => ({
    file: `content/problems/${name}`,
    source: readFileSync(`content/problems/${name}`, 'utf8'),
  }));
const ids = files.map(({ file }) => idOf(file));
for (const id of wanted) if (!ids.includes(id)) refuse(`There is no problem "${id}".${didYouMean(id, ids)}`);
const records = orSay(() => ({ ...readCatalogue('.'), lessons: readCourse('.').map(({ id }) => id) }));

const kept = JSON.parse(readFileSync(drawsFile, 'utf8')) as Draws;

if (process.argv.includes('--update-draws')) {
  const templates = orSay(() => files.map(({ file, source }) => compileProblem(file, source, records)));
  const updated = updatedDraws(templates, kept);
  writeFileSync(drawsFile, drawsText(updated));
  const added = templates.filter((template) => lockOf(template, kept) === 'not_locked');
  console.log(`${drawsFile}: ${added.length} added or raised, ${Object.keys(updated).length} kept.`);
} else {
  for (const name of readdirSync('content/lessons')) {
    const file = `content/lessons/${name}`;
    const lesson = readFileSync(file, 'utf8');
    for (const figure of bareFigures(file, lesson)) console.log(`${print(figure, lesson)}\n`);
  }
  const setErrors = checkSets('.');
  for (const { mistake, source } of setErrors) console.log(`${print(mistake, source)}\n`);
  const { text, errors } = reportOf(checkContent(files, records, { wanted, draws: kept }));
  console.log(text);
  process.exitCode = errors + setErrors.length > 0 ? 1 : 0;
}

function refuse(says: string): never {
  console.error(says);
  process.exit(1);
}

/** What was read; or the mistakes in it, for their author, and the end. */
function orSay<Read>(read: () => Read): Read {
  try {
    return read();
  } catch (error) {
    if (!(error instanceof ContentError)) throw error;
    console.log(error.message);
    process.exit(1);
  }
}
