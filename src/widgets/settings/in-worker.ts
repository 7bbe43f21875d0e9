import type { Job, Word } from './fsrs.worker.ts';

/**
 * Has a job done beside the page.
 *
 * @param hear - told what happens; after the last word nothing more
 * @returns what stops it, wherever it is
 */
export function inWorker(job: Job, hear: (word: Word) => void): () => void {
  const worker = new Worker(new URL('./fsrs.worker.ts', import.meta.url), { type: 'module' });
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
