/** The variant that is on a page before anyone asks for another. */
export const firstSeed = 1;

/** The seed an address asks for: `?seed=7`; nothing where it asks for none, or for what is no seed. */
export function seedIn(search: string): number | undefined {
  const written = new URLSearchParams(search).get('seed');
  if (written === null || !/^\d{1,10}$/.test(written)) return undefined;
  const seed = Number(written);
  return seed < 2 ** 32 ? seed : undefined;
}

/** The query that names a variant; none for the one the page opens with. */
export const queryOfSeed = (seed: number): string => (seed === firstSeed ? '' : `?seed=${seed}`);
