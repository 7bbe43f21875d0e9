import type { Notes } from './event-log.ts';
import { askToKeep, evictionOf, type Keeper } from './eviction.ts';

/** From this many answers in a sitting on there is something to ask the browser for. */
const worthKeeping = 10;
/** From this many entries that no backup has on, one is worth speaking of. */
export const worthSaving = 50;

/**
 * How many entries would be lost if the browser threw away what it keeps: none where it promised not to. It is asked to
 * promise when a sitting ends in which something was done.
 *
 * @param count - of all entries in the store
 * @param answers - given in this sitting
 */
export async function atRisk(keeper: Keeper, notes: Notes, count: number, answers: number): Promise<number> {
  const may = await evictionOf(keeper);
  const eviction = may === 'possible' && answers >= worthKeeping ? await askToKeep(keeper) : may;
  if (eviction === 'never') return 0;
  const backup = await notes.read('backup');
  return count - (isBackup(backup) ? backup.count : 0);
}

/** What is noted of the last backup: when it was made, and how many entries it has. */
export type BackupNote = {
  /** [ms since 1970] */
  readonly at: number;
  readonly count: number;
};

const isBackup = (note: unknown): note is BackupNote =>
  typeof note === 'object' && note !== null && 'count' in note && typeof note.count === 'number';
