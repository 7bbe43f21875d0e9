import { createHash } from 'node:crypto';
import { globSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { join, sep } from 'node:path';
import ts from 'typescript';
import { bytesOf, inMegabytes, nameOfFile, planOffline, type SiteFile } from './plan.ts';
import { revisionOf } from './worker.ts';

const source = join(import.meta.dirname, 'worker.ts');
const script = 'sw.js';

/**
 * Writes the service worker of a built site into it.
 *
 * @param folder - where the site was built
 * @param assets - the folder in it whose files are named by their content, `_astro/`
 * @returns a line for whoever builds
 */
export async function writeWorker(folder: string, assets: string): Promise<string> {
  const files = await filesOf(folder);
  const code = asScript(readFileSync(source, 'utf8'));
  const plan = planOffline(files, versionOf(files, code), assets);
  const text = `${code}\nserve(self, ${JSON.stringify(plan, undefined, 1)});\n`;
  writeFileSync(join(folder, script), text);

  const atOnce = files.filter(({ name }) => name in plan.atOnce);
  return `${script}, ${Math.round(text.length / 1000)} kB: keeps ${atOnce.length} files at once, ${inMegabytes(bytesOf(atOnce))}`;
}

async function filesOf(folder: string): Promise<readonly SiteFile[]> {
  const paths = globSync('**/*', { cwd: folder })
    .filter((path) => path !== script && statSync(join(folder, path)).isFile())
    .map((path) => path.split(sep).join('/'))
    .sort();
  return Promise.all(
    paths.map(async (path) => {
      const content = readFileSync(join(folder, path));
      return { name: nameOfFile(path), bytes: content.length, revision: await revisionOf(content) };
    }),
  );
}

/** One version for one build: whatever changes in the site or its worker gives another. */
function versionOf(files: readonly SiteFile[], code: string): string {
  const hash = createHash('sha256').update(code);
  for (const { name, revision } of files) hash.update(`\n${name} ${revision}`);
  return hash.digest('hex').slice(0, 12);
}

/** TypeScript as a classic script with its comments: workers that are modules do not run everywhere. */
function asScript(text: string): string {
  const { outputText } = ts.transpileModule(text, {
    compilerOptions: { target: ts.ScriptTarget.ES2022, module: ts.ModuleKind.ESNext },
  });
  return outputText.replace(/^export (?:\{\};\n)?/gm, '');
}
