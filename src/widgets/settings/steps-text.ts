/** Steps of learning as they are typed: `1m 10m`, `2h`, or nothing. */

/** [minutes] What was typed, or undefined where it is no list of times. */
export function readSteps(text: string): readonly number[] | undefined {
  const joined = text.trim().replaceAll(/(\d)\s+(?=(?:m|min|h)\b)/g, '$1');
  if (joined === '') return [];
  const steps = joined.split(/[\s,;]+/).map((word) => {
    const { count, unit } = /^(?<count>\d+(?:\.\d+)?)(?<unit>m|min|h)?$/i.exec(word)?.groups ?? {};
    return Number(count ?? Number.NaN) * (unit?.toLowerCase() === 'h' ? 60 : 1);
  });
  return steps.every((step) => Number.isFinite(step)) ? steps : undefined;
}

/** @param steps - in minutes */
export const writeSteps = (steps: readonly number[]): string =>
  steps.map((step) => (step >= 60 && step % 60 === 0 ? `${step / 60}h` : `${step}m`)).join(' ');
