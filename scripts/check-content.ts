/**
 * Checks all content as its authors would: says what does not fit, with its place and a cure, and of each problem what 500
 * variants of it draw. Errors end with status 1; warnings are for the author to weigh.
 *
 *   npm run check:content                                  everything
 *   npm run check:content -- cost-at-batch-1 no-slow-mode  some of it, by id
 *   npm run check:content -- content/prices/openai.yaml    or by path
 *   npm run check:content -- --update-draws                keep what the seeds of new problems, and of those whose version rose, draw
 */
import { readFileSync, writeFileSync } from 'node:fs';
import { reportOf } from '../src/authoring/check-report.ts';
import { checkSite, contentFiles, filesNamed } from '../src/authoring/check-site.ts';
import { contentIn } from '../src/authoring/collections.ts';
import { type Draws, drawsFile, drawsText, lockOf, updatedDraws } from '../src/authoring/draws.ts';
import { latestDay } from '../src/authoring/future-dates.ts';
import { ContentError } from '../src/authoring/mistake.ts';

const written = process.argv.slice(2);
const flags = written.filter((argument) => argument.startsWith('-'));
const [unknownFlag] = flags.filter((flag) => flag !== '--update-draws');
if (unknownFlag)
  refuse(
    `There is no ${unknownFlag}. Give ids or paths of content, --update-draws, or nothing to check all.`,
  );
const files = contentFiles('.');
const named = written
  .filter((argument) => !argument.startsWith('-'))
  .flatMap((argument) => {
    const found = filesNamed(argument, files);
    return 'files' in found ? found.files : refuse(found.says);
  });

const kept = JSON.parse(readFileSync(drawsFile, 'utf8')) as Draws;

if (flags.includes('--update-draws') && named.length > 0)
  refuse('--update-draws keeps what all problems draw; name none with it.');
if (flags.includes('--update-draws')) updateDraws();
else {
  const checked = checkSite('.', {
    ...(named.length > 0 && { wanted: [...new Set(named)] }),
    draws: kept,
    today: latestDay(new Date()),
  });
  const textOf = (file: string) => (files.includes(file) ? readFileSync(file, 'utf8') : '');
  const { text, errors } = reportOf(checked, textOf);
  console.log(text);
  process.exitCode = errors > 0 ? 1 : 0;
}

function updateDraws(): void {
  try {
    const templates = contentIn('.').collections.problems();
    const updated = updatedDraws(templates, kept);
    writeFileSync(drawsFile, drawsText(updated));
    const added = templates.filter((template) => lockOf(template, kept) === 'not_locked');
    console.log(`${drawsFile}: ${added.length} added or raised, ${Object.keys(updated).length} kept.`);
  } catch (error) {
    if (!(error instanceof ContentError)) throw error;
    console.log(error.message);
    process.exitCode = 1;
  }
}

function refuse(says: string): never {
  console.error(says);
  process.exit(1);
}
