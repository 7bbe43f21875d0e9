import { EngineError } from '../../engine/errors.ts';
import { format } from '../../engine/format.ts';
import { type Givens, type QuantityId, quantity } from '../../engine/quantities.ts';
import { shown as inWords } from '../../engine/shown.ts';
import { type Found, missingFor, solveAll } from '../../engine/solve.ts';
import { counted } from '../../engine/units.ts';
import { inNames } from './state.ts';

/** A quantity as a row shows it: its value, or what it needs first, or why it has none. */
export type Shown =
  | { readonly kind: 'value'; readonly id: QuantityId; readonly value: number; readonly text: string }
  | { readonly kind: 'needs'; readonly id: QuantityId; readonly needs: readonly QuantityId[] }
  | { readonly kind: 'none'; readonly id: QuantityId; readonly says: string };

/** One part of a pass and the time it takes. */
export type Part = {
  readonly kind: 'compute' | 'weights' | 'kv' | 'network';
  readonly name: string;
  readonly id: QuantityId;
  readonly text: string;
  /** Of the longest bar, from 0 to 1: where it begins and how long it is. */
  readonly from: number;
  readonly length: number;
};

/** What a person wants to know first. */
export type Headline = {
  readonly figures: readonly (Shown & { readonly label: string })[];
  /** Nothing where the parts of a pass are not known. */
  readonly bound: { readonly says: string; readonly parts: readonly Part[] } | undefined;
  readonly memory: { readonly says: string; readonly fits: boolean } | undefined;
  /** All of it, for those who hear it. */
  readonly spoken: string;
};

const labels = [
  { id: 'step_time', label: 'Time of a step', unit: 's' },
  // "Per sequence" is what a user is.
  { id: 'user_speed', label: 'Speed a user sees', unit: 'token/s' },
  { id: 'throughput', label: 'Throughput', unit: 'token/s' },
  { id: 'cost_per_token', label: 'Cost', unit: '$/token' },
] as const;

/** The quantities whose derivations open under the headline. */
export const headlineIds: readonly QuantityId[] = labels.map(({ id }) => id);

const partsOfPass = ['compute_time', 'weight_time', 'kv_time', 'memory_time', 'all_to_all_time'] as const;
const ofMemory = ['weight_bytes', 'memory_used', 'memory_fill', 'weight_fill', 'largest_batch'] as const;

/** The headline of a setup. */
export function headline(givens: Givens): Headline {
  const found = solveAll(givens, [...headlineIds, ...partsOfPass, ...ofMemory]);
  const value = (id: QuantityId): number | undefined => valueIn(found, id);
  const figures = labels.map(({ id, label, unit }) => ({ label, ...shown(givens, id, found, unit) }));
  const [bound, memory] = [boundOf(givens, value), memoryOf(givens, value)];
  const heard = figures.flatMap((one) => (one.kind === 'value' ? [`${one.label}: ${one.text}.`] : []));
  return {
    figures,
    bound,
    memory,
    spoken: [
      memory && !memory.fits ? memory.says : '',
      ...heard,
      bound?.says ?? '',
      memory?.fits ? memory.says : '',
    ]
      .filter(Boolean)
      .join(' '),
  };
}

type ValueOf = (id: QuantityId) => number | undefined;

/** The times of a pass. [s] */
type Times = {
  readonly compute: number;
  readonly weights: number;
  readonly kv: number;
  readonly memory: number;
  /** Nothing where too little is given to know it. */
  readonly network: number | undefined;
};

/** What takes longest, and by how much; the network where enough is given to know it. */
function boundOf(givens: Givens, value: ValueOf): Headline['bound'] {
  const [compute, weights, kv, memory] = [
    value('compute_time'),
    value('weight_time'),
    value('kv_time'),
    value('memory_time'),
  ];
  if (compute === undefined || weights === undefined || kv === undefined || memory === undefined)
    return undefined;
  const times = { compute, weights, kv, memory, network: value('all_to_all_time') };
  const rivals = rivalsIn(times);
  const [first] = rivals;
  const rules = first.kind === 'memory' ? (weights >= kv ? 'weights' : 'kv') : first.kind;
  return { parts: partsIn(times, first.seconds), says: boundInWords(rules, rivals, times, givens) };
}

type Rival = {
  readonly kind: 'compute' | 'memory' | 'network';
  readonly name: string;
  readonly seconds: number;
};

/** What a pass may have to wait for, the longest first. */
function rivalsIn({ compute, memory, network }: Times): readonly [Rival, Rival, ...Rival[]] {
  const computing: Rival = { kind: 'compute', name: 'computing', seconds: compute };
  const reading: Rival = { kind: 'memory', name: 'reading memory', seconds: memory };
  const [first, second] = compute > memory ? [computing, reading] : [reading, computing];
  if (network === undefined) return [first, second];
  const sending: Rival = { kind: 'network', name: 'sending between chips', seconds: network };
  return network > first.seconds
    ? [sending, first, second]
    : [first, network > second.seconds ? sending : second];
}

