import { useComputed, useSignal } from '@preact/signals';
import type { Hardware, Model } from '../../engine/catalogue.ts';
import { format } from '../../engine/format.ts';
import { nextStep } from '../controls/next-step.ts';
import type { Bounds } from '../controls/read-number.ts';
import { SlidNumber } from '../controls/SlidNumber.tsx';
import { LessonWidget } from '../lesson/LessonWidget.tsx';
import { Marker } from '../plot/Marker.tsx';
import { Plot } from '../plot/Plot.tsx';
import {
  layerBounds,
  layerSteps,
  memoryOf,
  readingAt,
  type Setup,
  timeAt,
  timeSteps,
  tokenBounds,
  tokenSteps,
  vectorBounds,
  vectorSteps,
} from './activation-memory.model.ts';

type Props = {
  readonly hardware: Hardware;
  readonly model: Model;
  readonly tokens: number;
  readonly vectors: number;
};

/** Activations held during a training step: stored, kept as inputs only, or computed again by reversible layers. */
export function ActivationMemory({ hardware, model, tokens, vectors }: Props) {
  const setup = useSignal<Setup>({ hardware, model, layers: model.layers ?? 1, tokens, vectors });
  const time = useSignal(1);
  const memory = useComputed(() => memoryOf(setup.value));
  const reading = useComputed(() => readingAt(setup.value, time.value));
  const { picture, stored, shape, fits, table, lab } = memory.value;
  const change = (part: Partial<Setup>): void => {
    setup.value = { ...setup.value, ...part };
  };
  const field = (
    id: 'layers' | 'tokens' | 'vectors',
    label: string,
    unit: string,
    bounds: Bounds,
    steps: readonly number[],
  ) => (
    <SlidNumber
      label={label}
      name={id}
      unit={unit}
      value={setup.value[id]}
      bounds={bounds}
      steps={steps}
      text={`${format(setup.value[id], '1')}. ${reading.value.here}`}
      onValue={(value) => change({ [id]: value })}
    />
  );

  return (
    <LessonWidget
      embed="activation-memory"
      name={`Activations during a training step, as wide as ${model.name}`}
      controls={
        <>
          {field('layers', 'Layers', '', layerBounds, layerSteps)}
          {field('tokens', 'On the chip', 'tokens a step', tokenBounds, tokenSteps)}
          {field('vectors', 'A layer keeps', 'vectors a token', vectorBounds, vectorSteps)}
        </>
      }
      table={table}
      lab={lab}
      spoken={useComputed(() => `${reading.value.here} ${memory.value.fits}`)}
    >
      <Plot
        picture={picture}
        caption={
          <>
            <p class="here">{reading.value.here}</p>
            <p>{fits}</p>
            <p class="quiet">{shape}</p>
          </>
        }
      >
        <g class="name whole">
          <text x={stored.x.toFixed(1)} y={stored.y.toFixed(1)} text-anchor={stored.anchor}>
            {stored.text}
          </text>
        </g>
        <Marker
          name="Time in the training step"
          reading={reading.value.marker}
          onPlace={(share) => {
            time.value = timeAt(share);
          }}
          onKey={(key) => {
            const next = nextStep(timeSteps, time.value, key);
            if (next !== undefined) time.value = next;
            return next !== undefined;
          }}
        />
      </Plot>
    </LessonWidget>
  );
}
