import type { DeviceClock } from '../../storage/anki/read-anki.ts';
import { now } from '../rim.ts';

/** This device's clock, now and at other times. */
export const deviceClock = (): DeviceClock => ({
  now: now().at,
  // Browsers count minutes west of UTC.
  zoneAt: (at) => -new Date(at).getTimezoneOffset(),
});
