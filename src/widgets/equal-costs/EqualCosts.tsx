import { useComputed, useSignal } from '@preact/signals';
import { Bars } from '../bars/Bars.tsx';
import { SlidNumber } from '../controls/SlidNumber.tsx';
import { Beside } from '../lesson/Beside.tsx';
import { LessonWidget } from '../lesson/LessonWidget.tsx';
import { bounds, equalised, type Setting, show, steps } from './equal-costs.model.ts';
import './equal-costs.css';

type Props = { readonly start: Setting };

/** What a model costs over its life, in three bars: pretraining, reinforcement learning, inference. */
export function EqualCosts({ start }: Props) {
  const setting = useSignal(start);
  const figure = useComputed(() => show(setting.value));
  const spoken = useComputed(() => figure.value.spoken);
  const { picture, caption, table, lab } = figure.value;
  const [now, ...rest] = caption;
  const field = (name: keyof Setting, label: string, unit: string) => (
    <SlidNumber
      label={label}
      name={name}
      unit={unit}
      value={setting.value[name]}
      bounds={bounds[name]}
      steps={steps[name]}
      text={`${setting.value[name]} ${unit}`}
      onValue={(value) => {
        setting.value = { ...setting.value, [name]: value };
      }}
    />
  );

  return (
    <LessonWidget
      embed="equal-costs"
      name="Three costs of a model: pretraining, reinforcement learning and inference"
      controls={
        <>
          {field('pretraining', 'Pretraining', 'trillion tokens')}
          {field('active', 'Active parameters', 'billion')}
          {field('rl', 'Reinforcement learning', 'trillion tokens')}
          {field('rl_flop', 'Work in reinforcement learning', 'FLOP a parameter')}
          {field('inference', 'Inference', 'trillion tokens')}
          {field('efficiency', 'Efficiency of decoding', '%')}
          <div class="even-out">
            <button
              class="button"
              type="button"
              onClick={() => {
                setting.value = equalised(setting.value);
              }}
            >
              Make all three cost the same
            </button>
          </div>
        </>
      }
      table={table}
      lab={lab}
      spoken={spoken}
    >
      <Beside figure={<Bars picture={picture} title="Cost, in FLOP at the efficiency of pretraining" />}>
        <p class="here">{now}</p>
        {rest.map((says) => (
          <p key={says}>{says}</p>
        ))}
      </Beside>
    </LessonWidget>
  );
}
