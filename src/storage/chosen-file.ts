import { type AnkiReading, type DeviceClock, readAnki } from './anki/read-anki.ts';
import { beginsAsZip } from './anki/zip.ts';
import { type BackupReading, readBackup } from './backup.ts';

/** What a learner hands us: a backup, or what Anki exported. */
export type ChosenReading = BackupReading | AnkiReading;

/**
 * Reads a file that somebody chose. It never rejects, whatever is in it.
 *
 * What a file is shows in its beginning. The name only decides what is said of one that is neither.
 */
export async function readChosen(file: File, clock: DeviceClock): Promise<ChosenReading> {
  // A file that cannot be read at all is told of by whoever reads it next.
  const isZip = await beginsAsZip(file).catch(() => false);
  return isZip || /\.(?:apkg|colpkg)$/i.test(file.name) ? readAnki(file, clock) : readBackup(file);
}
