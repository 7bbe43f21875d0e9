import type { Givens } from '../../engine/quantities.ts';
import { solve } from '../../engine/solve.ts';
import type { Pass } from './left-out.model.ts';

/** What is needed of a row of content/evidence. */
type Row = {
  readonly id: string;
  readonly givens: Givens;
  /** In its base unit. */
  readonly published: number;
  readonly unit: string;
};

/** A row of content/evidence that is one decode pass, and what a reader should know of it. */
type Published = Omit<Pass, 'givens' | 'measured'> & {
  readonly row: string;
  /** What the row leaves out of its scenario. */
  readonly beside?: Givens;
};

/** A token goes to eight experts in one byte an element, and comes back in two; of the shared one each chip has a copy. */
const exchange = {
  token_copies: 8,
  bytes_per_dispatched: 1,
  bytes_per_combined: 2,
} as const satisfies Givens;

/** PaLM 540B: 118 layers, 48 heads of 256 over one head of keys and values. */
const palm = { query_heads: 48, head_dim: 256, kv_heads: 1, cache_layers: 118 } as const satisfies Givens;

const published: readonly Published[] = [
  {
    id: 'deepseek-day',
    row: 'deepseek-day-decode-parts',
    name: 'DeepSeek’s day, 144 H800, 2025',
    from: 'At 20 to 22 tokens a second for each user a pass takes 45 to 50 ms.',
    has_exchange: true,
    copied: true,
    lab: { hardware: 'h800-sxm', model: 'deepseek-v3', attention_multiply: 'bf16' },
    remark: 'A mean over a day, not one pass that somebody timed.',
  },
  {
    id: 'deepseek-profile',
    row: 'ep128-decode-network',
    name: 'DeepSeek’s profile, 128 H800, 2025',
    from: '128 sequences a chip at 2,325 tokens a second and chip.',
    has_exchange: true,
    copied: true,
    lab: { hardware: 'h800-sxm', model: 'deepseek-v3', attention_multiply: 'bf16' },
    remark: 'It runs two micro-batches in turn, so that one multiplies while the other travels.',
  },
  {
    id: 'sglang-h100',
    row: 'ep72-decode-hidden',
    name: 'SGLang, 72 H100, 2025',
    from: '256 sequences a chip at 2,785 tokens a second and chip.',
    has_exchange: true,
    copied: true,
    lab: { hardware: 'h100-sxm', model: 'deepseek-v3', attention_multiply: 'bf16' },
    remark:
      'Twice the sequences of a chip send twice the tokens, so the exchange is the longest part by far.',
  },
  {
    id: 'sglang-gb200',
    row: 'gb200-decode',
    name: 'SGLang, 48 GB200, 2025',
    from: '1,408 sequences a chip at 13,386 tokens a second and chip.',
    has_exchange: true,
    copied: true,
    beside: exchange,
    lab: { hardware: 'gb200', model: 'deepseek-v3', weights: 'nvfp4', kv: 'fp8', attention_multiply: 'fp8' },
    remark: 'The exchange runs inside the rack, at 18 times the bandwidth of the cards between H100 nodes.',
  },
  {
    id: 'palm-int8',
    row: 'palm-540b-step-int8',
    name: 'PaLM 540B in INT8, 64 TPU v4, 2022',
    from: '64 tokens for 64 sequences in 1.82 s.',
    has_exchange: false,
    copied: false,
    beside: palm,
    lab: { hardware: 'tpu-v4', model: 'palm-540b', weights: 'int8' },
    remark:
      'A dense model: its chips share every matrix and add up their parts in each layer. That traffic is of another kind, and is not counted here.',
  },
  {
    id: 'palm-bf16',
    row: 'palm-540b-step-bf16',
    name: 'PaLM 540B in BF16, 64 TPU v4, 2022',
    from: 'The same pass with twice the bytes of weights.',
    has_exchange: false,
    copied: false,
    beside: palm,
    lab: { hardware: 'tpu-v4', model: 'palm-540b', weights: 'bf16' },
    remark: 'Compare it with the pass in INT8: what is left unexplained is nearly the same.',
  },
  {
    id: 'llama-1',
    row: 'llama-70b-decode-1',
    name: 'Llama 3.3 70B, one sequence, 4 H100',
    from: '900 tokens in 16 s.',
    has_exchange: false,
    copied: false,
    lab: { hardware: 'h100-sxm', model: 'llama-3.1-70b' },
    remark:
      'Hardly anything but weights: what is missing is bandwidth, kernels that start, and chips that add up their parts.',
  },
  {
    id: 'llama-32',
    row: 'llama-70b-decode-32',
    name: 'Llama 3.3 70B, 32 sequences, 4 H100',
    from: 'The same model with 32 at once.',
    has_exchange: false,
    copied: false,
    lab: { hardware: 'h100-sxm', model: 'llama-3.1-70b' },
    remark: 'The bound grows by half a millisecond from one sequence, the measured pass by five.',
  },
];

/**
 * The published passes with what the engine needs of them.
 *
 * @throws Error naming a row there is not
 */
export const passesOf = (rows: readonly Row[]): readonly Pass[] =>
  published.map(({ row: id, beside, ...pass }): Pass => {
    const row = rows.find((one) => one.id === id);
    if (!row) throw new Error(`There is no row "${id}" of evidence to take apart.`);
    const givens = { ...row.givens, ...beside };
    const measured =
      row.unit === 's'
        ? row.published
        : solve(
            { ...givens, measured_throughput_per_chip: row.published },
            'batch * tokens_gained / (chips * measured_throughput_per_chip)',
          ).value;
    return { ...pass, givens, measured };
  });
