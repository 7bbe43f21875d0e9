import { useComputed, useSignal } from '@preact/signals';
import type { Hardware, Model } from '../../engine/catalogue.ts';
import { Bars } from '../bars/Bars.tsx';
import { SlidNumber } from '../controls/SlidNumber.tsx';
import { Beside } from '../lesson/Beside.tsx';
import { inLab } from '../lesson/in-lab.ts';
import { LessonWidget } from '../lesson/LessonWidget.tsx';
import { MachineAndModel } from '../lesson/MachineAndModel.tsx';
import { bounds, type Drain, drainOf, fillSteps, type Scene, tank } from './hbm-drain.model.ts';
import './hbm-drain.css';

type Props = {
  readonly hardware: readonly Hardware[];
  readonly models: readonly Model[];
  readonly start: Scene;
};

/** What a pass reads of a memory, from the weights alone to all of it, in bytes and in time; and every chip's drain time. */
export function HbmDrain({ hardware, models, start }: Props) {
  const scene = useSignal(start);
  const drain = useComputed(() => drainOf(scene.value, hardware));
  const { hardware: chip, model, fill } = scene.value;
  const { here, says, chips, table, batch, fits } = drain.value;
  const change = (part: Partial<Scene>): void => {
    scene.value = { ...scene.value, ...part };
  };

  return (
    <LessonWidget
      embed="hbm-drain"
      name={`Memory of ${chip.name}, read once in each pass`}
      controls={
        <>
          <SlidNumber
            label="Caches"
            name="fill"
            unit="% of the room they have"
            value={fill}
            bounds={bounds.fill}
            steps={fillSteps}
            text={`${fill}%`}
            onValue={(value) => change({ fill: value })}
          />
          <div class="drain-records">
            <MachineAndModel
              hardware={hardware}
              models={models}
              chosen={{ hardware: chip, model }}
              onChange={change}
            />
          </div>
        </>
      }
      table={table}
      lab={inLab(
        { hardware: chip.id, model: model.id, batch, context: 4096 },
        fits ? 'memory_time' : 'weight_fill',
      )}
      spoken={useComputed(() => drain.value.here)}
    >
      <Beside
        figure={
          <Tank
            drain={drain.value}
            title={`Memory of ${chip.domain} × ${chip.name}, and the time to read it`}
          />
        }
      >
        <p class="here">{here}</p>
      </Beside>
      <Beside figure={<Bars picture={chips} title="Drain time, chip by chip" />}>
        <p>{says}</p>
      </Beside>
    </LessonWidget>
  );
}

function Tank({
  drain: { segments, bytes, times, compute },
  title,
}: {
  readonly drain: Drain;
  readonly title: string;
}) {
  const { top, bottom, left, right } = tank;
  return (
    <div class="tank">
      <p class="title">{title}</p>
      <svg viewBox={`0 0 ${tank.width} ${tank.height}`} aria-hidden="true">
        {segments.map(({ kind, x, width, name }) => (
          <g key={kind} class={kind}>
            <rect x={x.toFixed(1)} y={top} width={width.toFixed(1)} height={bottom - top} />
            {name && (
              <text
                class="name"
                x={(x + width / 2).toFixed(1)}
                y={(top + bottom) / 2 + 4}
                text-anchor="middle"
              >
                {name}
              </text>
            )}
          </g>
        ))}
        <rect class="wall" x={left} y={top} width={right - left} height={bottom - top} />
        {bytes.map(({ x, label }) => (
          <g key={label}>
            <path d={`M${x.toFixed(1)} ${top}v-4`} />
            <text x={x.toFixed(1)} y={top - 8} text-anchor={x < left + 9 ? 'start' : 'middle'}>
              {label}
            </text>
          </g>
        ))}
        {times.map(({ x, label }) => (
          <g key={label}>
            <path d={`M${x.toFixed(1)} ${bottom}v4`} />
            <text x={x.toFixed(1)} y={bottom + 16} text-anchor={x < left + 9 ? 'start' : 'middle'}>
              {label}
            </text>
          </g>
        ))}
        {compute && (
          <g class="compute">
            <path d={`M${compute.x.toFixed(1)} ${top}V${bottom + 24}`} />
            <text
              x={(compute.x + (compute.x > tank.width / 2 ? -4 : 4)).toFixed(1)}
              y={bottom + 34}
              text-anchor={compute.x > tank.width / 2 ? 'end' : 'start'}
            >
              {compute.text}
              {compute.isBeyond && ' →'}
            </text>
          </g>
        )}
      </svg>
    </div>
  );
}