function partsIn({ compute, weights, kv, network }: Times, longest: number): readonly Part[] {
  const share = (seconds: number): number => (longest > 0 ? seconds / longest : 0);
  const part = (kind: Part['kind'], name: string, id: QuantityId, seconds: number, from = 0): Part => ({
    kind,
    name,
    id,
    text: format(seconds, 's'),
    from: share(from),
    length: share(seconds),
  });
  return [
    part('compute', 'Computing', 'compute_time', compute),
    part('weights', 'Reading the weights', 'weight_time', weights),
    // Memory is one pipe: the cache comes after the weights.
    part('kv', 'Reading the KV cache', 'kv_time', kv, weights),
    ...(network === undefined ? [] : [part('network', 'Traffic between chips', 'all_to_all_time', network)]),
  ];
}

function boundInWords(
  rules: Part['kind'],
  [first, second]: readonly [Rival, Rival, ...Rival[]],
  { weights, kv, memory }: Times,
  { overlap }: Givens,
): string {
  const by = `${first.name} takes ${format(first.seconds, 's')}, ${timesAs(first, second)} ${format(second.seconds, 's')} of ${second.name}.`;
  const bound = {
    compute: `Compute-bound: ${by}`,
    network: `Bound by the network: ${by}`,
    weights: `Memory-bound, mostly by weights (${percent(weights / memory)} of the bytes read): ${by}`,
    kv: `Memory-bound, mostly by the KV cache (${percent(kv / memory)} of the bytes read): ${by}`,
  }[rules];
  return overlap === undefined || overlap === 'perfect'
    ? bound
    : `${bound} They do not overlap fully, so the step takes longer than either.`;
}

function timesAs(first: Rival, second: Rival): string {
  const ratio = first.seconds / second.seconds;
  if (!Number.isFinite(ratio)) return 'against';
  return ratio < 1.005 ? 'as long as the' : `${format(ratio, '1')} times the`;
}

const percent = (share: number): string => `${Number((share * 100).toPrecision(2))}%`;

/** Whether weights and caches fit; said plainly when they do not. */
function memoryOf(givens: Givens, value: ValueOf): Headline['memory'] {
  const [weights, used, fill, weightFill] = [
    value('weight_bytes'),
    value('memory_used'),
    value('memory_fill'),
    value('weight_fill'),
  ];
  if (weights === undefined || weightFill === undefined || !(weightFill > 0)) return undefined;
  const bytes = (count: number) => format(count, 'byte');
  const room = bytes(weights / weightFill);
  if (weightFill > 1) return { fits: false, says: `Weights exceed memory: ${bytes(weights)} of ${room}.` };
  if (used === undefined || fill === undefined) return undefined;
  const most = value('largest_batch');
  const sequences = most === undefined ? '' : format(Math.floor(most), 'sequence');
  if (fill > 1)
    return {
      fits: false,
      says: `Weights and KV caches exceed memory: ${bytes(used)} of ${room}. ${most !== undefined && most >= 1 ? `Up to ${sequences} of this context fit.` : 'Not even one sequence of this context fits.'}`,
    };
  const upTo = sequences && givens.context !== 0 ? ` Up to ${sequences} of this context would.` : '';
  return { fits: true, says: `Fits: ${bytes(used)} of ${room}, ${percent(fill)}.${upTo}` };
}

const valueIn = (found: ReadonlyMap<QuantityId, Found>, id: QuantityId): number | undefined => {
  const one = found.get(id);
  return one && 'value' in one ? one.value : undefined;
};

/** A quantity of a setup as a row shows it. */
export function shown(
  givens: Givens,
  id: QuantityId,
  found: ReadonlyMap<QuantityId, Found>,
  unit?: string,
): Shown {
  const one = found.get(id);
  if (one && 'value' in one)
    return one.value < 0 && isCount(quantity(id).unit)
      ? { kind: 'none', id, says: 'there is none here' }
      : {
          kind: 'value',
          id,
          value: one.value,
          text: unit ? format(one.value, unit) : inWords(id, one.value),
        };
  const needs = missingFor(givens, id);
  if (needs.length > 0) return { kind: 'needs', id, needs };
  return { kind: 'none', id, says: one ? inNames(one.error.message) : '' };
}

/** Sequences, tokens, chips: less than none of them is none, as beyond the balance context no batch is optimal. */
const isCount = (unit: string): boolean => counted.has(unit.split('/')[0] ?? '');

/** Whatever a computation gives, or what the graph says against it. */
export function orFault<T>(make: () => T): { readonly made: T } | { readonly fault: EngineError } {
  try {
    return { made: make() };
  } catch (cause) {
    if (cause instanceof EngineError) return { fault: cause };
    throw cause;
  }
}
