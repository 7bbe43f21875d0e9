// Of a straight line in a log-log plot; a quarter is what an eye sees.
export const slopeSeen = 0.25;

/** A slope in a log-log plot, in words that follow a curve. */
export function slopeInWords(slope: number): string {
  if (Math.abs(slope) <= slopeSeen) return 'is flat';
  const how =
    Math.abs(Math.abs(slope) - 1) <= slopeSeen
      ? ' in proportion'
      : Math.abs(slope) < 1
        ? ' slowly'
        : ' steeply';
  return slope > 0 ? `rises${how}` : `falls${how}`;
}
