import { cpSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import ts from 'typescript';
import { bareHardware, bareModel } from '../authoring/bare-records.ts';
import type { Catalogue } from '../authoring/read-catalogue.ts';
import type { ProblemTemplate } from '../problems/template.ts';

/** The doors the package opens, by the name they are imported under. */
const doors = { '.': 'engine', './problems': 'problems', './study': 'study' } as const;

/**
 * Writes the pure rooms as a package: JavaScript with types, the records of chips and models, the problems as they are
 * compiled, and how to use them.
 *
 * @param root - the folder of the project
 * @param folder - where the package is written; made if it is not there
 * @throws Error with what the compiler says, and then nothing was written
 */
export function writeLibrary(
  root: string,
  folder: string,
  { hardware, models }: Pick<Catalogue, 'hardware' | 'models'>,
  problems: readonly ProblemTemplate[],
): void {
  const files = emitted(root);
  const write = (name: string, text: string): void => {
    const path = join(folder, name);
    mkdirSync(dirname(path), { recursive: true });
    writeFileSync(path, text);
  };
  for (const [name, text] of files) write(name, text);
  const byId = <T extends { readonly id: string }>(records: Iterable<T>) =>
    Object.fromEntries([...records].map((record) => [record.id, record]));
  write('data/hardware.json', JSON.stringify(byId([...hardware.values()].map(bareHardware))));
  write('data/models.json', JSON.stringify(byId([...models.values()].map(bareModel))));
  write('data/problems.json', JSON.stringify(byId(problems)));
  write('package.json', `${JSON.stringify(manifest(root), undefined, 2)}\n`);
  cpSync(join(root, 'src/export/library-readme.md'), join(folder, 'README.md'));
  cpSync(join(root, 'LICENSE'), join(folder, 'LICENSE'));
}

/** Every module of the rooms as JavaScript and as types, by its place in the package. */
function emitted(root: string): ReadonlyMap<string, string> {
  const files = new Map<string, string>();
  const source = join(root, 'src');
  const options: ts.CompilerOptions = {
    ...{
      target: ts.ScriptTarget.ES2023,
      module: ts.ModuleKind.NodeNext,
      moduleResolution: ts.ModuleResolutionKind.NodeNext,
    },
    ...{
      declaration: true,
      rewriteRelativeImportExtensions: true,
      strict: true,
      exactOptionalPropertyTypes: true,
    },
    ...{ noUncheckedIndexedAccess: true, verbatimModuleSyntax: true, skipLibCheck: true, types: [] },
    ...{ rootDir: source, outDir: 'lib', allowImportingTsExtensions: false },
  };
  const program = ts.createProgram(
    Object.values(doors).map((room) => join(source, room, 'index.ts')),
    options,
  );
  const { diagnostics } = program.emit(undefined, (name, text) =>
    files.set(name.split(/[/\\]/).join('/'), text),
  );
  const wrong = [...ts.getPreEmitDiagnostics(program), ...diagnostics];
  if (wrong.length > 0)
    throw new Error(
      ts.formatDiagnostics(wrong, {
        ...{ getCurrentDirectory: () => root, getCanonicalFileName: (name) => name, getNewLine: () => '\n' },
      }),
    );
  return files;
}

function manifest(root: string): object {
  const own = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8')) as {
    readonly version: string;
    readonly license: string;
    readonly dependencies: { readonly [name: string]: string };
  };
  const entry = (room: string) => ({ types: `./lib/${room}/index.d.ts`, default: `./lib/${room}/index.js` });
  return {
    ...{ name: 'ridgepoint-core', version: own.version, license: own.license, type: 'module' },
    description:
      'The arithmetic of serving and training large language models: quantities, problems, verdicts, schedules.',
    engines: { node: '>=20.10' },
    sideEffects: false,
    exports: {
      ...Object.fromEntries(Object.entries(doors).map(([door, room]) => [door, entry(room)])),
      './data/*.json': './data/*.json',
    },
    files: ['lib', 'data'],
    dependencies: { 'ts-fsrs': own.dependencies['ts-fsrs'] },
  };
}
