import type { NumberFormat } from './number-formats.ts';

/** A chip and the scale-up domain it comes in. Numbers are of one chip, in base units. */
export type Hardware = {
  readonly id: string;
  readonly name: string;
  /** Chips joined by the fast network of one domain. */
  readonly domain: number;
  /** [FLOP/s] of one chip, dense peak, by the format the matrix units multiply in. */
  readonly compute_rate: { readonly [format in NumberFormat]?: number };
  /** [byte/s] of one chip. */
  readonly memory_bandwidth: number;
  /** [byte] of one chip, as its label counts. */
  readonly memory_capacity: number;
};

/** What a layer caches of a token, and how many layers do. */
export type Attention =
  | {
      readonly kind: 'grouped';
      readonly layers: number;
      readonly kv_heads: number;
      readonly head_dim: number;
    }
  | {
      readonly kind: 'latent';
      readonly layers: number;
      readonly latent_dim: number;
      readonly rope_dim: number;
    };

/** A model's weights and shape. */
export type Model = {
  readonly id: string;
  readonly name: string;
  readonly total_params: number;
  readonly active_params: number;
  /** The format its weights were published in. */
  readonly weights: NumberFormat;
  /** Routed experts: how many a layer has, how many a token uses, and the parameters of all of them. Absent when dense. */
  readonly experts?: { readonly routed: number; readonly active: number; readonly params: number };
  readonly attention: Attention;
};
