/**
 * The values a logarithmic slider stops at: whole numbers, four to the octave, powers of two among them.
 *
 * @param from - a power of two @param to - a larger power of two
 */
export function octaveSteps(from: number, to: number): readonly number[] {
  const octaves = Array.from({ length: Math.log2(to / from) }, (_, i) => from * 2 ** i);
  const steps = octaves.flatMap((low) => [1, 1.25, 1.5, 1.75].map((times) => low * times));
  return [...steps, to].filter(Number.isInteger);
}

/** The place in rising steps of the one nearest to a value, in ratio. */
export function nearestStep(steps: readonly number[], value: number): number {
  const ratios = steps.map((step) => Math.abs(Math.log(step / value)));
  return ratios.indexOf(Math.min(...ratios));
}
