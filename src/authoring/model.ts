import { z } from 'astro/zod';
import type { Attention, Model } from '../engine/catalogue.ts';
import { rangeOf } from '../engine/givens.ts';
import { formatIds } from '../engine/number-formats.ts';
import {
  type Architecture,
  countParams,
  type ParamCount,
  routedExpertParams,
} from '../engine/param-count.ts';
import type { QuantityId } from '../engine/quantities.ts';
import { idOf } from './content-id.ts';
import { measure } from './measure.ts';
import type { Disagreement, Mistake } from './mistake.ts';
import { provenance, type RecordRead, unknownSources, words, year } from './source.ts';
import { readRecord } from './yaml-record.ts';

/** A model, with where its numbers come from. */
export type ModelRecord = Model & {
  readonly developer: string;
  readonly year: number;
  readonly layers: number;
  readonly model_dim: number;
  readonly vocabulary: number;
  /** Whether the totals are the developer's; else they are counted here. */
  readonly params_published: boolean;
  /** What the parameters are counted from, and the count; absent where attention is an arrangement of its own. */
  readonly architecture?: Architecture;
  readonly counted?: ParamCount;
  /** [token] The longest context it was published for. */
  readonly max_context: number;
  readonly notes?: string;
  /** Ids of source records. */
  readonly sources: readonly string[];
  /** The day somebody last compared this with its sources, as `2026-11-23`. */
  readonly checked: string;
};

const count = z.int('expected a whole number without a unit, such as 61').positive();
/** A count that the graph has as a quantity, at most what makes sense there. */
const countOf = (of: QuantityId) => {
  const [, most] = rangeOf(of);
  return count.max(most, `expected at most ${most}`);
};
const params = measure('parameter', 'such as 671e9 parameters', 'total_params');
const perToken = measure('byte/token', 'such as 9848 B/token', 'kv_read_per_token');
const perSequence = measure('byte/sequence', 'such as 8 MB/sequence', 'kv_read_fixed');

const cachedLayers = z
  .int('expected a whole number without a unit, such as 61')
  .nonnegative()
  .describe('Layers that keep a cache of every token; 0 where all keep a window.');
const heads = countOf('query_heads').describe('Query heads of one layer.');

const window = z.strictObject({
  layers: count.describe('Layers that keep the last tokens only.'),
  tokens: measure('token', 'such as 2048 tokens', 'window').describe('How many they keep.'),
});

const linear = z.strictObject({
  layers: count.describe('Layers that keep a state of fixed size in place of a cache.'),
  state_elements: countOf('state_elements').describe(
    'Elements of the state of one sequence, all these layers together.',
  ),
  params_per_layer: params.describe('All projections of one of these layers.'),
});

const sparse = z.strictObject({
  selected: measure('token', 'such as 2048 tokens', 'selected_tokens').describe(
    'Tokens that attention reads, of all that the indexer looks at.',
  ),
  indexer_heads: countOf('indexer_heads').describe('Query heads of the indexer.'),
  indexer_dim: countOf('indexer_dim').describe('Elements of its key.'),
  indexer_bytes: measure('byte', 'such as 132 bytes', 'indexer_bytes').describe(
    'What it keeps of one token in one layer.',
  ),
});

const kinds =
  'expected kind: grouped (GQA, MQA and MHA), kind: latent (MLA) or kind: stated (an arrangement of its own)';
const attention = z.discriminatedUnion(
  'kind',
  [
    z.strictObject({
      kind: z.literal('grouped').describe('Keys and values of each KV head are cached.'),
      layers: cachedLayers,
      heads,
      kv_heads: countOf('kv_heads').describe(
        'Heads that have keys and values of their own; query heads share them.',
      ),
      head_dim: countOf('head_dim').describe('Elements of one key.'),
      gated: z.boolean().exactOptional().describe('A gate as wide as the queries stands before the output.'),
      window: window.exactOptional(),
      linear: linear.exactOptional(),
    }),
    z.strictObject({
      kind: z.literal('latent').describe('One compressed vector is cached in place of keys and values.'),
      layers: cachedLayers,
      heads,
      latent_dim: countOf('latent_dim').describe('Elements of the compressed vector (kv_lora_rank).'),
      rope_dim: countOf('rope_dim').describe(
        'Elements of the rotary key cached beside it (qk_rope_head_dim).',
      ),
      query_rank: count.describe('What queries are compressed to (q_lora_rank).'),
      nope_dim: countOf('key_dim').describe(
        'Elements of a head’s key without its rotary part (qk_nope_head_dim).',
      ),
      value_dim: countOf('value_dim').describe('Elements of a head’s value (v_head_dim).'),
      linear: linear.exactOptional(),
      sparse: sparse.exactOptional(),
    }),
    z.strictObject({
      kind: z.literal('stated').describe('Known by what it stores and reads, in BF16.'),
      stored_per_token: perToken.describe('What stays in memory for each token of context.'),
      stored_fixed: perSequence.describe('What stays in memory whatever the context.'),
      read_per_token: perToken.describe('What a pass reads for each token of context.'),
      read_fixed: perSequence.describe('The most a pass reads beside that, whatever the context.'),
    }),
  ],
  { error: kinds },
);

