import { useComputed, useSignal } from '@preact/signals';
import { nextStep } from '../controls/next-step.ts';
import { SlidNumber } from '../controls/SlidNumber.tsx';
import { Beside } from '../lesson/Beside.tsx';
import { LessonWidget } from '../lesson/LessonWidget.tsx';
import { valueAt } from '../plot/curves.model.ts';
import { Marker } from '../plot/Marker.tsx';
import { Plot } from '../plot/Plot.tsx';
import { bounds, type Setting, show, steps } from './falling-and-rising.model.ts';

type Props = { readonly start: Setting };

/** A cost that falls and one that rises, each with a power of its own, and where their sum is least. */
export function FallingAndRising({ start }: Props) {
  const setting = useSignal(start);
  const figure = useComputed(() => show(setting.value));
  const spoken = useComputed(() => `${figure.value.verdict} ${figure.value.here}`);
  const { drawn, marker, verdict, here, shape, table, lab } = figure.value;
  const set = (change: Partial<Setting>): void => {
    setting.value = { ...setting.value, ...change };
  };
  const field = (name: keyof Setting, label: string, unit: string) => (
    <SlidNumber
      label={label}
      name={name}
      unit={unit}
      value={setting.value[name]}
      bounds={bounds[name]}
      steps={steps[name]}
      text={`${setting.value[name]} ${unit}`}
      onValue={(value) => set({ [name]: value })}
    />
  );

  return (
    <LessonWidget
      embed="falling-and-rising"
      name="A falling and a rising cost, and their sum"
      controls={
        <>
          {field('falling', 'One falls with the power', 'of the size')}
          {field('rising', 'The other rises with the power', 'of the size')}
        </>
      }
      table={table}
      lab={lab}
      spoken={spoken}
    >
      <Beside
        figure={
          <Plot picture={drawn.picture} caption={<p>{shape}</p>}>
            <Marker
              name="Size"
              reading={marker}
              onPlace={(share) => set({ size: valueAt(drawn, 'chosen_size', share) })}
              onKey={(key) => {
                const next = nextStep(steps.size, setting.value.size, key);
                if (next !== undefined) set({ size: next });
                return next !== undefined;
              }}
            />
          </Plot>
        }
      >
        <p class="here">{verdict}</p>
        <p>{here}</p>
      </Beside>
    </LessonWidget>
  );
}
