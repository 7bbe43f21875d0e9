import type { EventId, StudyEvent } from '../study/event.ts';
import { merge } from '../study/history.ts';
import { readEvent } from '../study/read-event.ts';
import { admission } from './admission.ts';
import { byCard } from './by-card.ts';
import { type EventStore, type Note, stored } from './event-log.ts';
import { notStored } from './fault.ts';
import { listeners } from './listeners.ts';
import type { Row } from './row.ts';

/** A log that lasts as long as its tab: for a browser that refuses to store, and for tests. */
export function memoryLog(): EventStore {
  const events = new Map<EventId, Row>();
  const notes = new Map<Note, unknown>();
  const told = listeners();
  let open = true;
  let cleared = 0;

  /** What is understood of the rows from the nth on, as they came. */
  const known = (from = 0): readonly StudyEvent[] =>
    [...events.values()].slice(from).flatMap((row) => {
      const reading = readEvent(row);
      return reading.kind === 'event' ? reading.event : [];
    });
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
    read: async () => merge(known()),
    since: async (mark) => {
      const epoch = String(cleared);
      const isMore = mark?.epoch === epoch;
      return {
        kind: isMore ? 'more' : 'anew',
        events: merge(known(isMore ? mark.count : 0)),
        mark: { epoch, count: events.size, at: 0 },
      };
    },
    ofCards: async (cards) => byCard(merge(known()), cards),
    named: async (ids) => known().filter(({ id }) => ids.includes(id)),
    latest: async (fits) => merge(known()).findLast(fits),
    notes: {
      read: async (name) => notes.get(name),
      write: async (name, value) => {
        notes.set(name, value);
      },
    },
    rows: async () => [...events.values()],
    clear: async () => {
      if (!open) return notStored('closed');
      events.clear();
      notes.clear();
      cleared += 1;
      told.tell();
      return stored;
    },
    watch: told.add,
    close: () => {
      open = false;
    },
  };
}
