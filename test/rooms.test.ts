import { globSync, readFileSync } from 'node:fs';
import { dirname, join, relative, sep } from 'node:path';
import { expect, test } from 'vitest';

/** What each room may import: other rooms, and packages. The one definition of the table; ARCHITECTURE.md links here. */
const rooms: { readonly [room: string]: readonly string[] } = {
  engine: [],
  problems: ['engine'],
  study: ['ts-fsrs', 'type problems'],
  storage: ['study', 'idb', 'fzstd', '@zip.js/zip.js/lib/zip-core-reader.js', 'type sql.js'],
  offline: ['node:crypto', 'node:fs', 'node:path', 'node:url', 'type astro', 'typescript'],
  widgets: [
    'type astro',
    'offline',
    'engine',
    'problems',
    'study',
    'storage',
    'preact',
    'preact/hooks',
    '@preact/signals',
    'd3-array',
    'd3-shape',
    'fsrs-browser',
    'fsrs-browser/fsrs_browser_bg.wasm?url',
    'sql.js',
    'sql.js/dist/sql-wasm-browser.wasm?url',
  ],
  export: [
    'engine',
    'problems',
    'study',
    'storage',
    'authoring',
    'fflate',
    'node:child_process',
    'node:crypto',
    'node:fs',
    'node:os',
    'node:path',
    'node:sqlite',
    'typescript',
    'node:url',
    'type astro',
  ],
  authoring: [
    'offline',
    'engine',
    'problems',
    'node:crypto',
    'node:fs',
    'node:module',
    'node:path',
    'node:url',
    'node:zlib',
    'type astro',
    '@astrojs/markdown-satteri',
    '@resvg/resvg-wasm',
    'subset-font',
    'pagefind',
    'astro/zod',
    'astro/loaders',
    'katex',
    'satteri',
    'yaml',
  ],
};

/** Rooms that are handed time, chance and ids, and know no browser. */
const pure = ['engine', 'problems', 'study'];

const imports =
  /^(?:import|export)\b(?<type> type\b)?[^;]*?from '(?<from>[^']+)'|^import '(?<bare>[^']+)'|import\('(?<late>[^']+)'\)/gm;

function sources(room: string): readonly { readonly file: string; readonly text: string }[] {
  const files = globSync(`src/${room}/**/*.{ts,tsx}`);
  expect(files, `src/${room} is empty: has it moved?`).not.toHaveLength(0);
  return files.map((file) => ({ file, text: readFileSync(file, 'utf8') }));
}

test.for(Object.entries(rooms))('src/%s imports only what lies below it', ([room, below]) => {
  for (const { file, text } of sources(room)) {
    for (const { groups = {} } of text.matchAll(imports)) {
      const from = groups['from'] ?? groups['bare'] ?? groups['late'] ?? '';
      const target = from.startsWith('.')
        ? (relative('src', join(dirname(file), from)).split(sep)[0] ?? '')
        : from;
      const allowed =
        [room, ...below].includes(target) || (groups['type'] && below.includes(`type ${target}`));
      expect(allowed, `${file} imports ${from}; src/${room} may import ${below.join(', ')}`).toBe(true);
    }
  }
});

test.for(pure)('src/%s is handed its clock and its chance, and knows no browser', (room) => {
  for (const { file, text } of sources(room)) {
    expect(text, file).not.toMatch(/Date\.now|new Date\(\)|Math\.random|performance\.now|randomUUID/);
    expect(text, file).not.toMatch(
      /\b(?:window|document|localStorage|indexedDB|navigator|fetch|eval|Function)\b[.(]/,
    );
  }
});

test('nobody asks for an id that browsers withhold from pages without TLS', () => {
  for (const file of globSync('src/**/*.{ts,tsx,astro}'))
    expect(readFileSync(file, 'utf8'), `${file}; src/storage/chance.ts has another`).not.toMatch(
      /randomUUID\(/,
    );
});

test('the rooms are all there are', () => {
  const folders = new Set(globSync('src/*/').map((path) => path.split(sep)[1]));
  const astro = ['components', 'layouts', 'pages', 'styles'];
  expect([...folders].sort()).toEqual([...Object.keys(rooms), ...astro].sort());
});

test('only the three doors are barrels', () => {
  const doors = globSync('src/**/index.ts')
    .map((file) => file.split(sep).join('/'))
    .sort();
  expect(doors).toEqual(['src/engine/index.ts', 'src/problems/index.ts', 'src/study/index.ts']);
});