const ModelSchema = z.strictObject({
  name: words.describe('As its developer calls it.'),
  developer: words.describe('Who trained it.'),
  year: year.describe('Of publication.'),
  params: z
    .strictObject({
      total: params.describe('All that are stored.'),
      active: params.describe('Those one token uses; all of them in a dense model.'),
    })
    .exactOptional()
    .describe('As published; absent where its developer published none.'),
  weights: z.enum(formatIds).describe('The format the weights were published in.'),
  expert_weights: z
    .enum(formatIds)
    .exactOptional()
    .describe(
      'The format of the routed experts, where they have one of their own; `weights` is of the rest.',
    ),
  shape: z.strictObject({
    layers: countOf('layers').describe('All of them.'),
    model_dim: countOf('model_dim').describe('What one token carries from layer to layer (hidden_size).'),
    vocabulary: count.describe('Rows of the embedding.'),
    tied_embeddings: z
      .boolean()
      .exactOptional()
      .describe(
        'Whether the output head is the input embedding; absent where it is not, or nothing is counted.',
      ),
  }),
  feed_forward: z
    .strictObject({
      layers: count.describe('Layers whose feed-forward block every token uses whole.'),
      dim: count.describe('What it widens a token to (intermediate_size).'),
      matrices: z
        .literal([2, 3], 'expected 3, or 2 where there is no gate')
        .describe('3 with a gate (SwiGLU, GeGLU), else 2.'),
    })
    .exactOptional()
    .describe('Absent when all layers have experts.'),
  experts: z
    .strictObject({
      layers: count.describe('Layers that have experts.'),
      routed: countOf('experts').describe('Routed experts of one layer.'),
      active: count.describe('Routed experts of one layer that one token uses.'),
      shared: count.exactOptional().describe('Experts of one layer that every token uses.'),
      dim: count.describe('What an expert widens a token to (moe_intermediate_size).'),
      width: count
        .exactOptional()
        .describe('What routed experts work on, where that is not the model dimension.'),
    })
    .exactOptional()
    .describe('Absent when the model is dense.'),
  attention: attention.describe('What a layer caches of a token.'),
  max_context: measure('token', 'such as 163840 tokens', {
    as: 'the longest context of a model',
    from: '256 tokens',
    to: '1e9 tokens',
  }).describe('The longest context it was published for.'),
  ...provenance,
});

type Written = z.output<typeof ModelSchema>;

/**
 * A model's file, read and checked.
 *
 * @param file - its path from the root of the project; its name is the record's id
 * @param sources - ids of the source records there are
 */
export function readModel(file: string, text: string, sources: readonly string[]): RecordRead<ModelRecord> {
  const read = readRecord(file, text, ModelSchema);
  if ('mistakes' in read) return read;
  const { data, placeOf } = read;
  const architecture = architectureOf(data);
  const counted = architecture && countParams(architecture);
  const mistakes = [
    ...disagreementsIn(data, counted).map(
      ({ at, code, says }): Mistake => ({ code, file, ...placeOf(...at), says }),
    ),
    ...unknownSources(file, data.sources, sources, placeOf),
  ];
  const params = data.params ?? counted;
  if (!params || mistakes.length > 0) return { mistakes };

  const { name, developer, year, weights, expert_weights, shape, experts, attention, notes } = data;
  return {
    record: {
      id: idOf(file),
      name,
      developer,
      year,
      total_params: params.total,
      active_params: params.active,
      multiplied_params: counted?.multiplied ?? params.active,
      params_published: data.params !== undefined,
      weights,
      ...(expert_weights && { expert_weights }),
      ...(experts && { experts: expertsOf(experts, shape.model_dim) }),
      attention: attentionOf(attention),
      layers: shape.layers,
      model_dim: shape.model_dim,
      vocabulary: shape.vocabulary,
      ...(architecture && { architecture }),
      ...(counted && { counted }),
      max_context: data.max_context,
      ...(notes && { notes }),
      sources: data.sources,
      checked: data.checked,
    },
  };
}

/** What its parameters can be counted from; nothing where attention is an arrangement of its own. */
function architectureOf({ shape, feed_forward, experts, attention }: Written): Architecture | undefined {
  if (attention.kind === 'stated') return undefined;
  return {
    ...shape,
    ...(feed_forward && { feed_forward }),
    ...(experts && { experts: { shared: 0, ...experts } }),
    attention,
  };
}

const expertsOf = (
  experts: NonNullable<Written['experts']>,
  model_dim: number,
): NonNullable<Model['experts']> => ({
  routed: experts.routed,
  active: experts.active,
  params: routedExpertParams({ shared: 0, ...experts }, model_dim),
  layers: experts.layers,
});

