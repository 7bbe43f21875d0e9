import { useComputed, useSignal } from '@preact/signals';
import { useId } from 'preact/hooks';
import { Choice, type Option } from '../controls/Choice.tsx';
import { Range } from '../controls/Range.tsx';
import { inLab } from '../lesson/in-lab.ts';
import { LessonWidget } from '../lesson/LessonWidget.tsx';
import {
  type Assumptions,
  account,
  bare,
  chart,
  field,
  labSetup,
  type PartId,
  type Pass,
  partNames,
  tableOf,
  words,
} from './left-out.model.ts';
import './left-out.css';

type Props = { readonly passes: readonly Pass[] };

const overlaps: readonly Option<Assumptions['overlap']>[] = [
  { id: 'perfect', name: 'at the same time' },
  { id: 'attention_serial', name: 'at the same time, attention by itself' },
  { id: 'none', name: 'one after the other' },
];
const networks: readonly Option<Assumptions['network']>[] = [
  { id: 'left_out', name: 'left out' },
  { id: 'hidden', name: 'hidden behind the rest' },
  { id: 'serial', name: 'after the rest' },
];
const noNetworks: readonly Option<Assumptions['network']>[] = [
  { id: 'left_out', name: 'not of the kind counted here' },
];
const shares = [0.3, 0.4, 0.5, 0.6, 0.7, 0.8, 0.9, 1];

/** A published pass taken apart: what the bound counts, laid along its time, above what was measured. */
export function LeftOut({ passes }: Props) {
  const chosen = useSignal(passes[0]?.id ?? '');
  const assumed = useSignal(bare);
  const pass = useComputed(() => passes.find(({ id }) => id === chosen.value) ?? passes[0]);
  const accounted = useComputed(() => pass.value && account(pass.value, assumed.value));
  const spoken = useComputed(() => (accounted.value ? words(accounted.value) : ''));
  if (!pass.value || !accounted.value) return null;
  const { name, from, remark, has_exchange, copied } = pass.value;
  const { attention, copies, network, overlap, memory, compute } = assumed.value;
  const setup = labSetup(pass.value, assumed.value);
  const change = (part: Partial<Assumptions>): void => {
    assumed.value = { ...assumed.value, ...part };
  };

  return (
    <LessonWidget
      embed="left-out"
      name="What the bound leaves out"
      controls={
        <>
          <Choice
            label="The published pass"
            name="pass"
            options={passes}
            value={chosen.value}
            onValue={(id) => {
              chosen.value = id;
            }}
          />
          <Choice
            label="Reading and multiplying go on"
            name="overlap"
            options={overlaps}
            value={overlap}
            onValue={(value) => change({ overlap: value })}
          />
          <Choice
            label="Exchange between experts"
            name="network"
            options={has_exchange ? networks : noNetworks}
            value={has_exchange ? network : 'left_out'}
            onValue={(value) => change({ network: value })}
          />
          <div class="switches">
            <Switch
              label="Count attention’s arithmetic"
              value={attention}
              onValue={(value) => change({ attention: value })}
            />
            <Switch
              label="Each chip reads its own copy of what all tokens use"
              value={copied && copies}
              isOff={!copied}
              onValue={(value) => change({ copies: value })}
            />
          </div>
          <Share
            label="Bandwidth that is reached"
            value={memory}
            onValue={(value) => change({ memory: value })}
          />
          <Share
            label="Arithmetic that is reached"
            value={compute}
            onValue={(value) => change({ compute: value })}
          />
        </>
      }
      caption={
        <>
          <p class="now">{spoken.value}</p>
          <p>
            {from} {remark}
          </p>
        </>
      }
      table={tableOf(pass.value)}
      lab={setup && inLab(setup, 'step_time')}
      spoken={spoken}
    >
      <figure class="left-out">
        <p class="title">{name}</p>
        <Bars accounted={accounted.value} />
        <Key ids={accounted.value.parts.map(({ id }) => id)} />
      </figure>
    </LessonWidget>
  );
}

type BarsProps = { readonly accounted: Parameters<typeof chart>[0] };

function Bars({ accounted }: BarsProps) {
  const { height, names, bars, axis, end } = chart(accounted);
  const bottom = height - 24;
  return (
    <svg viewBox={`0 0 ${field.width} ${height}`} role="img" aria-label={words(accounted)}>
      <path class="axis" d={`M${field.left} ${bottom}H${field.right}`} />
      {axis.ticks.map(({ place, label }) => (
        <g key={label} class="axis">
          <path d={`M${place.toFixed(1)} ${bottom}v5`} />
          <text x={place.toFixed(1)} y={bottom + 18} text-anchor="middle">
            {label}
          </text>
        </g>
      ))}
      {names.map(({ y, text }) => (
        <text key={text} x={field.left - 8} y={y} text-anchor="end">
          {text}
        </text>
      ))}
      {bars.map(({ id, x, y, width, label }) => (
        <g key={id} class={`bar ${id}`}>
          <rect x={x.toFixed(1)} y={y} width={width.toFixed(1)} height={field.bar} />
          {label && (
            <text x={label.x.toFixed(1)} y={label.y}>
              {label.text}
            </text>
          )}
        </g>
      ))}
      <path class="end" d={`M${end.toFixed(1)} ${field.top}V${bottom}`} />
    </svg>
  );
}

function Key({ ids }: { readonly ids: readonly PartId[] }) {
  return (
    <ul class="key">
      {ids.map((id) => (
        <li key={id}>
          <svg class="swatch" viewBox="0 0 14 14" aria-hidden="true">
            <g class={`bar ${id}`}>
              <rect x="1" y="1" width="12" height="12" />
            </g>
          </svg>
          {partNames[id]}
        </li>
      ))}
    </ul>
  );
}

type SwitchProps = {
  readonly label: string;
  readonly value: boolean;
  readonly isOff?: boolean;
  readonly onValue: (value: boolean) => void;
};

function Switch({ label, value, isOff = false, onValue }: SwitchProps) {
  return (
    <label>
      <input
        type="checkbox"
        checked={value}
        disabled={isOff}
        onChange={(event) => onValue(event.currentTarget.checked)}
      />
      <span>{label}</span>
    </label>
  );
}

type ShareProps = {
  readonly label: string;
  readonly value: number;
  readonly onValue: (value: number) => void;
};

function Share({ label, value, onValue }: ShareProps) {
  const id = useId();
  const text = `${Math.round(100 * value)}%`;
  return (
    <div class="share">
      <p id={id}>
        {label}: <b>{text}</b>
      </p>
      <Range label={label} steps={shares} value={value} text={text} onValue={onValue} />
    </div>
  );
}
