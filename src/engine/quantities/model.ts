import { derived, given, type Quantity } from './define.ts';

/** The weights: how many are stored, how many a token meets, and what they weigh. */
export const model = {
  total_params: given({ symbol: 'N_t', name: 'total parameters', unit: 'parameter', range: [1e3, 1e16] }),
  active_params: given({ symbol: 'N_a', name: 'active parameters', unit: 'parameter', range: [1e3, 1e16] }),
  bytes_per_weight: given({
    symbol: 'b',
    name: 'bytes per weight',
    unit: 'byte/parameter',
    range: [0.01, 8],
  }),
  flop_per_param: given({
    symbol: '2',
    name: '2 FLOP per parameter and token',
    unit: 'FLOP/(parameter*token)',
    range: [1, 10],
    default: 2,
    because: 'One multiplication and one addition for each weight a token meets.',
  }),

  expert_params: given({
    symbol: 'N_e',
    name: 'parameters of all routed experts',
    unit: 'parameter',
    range: [0, 1e16],
  }),
  bytes_per_expert_weight: given({
    symbol: 'b_e',
    name: 'bytes per weight of the routed experts',
    unit: 'byte/parameter',
    range: [0.01, 8],
  }),
  experts: given({ symbol: 'E', name: 'routed experts a layer', unit: '1', range: [1, 1e6] }),
  active_experts: given({
    symbol: 'K',
    name: 'routed experts a token uses',
    unit: '1',
    range: [1, 1e6],
  }),
  layers: given({ symbol: 'n_\\ell', name: 'layers', unit: 'layer', range: [1, 1e5] }),
  model_dim: given({
    symbol: 'd',
    name: 'model dimension',
    unit: 'element/token',
    range: [1, 1e7],
    because: 'What one token carries from layer to layer.',
  }),

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
} as const satisfies Record<string, Quantity>;
