/** Times, dates and scores as SCORM 1.2 writes them. @source ADL, SCORM 1.2 RTE, section 3.4.4, data types */

/** `CMITimespan`, `HHHH:MM:SS.SS`. @param ms - [ms] */
export function timespan(ms: number): string {
  const hundredths = Math.max(0, Math.min(Math.round(ms / 10), longest));
  const [seconds, rest] = [Math.floor(hundredths / 100), hundredths % 100];
  const [hours, minutes] = [Math.floor(seconds / 3600), Math.floor(seconds / 60) % 60];
  return `${padded(hours, 4)}:${padded(minutes, 2)}:${padded(seconds % 60, 2)}.${padded(rest, 2)}`;
}

/** [1/100 s] `9999:59:59.99` */
const longest = ((9999 * 60 + 59) * 60 + 59) * 100 + 99;

/** `CMITime`, the time of day. */
export const timeOfDay = (at: Date): string =>
  [at.getHours(), at.getMinutes(), at.getSeconds()].map((part) => padded(part, 2)).join(':');

const padded = (value: number, width: number): string => String(value).padStart(width, '0');

/** `CMIString255`: on one line, without what some systems choke on. */
export const string255 = (text: string): string => text.replace(/\s+/g, ' ').slice(0, 255);
