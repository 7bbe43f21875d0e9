import type { StudyEvent } from '../study/event.ts';
import { inOrder, merge } from '../study/history.ts';
import { readEvent } from '../study/read-event.ts';
import { byCard } from './by-card.ts';
import type { EventLog } from './event-log.ts';
import { listeners } from './listeners.ts';
import { noOutbox, type Outbox } from './outbox.ts';

/**
 * A log that goes on when its store does not.
 *
 * What could not be stored lives on in memory, is part of what is read, and is tried again with the next append; the
 * answer to each append still says what became of it. Where the store cannot be read any more, memory answers:
 * nothing is ever removed from a history, so what was read once is still true.
 *
 * @param outbox - holds what is not stored yet: a tab that is closed in the middle of an answer has not lost it
 */
export function sessionLog(store: EventLog, outbox: Outbox = noOutbox): EventLog {
  const told = listeners();
  const stopListening = store.watch(told.tell);
  let lastRead: readonly StudyEvent[] | undefined;
  /** Everything appended here that was not refused, whether stored or not. */
  let own: readonly StudyEvent[] = [];
  let unstored: readonly StudyEvent[] = [];
  /** What is being stored at this moment. */
  let underWay: readonly StudyEvent[] = [];

  const read = async (): Promise<readonly StudyEvent[]> => {
    try {
      lastRead = await store.read();
      return merge(lastRead, unstored);
    } catch (error) {
      // Whoever appends next is told what is wrong with the store; whoever reads still has a history, if there was one.
      if (!lastRead) throw error;
      return merge(lastRead, own);
    }
  };

  return {
    append: async (events) => {
      const waiting = [...unstored, ...events];
      underWay = [...underWay, ...events];
      outbox.hold([...unstored, ...underWay]);
      const result = await store.append(waiting);
      underWay = underWay.filter((event) => !events.includes(event));
      const isUnstored = result.kind === 'not_stored' && result.why !== 'refused';
      if (isUnstored) {
        const readable = events.filter((event) => readEvent(event).kind === 'event');
        unstored = [...unstored, ...readable];
        own = [...own, ...readable];
        told.tell();
      } else {
        unstored = unstored.filter((event) => !waiting.includes(event));
        if (result.kind === 'stored') own = [...own, ...events];
      }
      outbox.hold([...unstored, ...underWay]);
      return result;
    },
    read,
    since: async (mark) => {
      const growth = await store.since(mark);
      return { ...growth, events: merge(growth.events, unstored) };
    },
    ofCards: async (cards) => {
      const waiting = byCard(unstored, cards);
      const inStore = await store.ofCards(cards);
      return new Map(cards.map((card) => [card, merge(inStore.get(card) ?? [], waiting.get(card) ?? [])]));
    },
    named: async (ids) =>
      merge(
        await store.named(ids),
        unstored.filter(({ id }) => ids.includes(id)),
      ),
    latest: async (fits) => {
      const waiting = merge(unstored).findLast(fits);
      const inStore = await store.latest(fits).catch(() => undefined);
      return [waiting, inStore]
        .flatMap((event) => event ?? [])
        .sort(inOrder)
        .at(-1);
    },
    notes: store.notes,
    watch: told.add,
    close: () => {
      stopListening();
      store.close();
    },
  };
}
