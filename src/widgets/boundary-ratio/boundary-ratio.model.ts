import type { Hardware, Model } from '../../engine/catalogue.ts';
import { number } from '../../engine/format.ts';
import type { Givens } from '../../engine/quantities.ts';
import { scenario } from '../../engine/scenario.ts';
import { shown } from '../../engine/shown.ts';
import { solve } from '../../engine/solve.ts';
import { inLab } from '../lesson/in-lab.ts';
import type { Table } from '../plot/table.ts';

/** What is set. */
export type Setting = { readonly hardware: Hardware; readonly model: Model; readonly layers: number };

export const bounds = { least: 1, most: 64, whole: true } as const;
export const layerSteps = [1, 2, 3, 4, 6, 8, 12, 16, 24, 32, 48, 64] as const;

/** A bar: as long as its traffic takes, in pieces of one sending each where they can be told apart. */
export type Bar = {
  readonly kind: 'inside' | 'across';
  readonly name: string;
  readonly says: string;
  /** From 0 to 1, of the longer of the two. */
  readonly width: number;
  readonly pieces: number;
};

export type Shown = {
  readonly bars: readonly Bar[];
  readonly caption: readonly string[];
  readonly spoken: string;
  readonly table: Table;
  readonly lab: string;
};

/** More pieces than this are a grey band. */
const mostPieces = 128;

/** How often and how long one token's vector is sent inside a stage and at its boundary. */
export function show({ hardware, model, layers }: Setting): Shown {
  const givens = scenario({ hardware, model, layers_per_stage: layers });
  const slower = solve(givens, 'scale_ratio').value;
  const sendings = solve(givens, 'active_experts * layers_per_stage * transfers_per_layer').value;
  const ratio = ratioOf(givens);
  const longest = Math.max(sendings, slower);
  const verdict = verdictOf(ratio);
  const counted = `${number(sendings)} sendings inside, and one at the boundary that takes as long as ${number(slower)} of them.`;
  return {
    bars: [
      {
        kind: 'inside',
        name: 'Inside the stage',
        says: `${number(sendings)} sendings`,
        width: sendings / longest,
        pieces: sendings <= mostPieces ? sendings : 1,
      },
      {
        kind: 'across',
        name: 'At its boundary',
        says: `1 sending, ${number(slower) === '1' ? 'no slower' : `${number(slower)} times as slow`}`,
        width: slower / longest,
        pieces: 1,
      },
    ],
    caption: [
      `${counted} ${verdict}`,
      `The upper bar grows with each layer of the stage and each expert of a token; the lower one depends on the wires alone. ${leastOf(givens)}`,
    ],
    spoken: `${model.name} on ${hardware.name}, ${shown('layers_per_stage', layers)} a stage: ${counted} ${verdict}`,
    table: {
      caption: `${model.name} on ${hardware.name}: time of the traffic inside a stage over that at its boundary`,
      columns: ['layers of a stage', 'sendings inside', 'ratio', 'the slow wires'],
      rows: layerSteps.map((count) => {
        const at = { ...givens, layers_per_stage: count };
        const value = ratioOf(at);
        return [
          number(count),
          number(solve(at, 'active_experts * layers_per_stage * transfers_per_layer').value),
          number(value),
          value >= 1 ? 'keep up' : 'hold back',
        ];
      }),
    },
    lab: inLab({ hardware: hardware.id, model: model.id, layers_per_stage: layers }, 'boundary_ratio'),
  };
}

function verdictOf(ratio: number): string {
  const times = number(ratio);
  if (times === '1')
    return 'The traffic inside takes just as long, so the wires between domains just keep up.';
  return ratio > 1
    ? `The traffic inside takes ${times} times as long, so the wires between domains keep up.`
    : `The traffic inside takes only ${times} times as long, so the wires between domains hold the pipeline back.`;
}

const ratioOf = (givens: Givens): number => solve(givens, 'boundary_ratio').value;

function leastOf(givens: Givens): string {
  const least = Math.ceil(1 / ratioOf({ ...givens, layers_per_stage: 1 }) - 1e-9);
  return `Here ${least === 1 ? 'one layer a stage is enough' : `a stage needs at least ${number(least)} layers`}.`;
}
