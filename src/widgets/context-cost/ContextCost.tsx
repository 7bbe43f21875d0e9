import { useComputed, useSignal } from '@preact/signals';
import type { Hardware, Model } from '../../engine/catalogue.ts';
import { format } from '../../engine/format.ts';
import { Choice, type Option } from '../controls/Choice.tsx';
import { nextStep } from '../controls/next-step.ts';
import { SlidNumber } from '../controls/SlidNumber.tsx';
import { inLab } from '../lesson/in-lab.ts';
import { LessonWidget } from '../lesson/LessonWidget.tsx';
import { MachineAndModel } from '../lesson/MachineAndModel.tsx';
import { valueAt } from '../plot/curves.model.ts';
import { Marker } from '../plot/Marker.tsx';
import { Plot } from '../plot/Plot.tsx';
import {
  batchBounds,
  batchSteps,
  contextSteps,
  figureOf,
  readingAt,
  type Scene,
} from './context-cost.model.ts';
import './context-cost.css';

type Props = {
  readonly hardware: readonly [Hardware, ...Hardware[]];
  readonly models: readonly [Model, ...Model[]];
  /** [sequence] */
  readonly batch: number;
  /** [token/sequence] */
  readonly context: number;
};

const formats: readonly Option<Scene['kv']>[] = [
  { id: 'bf16', name: 'BF16' },
  { id: 'fp8', name: 'FP8' },
];
const arithmetic: readonly Option<Scene['attention_arithmetic']>[] = [
  { id: 'ignored', name: 'left out' },
  { id: 'counted', name: 'counted' },
];

/** Cost per token against context, with a marker; the first chip and the first model are where it starts. */
export function ContextCost({ hardware, models, ...start }: Props) {
  const scene = useSignal<Scene>({
    ...{ hardware: hardware[0], model: models[0], kv: 'bf16' },
    ...{ batch: start.batch, attention_arithmetic: 'ignored' },
  });
  const context = useSignal(start.context);
  const figure = useComputed(() => figureOf(scene.value));
  const reading = useComputed(() => readingAt(figure.value, context.value));
  const spoken = useComputed(() => `${reading.value.here} ${reading.value.memory}`);
  const { hardware: chip, model, kv, batch, attention_arithmetic } = scene.value;
  const change = (part: Partial<Scene>): void => {
    scene.value = { ...scene.value, ...part };
  };
  const { picture, shape, table, drawn } = figure.value;

  return (
    <LessonWidget
      embed="context-cost"
      name={`Cost per token against context, ${model.name} on ${chip.name}`}
      table={table}
      lab={inLab({
        ...{ hardware: chip.id, model: model.id, batch, context: context.value },
        kv: kv === 'bf16' ? undefined : kv,
        ...(attention_arithmetic !== 'ignored' && { attention_arithmetic, attention_multiply: kv }),
        chip_rent: 2 / 3600,
      })}
      spoken={spoken}
      controls={
        <>
          <MachineAndModel
            hardware={hardware}
            models={models}
            chosen={{ hardware: chip, model }}
            onChange={change}
          />
          <SlidNumber
            label="Batch"
            name="batch"
            unit="sequences"
            value={batch}
            bounds={batchBounds}
            steps={batchSteps}
            text={format(batch, 'sequence')}
            onValue={(value) => change({ batch: value })}
          />
          <div class="pair">
            <Choice
              label="KV cache in"
              name="kv"
              options={formats}
              value={kv}
              onValue={(id) => change({ kv: id })}
            />
            <Choice
              label="Arithmetic of attention"
              name="attention_arithmetic"
              options={arithmetic}
              value={attention_arithmetic}
              onValue={(id) => change({ attention_arithmetic: id })}
            />
          </div>
        </>
      }
    >
      <Plot
        picture={picture}
        caption={
          <>
            <p class="here">{reading.value.here}</p>
            <p class={reading.value.fits ? 'fits' : 'misfit'}>{reading.value.memory}</p>
            <p class="shape">{shape}</p>
          </>
        }
      >
        <Marker
          name="Context"
          reading={reading.value.marker}
          onPlace={(share) => {
            context.value = valueAt(drawn, 'context', share);
          }}
          onKey={(key) => {
            const next = nextStep(contextSteps, context.value, key);
            if (next !== undefined) context.value = next;
            return next !== undefined;
          }}
        />
      </Plot>
    </LessonWidget>
  );
}
