import type { EventId } from '../study/event.ts';
import { merge } from '../study/history.ts';
import { readEvent } from '../study/read-event.ts';
import { admission } from './admission.ts';
import { type EventStore, stored } from './event-log.ts';
import { notStored } from './fault.ts';
import { listeners } from './listeners.ts';
import type { Row } from './row.ts';

/** A log that lasts as long as its tab: for a browser that refuses to store, and for tests. */
export function memoryLog(): EventStore {
  const events = new Map<EventId, Row>();
  const told = listeners();
  let open = true;
  return {
    append: async (added) => {
      if (!open) return notStored('closed');
      const admitted = added.map((event) => {
        const verdict = admission(event, events.get(event.id));
        if (verdict === 'new') events.set(event.id, event);
        return verdict;
      });
      if (admitted.includes('new')) told.tell();
      return admitted.includes('refused') ? notStored('refused') : stored;
    },
    read: async () =>
      merge(
        [...events.values()].flatMap((row) => {
          const reading = readEvent(row);
          return reading.kind === 'event' ? reading.event : [];
        }),
      ),
    rows: async () => [...events.values()],
    clear: async () => {
      if (!open) return notStored('closed');
      events.clear();
      told.tell();
      return stored;
    },
    watch: told.add,
    close: () => {
      open = false;
    },
  };
}
