import wasm from 'sql.js/dist/sql-wasm-browser.wasm?url';
import type { Sqlite } from '../../storage/anki/sqlite.ts';

/**
 * SQLite, which reads what Anki exports. It is loaded when somebody chooses such a file and never before.
 *
 * Its WASM is fetched here, since sql.js asks once in its life: a connection that fails is tried again with the next file.
 */
export async function loadSqlite(): Promise<Sqlite> {
  const [{ default: initialise }, response] = await Promise.all([import('sql.js'), fetch(wasm)]);
  if (!response.ok) throw new Error(`${wasm} is not there`);
  return initialise({ wasmBinary: await response.arrayBuffer() });
}
