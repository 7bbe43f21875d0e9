import type { StudyEvent } from '../study/event.ts';
import { merge } from '../study/history.ts';
import { readEvent } from '../study/read-event.ts';
import type { EventLog } from './event-log.ts';
import { listeners } from './listeners.ts';

/**
 * A log that goes on when its store does not.
 *
 * What could not be stored lives on in memory, is part of what is read, and is tried again with the next append; the
 * answer to each append still says what became of it. Where the store cannot be read any more, memory answers:
 * nothing is ever removed from a history, so what was read once is still true.
 *
 * @param known - what the store was seen to hold
 */
export function sessionLog(store: EventLog, known: readonly StudyEvent[]): EventLog {
  const told = listeners();
  const stopListening = store.watch(told.tell);
  let lastRead = known;
  /** Everything appended here that was not refused, whether stored or not. */
  let own: readonly StudyEvent[] = [];
  let unstored: readonly StudyEvent[] = [];

  return {
    append: async (events) => {
      const waiting = [...unstored, ...events];
      const result = await store.append(waiting);
      if (result.kind === 'not_stored' && result.why !== 'refused') {
        const readable = events.filter((event) => readEvent(event).kind === 'event');
        unstored = [...unstored, ...readable];
        own = [...own, ...readable];
        told.tell();
        return result;
      }
      unstored = unstored.filter((event) => !waiting.includes(event));
      if (result.kind === 'stored') own = [...own, ...events];
      return result;
    },
    read: async () => {
      // Whoever appends next is told what is wrong with the store; whoever reads still has a history.
      lastRead = await store.read().catch(() => lastRead);
      return merge(lastRead, own);
    },
    watch: told.add,
    close: () => {
      stopListening();
      store.close();
    },
  };
}
