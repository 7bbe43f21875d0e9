import { beginsAsZip } from './anki/begins-as-zip.ts';
import { unreadable } from './anki/flaw.ts';
import type { AnkiReading, DeviceClock } from './anki/read-anki.ts';
import type { Sqlite } from './anki/sqlite.ts';
import { type BackupReading, readBackup } from './backup.ts';

/** What a learner hands us: a backup, or what Anki exported. */
export type ChosenReading = BackupReading | AnkiReading;

/**
 * Reads a file that somebody chose. It never rejects, whatever is in it. What reads Anki's files is loaded for them
 * alone.
 *
 * What a file is shows in its beginning. The name only decides what is said of one that is neither.
 */
export async function readChosen(
  file: File,
  clock: DeviceClock,
  loadSqlite: () => Promise<Sqlite>,
): Promise<ChosenReading> {
  // A file that cannot be read at all is told of by whoever reads it next.
  const isZip = await beginsAsZip(file).catch(() => false);
  if (!isZip && !/\.(?:apkg|colpkg)$/i.test(file.name)) return readBackup(file);
  const reader = await import('./anki/read-anki.ts').catch(() => undefined);
  return reader ? reader.readAnki(file, clock, loadSqlite) : unreadable('not_loaded');
}
