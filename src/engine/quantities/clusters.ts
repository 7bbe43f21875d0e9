import { derived, given, type Quantity } from './define.ts';

/** Experts spread over chips, and the traffic between them: within a rack and between racks. */
export const clusters = {
  chip_scale_up_bandwidth: given({
    symbol: 'w_\\text{up}',
    name: 'scale-up bandwidth of one chip, one way',
    unit: 'byte/(s*chip)',
    range: [1e6, 1e16],
  }),
  chip_scale_out_bandwidth: given({
    symbol: 'w_\\text{out}',
    name: 'scale-out bandwidth of one chip, one way',
    unit: 'byte/(s*chip)',
    range: [1e6, 1e16],
  }),
  scale_ratio: derived({
    symbol: '\\rho',
    name: 'scale-up bandwidth over scale-out bandwidth',
    unit: '1',
    formula: 'chip_scale_up_bandwidth / chip_scale_out_bandwidth',
    because: 'What leaves the rack goes over fewer and slower wires.',
    source: 'pope-2026 00:41',
  }),

  expert_chips: given({
    symbol: 'n_E',
    name: 'chips that share the experts',
    unit: 'chip',
    range: [1, 1e6],
  }),
  experts_per_chip: derived({
    symbol: 'E / n_E',
    name: 'experts of a layer on one chip',
    unit: '1/chip',
    formula: 'experts / expert_chips',
    because: 'Each chip keeps whole experts.',
    source: 'pope-2026 00:34',
  }),
  moe_layers: given({ symbol: 'n_{\\ell E}', name: 'layers with experts', unit: 'layer', range: [1, 1e5] }),
  token_copies: given({
    symbol: 'K_c',
    name: 'experts a token is sent to',
    unit: '1/layer',
    range: [1, 1e5],
    because: 'The routed experts it uses, and shared ones where these are on other chips.',
  }),
  bytes_per_dispatched: given({
    symbol: 'b_\\text{out}',
    name: 'bytes per element sent out',
    unit: 'byte/element',
    range: [0.01, 8],
  }),
  bytes_per_combined: given({
    symbol: 'b_\\text{back}',
    name: 'bytes per element sent back',
    unit: 'byte/element',
    range: [0.01, 8],
  }),
  tokens_per_chip: derived({
    symbol: 'B_1',
    name: 'tokens of a pass on one chip',
    unit: 'token/chip',
    formula: 'batch * tokens_per_pass / chips',
    because: 'Attention divides the sequences among the chips.',
    source: 'deepseek-v3-isca-2025 section 2.3.2',
  }),
  network_bandwidth: derived({
    symbol: 'w',
    name: 'bandwidth of one chip for traffic between experts',
    unit: 'byte/(s*chip)',
    formula: 'chip_scale_up_bandwidth',
    because: 'Within a rack every chip reaches every other over the scale-up network.',
    source: 'pope-2026 00:36',
  }),
  all_to_all_bytes: derived({
    symbol: 'v',
    name: 'bytes a chip sends and gets back in a layer',
    unit: 'byte/(chip*layer)',
    formula: '(bytes_per_dispatched + bytes_per_combined) * tokens_per_chip * token_copies * model_dim',
    because: 'Each token goes out to its experts, and the experts’ results come back.',
    source: 'deepseek-v3-isca-2025 section 2.3.2',
  }),
  all_to_all_time_per_layer: derived({
    symbol: 't_{a1}',
    name: 'all-to-all time of one layer',
    unit: 's/layer',
    formula: 'all_to_all_bytes / network_bandwidth',
    because: 'Every chip sends at once, each over its own wires.',
    source: 'deepseek-v3-isca-2025 section 2.3.2',
  }),
  all_to_all_time: derived({
    symbol: 't_a',
    name: 'all-to-all time of a pass',
    unit: 's',
    formula: 'moe_layers * all_to_all_time_per_layer',
    because: 'Each layer waits for the one before it.',
    source: 'deepseek-v3-isca-2025 section 2.3.2',
  }),
  networked_step_time: derived({
    symbol: 't_n',
    name: 'step time with the network',
    unit: 's',
    formula: {
      choice: 'network',
      of: { hidden: 'max(step_time, all_to_all_time)', serial: 'step_time + all_to_all_time' },
    },
    because:
      'With two micro-batches one can compute while the other is under way. A bound: each then reads the weights for itself.',
    source: 'deepseek-v3-isca-2025 section 2.3.1',
  }),
  paired_step_time: derived({
    symbol: 't_2',
    name: 'time of a token when two micro-batches take turns on the wires',
    unit: 's',
    formula: '2 * all_to_all_time',
    because: 'The two micro-batches share the wires one after the other.',
    source: 'deepseek-v3-isca-2025 section 2.3.2',
  }),

  racks: given({ symbol: 'n_r', name: 'racks an expert layer is spread over', unit: '1', range: [1, 1e4] }),
  crossing_share: derived({
    symbol: 'x',
    name: 'share of the traffic that leaves its rack',
    unit: '1',
    stated_in: '%',
    formula: '1 - 1 / racks',
    because: 'A token’s experts may be in any rack with equal chance.',
    source: 'pope-2026 00:41',
  }),
  crossing_penalty: derived({
    symbol: 't_{a,n_r} / t_a',
    name: 'all-to-all time across racks over that within one',
    unit: '1',
    formula: 'max(1 - crossing_share, crossing_share * scale_ratio)',
    because:
      'The part that leaves the rack is slower by the ratio of bandwidths, and all wait for the slower part.',
    source: 'pope-2026 00:41',
  }),

  layers_per_stage: given({
    symbol: 'n_s',
    name: 'layers of a pipeline stage',
    unit: 'layer',
    range: [1, 1e5],
  }),
  transfers_per_layer: given({
    symbol: '2',
    name: 'all-to-alls in a layer',
    unit: '1/layer',
    range: [1, 4],
    default: 2,
    because: 'Tokens go out to the experts and come back.',
  }),
  boundary_ratio: derived({
    symbol: 't_\\text{up} / t_\\text{out}',
    name: 'traffic time inside a stage over that at its boundary',
    unit: '1',
    formula: 'active_experts * layers_per_stage * transfers_per_layer / scale_ratio',
    because:
      'Inside, a token is sent to each of its experts in every layer; at the boundary it crosses once. Above one the slow wires keep up.',
    source: 'pope-2026 00:50',
  }),
} as const satisfies Record<string, Quantity>;
