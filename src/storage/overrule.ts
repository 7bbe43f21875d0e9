import { type Overruling, overrules, placedAfter } from '../study/overruling.ts';
import type { EventLog } from './event-log.ts';

/**
 * What is done now as it is to be appended, so that it stands whatever clocks have said before. It never rejects.
 *
 * @param event - with the instant of the clock
 */
export async function overruling(log: EventLog, event: Overruling): Promise<Overruling> {
  // From the newest on; what is older than now needs no looking through.
  const last = await log
    .latest((other) => other.at < event.at || overrules(event, other))
    .catch(() => undefined);
  return placedAfter(last, event);
}
