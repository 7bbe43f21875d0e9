import { useComputed, useSignal } from '@preact/signals';
import type { Hardware, Model } from '../../engine/catalogue.ts';
import { Choice } from '../controls/Choice.tsx';
import { nextStep } from '../controls/next-step.ts';
import { SlidNumber } from '../controls/SlidNumber.tsx';
import { LessonWidget } from '../lesson/LessonWidget.tsx';
import { Marker } from '../plot/Marker.tsx';
import { Plot } from '../plot/Plot.tsx';
import type { MarkerReading } from '../plot/picture.ts';
import { batchAt, batchSteps, bounds, type Measured, readingAt, touchedOf } from './experts-touched.model.ts';
import './experts-touched.css';

type Props = {
  readonly hardware: Hardware;
  /** Mixtures of experts to choose from; the first is shown. */
  readonly models: readonly [Model, ...Model[]];
  readonly batch: number;
};

/** How many experts a pass touches as its batch grows, and what reading them takes. */
export function ExpertsTouched({ hardware, models, batch: start }: Props) {
  const model = useSignal(models[0]);
  const batch = useSignal(start);
  const touched = useComputed(() => touchedOf({ hardware, model: model.value }));
  const reading = useComputed(() => readingAt({ hardware, model: model.value }, batch.value));
  const { share, time, shapes, measured, table } = touched.value;
  const now = reading.value;

  const marker = (name: string, at: MarkerReading) => (
    <Marker
      name={name}
      reading={at}
      onPlace={(place) => {
        batch.value = batchAt(place);
      }}
      onKey={(key) => {
        const next = nextStep(batchSteps, batch.value, key);
        if (next !== undefined) batch.value = next;
        return next !== undefined;
      }}
    />
  );

  return (
    <LessonWidget
      embed="experts-touched"
      name={`Experts touched, ${model.value.name} on ${hardware.name}`}
      controls={
        <>
          <SlidNumber
            label="Batch"
            name="batch"
            unit="sequences"
            value={batch.value}
            bounds={bounds}
            steps={batchSteps}
            text={now.share.text}
            onValue={(value) => {
              batch.value = value;
            }}
          />
          <Choice
            label="Model"
            name="model"
            options={models}
            value={model.value.id}
            onValue={(_, chosen) => {
              model.value = chosen;
            }}
          />
        </>
      }
      caption={
        <>
          <p class="here">{now.touches}</p>
          <p>{now.feeds}</p>
          <p class="quiet">
            Tokens are taken to choose their experts independently and evenly. They do not quite.
          </p>
        </>
      }
      table={table}
      lab={now.lab}
      spoken={useComputed(() => reading.value.spoken)}
    >
      <div class="touched-pair">
        <Plot
          picture={share}
          caption={
            <>
              <p class="quiet">{shapes.share}</p>
              {measured.length > 0 && (
                <p class="quiet">
                  <Key /> measured: {measured.map(({ words }) => words).join('; ')}.
                </p>
              )}
            </>
          }
        >
          {measured.map((one) => (
            <Count key={one.label} count={one} />
          ))}
          {marker('Batch, in the plot of experts touched', now.share)}
        </Plot>
        <Plot picture={time} caption={<p class="quiet">{shapes.time}</p>}>
          {marker('Batch, in the plot of weight time', now.time)}
        </Plot>
      </div>
    </LessonWidget>
  );
}

/** What was counted, as the bar from its least to its most. */
const Count = ({ count: { x, top, bottom } }: { readonly count: Measured }) => (
  <path
    class="counted"
    d={`M${(x - 4).toFixed(1)} ${top.toFixed(1)}h8m-4 0V${(bottom + 0.1).toFixed(1)}m-4 0h8`}
  />
);

const Key = () => (
  <svg class="counted-key" viewBox="0 0 10 14" aria-hidden="true">
    <path class="counted" d="M1 2h8m-4 0v10m-4 0h8" />
  </svg>
);
