import { derived, given, type Quantity } from './define.ts';

/** What the model asks of the machine: weights, and cache per token. */
export const model = {
  total_params: given({ symbol: 'N_t', name: 'total parameters', unit: 'parameter' }),
  active_params: given({ symbol: 'N_a', name: 'active parameters', unit: 'parameter' }),
  bytes_per_weight: given({ symbol: 'b', name: 'bytes per weight', unit: 'byte/parameter' }),
  flop_per_param: given({
    symbol: '2',
    name: '2 FLOP per parameter and token',
    unit: 'FLOP/(parameter*token)',
    default: 2,
    because: 'One multiplication and one addition for each weight a token meets.',
  }),

  expert_params: given({ symbol: 'N_e', name: 'parameters of all routed experts', unit: 'parameter' }),
  experts: given({ symbol: 'E', name: 'routed experts a layer', unit: '1' }),
  active_experts: given({ symbol: 'K', name: 'routed experts a token uses', unit: '1' }),

  cache_layers: given({ symbol: 'n_\\text{layers}', name: 'layers that keep a KV cache', unit: 'layer' }),
  keys_and_values: given({
    symbol: '2',
    name: 'tensors cached per layer',
    unit: '1/(token*layer)',
    default: 2,
    because: 'A key and a value.',
  }),
  kv_heads: given({ symbol: 'n_\\text{kv}', name: 'KV heads', unit: 'head' }),
  head_dim: given({ symbol: 'd_h', name: 'head dimension', unit: 'element/head' }),
  latent_dim: given({
    symbol: 'd_c',
    name: 'latent dimension cached per token and layer',
    unit: 'element/(token*layer)',
    because: 'Multi-head latent attention caches one compressed vector in place of keys and values.',
  }),
  rope_dim: given({
    symbol: 'd_r',
    name: 'rotary key dimension cached per token and layer',
    unit: 'element/(token*layer)',
  }),
  bytes_per_kv_element: given({ symbol: 'b_\\text{kv}', name: 'bytes per KV element', unit: 'byte/element' }),

  sparsity: derived({
    symbol: 's',
    name: 'sparsity',
    unit: '1',
    formula: 'total_params / active_params',
    because: 'How many parameters are stored for each one a token uses.',
    source: 'pope-2026 00:15',
    lesson: 'batch-size',
  }),
  weight_bytes: derived({
    symbol: 'N_t b',
    name: 'bytes of weights',
    unit: 'byte',
    formula: 'total_params * bytes_per_weight',
    because: 'Every parameter is stored once in the domain.',
    source: 'pope-2026 00:03',
    lesson: 'batch-size',
  }),
  kv_elements_per_layer: derived({
    symbol: 'e',
    name: 'KV elements per token and layer',
    unit: 'element/(token*layer)',
    formula: {
      choice: 'attention',
      of: { grouped: 'keys_and_values * kv_heads * head_dim', latent: 'latent_dim + rope_dim' },
    },
    because: 'What one layer must remember of one token.',
    source: 'deepseek-v3-isca-2025 table 1',
  }),
  kv_bytes_per_token: derived({
    symbol: 'k',
    name: 'KV bytes per token',
    unit: 'byte/token',
    formula: 'cache_layers * kv_elements_per_layer * bytes_per_kv_element',
    because: 'Each layer keeps its own cache.',
    source: 'deepseek-v3-isca-2025 table 1',
    lesson: 'batch-size',
  }),
} as const satisfies Record<string, Quantity>;
