import type { Hardware, Model } from '../../engine/catalogue.ts';
import { format, number } from '../../engine/format.ts';
import type { Givens } from '../../engine/quantities.ts';
import { scenario } from '../../engine/scenario.ts';
import { shown } from '../../engine/shown.ts';
import { solve } from '../../engine/solve.ts';
import { octaveSteps } from '../controls/octave-steps.ts';
import { inLab } from '../lesson/in-lab.ts';
import { curvesOf, type Drawn, markOn, valueAt } from '../plot/curves.model.ts';
import { frame } from '../plot/frame.ts';
import type { MarkerReading, Picture } from '../plot/picture.ts';
import type { Table } from '../plot/table.ts';

/** What is set. */
export type Setting = { readonly hardware: Hardware; readonly model: Model; readonly chips: number };

/** A box, before domains grew. */
const box = 8;

export const bounds = { least: box, most: 1024, whole: true } as const;
export const chipSteps = octaveSteps(box, bounds.most);

/** Room for caches is told in sequences of this context. [token/sequence] */
const context = 8192;

export type Shown = {
  readonly drawn: Drawn;
  readonly picture: Picture;
  readonly marker: MarkerReading;
  readonly caption: readonly string[];
  readonly spoken: string;
  readonly table: Table;
  readonly lab: string;
};

/** The time to read the weights with ever more chips: joined into one domain, or as boxes in a row. */
export function show({ hardware, model, chips }: Setting): Shown {
  const givens = scenario({ hardware, model, context });
  const [from, to] = [bounds.least, bounds.most];
  const drawn = curvesOf(givens, { of: ['weight_time'], over: 'chips', from, to });
  const inRow = weightTime(givens, box);
  const now = weightTime(givens, chips);
  const compared = `One domain of ${number(chips)} chips reads the weights in ${now}; boxes of ${box} in a row take ${inRow}, however many they are.`;
  return {
    drawn,
    picture: {
      ...drawn.picture,
      lines: [
        levelLine(drawn, solve({ ...givens, chips: box }, 'weight_time').value),
        ...drawn.picture.lines,
      ],
    },
    marker: markOn(drawn, givens, 'chips', chips, 'weight_time'),
    caption: [
      `${drawn.says[0] ?? ''} The level line is a pipeline of boxes of ${box}: it does not fall.`,
      `${compared} ${roomOf(givens, chips)}`,
    ],
    spoken: `${compared} ${roomOf(givens, chips)}`,
    table: {
      caption: `${model.name} on ${hardware.name}`,
      columns: ['chips', 'one domain reads weights in', `boxes of ${box} in a row`, 'room for caches'],
      rows: [8, 16, 32, 64, 72, 144, 288, 576, 1024].map((count) => [
        number(count),
        weightTime(givens, count),
        inRow,
        fits(givens, count) ? shown('cache_room', room(givens, count)) : 'weights do not fit',
      ]),
    },
    lab: inLab({ hardware: hardware.id, model: model.id, chips, context }, 'weight_time'),
  };
}

/** The chips a pointer in the plot asks for. */
export const chipsAt = (drawn: Drawn, share: number): number =>
  Math.min(bounds.most, Math.max(bounds.least, valueAt(drawn, 'chips', share)));

const weightTime = (givens: Givens, chips: number): string =>
  shown('weight_time', solve({ ...givens, chips }, 'weight_time').value);

const room = (givens: Givens, chips: number): number => solve({ ...givens, chips }, 'cache_room').value;
const fits = (givens: Givens, chips: number): boolean => room(givens, chips) > 0;

function roomOf(givens: Givens, chips: number): string {
  if (!fits(givens, chips)) {
    const least = Math.ceil(solve(givens, 'chips_for_weights').value);
    return `The weights do not fit yet, either way: they take ${number(least)} chips.`;
  }
  const sequences = Math.floor(solve({ ...givens, chips }, 'largest_batch').value);
  return `Both leave ${shown('cache_room', room(givens, chips))} for caches, ${number(sequences)} sequences of ${format(context, 'token')}.`;
}

/** A token in a row of boxes is in one box at a time, whose chips alone read for it. */
function levelLine({ y }: Drawn, value: number): Picture['lines'][number] {
  const place = y.at(value);
  return {
    kind: 'plain',
    path: `M${frame.left} ${place.toFixed(1)}H${frame.right}`,
    name: `boxes of ${box} in a row`,
    end: { line: place, label: place },
  };
}
