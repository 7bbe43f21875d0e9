import type { NumberFormat, RateFormat } from './number-formats.ts';

/** A chip and the scale-up domain it comes in. Numbers are of one chip, in base units. */
export type Hardware = {
  readonly id: string;
  readonly name: string;
  /** Chips joined by the fast network of one domain. */
  readonly domain: number;
  /** [FLOP/s] of one chip, dense peak, by the format the matrix units multiply in. */
  readonly compute_rate: { readonly [format in RateFormat]?: number };
  /** [byte/s] of one chip. */
  readonly memory_bandwidth: number;
  /** [byte] of one chip, as its label counts. */
  readonly memory_capacity: number;
  /** [byte] of one chip, all that is soldered on, where more than the label says. */
  readonly memory_physical?: number;
  /** [byte] of one chip, as software sees it, where known. */
  readonly memory_usable?: number;
  /** [byte/s] of one chip, one way, to the other chips of its domain. */
  readonly scale_up_bandwidth?: number;
  /** [byte/s] of one chip, one way, to other domains. */
  readonly scale_out_bandwidth?: number;
};

/** What attention keeps of a sequence, and what it costs to look at it. */
export type Attention = GroupedAttention | LatentAttention | StatedAttention;

type Layers = {
  /** Layers that keep every token of the context. */
  readonly layers: number;
  /** Query heads of one layer. */
  readonly heads: number;
  /** Layers that keep the last tokens only. */
  readonly window?: { readonly layers: number; readonly tokens: number };
  /** Layers that keep a state of fixed size in place of a cache: [element/sequence] of all of them. */
  readonly state_elements?: number;
  /** A small indexer looks at every token; attention then reads the tokens it selects. */
  readonly sparse?: {
    /** [token/sequence] */
    readonly selected: number;
    readonly indexer_heads: number;
    readonly indexer_dim: number;
    /** [byte] of one token in one layer. */
    readonly indexer_bytes: number;
  };
};

/** Keys and values of each KV head: MHA, GQA and MQA. */
export type GroupedAttention = Layers & {
  readonly kind: 'grouped';
  readonly kv_heads: number;
  readonly head_dim: number;
};

/** One compressed vector in place of keys and values: MLA. */
export type LatentAttention = Layers & {
  readonly kind: 'latent';
  readonly latent_dim: number;
  readonly rope_dim: number;
  /** Of a head's key once unfolded, rotary part included, and of its value; what prefill multiplies. */
  readonly key_dim: number;
  readonly value_dim: number;
};

/** An arrangement of its own, known by what it stores and reads: a growing part and a fixed one. */
export type StatedAttention = {
  readonly kind: 'stated';
  /** [byte/token] */
  readonly stored_per_token: number;
  /** [byte/sequence] */
  readonly stored_fixed: number;
  /** [byte/token] */
  readonly read_per_token: number;
  /** [byte/sequence] */
  readonly read_fixed: number;
};

/** A model's weights and shape. */
export type Model = {
  readonly id: string;
  readonly name: string;
  readonly total_params: number;
  /** As published; developers differ in whether they count embeddings. */
  readonly active_params: number;
  /** Parameters one token is multiplied with: without the input embedding, which is looked up. */
  readonly multiplied_params: number;
  /** The format its weights were published in. */
  readonly weights: NumberFormat;
  /** The format of the routed experts, where they have one of their own. */
  readonly expert_weights?: NumberFormat;
  /** Routed experts: how many a layer has, how many a token uses, and the parameters of all of them. Absent when dense. */
  readonly experts?: {
    readonly routed: number;
    readonly active: number;
    readonly params: number;
    /** Layers that have experts; the others are dense. */
    readonly layers?: number;
  };
  readonly attention: Attention;
  /** All layers, with a cache or without. */
  readonly layers?: number;
  /** What one token carries from layer to layer. */
  readonly model_dim?: number;
};
