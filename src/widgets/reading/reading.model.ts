/** How far somebody has read a lesson: the part they were last at, and how many parts it has. */
export type Place = { readonly part: string; readonly at: number; readonly of: number };

/** The name a lesson's place is kept under in the browser. */
export const placeKey = (lesson: string): string => `ridgepoint.read.${lesson}`;

/** A place as it is kept, read back; anything else is no place. */
export function readPlace(text: string | null): Place | undefined {
  try {
    const place: unknown = JSON.parse(text ?? '');
    if (typeof place !== 'object' || place === null) return undefined;
    const { part, at, of } = place as { readonly [key: string]: unknown };
    const isPlace =
      typeof part === 'string' &&
      Number.isInteger(at) &&
      Number.isInteger(of) &&
      Number(at) >= 1 &&
      Number(at) <= Number(of);
    return isPlace ? { part, at: Number(at), of: Number(of) } : undefined;
  } catch {
    return undefined;
  }
}

/** The part that is being read: the last whose heading has passed the upper third of the window; 0 before the first. */
export const partAt = (tops: readonly number[], height: number): number =>
  tops.filter((top) => top <= height / 3).length;

/** How far a place is, in words: `3 of 11 parts, about 9 minutes left`. */
export function placeInWords({ at, of }: Pick<Place, 'at' | 'of'>, minutes: number): string {
  if (at >= of) return `read to the end, ${of} parts`;
  const left = Math.max(1, Math.round(minutes * (1 - at / of)));
  return `${at} of ${of} parts, about ${left} ${left === 1 ? 'minute' : 'minutes'} left`;
}
