/**
 * Writes what can be taken along, into `exports/`. All of it or nothing: a mistake in the content is told, and leaves what
 * was there before as it was.
 *
 *   npm run export
 */
import { mkdirSync, renameSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { ContentError } from '../src/authoring/mistake.ts';
import { editionOf } from '../src/export/edition.ts';
import { exportsOf, readEverything } from '../src/export/everything.ts';

const folder = 'exports';

try {
  const files = exportsOf(readEverything('.'), editionOf('.', process.env));
  for (const [name, content] of files) {
    mkdirSync(dirname(join(folder, name)), { recursive: true });
    writeFileSync(join(folder, `${name}.part`), content);
  }
  for (const [name, content] of files) {
    renameSync(join(folder, `${name}.part`), join(folder, name));
    console.log(`${folder}/${name}  ${(content.length / 1e6).toFixed(2)} MB`);
  }
} catch (cause) {
  if (!(cause instanceof ContentError)) throw cause;
  console.error(`${cause.message}\n\nNothing was exported.`);
  process.exitCode = 1;
}
