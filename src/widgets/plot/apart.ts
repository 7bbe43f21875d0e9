import type { Interval } from './scale.ts';

/**
 * Places for labels, each as near as it can be to where it wants to stand while no two are nearer than `gap`.
 *
 * @param wanted - in any order; the answer is in the same order
 * @param room - places outside it are not used, unless there are more labels than it holds
 */
export function apart(wanted: readonly number[], gap: number, [low, high]: Interval): readonly number[] {
  const order = wanted.map((_, i) => i).sort((a, b) => (wanted[a] ?? 0) - (wanted[b] ?? 0));
  // Take away the gaps, and labels may share a place but not change order: then crowds stand at their mean.
  const crowds: { sum: number; size: number }[] = [];
  for (const [rank, i] of order.entries()) {
    let crowd = { sum: (wanted[i] ?? 0) - rank * gap, size: 1 };
    for (let last = crowds.at(-1); last && mean(last) > mean(crowd); last = crowds.at(-1)) {
      crowds.pop();
      crowd = { sum: last.sum + crowd.sum, size: last.size + crowd.size };
    }
    crowds.push(crowd);
  }
  const last = high - (wanted.length - 1) * gap;
  const ranked = crowds
    .flatMap((crowd) => Array.from({ length: crowd.size }, () => mean(crowd)))
    .map((place, rank) => Math.max(low, Math.min(place, last)) + rank * gap);
  return wanted.map((_, i) => ranked[order.indexOf(i)] ?? low);
}

const mean = ({ sum, size }: { readonly sum: number; readonly size: number }): number => sum / size;
