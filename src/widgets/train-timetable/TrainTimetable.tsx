import { useComputed, useSignal } from '@preact/signals';
import { chance } from '../../problems/seed.ts';
import { SlidNumber } from '../controls/SlidNumber.tsx';
import { Beside } from '../lesson/Beside.tsx';
import { LessonWidget } from '../lesson/LessonWidget.tsx';
import {
  board,
  bounds,
  gapsBy,
  type Scene,
  steps,
  type Timetable,
  timetable,
} from './train-timetable.model.ts';
import './train-timetable.css';

type Props = {
  readonly start: Scene;
  /** Decides when the others come. */
  readonly seed: number;
};

/** Passes leave at even intervals; requests come, wait and ride, and the reader is one of them. */
export function TrainTimetable({ start, seed }: Props) {
  const scene = useSignal(start);
  const gaps = gapsBy(chance(seed).unit);
  const shown = useComputed(() => timetable(scene.value, gaps));
  const { picture, you, all, table } = shown.value;
  const field = (name: keyof Scene, label: string, unit: string) => (
    <SlidNumber
      label={label}
      name={name}
      unit={unit}
      value={scene.value[name]}
      bounds={bounds[name]}
      steps={steps[name]}
      text={`${scene.value[name]} ${unit}`}
      onValue={(value) => {
        scene.value = { ...scene.value, [name]: value };
      }}
    />
  );

  return (
    <LessonWidget
      embed="train-timetable"
      name="Timetable of passes"
      controls={
        <>
          {field('you', 'You come at', 'ms')}
          {field('step', 'A pass takes', 'ms')}
          {field('rate', 'Requests', 'a second')}
          {field('seats', 'Seats', 'for newcomers in a pass')}
        </>
      }
      table={table}
      spoken={useComputed(() => `${shown.value.you} ${shown.value.all}`)}
    >
      <Beside figure={<Board picture={picture} says={`${you} ${all}`} />}>
        <p class="yours">{you}</p>
        <p>{all}</p>
        <p class="quiet">
          Each row is a request: a dot where it comes, dots while it waits, a bar while it rides. Each upright
          line is a pass that leaves, with the newcomers it takes on; a bold line leaves with all seats taken.
        </p>
      </Beside>
    </LessonWidget>
  );
}

function Board({ picture, says }: { readonly picture: Timetable['picture']; readonly says: string }) {
  const { height, rows, passes, ticks } = picture;
  const bottom = height - 26;
  return (
    <svg class="train-board" viewBox={`0 0 ${board.width} ${height}`} role="img" aria-label={says}>
      {passes.map(({ x, label, full }) => (
        <g key={x} class={full ? 'pass full' : 'pass'}>
          <path d={`M${x.toFixed(1)} ${board.top - 4}V${bottom}`} />
          {label && (
            <text x={x.toFixed(1)} y={board.top - 8} text-anchor="middle">
              {label}
            </text>
          )}
        </g>
      ))}
      {rows.map(({ id, isYou, y, from, boards, to }) => (
        <g key={id} class={isYou ? 'rider you' : 'rider'}>
          <path class="wait" d={`M${from.toFixed(1)} ${y}H${boards.toFixed(1)}`} />
          <path class="ride" d={`M${boards.toFixed(1)} ${y}H${to.toFixed(1)}`} />
          <circle cx={from.toFixed(1)} cy={y} r={isYou ? 3.5 : 2.25} />
        </g>
      ))}
      <path class="axis" d={`M${board.left} ${bottom}H${board.right}`} />
      {ticks.map(({ x, label }) => (
        <text key={label} x={x.toFixed(1)} y={bottom + 14} text-anchor="middle">
          {label}
        </text>
      ))}
      <text x={board.right} y={bottom + 25} text-anchor="end">
        ms
      </text>
    </svg>
  );
}
