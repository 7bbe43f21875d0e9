import type { BackupFile } from '../../storage/backup.ts';

/** [ms] How long a browser may take to begin with a file it was handed. */
const patience = 60_000;

/** Hands the learner a file to keep. */
export function download({ name, blob }: BackupFile): void {
  const link = document.createElement('a');
  link.href = URL.createObjectURL(blob);
  link.download = name;
  link.click();
  setTimeout(() => URL.revokeObjectURL(link.href), patience);
}
