import { format } from '../../engine/format.ts';
import type { Givens } from '../../engine/quantities.ts';
import { solve } from '../../engine/solve.ts';
import type { LineKind } from '../plot/picture.ts';
import type { Landmarks } from './landmarks.ts';
import { type Pass, rounded } from './pass.ts';
import { bounds } from './scene.ts';

const seconds = (value: number): string => format(value, 's');
const sequences = (value: number): string => format(value, 'sequence');
const about = (batch: number): string => sequences(rounded(batch));
const dollars = (value: number): string => format(value, '$/token');

/** The shape of the latency plot, in words. */
export const latencyShape = (landmarks: Landmarks): string =>
  `${latencyBends(landmarks)} ${bottleneckMoves(landmarks)}`;

function latencyBends({ first, last, knee }: Landmarks): string {
  const start = seconds(first.times.whole);
  if (!knee || knee.batch > bounds.batch.most) {
    const end = seconds(last.times.whole);
    if (start === end)
      return `Latency is flat at ${start}: reading the weights takes longest at every batch shown.`;
    return last.times.whole / first.times.whole > 1.1
      ? `Latency rises from ${start} to ${end}, and reading the weights still takes longest at every batch shown.`
      : `Latency barely moves, from ${start} to ${end}: reading the weights takes longest at every batch shown.`;
  }
  if (knee.batch <= bounds.batch.least)
    return 'Latency rises in step with the batch from the first sequence on, whose cache alone takes longer to read than the weights.';

  const end = seconds(knee.times.whole);
  const rival = knee.times.compute > knee.times.kv ? 'compute takes' : 'reading the KV caches takes';
  const where = `${about(knee.batch)}, where ${rival} as long as reading the weights`;
  if (start === end) return `Latency is flat at ${start} until ${where}; beyond, it rises with the batch.`;
  // Reading the weights takes longer in a larger batch only if it touches more of them.
  const climbs = first.times.weights < knee.times.weights;
  return climbs
    ? `Latency climbs from ${start} for one sequence, as more sequences need more of the experts, to ${end} for ${where}. Beyond, it rises in step with the batch.`
    : `Latency starts flat, near the time to read the weights: ${start} for one sequence and ${end} for ${where}. Beyond, it rises in step with the batch.`;
}

function bottleneckMoves({ balance, balance_context, first, last }: Landmarks): string {
  if (first.bottleneck === 'compute') return 'Compute is the bottleneck at every batch.';
  if (last.bottleneck === 'compute' && balance)
    return `Memory is the bottleneck up to ${about(balance)}, compute beyond.`;
  if (balance)
    return `Memory is the bottleneck at every batch shown; compute would be beyond ${about(balance)}.`;
  // A state may take longer to read than a token to compute: then there is no context to be beyond.
  return balance_context > 0
    ? `Memory is the bottleneck at every batch: beyond a context of ${format(balance_context, 'token')}, the balance context, a sequence brings more reading than arithmetic.`
    : 'Memory is the bottleneck at every batch: a sequence brings more reading than arithmetic at any context.';
}

/** A sentence in pieces; one that speaks of a part of the plot has the part's colour. */
export type Words = readonly (string | { readonly kind: LineKind; readonly text: string })[];

/** A sentence as it is heard. */
export const plain = (words: Words): string =>
  words.map((piece) => (typeof piece === 'string' ? piece : piece.text)).join('');

/** The chosen batch in the latency plot. */
export const latencyHere = ({ batch, times, bottleneck }: Pass): Words => [
  `At ${sequences(batch)} a step takes ${seconds(times.whole)} and is ${bottleneck}-bound: `,
  { kind: 'weights', text: `${seconds(times.weights)} for the weights` },
  ', ',
  { kind: 'kv', text: `${seconds(times.kv)} for KV` },
  ', ',
  { kind: 'compute', text: `${seconds(times.compute)} of compute` },
  '.',
];

/** The marker of the latency plot, as it is heard. */
export const latencySpoken = ({ batch, times, bottleneck }: Pass): string =>
  `${sequences(batch)}: ${seconds(times.whole)} a step, ${bottleneck}-bound`;

/** The shape of the cost plot, in words. */
export function costShape(givens: Givens, { first, last, knee, floor, compute_heavier }: Landmarks): string {
  const own =
    givens.overlap === 'perfect'
      ? compute_heavier
        ? 'its own arithmetic costs'
        : 'reading its own KV cache costs'
      : 'its own arithmetic and its own KV cache cost';
  const floorIs = `the floor of ${dollars(floor)}, what ${own} each token`;
  if (knee && knee.batch <= bounds.batch.least)
    return `Cost hardly depends on the batch: from the first sequence on it lies near ${floorIs}.`;
  const shares = first.times.weights < last.times.weights ? 'falls' : 'falls as one over the batch';
  return !knee || knee.batch > bounds.batch.most
    ? `Cost ${shares} as more sequences share the reading of the weights, and at ${sequences(last.batch)} it has not yet come near ${floorIs}.`
    : `Cost ${shares} while sequences share the reading of the weights, then levels off towards ${floorIs}.`;
}

/** The chosen batch in the cost plot. */
export const costHere = (givens: Givens, { batch, costs }: Pass): Words => [
  `At ${sequences(batch)} the cost is ${dollars(costs.whole)}, ${overFloor(givens, batch)}.`,
];

/** The marker of the cost plot, as it is heard. */
export const costSpoken = (givens: Givens, { batch, costs }: Pass): string =>
  `${sequences(batch)}: ${dollars(costs.whole)}, ${overFloor(givens, batch)}`;

function overFloor(givens: Givens, batch: number): string {
  const times = timesFloor(givens, batch);
  return times === '1' ? 'the floor itself' : `${times} times the floor`;
}

/** How many times the floor a token costs, as a bare number. */
export const timesFloor = (givens: Givens, batch: number): string =>
  format(solve({ ...givens, batch }, 'cost_over_floor').value, '1');

/** Whether a batch fits in memory, in words. */
export function memoryHere(givens: Givens, { largest_fit, weights_fit }: Landmarks, batch: number): string {
  const [weights, memory] = [
    format(solve(givens, 'weight_bytes').value, 'byte'),
    format(solve(givens, 'memory_capacity').value, 'byte'),
  ];
  if (!weights_fit) return `This does not fit: the weights take ${weights}, the memory holds ${memory}.`;
  if (largest_fit === 0)
    return `This does not fit: beside ${weights} of weights, ${memory} of memory has no room for the cache of one sequence.`;
  if (batch > largest_fit)
    return `This batch does not fit: beside ${weights} of weights, ${memory} of memory has room for the caches of ${sequences(largest_fit)}.`;
  return `Up to ${sequences(largest_fit)} ${largest_fit === 1 ? 'fits' : 'fit'} in ${memory} of memory, beside ${weights} of weights.`;
}
