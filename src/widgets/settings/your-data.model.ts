import { whole } from '../../engine/numerals.ts';
import type { ZoneAt } from '../../storage/anki/review-log.ts';
import type { Backup } from '../../storage/backup.ts';
import type { Eviction } from '../../storage/eviction.ts';
import type { Merged, MergePlan } from '../../storage/merge-backup.ts';
import type { Moment, Reviewed } from '../../study/event.ts';
import { merge } from '../../study/history.ts';
import { readEvent } from '../../study/read-event.ts';
import { counted, wallDateOf } from '../progress/words.ts';

/** What lies in this browser, as its learner would count it. */
export type Holdings = {
  /** Reviews that were not taken back. */
  readonly reviews: number;
  /** When the first of them was. */
  readonly since: Moment | undefined;
  /** Everything: reviews, those taken back, and what a newer version wrote. */
  readonly entries: number;
};

/** @param rows - everything in the store */
export function holdingsOf(rows: readonly unknown[]): Holdings {
  const history = merge(
    rows.flatMap((row) => {
      const reading = readEvent(row);
      return reading.kind === 'event' ? reading.event : [];
    }),
  );
  const undone = new Set(history.flatMap((event) => (event.kind === 'undone' ? event.event : [])));
  const reviews = history.filter(
    (event): event is Reviewed => event.kind === 'reviewed' && !undone.has(event.id),
  );
  return { reviews: reviews.length, since: reviews[0], entries: rows.length };
}

export function holdingsInWords({ reviews, since, entries }: Holdings): string {
  if (entries === 0) return 'Nothing yet: no review is stored in this browser.';
  if (!since)
    return `No review that stands, and ${counted(entries, 'entry', 'entries')} in all, are stored in this browser.`;
  return `${counted(reviews, 'review')} since ${wallDateOf(since)}, stored in this browser and nowhere else.`;
}

export const evictionInWords: { readonly [eviction in Eviction]: string } = {
  never: 'The browser has promised to keep this, also when the device runs out of room.',
  possible: 'The browser may delete this when the device runs out of room. A backup is safe from that.',
  unknown:
    'The browser does not say whether it may delete this when room runs out. A backup is safe from that.',
};

/** What became of asking the browser to keep it. */
export const keepingInWords: { readonly [eviction in Eviction]: string } = {
  never: 'The browser has agreed to keep it.',
  possible:
    'The browser has not agreed. Many agree once a site is used often or bookmarked; until then, save backups.',
  unknown: 'This browser cannot be asked. Save backups.',
};

/** What merging a file would do, before anything is done. @param zoneAt - of this device: a file is named by the day on its wall */
export const planInWords = (
  { made }: Backup,
  { added, known, refused }: MergePlan,
  zoneAt: ZoneAt,
): readonly string[] => [
  `This backup was made on ${wallDateOf({ at: made, zone_minutes: zoneAt(made) })}.`,
  added.length === 0
    ? 'It holds nothing that is not here already.'
    : `${counted(added.length, 'entry', 'entries')} would be added.`,
  ...(known > 0 ? [`${counted(known, 'entry is', 'entries are')} here already.`] : []),
  ...refusalsInWords(refused, 'would be left out'),
];

/** What merging a file did. */
export const mergedInWords = ({ added, known, refused, stopped }: Merged): readonly string[] => [
  ...(stopped ? ['Not everything could be stored.'] : []),
  `${counted(added, 'entry was', 'entries were')} added; ${whole(known)} ${known === 1 ? 'was' : 'were'} here already.`,
  ...refusalsInWords(refused, 'left out'),
  ...(stopped ? [stopped, 'What was added is safe. Restore the same file again to add the rest.'] : []),
];

/** More reasons than these tell a reader nothing new. */
const reasonsShown = 3;

const refusalsInWords = (refused: MergePlan['refused'], become: string): readonly string[] =>
  refused.length === 0
    ? []
    : [
        `${counted(refused.length, 'entry', 'entries')} ${become}:`,
        ...refused.slice(0, reasonsShown).map(({ entry, why }) => `Entry ${entry}: ${why}`),
        ...(refused.length > reasonsShown ? [`… and ${refused.length - reasonsShown} more.`] : []),
      ];
