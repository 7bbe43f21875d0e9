import type { Attention, Model } from '../../engine/catalogue.ts';
import { format } from '../../engine/format.ts';
import type { NumberFormat } from '../../engine/number-formats.ts';
import { numberFormats } from '../../engine/number-formats.ts';
import { whole } from '../../engine/numerals.ts';
import type { Givens } from '../../engine/quantities.ts';
import { scenario } from '../../engine/scenario.ts';
import { shown } from '../../engine/shown.ts';
import { solve } from '../../engine/solve.ts';
import { octaveSteps } from '../controls/octave-steps.ts';
import type { Table } from '../plot/table.ts';

/** What decides how much a token leaves in the cache. */
export type Shape = {
  readonly kind: 'grouped' | 'latent';
  /** Layers that keep every token. */
  readonly layers: number;
  readonly kv_heads: number;
  readonly head_dim: number;
  readonly latent_dim: number;
  readonly rope_dim: number;
  /** Layers that keep the last tokens only, and how many these are. */
  readonly window_layers: number;
  readonly window: number;
  readonly kv: NumberFormat;
  /** [token/sequence] */
  readonly context: number;
};

/** What the fields take. */
export const bounds = {
  layers: { least: 1, most: 200, whole: true },
  kv_heads: { least: 1, most: 128, whole: true },
  head_dim: { least: 1, most: 1024, whole: true },
  latent_dim: { least: 1, most: 4096, whole: true },
  rope_dim: { least: 0, most: 512, whole: true },
  window_layers: { least: 0, most: 200, whole: true },
  window: { least: 1, most: 65_536, whole: true },
  context: { least: 1, most: 2 ** 20, whole: true },
} as const;
export const contextSteps = octaveSteps(256, bounds.context.most);

/** A shape that is often used, for fields a model says nothing of. */
const plain = {
  ...{ kv_heads: 8, head_dim: 128, latent_dim: 512, rope_dim: 64 },
  ...{ window_layers: 0, window: 1024 },
} as const;

/** Whether a model's cache can be built from these fields. */
export const isBuildable = ({ attention }: Model): boolean =>
  attention.kind !== 'stated' && attention.state_elements === undefined && attention.sparse === undefined;

/** A model's shape; the context and the format stay as chosen. */
export function shapeOf({ attention }: Model, kv: NumberFormat, context: number): Shape {
  if (attention.kind === 'stated') throw new Error('A stated cache has no shape.');
  return {
    ...plain,
    kind: attention.kind,
    layers: attention.layers,
    ...(attention.kind === 'grouped'
      ? { kv_heads: attention.kv_heads, head_dim: attention.head_dim }
      : { latent_dim: attention.latent_dim, rope_dim: attention.rope_dim }),
    ...(attention.window && { window_layers: attention.window.layers, window: attention.window.tokens }),
    ...{ kv, context },
  };
}

/** What the graph is given of a shape. */
function givensOf(shape: Shape): Givens {
  const { kind, layers, kv, context, kv_heads, head_dim, latent_dim, rope_dim } = shape;
  return {
    attention: kind,
    cache_layers: layers,
    bytes_per_kv_element: numberFormats[kv].bytes,
    context,
    ...(kind === 'grouped' ? { kv_heads, head_dim } : { latent_dim, rope_dim }),
    ...(shape.window_layers > 0 && {
      ...{ cache: 'windowed', window_layers: shape.window_layers, window: shape.window },
    }),
  };
}

/** One step of the count: what is counted, and what it comes to. */
export type Step = { readonly says: string; readonly comes: string };

/** A cache, counted piece by piece. */
export type Built = {
  /** Elements of each row of boxes that one layer keeps of one token: a key and a value of each head, or two vectors. */
  readonly boxes: readonly (readonly number[])[];
  readonly steps: readonly [layer: Step, layers: Step, bytes: Step];
  /** For each layer whether it keeps every token. */
  readonly keeps: readonly boolean[];
  /** [byte/token] What one more token adds for good. */
  readonly per_token: number;
  /** [byte/sequence] */
  readonly per_sequence: number;
  readonly says: string;
};

