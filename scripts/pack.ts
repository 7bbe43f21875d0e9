/**
 * Packs the engine, the problems and the study as an npm package, into `exports/`.
 *
 *   npm run pack
 */
import { execFileSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { readCatalogue } from '../src/authoring/read-catalogue.ts';
import { readEverything } from '../src/export/everything.ts';
import { writeLibrary } from '../src/export/library.ts';

const folder = mkdtempSync(join(tmpdir(), 'ridgepoint-core-'));
try {
  writeLibrary(resolve('.'), folder, readCatalogue('.'), readEverything('.').problems);
  mkdirSync('exports', { recursive: true });
  const [name] = execFileSync('npm', ['pack', '--silent', '--pack-destination', resolve('exports')], {
    cwd: folder,
    encoding: 'utf8',
  }).split('\n');
  console.log(`exports/${name}`);
} finally {
  rmSync(folder, { recursive: true });
}
