import { useComputed, useSignal } from '@preact/signals';
import type { Model } from '../../engine/catalogue.ts';
import { format } from '../../engine/format.ts';
import { numberFormats } from '../../engine/number-formats.ts';
import { Choice, type Option } from '../controls/Choice.tsx';
import { NumberField } from '../controls/NumberField.tsx';
import { SlidNumber } from '../controls/SlidNumber.tsx';
import { inLab } from '../lesson/in-lab.ts';
import { LessonWidget } from '../lesson/LessonWidget.tsx';
import {
  type Bar,
  type Built,
  bounds,
  built,
  compared,
  contextSteps,
  isBuildable,
  kinds,
  type Shape,
  shapeOf,
  tableOf,
} from './kv-cache-builder.model.ts';
import './kv-cache-builder.css';

type Props = {
  /** The first is where it starts. */
  readonly models: readonly [Model, ...Model[]];
  /** [token/sequence] */
  readonly context: number;
};

const formats = (['bf16', 'fp8', 'fp4'] as const).map((id) => ({ id, name: numberFormats[id].name }));
type Field = Exclude<keyof Shape, 'kind' | 'kv' | 'context'>;

/** A KV cache counted from an architecture, beside those of real models. */
export function KvCacheBuilder({ models, context }: Props) {
  const shape = useSignal(shapeOf(models[0], 'bf16', context));
  // What was last started from; changed fields make it one of one's own.
  const from = useSignal(models[0].id);
  const cache = useComputed(() => built(shape.value));
  const bars = useComputed(() => compared(shape.value, models));
  const spoken = useComputed(() => cache.value.says);
  const now = shape.value;
  const change = (part: Partial<Shape>): void => {
    shape.value = { ...now, ...part };
    from.value = own.id;
  };
  const field = (id: Field, label: string, unit = '') => (
    <NumberField
      label={label}
      name={id}
      unit={unit}
      value={now[id]}
      bounds={bounds[id]}
      onValue={(value) => change({ [id]: value })}
    />
  );
  const starts: readonly Option<string>[] = [
    ...models.filter(isBuildable),
    ...(from.value === own.id ? [own] : []),
  ];

  return (
    <LessonWidget
      embed="kv-cache-builder"
      name="A KV cache from an architecture"
      table={tableOf(now, bars.value)}
      lab={
        from.value === own.id
          ? undefined
          : inLab({ model: from.value, kv: now.kv === 'bf16' ? undefined : now.kv, context: now.context })
      }
      spoken={spoken}
      caption={
        <>
          <p class="here">{cache.value.says}</p>
          <p class="shape">{barsInWords(bars.value)}</p>
        </>
      }
      controls={
        <>
          <Choice
            label="Start from"
            name={from.value === own.id ? undefined : 'model'}
            options={starts}
            value={from.value}
            onValue={(id) => {
              const model = models.find((one) => one.id === id);
              if (!model) return;
              shape.value = shapeOf(model, now.kv, now.context);
              from.value = id;
            }}
          />
          <Choice
            label="A layer keeps"
            name="kind"
            options={kinds}
            value={now.kind}
            onValue={(kind) => change({ kind })}
          />
          <div class="fields">
            {field('layers', 'Layers that keep everything')}
            {now.kind === 'grouped' ? field('kv_heads', 'KV heads') : field('latent_dim', 'Latent dimension')}
            {now.kind === 'grouped' ? field('head_dim', 'Head dimension') : field('rope_dim', 'Rotary key')}
            {field('window_layers', 'Layers with a window')}
            {now.window_layers > 0 && field('window', 'Window', 'tokens')}
            <Choice
              label="Element in"
              name="kv"
              options={formats}
              value={formats.find(({ id }) => id === now.kv)?.id ?? 'bf16'}
              onValue={(kv) => {
                shape.value = { ...now, kv };
              }}
            />
          </div>
          <SlidNumber
            label="Context"
            name="context"
            unit="tokens a sequence"
            value={now.context}
            bounds={bounds.context}
            steps={contextSteps}
            text={format(now.context, 'token')}
            onValue={(value) => {
              shape.value = { ...now, context: value };
            }}
          />
        </>
      }
    >
      <Count cache={cache.value} />
      <Bars bars={bars.value} context={now.context} />
    </LessonWidget>
  );
}

const own: Option<string> = { id: 'own', name: 'one of your own' };

const width = 320;

/** The count: one layer's boxes, all layers, bytes. */
function Count({ cache: { boxes, keeps, steps } }: { readonly cache: Built }) {
  const [layer, layers, bytes] = steps;
  const step = width / keeps.length;
  return (
    <ol class="kv-count">
      <li>
        <svg viewBox={`0 0 ${width} ${boxes.length * 18}`} aria-hidden="true">
          {boxes.map((row, at) => (
            <Boxes key={at} row={row} y={at * 18} />
          ))}
        </svg>
        <Words {...layer} />
      </li>
      <li>
        <svg viewBox={`0 0 ${width} 28`} aria-hidden="true">
          {keeps.map((keep, at) => (
            <rect
              key={at}
              class={keep ? 'kept' : 'windowed'}
              x={(at * step + step * 0.12).toFixed(2)}
              y={keep ? 1 : 17}
              width={(step * 0.76).toFixed(2)}
              height={keep ? 26 : 10}
            />
          ))}
        </svg>
        <Words {...layers} />
      </li>
      <li>
        <Words {...bytes} />
      </li>
    </ol>
  );
}

function Boxes({ row, y }: { readonly row: readonly number[]; readonly y: number }) {
  const whole = row.reduce((sum, elements) => sum + elements, 0);
  let x = 0;
  return (
    <>
      {row.map((elements, at) => {
        const wide = (elements / whole) * width;
        const left = x;
        x += wide;
        return (
          <rect
            key={at}
            class="kept"
            x={(left + Math.min(1, wide * 0.1)).toFixed(2)}
            y={y + 1}
            width={Math.max(0.2, wide - Math.min(2, wide * 0.2)).toFixed(2)}
            height={15}
          />
        );
      })}
    </>
  );
}

const Words = ({ says, comes }: { readonly says: string; readonly comes: string }) => (
  <p>
    {says} <strong>= {comes}</strong>
  </p>
);

/** Every cache as a bar; what has stopped growing is outlined. */
function Bars({ bars, context }: { readonly bars: readonly Bar[]; readonly context: number }) {
  return (
    <div class="kv-bars">
      <p class="title">Kept of a sequence of {format(context, 'token')}</p>
      <ul>
        {bars.map(({ name, isOwn, growing, fixed, sequence }) => (
          <li key={name} class={isOwn ? 'own' : ''}>
            <span>{name}</span>
            <svg viewBox="0 0 100 10" preserveAspectRatio="none" aria-hidden="true">
              <rect class="kept" x="0" y="0" width={(growing * 100).toFixed(2)} height="10" />
              <rect
                class="windowed"
                x={(growing * 100).toFixed(2)}
                y="0.5"
                width={(fixed * 100).toFixed(2)}
                height="9"
              />
            </svg>
            <span class="amount">{sequence}</span>
          </li>
        ))}
      </ul>
    </div>
  );
}

function barsInWords(bars: readonly Bar[]): string {
  const [first, last] = [bars[0], bars.at(-1)];
  const rank = bars.findIndex(({ isOwn }) => isOwn) + 1;
  if (!first || !last) return '';
  return `The bars run from ${first.name} with ${first.sequence} down to ${last.name} with ${last.sequence}; the cache built here is number ${rank} of ${bars.length}. Filled is what grows with every token, outlined what has stopped growing: windows that are full, and states of fixed size.`;
}
