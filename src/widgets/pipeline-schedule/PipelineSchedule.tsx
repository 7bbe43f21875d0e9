import { useComputed, useSignal } from '@preact/signals';
import { Choice } from '../controls/Choice.tsx';
import { SlidNumber } from '../controls/SlidNumber.tsx';
import { LessonWidget } from '../lesson/LessonWidget.tsx';
import {
  type Box,
  bounds,
  type DrawnRow,
  micros,
  schedules,
  show,
  stagesOf,
} from './pipeline-schedule.model.ts';
import type { Setting } from './timetable.ts';
import './pipeline-schedule.css';

const steps = ({ least, most }: { readonly least: number; readonly most: number }): readonly number[] =>
  Array.from({ length: most - least + 1 }, (_, at) => least + at);
const stageSteps = steps(bounds.stages);
const microSteps = steps(bounds.micro_batches);

const legend: { readonly [kind in Box['kind']]: string } = {
  forward: 'forward',
  backward: 'backward',
  filling: 'idle: filling',
  waiting: 'idle: waiting',
  draining: 'idle: draining',
};

/** Stages down, time to the right: who works on which micro-batch, and who waits. */
export function PipelineSchedule({ start }: { readonly start: Setting }) {
  const setting = useSignal(start);
  const shown = useComputed(() => show(setting.value));
  const spoken = useComputed(() => shown.value.spoken);
  const { rows, crowd, held, kinds, caption, table, lab } = shown.value;
  const { schedule, stages, micro_batches } = setting.value;
  const set = (change: Partial<Setting>): void => {
    setting.value = { ...setting.value, ...change };
  };

  return (
    <LessonWidget
      embed="pipeline-schedule"
      name={`Timetable of a pipeline in ${schedule === 'inference' ? 'inference' : 'training'}`}
      controls={
        <>
          <Choice
            label="Schedule"
            name="schedule"
            options={schedules}
            value={schedule}
            onValue={(id) => set({ schedule: id })}
          />
          <SlidNumber
            label="Stages"
            name="stages"
            unit="stages"
            value={stages}
            bounds={bounds.stages}
            steps={stageSteps}
            text={stagesOf(stages)}
            onValue={(value) => set({ stages: value })}
          />
          <SlidNumber
            label="Micro-batches"
            name="micro_batches"
            unit={schedule === 'inference' ? 'in flight' : 'in a step'}
            value={micro_batches}
            bounds={bounds.micro_batches}
            steps={microSteps}
            text={micros(micro_batches)}
            onValue={(value) => set({ micro_batches: value })}
          />
        </>
      }
      caption={caption.map((paragraph) => <p key={paragraph}>{paragraph}</p>)}
      table={table}
      lab={lab}
      spoken={spoken}
    >
      <div class={`timetable ${crowd}`} aria-hidden="true">
        <p class="heads">
          <span>time →</span>
          <span class="holds">{held}</span>
        </p>
        {rows.map((row) => (
          <TimetableRow key={row.name} row={row} />
        ))}
        <p class="key">
          {kinds.map((kind) => (
            <span key={kind}>
              <i class={kind} /> {legend[kind]}
            </span>
          ))}
        </p>
      </div>
    </LessonWidget>
  );
}

const per = (share: number): string => `${(100 * share).toFixed(3)}%`;

function TimetableRow({ row: { name, boxes, holds } }: { readonly row: DrawnRow }) {
  return (
    <div class="row">
      <span class="stage">{name}</span>
      <svg aria-hidden="true">
        {boxes.map(({ kind, from, width, text, isFirst }) => (
          <g key={from} class={`${kind}${isFirst ? ' first' : ''}`}>
            <rect x={per(from)} y="1" width={per(width)} height="28" />
            {text && (
              <text x={per(from + width / 2)} y="20" text-anchor="middle">
                {text}
              </text>
            )}
          </g>
        ))}
      </svg>
      <span class="holds">{holds}</span>
    </div>
  );
}