/** What of attention decides the cache, and the arithmetic of looking at it. */
function attentionOf(attention: Written['attention']): Attention {
  if (attention.kind === 'stated') return attention;
  const { layers, heads, linear } = attention;
  const state = linear && { state_elements: linear.state_elements };
  if (attention.kind === 'grouped') {
    const { kind, kv_heads, head_dim, window } = attention;
    return { kind, layers, heads, kv_heads, head_dim, ...(window && { window }), ...state };
  }
  const { kind, latent_dim, rope_dim, nope_dim, value_dim, sparse } = attention;
  const key_dim = nope_dim + rope_dim;
  return {
    kind,
    layers,
    heads,
    latent_dim,
    rope_dim,
    key_dim,
    value_dim,
    ...state,
    ...(sparse && { sparse }),
  };
}

type Rule = Omit<Disagreement, 'code'> & { readonly broken: boolean; readonly code?: Mistake['code'] };

const broken = (rules: readonly Rule[]): readonly Disagreement[] =>
  rules.flatMap(({ broken, code = 'wrong_type', at, says }) => (broken ? [{ code, at, says }] : []));

/** Numbers that cannot all be true of one model; what follows from a mistake is not told as another. */
function disagreementsIn(written: Written, counted: ParamCount | undefined): readonly Disagreement[] {
  const rules = [inShape, inExperts, inParams];
  return rules
    .map((rule) => rule(written, counted))
    .reduce((told, more) => (told.length > 0 ? told : more), []);
}

/** Every layer has attention, and one feed-forward block or the other. */
function inShape(written: Written): readonly Disagreement[] {
  const { shape, feed_forward, experts } = written;
  const blocks = (feed_forward?.layers ?? 0) + (experts?.layers ?? 0);
  const attending = attendingLayers(written);
  return broken([
    {
      broken: blocks !== shape.layers,
      at: ['shape', 'layers'],
      says: `shape.layers is ${shape.layers}, but feed_forward.layers and experts.layers add up to ${blocks}; every layer has one or the other.`,
    },
    {
      broken: attending !== shape.layers,
      at: ['attention', 'layers'],
      says: `attention.layers comes to ${attending} with those that keep a window or a state, but shape.layers is ${shape.layers}; every layer has attention.`,
    },
  ]);
}

/** Layers that attention is said to have; all of them where it is not said. */
function attendingLayers({ shape, attention }: Written): number {
  if (attention.kind === 'stated') return shape.layers;
  const windowed = attention.kind === 'grouped' ? attention.window?.layers : 0;
  return attention.layers + (windowed ?? 0) + (attention.linear?.layers ?? 0);
}

function inExperts({ params, expert_weights, shape, experts }: Written): readonly Disagreement[] {
  if (!experts)
    return broken([
      {
        broken: expert_weights !== undefined,
        at: ['expert_weights'],
        says: 'expert_weights is given, but there are no experts. Add experts, or say it in weights.',
      },
      {
        broken: params !== undefined && params.active < params.total,
        at: ['params', 'active'],
        says: 'params.active is less than params.total, but there are no experts; a dense model uses all its parameters. Add experts, or make the two equal.',
      },
    ]);
  const routed = expertsOf(experts, shape.model_dim).params;
  return broken([
    {
      broken: experts.active > experts.routed,
      at: ['experts', 'active'],
      says: 'experts.active is more than experts.routed; a token uses at most all experts of a layer.',
    },
    {
      broken: params !== undefined && routed > params.total,
      at: ['experts'],
      says: `experts: the routed ones come to ${billions(routed)} parameters, more than params.total; they are part of the model.`,
    },
  ]);
}

// What is left out of the count, norms and biases, is less than a thousandth; a developer rounds to the billion.
const unexplained = 0.005;
// No published total is this far from its shape; a dimension that was mistaken is.
const impossible = 0.05;

/** Published parameters, and those its shape has. */
function inParams({ params, notes }: Written, counted: ParamCount | undefined): readonly Disagreement[] {
  const count = counted ? `the ${billions(counted.total)} parameters of the shape` : '';
  if (!params)
    return broken([
      {
        broken: !counted,
        code: 'missing',
        at: [],
        says: 'params is missing; with kind: stated they cannot be counted.',
      },
      {
        broken: counted !== undefined && !notes,
        code: 'missing',
        at: [],
        says: `params is missing; where none are published, notes say that ${count} are counted.`,
      },
    ]);
  const off = counted ? Math.abs(counted.total / params.total - 1) : 0;
  return broken([
    {
      broken: params.active > params.total,
      at: ['params', 'active'],
      says: 'params.active is more than params.total; a token uses at most all parameters.',
    },
    {
      broken: off > impossible,
      at: ['params', 'total'],
      says: `params.total is not ${count}. Is a dimension or a count mistaken?`,
    },
    {
      broken: off > unexplained && off <= impossible && !notes,
      at: ['params', 'total'],
      says: `params.total is ${(off * 100).toFixed(1)}% from ${count}; say in notes why.`,
    },
  ]);
}

const billions = (parameters: number): string => `${(parameters / 1e9).toFixed(1)}e9`;
