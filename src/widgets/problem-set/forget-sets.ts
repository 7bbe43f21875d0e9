/** Begins the names under which the progress in sets is kept. */
export const prefix = 'ridgepoint-set ';

/** Forgets every set that was taken in this browser. */
export function forgetSets(): void {
  try {
    for (const key of Object.keys(localStorage)) if (key.startsWith(prefix)) localStorage.removeItem(key);
  } catch {
    // Refused: nothing is kept there.
  }
}
