import { useComputed, useSignal } from '@preact/signals';
import type { Hardware, Model } from '../../engine/catalogue.ts';
import { format } from '../../engine/format.ts';
import { Choice } from '../controls/Choice.tsx';
import { nextStep } from '../controls/next-step.ts';
import { SlidNumber } from '../controls/SlidNumber.tsx';
import { inLab } from '../lesson/in-lab.ts';
import { LessonWidget } from '../lesson/LessonWidget.tsx';
import { recordNamed } from '../lesson/record-named.ts';
import { Marker } from '../plot/Marker.tsx';
import { Plot } from '../plot/Plot.tsx';
import type { MarkerReading, Picture } from '../plot/picture.ts';
import { batchAt, batchSteps, bounds, contextSteps, drawn, reading } from './sum-or-max.model.ts';
import './sum-or-max.css';

type Props = {
  readonly hardware: readonly Hardware[];
  readonly models: readonly Model[];
  readonly start: {
    readonly hardware: string;
    readonly model: string;
    readonly batch: number;
    readonly context: number;
  };
};

/** A pass whose readings add, beside the same pass as the longest of three times. */
export function SumOrMax({ hardware, models, start }: Props) {
  const chip = useSignal(start.hardware);
  const model = useSignal(start.model);
  const context = useSignal(start.context);
  const batch = useSignal(start.batch);
  const scene = useComputed(() => ({
    hardware: recordNamed(hardware, chip.value),
    model: recordNamed(models, model.value),
    context: context.value,
  }));
  const figure = useComputed(() => drawn(scene.value));
  const read = useComputed(() => reading(figure.value, batch.value));
  const spoken = useComputed(() => read.value.words);
  const { times, ratio, says, table } = figure.value;

  const plot = (picture: Picture, marked: MarkerReading, name: string, caption: string) => (
    <Plot picture={picture} caption={<p>{caption}</p>}>
      <Marker
        name={name}
        reading={marked}
        onPlace={(share) => {
          batch.value = batchAt(share);
        }}
        onKey={(key) => {
          const next = nextStep(batchSteps, batch.value, key);
          if (next !== undefined) batch.value = next;
          return next !== undefined;
        }}
      />
    </Plot>
  );

  return (
    <LessonWidget
      embed="sum-or-max"
      name="Add or take the longest: the time of a pass by two formulas"
      controls={
        <>
          <SlidNumber
            label="Batch"
            name="batch"
            unit="sequences"
            value={batch.value}
            bounds={bounds.batch}
            steps={batchSteps}
            text={read.value.times.text}
            onValue={(value) => {
              batch.value = value;
            }}
          />
          <SlidNumber
            label="Context"
            name="context"
            unit="tokens a sequence"
            value={context.value}
            bounds={bounds.context}
            steps={contextSteps}
            text={format(context.value, 'token')}
            onValue={(value) => {
              context.value = value;
            }}
          />
          <Choice
            label="Hardware, a whole domain"
            name="hardware"
            options={hardware}
            value={chip.value}
            onValue={(id) => {
              chip.value = id;
            }}
          />
          <Choice
            label="Model"
            name="model"
            options={models}
            value={model.value}
            onValue={(id) => {
              model.value = id;
            }}
          />
        </>
      }
      caption={<p class="now">{read.value.words}</p>}
      table={table}
      lab={inLab(
        { hardware: chip.value, model: model.value, batch: batch.value, context: context.value },
        'step_time',
      )}
      spoken={spoken}
    >
      <div class="sum-or-max">
        {plot(times, read.value.times, 'Batch, in the plot of times', says.times)}
        {plot(ratio, read.value.ratio, 'Batch, in the plot of the ratio', says.ratio)}
      </div>
    </LessonWidget>
  );
}
