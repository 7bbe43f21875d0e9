import { readFileSync } from 'node:fs';
import initialise from 'sql.js';
import type { Sqlite } from '../../../src/storage/anki/sqlite.ts';

/** The SQLite that browsers are sent, from where it is installed. */
export const loadSqlite = (): Promise<Sqlite> =>
  initialise({ wasmBinary: Uint8Array.from(readFileSync(wasm)).buffer });

const wasm = new URL('../../../node_modules/sql.js/dist/sql-wasm-browser.wasm', import.meta.url);
