import { readCatalogue } from '../../src/authoring/read-catalogue.ts';
import { type ScenarioChoice, scenario } from '../../src/engine/scenario.ts';
import { slipsIn } from '../../src/engine/slips.ts';
import { solve } from '../../src/engine/solve.ts';
import type { Asked } from './diagnosis.ts';

const { hardware, models } = readCatalogue('.');

type Choice = Omit<ScenarioChoice, 'hardware' | 'model'> & {
  readonly hardware?: string;
  readonly model?: string;
};

const chip = '$2/(chip*hour)';
const dense: readonly Choice[] = [
  {
    hardware: 'h100-sxm',
    chips: 8,
    model: 'llama-3.1-70b',
    weights: 'bf16',
    batch: 64,
    context: 8192,
    chip_rent: chip,
  },
  {
    hardware: 'h200-sxm',
    chips: 8,
    model: 'llama-3.1-405b',
    weights: 'fp8',
    batch: 300,
    context: 2000,
    chip_rent: '$3/(chip*hour)',
  },
  {
    hardware: 'mi300x',
    chips: 4,
    model: 'qwen2.5-72b',
    weights: 'bf16',
    batch: 40,
    context: 30000,
    chip_rent: chip,
  },
  {
    hardware: 'b200-sxm',
    chips: 8,
    model: 'llama-3.1-8b',
    weights: 'fp8',
    batch: 2000,
    context: 1000,
    chip_rent: '$4/(chip*hour)',
  },
];
const sparse: readonly Choice[] = [
  {
    hardware: 'h100-sxm',
    chips: 16,
    model: 'deepseek-v3',
    weights: 'fp8',
    batch: 64,
    context: 8192,
    chip_rent: chip,
  },
  {
    hardware: 'gb200',
    model: 'deepseek-v3',
    weights: 'fp8',
    batch: 4000,
    context: 4000,
    chip_rent: '$3/(chip*hour)',
  },
  {
    hardware: 'h200-sxm',
    chips: 8,
    model: 'mixtral-8x22b',
    weights: 'bf16',
    batch: 128,
    context: 4096,
    chip_rent: chip,
  },
  {
    hardware: 'mi355x',
    chips: 8,
    model: 'qwen3-235b-a22b',
    weights: 'fp8',
    batch: 500,
    context: 10000,
    chip_rent: chip,
  },
];
const windowed: readonly Choice[] = [
  { hardware: 'h100-sxm', chips: 2, model: 'gemma-3-27b', weights: 'bf16', batch: 16, context: 32000 },
  { hardware: 'h100-sxm', chips: 1, model: 'gpt-oss-120b', batch: 20, context: 16000 },
];
const indexed: readonly Choice[] = [
  { hardware: 'h200-sxm', chips: 8, model: 'deepseek-v3.2', weights: 'fp8', batch: 64, context: 64000 },
];
const serving = [...dense, ...sparse];
const each = (choices: readonly Choice[], more: Choice) => choices.map((choice) => ({ ...choice, ...more }));

const racks = each(sparse.slice(0, 2), {
  token_copies: 8,
  bytes_per_dispatched: 1,
  bytes_per_combined: 2,
  expert_chips: 16,
  racks: 4,
  layers_per_stage: 4,
});
const stage: readonly Choice[] = [
  { stages: 8, micro_batches: 32 },
  { stages: 4, micro_batches: 12 },
  { stages: 16, micro_batches: 10 },
];
const life: readonly Choice[] = [
  {
    active_params: 37e9,
    pretraining_tokens: 14.8e12,
    rl_tokens: 3e12,
    inference_tokens: 50e12,
    rl_flop_per_param: 6,
    decode_efficiency: 0.3,
    token_rate: 50e6,
    service_life: '60 days',
  },
  {
    active_params: 100e9,
    pretraining_tokens: 100e12,
    rl_tokens: 20e12,
    inference_tokens: 260e12,
    rl_flop_per_param: 2,
    decode_efficiency: 0.25,
    token_rate: 20e6,
    service_life: '90 days',
  },
];
const run: readonly Choice[] = [
  {
    hardware: 'h100-sxm',
    chips: 2048,
    active_params: 37e9,
    pretraining_tokens: 14.8e12,
    training_mfu: 0.4,
    chip_rent: chip,
  },
];
const tier = each([sparse[0] ?? {}, dense[0] ?? {}], {
  tier_capacity: '4 TB',
  tier_bandwidth: '7 GB/s',
  tier_rent: '$0.05/hour',
  hold_time: '10 min',
  recompute_mfu: 0.4,
});
const steps: readonly Choice[] = [
  { hardware: 'h100-sxm', chips: 8, active_params: 100e9, step_context: 200_000 },
  { hardware: 'tpu-v6e', chips: 16, active_params: 50e9, step_context: 128_000 },
];
const bill: readonly Choice[] = [
  {
    input_tokens: 266e9,
    cached_tokens: 342e9,
    output_tokens: 168e9,
    input_price: '$0.55/Mtok',
    cached_price: '$0.14/Mtok',
    output_price: '$2.19/Mtok',
    chips: 1814,
    chip_rent: chip,
    service_life: '24 h',
  },
];
const activations: readonly Choice[] = [
  { layers: 80, model_dim: 8192, training_batch: 4096, activations_per_element: 17, bytes_per_activation: 2 },
];
const long = (choices: readonly Choice[]) =>
  each(choices, { prompt: 4000, prompts: 4, output: 500, request_rate: 2 });

