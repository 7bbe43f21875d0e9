import { useComputed, useSignal } from '@preact/signals';
import type { Hardware, Model } from '../../engine/catalogue.ts';
import { shown as said } from '../../engine/shown.ts';
import { nextStep } from '../controls/next-step.ts';
import { SlidNumber } from '../controls/SlidNumber.tsx';
import { LessonWidget } from '../lesson/LessonWidget.tsx';
import { MachineAndModel } from '../lesson/MachineAndModel.tsx';
import { Marker } from '../plot/Marker.tsx';
import { Plot } from '../plot/Plot.tsx';
import { bounds, chipSteps, chipsAt, type Setting, show } from './domain-growth.model.ts';

type Props = {
  /** The first is where it starts. */
  readonly hardware: readonly [Hardware, ...Hardware[]];
  readonly models: readonly [Model, ...Model[]];
  readonly chips: number;
};

/** What a larger scale-up domain brings that a pipeline of small ones does not. */
export function DomainGrowth({ hardware, models, chips }: Props) {
  const setting = useSignal<Setting>({ hardware: hardware[0], model: models[0], chips });
  const shown = useComputed(() => show(setting.value));
  const spoken = useComputed(() => shown.value.spoken);
  const { drawn, picture, marker, caption, table, lab } = shown.value;
  const set = (change: Partial<Setting>): void => {
    setting.value = { ...setting.value, ...change };
  };

  return (
    <LessonWidget
      embed="domain-growth"
      name="Weight time against the size of a domain"
      controls={
        <>
          <MachineAndModel hardware={hardware} models={models} chosen={setting.value} onChange={set} />
          <SlidNumber
            label="Chips"
            name="chips"
            unit="chips"
            value={setting.value.chips}
            bounds={bounds}
            steps={chipSteps}
            text={said('chips', setting.value.chips)}
            onValue={(value) => set({ chips: value })}
          />
        </>
      }
      table={table}
      lab={lab}
      spoken={spoken}
    >
      <Plot picture={picture} caption={caption.map((paragraph) => <p key={paragraph}>{paragraph}</p>)}>
        <Marker
          reading={marker}
          name="Chips, in the plot"
          onKey={(key) => {
            const next = nextStep(chipSteps, setting.value.chips, key);
            if (next !== undefined) set({ chips: next });
            return next !== undefined;
          }}
          onPlace={(share) => set({ chips: chipsAt(drawn, share) })}
        />
      </Plot>
    </LessonWidget>
  );
}
