/**
 * Writes what can be taken along, into `exports/`. All of it or nothing: a mistake in the content is told, and leaves what
 * was there before as it was.
 *
 *   npm run export
 */
import { ContentError } from '../src/authoring/mistake.ts';
import { editionOf } from '../src/export/edition.ts';
import { exportsOf, readEverything } from '../src/export/everything.ts';
import { writeAll } from '../src/export/write-all.ts';

const folder = 'exports';

try {
  const files = exportsOf(readEverything('.'), editionOf('.', process.env));
  writeAll(folder, files);
  for (const [name, content] of files)
    console.log(`${folder}/${name}  ${(content.length / 1e6).toFixed(2)} MB`);
} catch (cause) {
  if (!(cause instanceof ContentError)) throw cause;
  console.error(`${cause.message}\n\nNothing was exported.`);
  process.exitCode = 1;
}
