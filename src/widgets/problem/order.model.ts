/** A list with one of its things moved to another place; the places count from 0. */
export function moved<T>(list: readonly T[], from: number, to: number): readonly T[] {
  const thing = list.slice(from, from + 1);
  return list.toSpliced(from, 1).toSpliced(Math.max(0, to), 0, ...thing);
}

/** What is said once a thing has been moved, for those who do not see it: `H20 is now 2 of 4.` */
export const movedInWords = (name: string, place: number, count: number): string =>
  `${name} is now ${place + 1} of ${count}.`;