/** What a course on the lecture asks, each of a few scenarios with catalogue records. */
const asked: readonly (readonly [ask: string, scenarios: readonly Choice[]])[] = [
  ['ridge_batch', serving],
  ['optimal_batch', sparse],
  ['optimal_batch_with_kv', each(sparse, { context: 200 })],
  ['expert_batch', sparse],
  ['tokens_per_expert', sparse],
  ['compute_time', serving],
  ['weight_time', serving],
  ['weight_time', each(sparse, { experts_read: 'touched', batch: 8 })],
  ['kv_time', [...serving, ...windowed, ...indexed]],
  ['memory_time', serving],
  ['step_time', serving],
  ['step_time', each(serving, { overlap: 'none' })],
  ['throughput', serving],
  ['throughput_per_chip', serving],
  ['user_speed', serving],
  ['mfu', serving],
  ['compute_over_memory', serving],
  ['touched_experts', each(sparse, { batch: 16 })],
  ['cost_per_token', each(serving, { batch: 1 })],
  ['cost_per_token', serving],
  ['cost_floor', serving],
  ['lone_penalty', serving],
  ['balance_context', [...serving, ...windowed]],
  ['kv_bytes_per_token', [...dense, ...sparse, ...windowed]],
  ['kv_bytes_per_sequence', [...serving, ...windowed, ...indexed]],
  ['weight_bytes', serving],
  ['weight_fill', serving],
  ['chips_for_weights', serving],
  ['largest_batch', serving],
  ['longest_context', serving],
  ['drain_time', serving],
  ['step_time / drain_time', serving],
  ['worst_delay', serving],
  ['mean_delay', serving],
  ['live_sequences', long(serving)],
  ['prefill_time', long(serving)],
  ['time_to_first_token', each(long(sparse), { transfer_bandwidth: '400 GB/s' })],
  ['scale_ratio', racks],
  ['all_to_all_time', racks],
  ['crossing_share', racks],
  ['crossing_penalty', racks],
  ['boundary_ratio', racks],
  [
    'inference_bubble',
    [
      { stages: 8, micro_batches: 3 },
      { stages: 16, micro_batches: 10 },
    ],
  ],
  ['training_bubble', stage],
  [
    'fast_step_over_weight_time',
    [
      { price_ratio: 6, speed_ratio: 2.5 },
      { price_ratio: 2, speed_ratio: 1.5 },
    ],
  ],
  ['pretraining_flop', life],
  ['equal_rl_tokens', life],
  ['lifetime_flop', life],
  ['overtraining', life],
  ['served_tokens', life],
  ['chinchilla_params', [{ training_budget: 6e24 }, { training_budget: 3e23 }]],
  ['training_time', run],
  ['training_cost', run],
  ['implied_kv_bytes', steps],
  ['hold_cost', tier],
  ['cached_cost', tier],
  ['recompute_cost', tier],
  ['break_even_hold', tier],
  ['revenue', bill],
  ['margin', bill],
  ['layer_activation_bytes', activations],
  ['activation_saving', activations],
  ['block_search_tokens', [{ context: 100_000 }, { context: 1_000_000 }]],
];

/** Every case of what is asked, by what is asked. */
export const cases: readonly Asked[] = asked.flatMap(([ask, scenarios]) =>
  scenarios.map(({ hardware: chip, model, ...rest }): Asked => {
    const choice = {
      ...rest,
      ...(chip && { hardware: hardware.get(chip) }),
      ...(model && { model: models.get(model) }),
    };
    const givens = scenario(choice as ScenarioChoice);
    const derivation = solve(givens, ask);
    return { ask, right: derivation.value, slips: slipsIn(givens, derivation) };
  }),
);