export function built(shape: Shape): Built {
  const givens = givensOf(shape);
  const { kind, layers, kv_heads, head_dim, latent_dim, rope_dim, window_layers, window } = shape;
  const elements = solve(givens, 'kv_elements_per_layer').value;
  const per_token = solve(givens, 'kv_bytes_per_token').value;
  const per_sequence = solve(givens, 'kv_bytes_per_sequence').value;
  const count = (value: number) => format(value, '1');
  const heads = Array.from({ length: kv_heads }, () => head_dim);
  const layer: Step =
    kind === 'grouped'
      ? {
          says: `A key and a value for ${count(kv_heads)} KV ${kv_heads === 1 ? 'head' : 'heads'} of ${format(head_dim, 'element')}: 2 × ${count(kv_heads)} × ${count(head_dim)}`,
          comes: `${format(elements, 'element')} a layer`,
        }
      : {
          says: `One latent vector and one rotary key for all heads: ${count(latent_dim)} + ${count(rope_dim)}`,
          comes: `${format(elements, 'element')} a layer`,
        };
  const last =
    window_layers > 0
      ? `; ${count(window_layers)} more ${window_layers === 1 ? 'keeps' : 'keep'} the last ${window === 1 ? 'one' : count(window)} only`
      : '';
  return {
    boxes: kind === 'grouped' ? [heads, heads] : [[latent_dim, rope_dim]],
    keeps: [...Array<boolean>(layers).fill(true), ...Array<boolean>(window_layers).fill(false)],
    steps: [
      layer,
      {
        says: `${count(layers)} ${layers === 1 ? 'layer keeps' : 'layers keep'} every token${last}`,
        comes: `${format(layers * elements, 'element')} a token`,
      },
      {
        says: `${format(numberFormats[shape.kv].bytes, 'byte')} an element in ${numberFormats[shape.kv].name}`,
        comes: exact(per_token),
      },
    ],
    per_token,
    per_sequence,
    says: `A token adds ${exact(per_token)} to the cache; a sequence of ${shown('context', shape.context).replace(/ per .*/, '')} keeps ${format(per_sequence, 'byte')}.`,
  };
}

/** To the byte, as far as a person counts: 327,680 bytes. */
const exact = (bytes: number): string =>
  bytes < 1e6 ? `${whole(Math.round(bytes))} bytes` : format(bytes, 'byte');

/** A model's cache beside the others, at the same context and in the same format. */
export type Bar = {
  readonly name: string;
  /** Whether it is the one being built. */
  readonly isOwn: boolean;
  /** Shares of the longest bar: what grows with each token, and what has stopped growing. */
  readonly growing: number;
  readonly fixed: number;
  readonly token: string;
  readonly sequence: string;
};

/** The built cache among those of the catalogue, the largest first. */
export function compared(shape: Shape, models: readonly Model[]): readonly Bar[] {
  const kept = [
    { name: 'As built here', isOwn: true, givens: givensOf(shape) },
    ...models.map((model) => ({
      ...{ name: model.name, isOwn: false },
      givens: { ...scenario({ model, kv: shape.kv }), context: shape.context },
    })),
  ].map(({ givens, ...one }) => ({
    ...one,
    token: solve(givens, 'kv_bytes_per_token').value,
    sequence: solve(givens, 'kv_bytes_per_sequence').value,
    growing: solve(
      givens,
      givens.cache === 'sparse'
        ? 'context * (kv_bytes_per_token + indexer_bytes_per_token)'
        : 'context * kv_bytes_per_token',
    ).value,
  }));
  const most = Math.max(...kept.map(({ sequence }) => sequence));
  return kept
    .toSorted((a, b) => b.sequence - a.sequence)
    .map(({ name, isOwn, token, sequence, growing }) => ({
      ...{ name, isOwn, growing: growing / most, fixed: Math.max(0, sequence - growing) / most },
      token: format(token, 'byte'),
      sequence: format(sequence, 'byte'),
    }));
}

/** The numbers behind the bars. */
export const tableOf = (shape: Shape, bars: readonly Bar[]): Table => ({
  caption: `KV cache in ${numberFormats[shape.kv].name}, the largest first`,
  columns: ['cache', 'a token adds', `kept of ${format(shape.context, 'token')}`],
  rows: bars.map(({ name, token, sequence }) => [name, token, sequence]),
});

/** Kinds of attention the builder knows. */
export const kinds: readonly { readonly id: Exclude<Attention['kind'], 'stated'>; readonly name: string }[] =
  [
    { id: 'grouped', name: 'keys and values of KV heads' },
    { id: 'latent', name: 'a latent vector' },
  ];
