/**
 * The value a key leads to from another, or nothing for a key that leads nowhere.
 *
 * Arrows go to the next step of the slider, Page Up and Page Down ten times as far or as near, Home and End to the ends.
 *
 * @param steps - where the slider stops, rising; not empty
 */
export function nextStep(steps: readonly number[], value: number, key: string): number | undefined {
  const [least = value, most = value] = [steps[0], steps.at(-1)];
  const isWhole = steps.every(Number.isInteger);
  switch (key) {
    case 'ArrowRight':
    case 'ArrowUp':
      return steps.find((step) => step > value) ?? most;
    case 'ArrowLeft':
    case 'ArrowDown':
      return steps.findLast((step) => step < value) ?? least;
    case 'PageUp':
      return Math.min(most, value * 10);
    case 'PageDown':
      return Math.max(least, isWhole ? Math.round(value / 10) : value / 10);
    case 'Home':
      return least;
    case 'End':
      return most;
    default:
      return undefined;
  }
}
