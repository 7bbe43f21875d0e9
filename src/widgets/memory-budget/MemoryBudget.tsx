import { useComputed, useSignal } from '@preact/signals';
import type { Hardware, Model } from '../../engine/catalogue.ts';
import { shown as said } from '../../engine/shown.ts';
import { SlidNumber } from '../controls/SlidNumber.tsx';
import { LessonWidget } from '../lesson/LessonWidget.tsx';
import { MachineAndModel } from '../lesson/MachineAndModel.tsx';
import { type Bar, bounds, type Setting, show, steps } from './memory-budget.model.ts';
import './memory-budget.css';

type Props = {
  /** The first is where it starts. */
  readonly hardware: readonly [Hardware, ...Hardware[]];
  readonly models: readonly [Model, ...Model[]];
  readonly start: Omit<Setting, 'hardware' | 'model'>;
};

const fields = [
  { id: 'expert_chips', label: 'Chips of a stage', unit: 'chips' },
  { id: 'stages', label: 'Stages', unit: 'stages' },
  { id: 'micro_batch', label: 'Micro-batch', unit: 'sequences' },
  { id: 'context', label: 'Context', unit: 'tokens' },
] as const;

/** What fills one chip's memory, and what more stages change about it. */
export function MemoryBudget({ hardware, models, start }: Props) {
  const setting = useSignal<Setting>({ hardware: hardware[0], model: models[0], ...start });
  const shown = useComputed(() => show(setting.value));
  const spoken = useComputed(() => shown.value.spoken);
  const { bars, caption, table, lab } = shown.value;
  const set = (change: Partial<Setting>): void => {
    setting.value = { ...setting.value, ...change };
  };

  return (
    <LessonWidget
      embed="memory-budget"
      name="Memory of one chip"
      controls={
        <>
          <MachineAndModel hardware={hardware} models={models} chosen={setting.value} onChange={set} />
          {fields.map(({ id, label, unit }) => (
            <SlidNumber
              key={id}
              label={label}
              name={id}
              unit={unit}
              value={setting.value[id]}
              bounds={bounds[id]}
              steps={steps[id]}
              text={said(id, setting.value[id])}
              onValue={(value) => set({ [id]: value })}
            />
          ))}
        </>
      }
      caption={caption.map((paragraph) => <p key={paragraph}>{paragraph}</p>)}
      table={table}
      lab={lab}
      spoken={spoken}
    >
      <div class="budget" aria-hidden="true">
        {bars.map((bar) => (
          <BudgetBar key={bar.name} bar={bar} />
        ))}
        <p class="key">
          {keys.map(({ kind, name }) => (
            <span key={kind}>
              <svg aria-hidden="true">
                <Part kind={kind} from={0} width={1} />
              </svg>{' '}
              {name}
            </span>
          ))}
        </p>
      </div>
    </LessonWidget>
  );
}

const per = (share: number): string => `${(100 * share).toFixed(3)}%`;

const keys = [
  { kind: 'weights', name: 'weights' },
  { kind: 'kv', name: 'caches' },
  { kind: 'free', name: 'free' },
  { kind: 'over', name: 'too much' },
] as const;

type PartProps = {
  readonly kind: (typeof keys)[number]['kind'];
  readonly from: number;
  readonly width: number;
};

/** A stretch of a bar, with the dash that goes with its colour. */
function Part({ kind, from, width }: PartProps) {
  if (width <= 0) return null;
  return (
    <g class={kind}>
      <rect x={per(from)} y="1" width={per(width)} height="22" />
      {(kind === 'weights' || kind === 'kv') && (
        <line x1={per(from)} x2={per(from + width)} y1="12" y2="12" />
      )}
    </g>
  );
}

function BudgetBar({ bar: { name, isChosen, weights, kv, capacity } }: { readonly bar: Bar }) {
  const used = weights + kv;
  return (
    <div class={isChosen ? 'row chosen' : 'row'}>
      <span>{name}</span>
      <svg aria-hidden="true">
        <Part kind="free" from={used} width={capacity - used} />
        <Part kind="weights" from={0} width={weights} />
        <Part kind="kv" from={weights} width={kv} />
        <Part kind="over" from={capacity} width={used - capacity} />
        <line class="end" x1={per(capacity)} x2={per(capacity)} y1="-4" y2="28" />
      </svg>
    </div>
  );
}
