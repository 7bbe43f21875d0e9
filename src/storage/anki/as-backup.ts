import { utcMillis } from '../../study/event.ts';
import { isSameEvent } from '../../study/history.ts';
import { readEvent } from '../../study/read-event.ts';
import type { Backup } from '../backup.ts';
import type { AnkiLog } from './read-anki.ts';

/**
 * Reviews from Anki, to be merged as a backup is.
 *
 * Their zone is the device's that first brought them home, and two devices may differ in it. So a review that is
 * there already, and differs in nothing else, is told as it is there.
 *
 * @param rows - everything in the store
 */
export function asBackup({ reviews }: AnkiLog, rows: readonly unknown[]): Backup {
  const there = new Map(
    rows.flatMap((row) => {
      const reading = readEvent(row);
      return reading.kind === 'event' ? [[reading.event.id, reading.event] as const] : [];
    }),
  );
  const entries = reviews.map((review, at) => {
    const known = there.get(review.id);
    const isKnown = known && isSameEvent({ ...known, zone_minutes: review.zone_minutes }, review);
    return { entry: at + 1, row: isKnown ? known : review };
  });
  const made = reviews.reduce((latest, { at }) => (at > latest ? at : latest), 0);
  return { kind: 'backup', made: utcMillis(made), entries, refused: [] };
}
