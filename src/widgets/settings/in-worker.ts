import { trustedScript } from '../../offline/trusted-script.ts';
import type { Job, Word } from './fsrs.worker.ts';
import script from './fsrs.worker.ts?worker&url';

/**
 * Has a job done beside the page.
 *
 * @param hear - told what happens; after the last word nothing more
 * @returns what stops it, wherever it is
 */
export function inWorker(job: Job, hear: (word: Word) => void): () => void {
  const worker = new Worker(trustedScript(script), { type: 'module' });
  worker.addEventListener('message', ({ data: word }: MessageEvent<Word>) => {
    if (word.kind !== 'stage') worker.terminate();
    hear(word);
  });
  // Its code did not arrive, or is not let run.
  worker.addEventListener('error', (event) => {
    event.preventDefault();
    worker.terminate();
    hear({ kind: 'failed', stage: 'loading' });
  });
  worker.postMessage(job);
  return () => worker.terminate();
}
