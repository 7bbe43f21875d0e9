import { format } from '../../engine/format.ts';
import type { Givens } from '../../engine/quantities.ts';
import { perMillion } from '../plot/per-million.ts';
import type { Table } from '../plot/table.ts';
import { timesFloor } from './captions.ts';
import type { Landmarks } from './landmarks.ts';
import { passAt } from './pass.ts';

const batches = [1, 4, 16, 64, 256, 1024, 4096, 16_384];

/** The tables behind the two plots. */
export function tablesOf(
  givens: Givens,
  { largest_fit }: Landmarks,
): { readonly latency: Table; readonly cost: Table } {
  const passes = batches.map((batch) => passAt(givens, batch));
  const seconds = (value: number) => format(value, 's');
  const head = (batch: number) => format(batch, '1') + (batch > largest_fit ? ' (does not fit)' : '');
  return {
    latency: {
      caption: 'The time of one step and its parts',
      columns: ['batch', 'weights', 'KV', 'compute', 'step', 'bound'],
      rows: passes.map(({ batch, times, bottleneck }) => [
        head(batch),
        seconds(times.weights),
        seconds(times.kv),
        seconds(times.compute),
        seconds(times.whole),
        bottleneck,
      ]),
    },
    cost: {
      caption: 'Dollars per million tokens',
      columns: ['batch', 'weights', 'KV', 'compute', 'cost', 'over floor'],
      rows: passes.map(({ batch, costs }) => [
        head(batch),
        perMillion(costs.weights),
        perMillion(costs.kv),
        perMillion(costs.compute),
        perMillion(costs.whole),
        `× ${timesFloor(givens, batch)}`,
      ]),
    },
  };
}
