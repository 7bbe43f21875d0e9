import type { Records } from './given.ts';
import { markdownTable } from './markdown-table.ts';
import { type Attributes, shownIn } from './value.ts';

/** Caches of some models at one context, counted. */
export function kvCacheBuilder({ model, context }: Attributes, records: Records): string {
  const ids = [
    ...new Set([String(model), 'llama-3.1-8b', 'gemma-3-27b', 'deepseek-v3', 'qwen3-next-80b-a3b']),
  ];
  const rows = ids.map((id) => {
    const value = shownIn({ model: id, context }, records);
    return [
      records.models.get(id)?.name ?? id,
      value('cache_layers'),
      value('kv_elements_per_layer'),
      value('kv_bytes_per_token'),
      value('kv_bytes_per_sequence'),
    ];
  });
  const kept = `kept of ${shownIn({ context }, records)('context * one_sequence')}`;
  return `A KV cache counted from the shape of a model, in BF16:\n\n${markdownTable(['model', 'layers that keep everything', 'elements', 'a token adds', kept], rows)}`;
}

/** What a token costs at some contexts, part by part. */
export function contextCost({ hardware, model, batch }: Attributes, records: Records): string {
  const rows = [256, 2048, 16_384, 131_072].map((context) => {
    const value = shownIn({ hardware, model, batch, context, chip_rent: '$2/(chip*hour)' }, records);
    const part = (time: string) => value(`rent * ${time} / (batch * tokens_gained)`);
    return [
      value('context * one_sequence'),
      ...['weight_time', 'kv_time', 'compute_time'].map(part),
      value('cost_per_token'),
      value('memory_fill'),
    ];
  });
  const balance = shownIn({ hardware, model }, records)('balance_context * one_sequence');
  const name = records.models.get(String(model))?.name ?? String(model);
  return `Cost against context for ${batch} sequences of ${name}: compute and weights are flat, the KV cache rises in proportion and crosses compute at ${balance}.\n\n${markdownTable(['context', 'weights', 'KV', 'compute', 'cost', 'memory taken'], rows)}`;
}

/** Ordinary devices, as the lesson supposes them. */
const devices = [
  ['HBM of an H100', '80 GB', '3.35 TB/s', '$2/hour'],
  ['DRAM', '512 GB', '460 GB/s', '$0.40/hour'],
  ['flash', '4 TB', '7 GB/s', '$0.02/hour'],
  ['disk', '24 TB', '280 MB/s', '$0.01/hour'],
] as const;

/** What it costs to have a prompt ready again, in each memory and without one. */
export function cacheTiers({ hardware, model, hold }: Attributes, records: Records): string {
  const scenario = { hardware, model, chip_rent: '$2/(chip*hour)', recompute_mfu: 0.4, hold_time: hold };
  const again = shownIn(scenario, records);
  const rows = devices.map(([name, tier_capacity, tier_bandwidth, tier_rent]) => {
    const value = shownIn({ ...scenario, tier_capacity, tier_bandwidth, tier_rent }, records);
    return [name, ...['hold_cost', 'retrieve_cost', 'cached_cost', 'break_even_hold'].map((of) => value(of))];
  });
  return `A prompt wanted again after ${again('hold_time')}: computing it again costs ${again('recompute_cost')}.\n\n${markdownTable(['kept in', 'holding', 'reading back', 'together', 'computing again is cheaper after'], rows)}`;
}

/** Drain times of ordinary devices. */
export function drainTimes(records: Records): string {
  const rows = devices.map(([name, tier_capacity, tier_bandwidth]) => [
    ...[name, tier_capacity, tier_bandwidth],
    shownIn({ tier_capacity, tier_bandwidth }, records)('tier_drain_time'),
  ]);
  return `Drain times of memories on one axis of time, beside five minutes and an hour:\n\n${markdownTable(['memory', 'capacity', 'bandwidth', 'drain time'], rows)}`;
}
