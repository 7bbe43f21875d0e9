import type { EventId, StudyEvent } from '../study/event.ts';
import { merge } from '../study/history.ts';
import { admission } from './admission.ts';
import { type EventLog, stored } from './event-log.ts';
import { notStored } from './fault.ts';
import { listeners } from './listeners.ts';

/** A log that lasts as long as its tab: for a browser that refuses to store, and for tests. */
export function memoryLog(): EventLog {
  const events = new Map<EventId, StudyEvent>();
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
    read: async () => merge(events.values()),
    watch: told.add,
    close: () => {
      open = false;
    },
  };
}
