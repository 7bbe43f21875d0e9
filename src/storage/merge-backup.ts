import type { EventId } from '../study/event.ts';
import { isSameEvent } from '../study/history.ts';
import type { Backup, Refusal } from './backup.ts';
import type { EventStore } from './event-log.ts';
import type { Row } from './row.ts';

/** What merging a backup into a history would do. */
export type MergePlan = {
  readonly added: readonly Row[];
  /** How many are there already. */
  readonly known: number;
  readonly refused: readonly Refusal[];
};

/**
 * Sorts what a backup holds into what is new, what is known, and what is refused: an id names one content, and the
 * one that is there first stands.
 *
 * @param rows - everything in the store
 */
export function planMerge(backup: Backup, rows: readonly unknown[]): MergePlan {
  const there = new Map<unknown, object>();
  for (const row of rows) if (typeof row === 'object' && row !== null && 'id' in row) there.set(row.id, row);

  const added = new Map<EventId, Row>();
  const refused = [...backup.refused];
  let known = 0;
  for (const { entry, row } of backup.entries) {
    const rival = there.get(row.id) ?? added.get(row.id);
    if (!rival) added.set(row.id, row);
    else if (isSameEvent(row, rival)) known += 1;
    else refused.push({ entry, why: 'Its id is taken by an entry that says something else, which stays.' });
  }
  return { added: [...added.values()], known, refused: refused.sort((a, b) => a.entry - b.entry) };
}

export type Merged = {
  readonly added: number;
  readonly known: number;
  readonly refused: readonly Refusal[];
  /** What stopped it, in a sentence for the learner; merging the same file again adds what is missing. */
  readonly stopped?: string;
};

/** What one transaction takes. Each is stored whole or not at all, and none is so long that a page seems dead. */
const atOnce = 2000;

/** Adds to a store what a backup has and it has not. It says what it then finds there, not what it tried to add. */
export async function mergeBackup(store: EventStore, backup: Backup): Promise<Merged> {
  const before = planMerge(backup, await store.rows());
  let stopped: string | undefined;
  for (let from = 0; from < before.added.length && stopped === undefined; from += atOnce) {
    const result = await store.append(before.added.slice(from, from + atOnce));
    // Another tab may have taken an id meanwhile: the others of the chunk are stored all the same.
    if (result.kind === 'not_stored' && result.why !== 'refused') stopped = result.message;
  }
  const after = planMerge(backup, await store.rows());
  return {
    added: after.known - before.known,
    known: before.known,
    refused: after.refused,
    ...(stopped === undefined ? {} : { stopped }),
  };
}
