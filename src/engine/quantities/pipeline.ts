import { derived, given, type Quantity } from './define.ts';

/** Layers divided among stages: who waits for whom, in inference and in training. */
export const pipeline = {
  micro_batches: given({
    symbol: 'm',
    name: 'micro-batches',
    unit: '1',
    range: [1, 1e6],
  }),
  inference_bubble: derived({
    symbol: 'u_i',
    name: 'share of the time a stage is idle in inference',
    unit: '1',
    stated_in: '%',
    formula: '1 - min(micro_batches, stages) / stages',
    because:
      'A stage is busy with one micro-batch at a time; as many as there are stages keep all of them busy.',
    source: 'pope-2026 00:55',
  }),
  training_bubble: derived({
    symbol: 'u_t',
    name: 'share of the time a stage is idle in training',
    unit: '1',
    stated_in: '%',
    formula: '(stages - 1) / (micro_batches + stages - 1)',
    because:
      'The pipeline drains before each optimiser step and fills again after it; taking forward and backward passes in turn leaves that as it is.',
    source: 'gpipe-2019',
  }),
  held_micro_batches: derived({
    symbol: 'm_h',
    name: 'micro-batches whose activations the first stage holds',
    unit: '1',
    formula: {
      choice: 'schedule',
      of: { gpipe: 'micro_batches', one_forward_one_backward: 'min(micro_batches, stages)' },
    },
    because: 'Activations are kept until the backward pass returns; taking turns lets it return sooner.',
    source: 'megatron-2021',
  }),
  hop_time: given({
    symbol: 't_\\text{hop}',
    name: 'time of one hop between stages',
    unit: 's',
    range: [0, 10],
  }),
  hops_time: derived({
    symbol: 't_H',
    name: 'time a token spends between stages',
    unit: 's',
    formula: 'stages * hop_time',
    because: 'A token visits every stage, and the next one cannot begin before it is back at the first.',
    source: 'pope-2026 01:12',
  }),
  pipelined_token_time: derived({
    symbol: 't_P',
    name: 'time per token with hops',
    unit: 's',
    formula: 'step_time + hops_time',
    because: 'The same work on other chips, and the way between them on top.',
    source: 'pope-2026 01:12',
  }),
  boundary_bytes: derived({
    symbol: 'v_P',
    name: 'bytes that cross a stage boundary in a pass',
    unit: 'byte',
    formula: 'batch * tokens_per_pass * model_dim * bytes_per_dispatched',
    because: 'What crosses is one vector for each token.',
    source: 'pope-2026 00:50',
  }),
  boundary_wires: given({
    symbol: 'n_x',
    name: 'chips that send across a boundary',
    unit: 'chip',
    range: [1, 1e6],
  }),
  boundary_time: derived({
    symbol: 't_v',
    name: 'time to cross a stage boundary',
    unit: 's',
    formula: 'boundary_bytes / (boundary_wires * chip_scale_out_bandwidth)',
    because: 'Every chip of the stage can send its part.',
    source: 'pope-2026 00:50',
  }),
} as const satisfies Record<string, Quantity>;
