/** What a transformer is built of, as far as its parameters follow from it. Dimensions are elements of one token. */
export type Architecture = {
  readonly layers: number;
  readonly model_dim: number;
  readonly vocabulary: number;
  /** The output head is the input embedding, turned over: one matrix for both. */
  readonly tied_embeddings?: boolean;
  /** Layers whose feed-forward block every token uses whole. */
  readonly feed_forward?: {
    readonly layers: number;
    readonly dim: number;
    /** 3 where a gate decides what passes (SwiGLU, GeGLU), else 2. */
    readonly matrices: number;
  };
  readonly experts?: ExpertLayers;
  readonly attention: CountedAttention;
};

/** Layers whose feed-forward block is a mixture of experts. */
export type ExpertLayers = {
  readonly layers: number;
  /** Experts of one layer: those a router chooses from, those it chooses, and those every token uses. */
  readonly routed: number;
  readonly active: number;
  readonly shared: number;
  readonly dim: number;
  /** What routed experts work on, where a token is projected to it first; the model dimension where absent. */
  readonly width?: number;
};

type CountedAttention = {
  /** Layers that keep every token of the context. */
  readonly layers: number;
  readonly heads: number;
  /** Layers that keep a fixed state, counted by their developer. */
  readonly linear?: { readonly layers: number; readonly params_per_layer: number };
} & (GroupedProjections | LatentProjections);

type GroupedProjections = {
  readonly kind: 'grouped';
  readonly kv_heads: number;
  readonly head_dim: number;
  /** A gate as wide as the queries stands before the output. */
  readonly gated?: boolean;
  /** Layers that keep a window have the same projections. */
  readonly window?: { readonly layers: number };
};

type LatentProjections = {
  readonly kind: 'latent';
  readonly latent_dim: number;
  readonly rope_dim: number;
  /** What queries are compressed to on the way. */
  readonly query_rank: number;
  /** Of a head's key, without its rotary part. */
  readonly nope_dim: number;
  readonly value_dim: number;
  readonly sparse?: { readonly indexer_heads: number; readonly indexer_dim: number };
};

/** Parameters of a model, and of its parts. [parameter] throughout. */
export type ParamCount = {
  /** All that are stored. */
  readonly total: number;
  /** Those one token uses, its row of the input embedding counted as the whole of it. */
  readonly active: number;
  /** Those one token is multiplied with: without an input embedding that is only looked up. */
  readonly multiplied: number;
  readonly parts: {
    readonly attention: number;
    readonly feed_forward: number;
    readonly routed_experts: number;
    readonly shared_experts: number;
    readonly router: number;
    readonly input_embedding: number;
    readonly output_head: number;
  };
};

/**
 * The parameters of a model, counted from its architecture.
 *
 * Matrices only: norms, biases and learned positions are left out, less than a thousandth of a large model. So are
 * modules that predict further tokens, and whatever looks at pictures.
 *
 * - attention: projections of queries, keys, values and the output in each layer, with its gate and its indexer;
 *   linear layers by the count of their developer
 * - feed-forward: the matrices of the dense layers
 * - experts: three matrices each; shared ones work on the model dimension, and the projections to the width of the
 *   routed ones are counted with them
 * - router: one row for each routed expert
 * - embeddings: one row for each entry of the vocabulary; tied ones are stored once, as the input embedding
 */
export function countParams(model: Architecture): ParamCount {
  const { experts, model_dim, tied_embeddings = false } = model;
  const embedding = model.vocabulary * model_dim;
  const routed = experts ? routedExpertParams(experts, model_dim) : 0;
  const parts = {
    attention: attentionParams(model),
    feed_forward: feedForwardParams(model),
    routed_experts: routed,
    shared_experts: experts ? sharedExpertParams(experts, model_dim) : 0,
    router: experts ? experts.layers * experts.routed * model_dim : 0,
    input_embedding: embedding,
    output_head: tied_embeddings ? 0 : embedding,
  };

  const total = Object.values(parts).reduce((sum, part) => sum + part, 0);
  const idle = experts && { ...experts, routed: experts.routed - experts.active };
  const unused = idle ? routedExpertParams(idle, model_dim) : 0;
  const active = total - unused;
  // The head multiplies every token; tied, it is the input embedding that does.
  return { total, active, multiplied: tied_embeddings ? active : active - embedding, parts };
}

/** [parameter] All routed experts of all layers. */
export function routedExpertParams({ layers, routed, dim, width }: ExpertLayers, model_dim: number): number {
  return layers * routed * expertMatrices * (width ?? model_dim) * dim;
}

// A gate, a way up and a way down.
const expertMatrices = 3;

function sharedExpertParams({ layers, shared, dim, width }: ExpertLayers, model_dim: number): number {
  const toWidthAndBack = width === undefined ? 0 : 2 * model_dim * width;
  return layers * (shared * expertMatrices * model_dim * dim + toWidthAndBack);
}

const feedForwardParams = ({ model_dim, feed_forward }: Architecture): number =>
  feed_forward ? feed_forward.layers * feed_forward.matrices * model_dim * feed_forward.dim : 0;

function attentionParams({ model_dim, attention }: Architecture): number {
  const { layers, linear } = attention;
  const ofLinear = linear ? linear.layers * linear.params_per_layer : 0;
  return attention.kind === 'grouped'
    ? ofLinear + (layers + (attention.window?.layers ?? 0)) * groupedProjections(model_dim, attention)
    : ofLinear + layers * (latentProjections(model_dim, attention) + indexer(model_dim, attention));
}

/** Of one layer: a query and an output for each head, a key and a value for each KV head. */
function groupedProjections(
  model_dim: number,
  { heads, kv_heads, head_dim, gated = false }: CountedAttention & GroupedProjections,
): number {
  const perQueryHead = gated ? 3 : 2;
  return model_dim * head_dim * (perQueryHead * heads + 2 * kv_heads);
}

/** Of one layer: queries through their rank, keys and values through the latent vector, the rotary key beside it. */
function latentProjections(
  model_dim: number,
  {
    heads,
    latent_dim,
    rope_dim,
    query_rank,
    nope_dim,
    value_dim,
  }: Pick<CountedAttention, 'heads'> & LatentProjections,
): number {
  const queries = query_rank * (model_dim + heads * (nope_dim + rope_dim));
  const keysAndValues = model_dim * (latent_dim + rope_dim) + latent_dim * heads * (nope_dim + value_dim);
  return queries + keysAndValues + heads * value_dim * model_dim;
}

/** Of one layer: queries out of the query rank, one key of a token, and a weight for each head. */
function indexer(model_dim: number, { query_rank, sparse }: LatentProjections): number {
  if (!sparse) return 0;
  const { indexer_heads, indexer_dim } = sparse;
  return query_rank * indexer_heads * indexer_dim + model_dim * (indexer_dim + indexer_heads);
}
