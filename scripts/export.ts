/**
 * Writes what can be taken along, into `exports/`. All of it or nothing: a mistake in the content is told, and leaves what
 * was there before as it was. Packages for courses are pages of the site, so a site is built for them, beside `dist/`.
 *
 *   npm run export
 */
import { globSync, mkdirSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { join, sep } from 'node:path';
import { build } from 'astro';
import { ContentError } from '../src/authoring/mistake.ts';
import { editionOf } from '../src/export/edition.ts';
import { exportsOf, readEverything } from '../src/export/everything.ts';
import { writeAll } from '../src/export/write-all.ts';

const folder = 'exports';

try {
  const everything = readEverything('.');
  const made = exportsOf(everything, editionOf('.', process.env));
  const files = new Map([...made, ...(await packages())]);
  writeAll(folder, files);
  for (const [name, content] of files)
    console.log(`${folder}/${name}  ${(content.length / 1e6).toFixed(2)} MB`);
  const drawn = everything.problems.filter(({ ask }) => ask.kind === 'sketch').map(({ id }) => id);
  if (drawn.length > 0)
    console.log(`not in Moodle and QTI, which have no question whose answer is a curve: ${drawn.join(', ')}`);
} catch (cause) {
  if (!(cause instanceof ContentError)) throw cause;
  console.error(`${cause.message}\n\nNothing was exported.`);
  process.exitCode = 1;
}

async function packages(): Promise<ReadonlyMap<string, Uint8Array>> {
  // Within the project, for a build looks for its packages from where it writes.
  mkdirSync('.astro', { recursive: true });
  const site = mkdtempSync(join('.astro', 'site-'));
  try {
    await build({ outDir: site, logLevel: 'error' });
    const names = globSync('courses/**/*.zip', { cwd: join(site, 'downloads') }).sort();
    return new Map(
      names.map((name) => [
        name.split(sep).join('/'),
        new Uint8Array(readFileSync(join(site, 'downloads', name))),
      ]),
    );
  } finally {
    rmSync(site, { recursive: true, force: true });
  }
}
