import { comparedTwice, derived, given, type Quantity } from './define.ts';

/** Reading a prompt: a pass of many tokens a sequence, whole or in chunks. */
export const prefill = {
  prompt: given({ symbol: 'p', name: 'prompt', unit: 'token/sequence', range: [1, 1e9] }),
  prompts: given({
    symbol: 'B_p',
    name: 'prompts in one prefill pass',
    unit: 'sequence',
    range: [1, 1e6],
    default: 1,
  }),
  causal_share: given({
    symbol: '\\tfrac12',
    name: 'share of all pairs of tokens that attention compares',
    unit: '1',
    range: [0.5, 1],
    default: 0.5,
    because: 'A token looks at those before it: half of all pairs.',
  }),
  chunk: given({ symbol: 'p_c', name: 'chunk of a prompt', unit: 'token/sequence', range: [1, 1e9] }),

  prefill_matmul_time: derived({
    symbol: 't_{p,c}',
    name: 'compute time of the weights in prefill',
    unit: 's',
    formula: 'flop_per_param * prompts * prompt * active_params / (compute_rate * compute_efficiency)',
    because: 'Every token of the prompt meets every active parameter, all in one pass.',
    source: 'pope-2026 01:45',
  }),
  prefill_flop_per_context_token: derived({
    symbol: 'a_p',
    name: 'attention arithmetic of prefill per pair of tokens',
    unit: 'FLOP*sequence/token^2',
    formula: {
      choice: 'attention',
      of: {
        grouped: 'flop_per_context_token',
        latent: 'flop_per_element * latents_per_head * query_heads * (key_dim + value_dim) * cache_layers',
      },
    },
    because: 'In prefill it pays to unfold latent vectors into keys and values first, which are shorter.',
    source: 'deepseek-v2-report',
  }),
  prefill_attention_time: derived({
    symbol: 't_{p,a}',
    name: 'attention’s compute time in prefill',
    unit: 's',
    formula: {
      choice: 'cache',
      of: {
        windowed: `causal_share * prompts * (prompt ^ 2 * prefill_flop_per_context_token + ${comparedTwice('prompt', 'window')} * window_flop_per_token) / (attention_compute_rate * compute_efficiency)`,
        sparse: `causal_share * prompts * (prompt ^ 2 * indexer_flop_per_token + ${comparedTwice('prompt', 'selected_tokens')} * flop_per_context_token) / (attention_compute_rate * compute_efficiency)`,
        otherwise:
          'causal_share * prompts * prompt ^ 2 * prefill_flop_per_context_token / (attention_compute_rate * compute_efficiency)',
      },
    },
    because:
      'Each token is compared with those before it that it looks back at; with all of them this grows with the square.',
    source: 'scaling-book transformers',
  }),
  prefill_weight_time: derived({
    symbol: 't_{p,w}',
    name: 'weight time of prefill',
    unit: 's',
    formula: 'weight_bytes / (memory_bandwidth * memory_efficiency)',
    because: 'One pass reads the weights once, for all tokens of the prompt; so many touch every expert.',
    source: 'pope-2026 01:45',
  }),
  prefill_time: derived({
    symbol: 't_p',
    name: 'prefill time',
    unit: 's',
    formula: {
      choice: 'attention_arithmetic',
      of: {
        ignored: 'max(prefill_matmul_time, prefill_weight_time)',
        counted: 'max(prefill_matmul_time + prefill_attention_time, prefill_weight_time)',
      },
    },
    because: 'Like any pass: the slower of computing and reading, and here that is nearly always computing.',
    source: 'pope-2026 01:45',
  }),
  prefill_throughput: derived({
    symbol: 'T_p',
    name: 'prefill throughput',
    unit: 'token/s',
    formula: 'prompts * prompt / prefill_time',
    because: 'All tokens of the prompts are read in one pass.',
    source: 'pope-2026 01:45',
  }),
  prefill_mfu: derived({
    symbol: '\\text{MFU}_p',
    name: 'model FLOPs utilisation of prefill',
    unit: '1',
    stated_in: '%',
    formula: 'flop_per_param * prompts * prompt * active_params / (compute_rate * prefill_time)',
    because: 'The part of the possible arithmetic that multiplied weights.',
    source: 'pope-2022 section 2',
  }),
  decode_over_prefill: derived({
    symbol: 'p_\\text{out}/p_\\text{in}',
    name: 'cost of a token written over one read',
    unit: '1',
    formula: 'prefill_throughput / throughput',
    because: 'The same machine is rented for both; what makes fewer tokens in its time makes them dearer.',
    source: 'pope-2026 01:45',
  }),

  chunks: derived({
    symbol: 'p/p_c',
    name: 'chunks of the prompt',
    unit: '1',
    formula: 'prompt / chunk',
    because: 'The prompt is read in pieces, so that decoding need not wait for all of it.',
    source: 'sarathi-2023',
  }),
  chunk_compute_time: derived({
    symbol: 't_{p_c,c}',
    name: 'compute time of a chunk',
    unit: 's',
    formula: {
      choice: 'attention_arithmetic',
      of: {
        ignored: 'flop_per_param * prompts * chunk * active_params / (compute_rate * compute_efficiency)',
        counted:
          'flop_per_param * prompts * chunk * active_params / (compute_rate * compute_efficiency) + prefill_attention_time / chunks',
      },
    },
    because: 'Each chunk is a short pass of its own, with its share of what attention computes.',
    source: 'sarathi-2023',
  }),
  chunk_memory_time: derived({
    symbol: 't_{p_c,m}',
    name: 'memory time of a chunk',
    unit: 's',
    formula:
      '(weight_bytes + causal_share * prompts * prompt * kv_bytes_per_token) / (memory_bandwidth * memory_efficiency)',
    because: 'Each chunk reads the weights again, and on average half of the prompt’s cache.',
    source: 'sarathi-2023',
  }),
  chunked_prefill_time: derived({
    symbol: 't_p',
    name: 'prefill time in chunks',
    unit: 's',
    formula: 'chunks * max(chunk_compute_time, chunk_memory_time)',
    because: 'The chunks follow one another.',
    source: 'sarathi-2023',
  }),
  least_chunk: derived({
    symbol: 'p_c^*',
    name: 'chunk that hides the reading of the weights',
    unit: 'token/sequence',
    formula: 'ridge_batch * sparsity * compute_efficiency / (prompts * memory_efficiency)',
    because: 'A token of a prompt is as good as one of another sequence at sharing the weights.',
    source: 'pope-2026 01:45',
  }),
  free_prefill_tokens: derived({
    symbol: 'p_\\text{free}',
    name: 'prompt tokens a decode pass can take along',
    unit: 'token',
    formula:
      '(max(compute_time, memory_time) - compute_time) * compute_rate * compute_efficiency / (flop_per_param * active_params)',
    because: 'While a pass waits for memory, its idle arithmetic can read part of a prompt.',
    source: 'sarathi-2023',
  }),
} as const satisfies Record<string, Quantity>;
