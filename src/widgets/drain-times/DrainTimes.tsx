import { useComputed, useSignal } from '@preact/signals';
import { wait as named } from '../cache-tiers/cache-tiers.model.ts';
import { Choice } from '../controls/Choice.tsx';
import { inLab } from '../lesson/in-lab.ts';
import { LessonWidget } from '../lesson/LessonWidget.tsx';
import { type Device, inText, kindsBeside, picture, type Row, sceneOf } from './drain-times.model.ts';
import './drain-times.css';

type Props = {
  /** HBM of chips. */
  readonly chips: readonly [Device, ...Device[]];
  /** [s] */
  readonly wait: number;
};

const waits = [0.02, 1, 10, 60, 300, 3600, 86_400];

/** Drain times of memories on one axis of time, beside the waits that price cards sell. */
export function DrainTimes({ chips, ...start }: Props) {
  const kinds = kindsBeside(chips);
  const chosen = useSignal<{ readonly [kind: string]: string }>({});
  const wait = useSignal(start.wait);
  const scene = useComputed(() => sceneOf(kinds, chosen.value, wait.value));
  const spoken = useComputed(() => `${scene.value.says} ${scene.value.shape}`);
  const { rows, nearest, says, shape, table } = scene.value;
  const options = [...new Set([...waits, start.wait])]
    .toSorted((a, b) => a - b)
    .map((seconds) => ({ id: String(seconds), name: named(seconds) }));

  return (
    <LessonWidget
      embed="drain-times"
      name="Drain times of memories"
      table={table}
      {...(nearest && {
        lab: inLab(
          {
            tier_capacity: nearest.device.capacity,
            tier_bandwidth: nearest.device.bandwidth,
            hold_time: wait.value,
          },
          'tier_drain_time',
        ),
        labHolds: inText(nearest),
      })}
      spoken={spoken}
      caption={
        <>
          <p class="here">{says}</p>
          <p class="shape">{shape}</p>
        </>
      }
      controls={
        <>
          <Choice
            label="A prompt waits for"
            name="wait"
            options={options}
            value={String(wait.value)}
            onValue={(id) => {
              wait.value = Number(id);
            }}
          />
          {rows.map(({ kind, device }) => (
            <Choice
              key={kind.id}
              label={kind.name}
              name={kind.id}
              options={kind.devices}
              value={device.id}
              onValue={(id) => {
                chosen.value = { ...chosen.value, [kind.id]: id };
              }}
            />
          ))}
        </>
      }
    >
      <Axis {...scene.value} />
    </LessonWidget>
  );
}

const bottom = picture.top + 4 * picture.row;

function Axis({ rows, ticks, waits }: Pick<ReturnType<typeof sceneOf>, 'rows' | 'ticks' | 'waits'>) {
  return (
    <svg class="drains" viewBox={`0 0 ${picture.width} ${picture.height}`} aria-hidden="true">
      {waits.map(({ seconds, place, label }) => (
        <g key={seconds} class="wait">
          <path d={`M${place.toFixed(1)} ${picture.top - 10}V${bottom}`} />
          <text x={place.toFixed(1)} y={picture.top - 16} text-anchor={seconds < 1000 ? 'end' : 'start'}>
            {label}
          </text>
        </g>
      ))}
      <path class="axis" d={`M${picture.left} ${bottom}H${picture.right}`} />
      {ticks.map(({ place, label }) => (
        <g key={label} class="tick">
          <path d={`M${place.toFixed(1)} ${bottom}v5`} />
          <text x={place.toFixed(1)} y={bottom + 18} text-anchor="middle">
            {label}
          </text>
        </g>
      ))}
      {rows.map((row) => (
        <Drain key={row.kind.id} row={row} />
      ))}
    </svg>
  );
}

function Drain({ row: { kind, y, at, guess, label } }: { readonly row: Row }) {
  const [from, to] = guess;
  const isRight = at > (picture.left + picture.right) / 2;
  return (
    <g class="drain">
      <path class="level" d={`M${picture.left} ${y}H${picture.right}`} />
      <rect
        class="guess"
        x={(from - 6).toFixed(1)}
        y={y - 6}
        width={(to - from + 12).toFixed(1)}
        height="12"
        rx="6"
      />
      <circle class="dot" cx={at.toFixed(1)} cy={y} r="5" />
      <text class="kind" x="0" y={y + 4}>
        {kind.name}
      </text>
      <text
        class="value"
        x={(at + (isRight ? 8 : -4)).toFixed(1)}
        y={y - 9}
        text-anchor={isRight ? 'end' : 'start'}
      >
        {label}
      </text>
    </g>
  );
}
