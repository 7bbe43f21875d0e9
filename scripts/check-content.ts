/**
 * Checks every problem as its author would: draws 500 variants of each, and says what does not fit, with its place and a
 * cure. Errors end with status 1; warnings are for the author to weigh.
 *
 *   npm run check:content                     every problem
 *   npm run check:content -- cost-at-batch-1  some of them
 */
import { readdirSync, readFileSync } from 'node:fs';
import { checkContent } from '../src/authoring/check-content.ts';
import { reportOf } from '../src/authoring/check-report.ts';
import { readCourse } from '../src/authoring/course.ts';
import { readCatalogue } from '../src/authoring/read-catalogue.ts';

const wanted = process.argv
  .slice(2)
  .filter((argument) => !argument.startsWith('--'))
  .map((argument) => argument.replace(/^.*\//, '').replace(/\.mdx$/, ''));

const files = readdirSync('content/problems')
  .filter((name) => name.endsWith('.mdx'))
  .sort()
  .map((name) => ({
    file: `content/problems/${name}`,
    source: readFileSync(`content/problems/${name}`, 'utf8'),
  }));
const records = { ...readCatalogue('.'), lessons: readCourse('.').map(({ id }) => id) };

const { text, errors } = reportOf(checkContent(files, records, wanted));
console.log(text);
process.exitCode = errors > 0 ? 1 : 0;
