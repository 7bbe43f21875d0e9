import { useComputed, useSignal } from '@preact/signals';
import { number } from '../../engine/format.ts';
import { Choice } from '../controls/Choice.tsx';
import { SlidNumber } from '../controls/SlidNumber.tsx';
import { inLab } from '../lesson/in-lab.ts';
import { LessonWidget } from '../lesson/LessonWidget.tsx';
import {
  type Bar,
  bounds,
  field,
  hasRoom,
  modesOf,
  type Offer,
  piecesOf,
  priceSteps,
  shareInWords,
  speedSteps,
} from './fast-mode.model.ts';
import './fast-mode.css';

type Props = { readonly offers: readonly Offer[] };

const own = { id: 'own', name: 'your own' } as const;

/** What the price and the speed of a fast mode say of the passes behind it. */
export function FastMode({ offers }: Props) {
  const [first] = offers;
  const price = useSignal(first?.price ?? 2);
  const speed = useSignal(first?.speed ?? 2);
  const modes = useComputed(() => modesOf({ price: price.value, speed: speed.value }));
  const spoken = useComputed(() => modes.value.says);
  const offer = offers.find((one) => one.price === price.value && one.speed === speed.value);

  return (
    <LessonWidget
      embed="fast-mode"
      name="A fast mode and the usual one"
      controls={
        <>
          <Choice
            label="Offer"
            options={[...offers, own]}
            value={offer?.id ?? own.id}
            onValue={(id) => {
              const chosen = offers.find((one) => one.id === id);
              if (!chosen) return;
              price.value = chosen.price;
              speed.value = chosen.speed;
            }}
          />
          <SlidNumber
            label="Price"
            name="price"
            unit="times the usual"
            value={price.value}
            bounds={bounds.price}
            steps={priceSteps}
            text={`${number(price.value)} times the price`}
            onValue={(value) => {
              price.value = value;
            }}
          />
          <SlidNumber
            label="Speed"
            name="speed"
            unit="times the usual"
            value={speed.value}
            bounds={bounds.speed}
            steps={speedSteps}
            text={`${number(speed.value)} times the speed`}
            onValue={(value) => {
              speed.value = value;
            }}
          />
        </>
      }
      caption={<p>{modes.value.says}</p>}
      table={modes.value.table}
      lab={inLab({ price_ratio: price.value, speed_ratio: speed.value }, 'batch_ratio')}
      spoken={spoken}
    >
      {modes.value.kind === 'possible' && (
        <svg
          class="fast-mode"
          viewBox={`0 0 ${field.width} ${field.height}`}
          role="img"
          aria-label={`Two bars. ${modes.value.says}`}
        >
          <Pass bar={modes.value.usual} longest={modes.value.usual.whole} y={18} />
          <Pass bar={modes.value.fast} longest={modes.value.usual.whole} y={18 + field.bar + field.gap} />
          <text class="axis" x={field.left} y={field.height - 4}>
            time →
          </text>
        </svg>
      )}
    </LessonWidget>
  );
}

const names = { weights: 'weights', own: 'its users’ own' } as const;

/** A pass: the weights, hatched, then what its users bring. */
function Pass({ bar, longest, y }: { readonly bar: Bar; readonly longest: number; readonly y: number }) {
  const { weights, own } = piecesOf(bar, longest);
  return (
    <g>
      <text x={field.left} y={y - 5}>
        {bar.name}, {number(bar.users)} × the sequences: weights are {shareInWords(bar)} of it
      </text>
      <rect class="weights" x={field.left} y={y} width={weights.toFixed(1)} height={field.bar} />
      <rect
        class="kv"
        x={(field.left + weights).toFixed(1)}
        y={y}
        width={own.toFixed(1)}
        height={field.bar}
      />
      {hasRoom(names.weights, weights) && (
        <text class="in" x={field.left + 6} y={y + 20}>
          {names.weights}
        </text>
      )}
      {hasRoom(names.own, own) && (
        <text class="in" x={field.left + weights + 6} y={y + 20}>
          {names.own}
        </text>
      )}
    </g>
  );
}
