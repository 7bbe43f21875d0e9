import type { Question } from '../../offline/worker.ts';

/** [ms] A worker that has not answered by then will not. */
const patience = 10_000;

/**
 * Asks a service worker of this site.
 *
 * @returns what the worker posts back to that question; the caller names its type, as messages carry none
 * @throws Error when it does not answer
 */
export const askWorker = <Answer>(worker: ServiceWorker, question: Question): Promise<Answer> =>
  new Promise((resolve, reject) => {
    const { port1, port2 } = new MessageChannel();
    const late = setTimeout(() => reject(new Error('The worker does not answer.')), patience);
    port1.onmessage = ({ data }: MessageEvent<Answer>) => {
      clearTimeout(late);
      port1.close();
      resolve(data);
    };
    worker.postMessage(question, [port2]);
  });
