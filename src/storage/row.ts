import type { EventId } from '../study/event.ts';
import { readEvent } from '../study/read-event.ts';

/** What a store keeps: an event, or something of a kind that only a later version knows, which is kept as it is. */
export type Row = { readonly id: EventId; readonly kind: string };

export type RowReading =
  | { readonly kind: 'row'; readonly row: Row }
  | { readonly kind: 'bad'; readonly why: string };

/** Reads a row from outside. A later version's is only asked for its id, as nothing else about it is known. */
export function readRow(raw: unknown): RowReading {
  const reading = readEvent(raw);
  switch (reading.kind) {
    case 'event':
      return { kind: 'row', row: reading.event };
    case 'unknown_kind':
      return hasId(reading.raw)
        ? { kind: 'row', row: reading.raw }
        : { kind: 'bad', why: '"id" is a text that is not empty.' };
    case 'bad':
      return reading;
    default:
      return reading satisfies never;
  }
}

/** Whether what readEvent found to be an object with a kind has an id as well. */
const hasId = (raw: unknown): raw is Row =>
  typeof raw === 'object' && raw !== null && 'id' in raw && typeof raw.id === 'string' && raw.id !== '';
