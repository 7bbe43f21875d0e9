/** Steps of learning as they are typed: `1m 10m`, `2h`, or nothing. */

/** [minutes] What was typed, or undefined where it is no list of times, each of whole minutes: ts-fsrs follows no others. */
export function readSteps(text: string): readonly number[] | undefined {
  const joined = text.trim().replaceAll(/(\d)\s+(?=(?:m|min|h)\b)/g, '$1');
  if (joined === '') return [];
  // Two steps or one with decimals: whoever wrote it knows, and nobody else.
  if (/\d,\d/.test(joined)) return undefined;
  const steps = joined.split(/[\s,;]+/).map((word) => {
    const { count, unit } = /^(?<count>\d+(?:\.\d+)?)(?<unit>m|min|h)?$/i.exec(word)?.groups ?? {};
    return withoutDust(Number(count ?? Number.NaN) * (unit?.toLowerCase() === 'h' ? 60 : 1));
  });
  return steps.every(Number.isInteger) ? steps : undefined;
}

/** As they are followed. @param steps - in minutes; of what was chosen while parts of a minute could be, the whole ones */
export const writeSteps = (steps: readonly number[]): string =>
  steps
    .map(Math.floor)
    .map((step) => (step >= 60 && step % 60 === 0 ? `${step / 60}h` : `${step}m`))
    .join(' ');

/** 4.1 h is 246 minutes, though 4.1 × 60 is a trifle less. */
const withoutDust = (minutes: number): number => Math.round(minutes * 1e6) / 1e6;
