import { useComputed, useSignal } from '@preact/signals';
import type { Hardware, Model } from '../../engine/catalogue.ts';
import { shown as said } from '../../engine/shown.ts';
import { SlidNumber } from '../controls/SlidNumber.tsx';
import { LessonWidget } from '../lesson/LessonWidget.tsx';
import { MachineAndModel } from '../lesson/MachineAndModel.tsx';
import { type Bar, bounds, layerSteps, type Setting, show } from './boundary-ratio.model.ts';
import './boundary-ratio.css';

type Props = {
  /** The first is where it starts. */
  readonly hardware: readonly [Hardware, ...Hardware[]];
  readonly models: readonly [Model, ...Model[]];
  readonly layers: number;
};

/** One token's traffic inside a stage against that at its boundary. */
export function BoundaryRatio({ hardware, models, layers }: Props) {
  const setting = useSignal<Setting>({ hardware: hardware[0], model: models[0], layers });
  const shown = useComputed(() => show(setting.value));
  const spoken = useComputed(() => shown.value.spoken);
  const { bars, caption, table, lab } = shown.value;
  const set = (change: Partial<Setting>): void => {
    setting.value = { ...setting.value, ...change };
  };

  return (
    <LessonWidget
      embed="boundary-ratio"
      name="Traffic inside a stage and at its boundary"
      controls={
        <>
          <MachineAndModel hardware={hardware} models={models} chosen={setting.value} onChange={set} />
          <SlidNumber
            label="Layers of a stage"
            name="layers"
            unit="layers"
            value={setting.value.layers}
            bounds={bounds}
            steps={layerSteps}
            text={said('layers_per_stage', setting.value.layers)}
            onValue={(value) => set({ layers: value })}
          />
        </>
      }
      caption={caption.map((paragraph) => <p key={paragraph}>{paragraph}</p>)}
      table={table}
      lab={lab}
      spoken={spoken}
    >
      <div class="sendings" aria-hidden="true">
        {bars.map((bar) => (
          <SendingsBar key={bar.kind} bar={bar} />
        ))}
      </div>
    </LessonWidget>
  );
}

const per = (share: number): string => `${(100 * share).toFixed(3)}%`;

function SendingsBar({ bar: { kind, name, says, width, pieces } }: { readonly bar: Bar }) {
  const piece = width / pieces;
  return (
    <div>
      <p>
        {name} <span>{says}</span>
      </p>
      <svg aria-hidden="true" class={kind}>
        {Array.from({ length: pieces }, (_, at) => at).map((at) => (
          <rect key={at} x={per(at * piece)} width={per(piece)} y="0" height="24" />
        ))}
      </svg>
    </div>
  );
}
