import type { QuantityId } from './quantities.ts';

/** Quantities a person takes for one another; within a group, any for any. */
const groups: readonly (readonly QuantityId[])[] = [
  ['total_params', 'active_params'],
  ['bytes_per_weight', 'bytes_per_expert_weight'],
  ['bytes_per_dispatched', 'bytes_per_combined'],
  ['flop_per_param', 'train_flop_per_param', 'rl_flop_per_param'],
  ['context', 'prompt'],
  ['context', 'window'],
  ['context', 'selected_tokens'],
  ['prompt', 'chunk'],
  ['query_heads', 'kv_heads'],
  ['layers', 'cache_layers', 'moe_layers'],
  ['cache_layers', 'window_layers'],
  ['layers', 'layers_per_stage'],
  ['experts', 'active_experts'],
  ['chips', 'expert_chips'],
  ['chips', 'boundary_wires'],
  ['batch', 'micro_batch'],
  ['stages', 'micro_batches'],
  ['chip_scale_up_bandwidth', 'chip_scale_out_bandwidth'],
  ['price_ratio', 'speed_ratio'],
  ['pretraining_tokens', 'rl_tokens', 'inference_tokens'],
  ['input_tokens', 'cached_tokens', 'output_tokens'],
  ['input_price', 'cached_price', 'output_price'],
  ['prefill_rate_per_chip', 'measured_throughput_per_chip'],
  ['falling_exponent', 'rising_exponent'],
  ['falling_coefficient', 'rising_coefficient'],
];

/** Taken one way only: what is meant, and what stands in its place. */
const oneWay: readonly (readonly [meant: QuantityId, used: QuantityId])[] = [
  // Memory holds more than weights; a pass reads the weights only once, not all of memory.
  ['weight_time', 'drain_time'],
  ['full_weight_time', 'drain_time'],
  // Experts of one rack talk over its own wires.
  ['network_bandwidth', 'chip_scale_out_bandwidth'],
];

const twins: ReadonlyMap<string, readonly QuantityId[]> = (() => {
  const pairs = [
    ...groups.flatMap((group) => group.flatMap((a) => group.map((b) => [a, b] as const))),
    ...oneWay,
  ];
  const of = new Map<string, QuantityId[]>();
  for (const [meant, used] of pairs)
    if (meant !== used && !of.get(meant)?.includes(used)) of.set(meant, [...(of.get(meant) ?? []), used]);
  return of;
})();

/** What a person could take for `name`. A quantity nobody confuses has none: each that is listed explains some wrong answers by chance. */
export const twinsOf = (name: string): readonly QuantityId[] => twins.get(name) ?? [];
