import { asBackup } from '../../storage/anki/as-backup.ts';
import type { AnkiLog } from '../../storage/anki/read-anki.ts';
import type { ZoneAt } from '../../storage/anki/review-log.ts';
import type { Backup } from '../../storage/backup.ts';
import { type Merged, planMerge } from '../../storage/merge-backup.ts';
import { ankiMergedInWords, ankiPlanInWords } from './anki.model.ts';
import { mergedInWords, planInWords } from './your-data.model.ts';

/** What a file has for this browser, told before anything is done. */
export type Offer = {
  readonly backup: Backup;
  /** Whether merging it would add anything. */
  readonly adds: boolean;
  readonly lines: readonly string[];
  readonly mergedInWords: (merged: Merged) => readonly string[];
};

/** @param rows - everything in the store */
export function offerOf(reading: Backup | AnkiLog, rows: readonly unknown[], zoneAt: ZoneAt): Offer {
  const backup = reading.kind === 'anki' ? asBackup(reading, rows) : reading;
  const plan = planMerge(backup, rows);
  const adds = plan.added.length > 0;
  return reading.kind === 'anki'
    ? { backup, adds, lines: ankiPlanInWords(reading, plan), mergedInWords: ankiMergedInWords }
    : { backup, adds, lines: planInWords(reading, plan, zoneAt), mergedInWords };
}
