import { trustedScript } from '../../offline/trusted-script.ts';
import type { ChosenReading } from '../../storage/chosen-file.ts';
import { arriving } from '../did-not-load.ts';
import script from './read-file.worker.ts?worker&url';

/**
 * Reads a file that somebody chose, in a worker; here, where the browser or the site's policy allows none.
 *
 * The code that reads is loaded when the first file is chosen.
 */
export async function readFile(file: File): Promise<ChosenReading> {
  try {
    return await readAway(file);
  } catch {
    const [{ readChosen }, { deviceClock }, { loadSqlite }] = await arriving(
      Promise.all([
        import('../../storage/chosen-file.ts'),
        import('./device-clock.ts'),
        import('./load-sqlite.ts'),
      ]),
    );
    return readChosen(file, deviceClock(), loadSqlite);
  }
}

async function readAway(file: File): Promise<ChosenReading> {
  const worker = new Worker(trustedScript(script), { type: 'module' });
  try {
    return await new Promise<ChosenReading>((resolve, reject) => {
      worker.onmessage = ({ data }: MessageEvent<ChosenReading>) => resolve(data);
      worker.onerror = reject;
      worker.postMessage(file);
    });
  } finally {
    worker.terminate();
  }
}
