import { mkdirSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';

/**
 * Writes files into a folder, all of them or none: each is written beside its place first, and what was there before stays
 * until all are.
 *
 * @throws what the file system says, after what was begun is removed
 */
export function writeAll(folder: string, files: ReadonlyMap<string, Uint8Array>): void {
  const begun: string[] = [];
  try {
    for (const [name, content] of files) {
      const part = `${join(folder, name)}.part`;
      mkdirSync(dirname(part), { recursive: true });
      begun.push(part);
      writeFileSync(part, content);
    }
  } catch (cause) {
    for (const part of begun) rmSync(part, { force: true });
    throw cause;
  }
  for (const name of files.keys()) renameSync(`${join(folder, name)}.part`, join(folder, name));
}
