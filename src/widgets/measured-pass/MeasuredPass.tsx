import { useComputed, useSignal } from '@preact/signals';
import { useMemo } from 'preact/hooks';
import { nextStep } from '../controls/next-step.ts';
import { Range } from '../controls/Range.tsx';
import { Beside } from '../lesson/Beside.tsx';
import { chipName } from '../lesson/chip-name.ts';
import { LessonWidget } from '../lesson/LessonWidget.tsx';
import { Marker } from '../plot/Marker.tsx';
import { Plot } from '../plot/Plot.tsx';
import type { Point } from '../plot/path.ts';
import { batchAt, drawn, readingAt, type Setup } from './measured-pass.model.ts';
import './measured-pass.css';

type Props = Setup & {
  /** The batch that is marked first. */
  readonly batch: number;
  /** Where each of the passes has its row. */
  readonly evidence: string;
};

/** Passes that were timed on two chips, over the bounds of both. */
export function MeasuredPass({ batch: start, evidence, ...setup }: Props) {
  const figure = useMemo(() => drawn(setup), []);
  const batch = useSignal(start);
  const reading = useComputed(() => readingAt(setup, figure, batch.value));
  const { marker, took, saved, lab } = reading.value;
  const [slow, fast] = setup.chips.map(({ hardware }) => chipName(hardware));
  const setBatch = (next: number): void => {
    batch.value = next;
  };

  return (
    <LessonWidget
      embed="measured-pass"
      name={`Passes timed on an ${slow} and an ${fast}`}
      controls={
        <div class="along">
          <p>
            Batch: <b>{batch.value}</b>
          </p>
          <Range
            label="Batch"
            steps={figure.batches}
            value={batch.value}
            text={marker.text}
            onValue={setBatch}
          />
        </div>
      }
      table={figure.table}
      lab={lab}
      labHolds={`the bound of the ${slow}`}
      spoken={useComputed(() => reading.value.spoken)}
    >
      <Beside
        figure={
          <Plot
            picture={figure.picture}
            caption={
              <p class="quiet">
                Measured: <Key at={0} /> on the {slow}, <Key at={1} /> on the {fast}.{' '}
                <a href={evidence}>Every pass, with its source</a>
              </p>
            }
          >
            {figure.points.map((points, at) => (
              <path
                key={at}
                class={`timed ${shapes[at]?.name}`}
                d={points.map((point) => shapes[at]?.at(point)).join('')}
              />
            ))}
            <Marker
              name="Batch, in the plot of measured passes"
              reading={marker}
              onPlace={(share) => setBatch(batchAt(figure, share))}
              onKey={(key) => {
                const next = nextStep(figure.batches, batch.value, key);
                if (next !== undefined) setBatch(next);
                return next !== undefined;
              }}
            />
          </Plot>
        }
      >
        <p class="here">{took}</p>
        <p>{saved}</p>
      </Beside>
    </LessonWidget>
  );
}

/** How a chip's passes are drawn: discs for the first, and squares for the second that a disc can be seen in. */
const shapes = [
  {
    name: 'disc',
    at: ([x, y]: Point) => `M${(x - 3).toFixed(1)} ${y.toFixed(1)}a3 3 0 1 0 6 0a3 3 0 1 0 -6 0z`,
  },
  {
    name: 'square',
    at: ([x, y]: Point) => `M${(x - 5).toFixed(1)} ${(y - 5).toFixed(1)}h10v10h-10z`,
  },
] as const;

const Key = ({ at }: { readonly at: 0 | 1 }) => (
  <svg class="timed-key" viewBox="0 0 12 12" aria-hidden="true">
    <path class={`timed ${shapes[at].name}`} d={shapes[at].at([6, 6])} />
  </svg>
);
