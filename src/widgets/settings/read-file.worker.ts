import { readChosen } from '../../storage/chosen-file.ts';
import { deviceClock } from './device-clock.ts';
import { loadSqlite } from './load-sqlite.ts';

/** Reads a file away from the page, which stays alive meanwhile. */
addEventListener('message', ({ data }: MessageEvent<File>) => {
  void readChosen(data, deviceClock(), loadSqlite).then((reading) => postMessage(reading));
});
