import { useComputed, useSignal } from '@preact/signals';
import type { Hardware, Model } from '../../engine/catalogue.ts';
import { format } from '../../engine/format.ts';
import { Choice } from '../controls/Choice.tsx';
import { nextStep } from '../controls/next-step.ts';
import { SlidNumber } from '../controls/SlidNumber.tsx';
import { chipName } from '../lesson/chip-name.ts';
import { inLab } from '../lesson/in-lab.ts';
import { LessonWidget } from '../lesson/LessonWidget.tsx';
import { recordNamed } from '../lesson/record-named.ts';
import { Marker } from '../plot/Marker.tsx';
import { Plot } from '../plot/Plot.tsx';
import { aimedAt } from '../plot/places.ts';
import { activeSteps, bounds, type Card, contextSteps, readingAt, tiersOf } from './price-tiers.model.ts';

type Props = {
  readonly cards: readonly Card[];
  readonly hardware: readonly Hardware[];
  readonly models: readonly Model[];
  readonly start: { readonly card: string; readonly hardware: string; readonly active: number };
};

const implied = { id: 'implied', name: 'as the step implies' } as const;

/** A card's prices of output beside what a token costs, against context. */
export function PriceTiers({ cards, hardware, models, start }: Props) {
  const card = useSignal(start.card);
  const chip = useSignal(start.hardware);
  const cache = useSignal<string>(implied.id);
  const active = useSignal(start.active);
  const context = useSignal(1_000_000);
  const scene = useComputed(() => ({
    card: recordNamed(cards, card.value),
    hardware: recordNamed(hardware, chip.value),
    active: active.value,
    cache: models.find(({ id }) => id === cache.value),
  }));
  const tiers = useComputed(() => tiersOf(scene.value));
  const read = useComputed(() => readingAt(tiers.value, scene.value, context.value));
  const spoken = useComputed(() => read.value.words);
  const { picture, says, table, margin, givens, x } = tiers.value;

  return (
    <LessonWidget
      embed="price-tiers"
      name="Price tiers against cost"
      controls={
        <>
          <Choice
            label="Price card"
            name="card"
            options={cards}
            value={card.value}
            onValue={(id) => {
              card.value = id;
            }}
          />
          <Choice
            label="Cache of a token"
            name="cache"
            options={[implied, ...models.map(({ id, name }) => ({ id, name: `as in ${name}` }))]}
            value={cache.value}
            onValue={(id) => {
              cache.value = id;
            }}
          />
          <Choice
            label="Hardware, in FP8"
            name="hardware"
            options={hardware.map((one) => ({ id: one.id, name: chipName(one) }))}
            value={chip.value}
            onValue={(id) => {
              chip.value = id;
            }}
          />
          <SlidNumber
            label="Active parameters"
            name="active"
            unit="billion"
            value={active.value}
            bounds={bounds.active}
            steps={activeSteps}
            text={`${format(active.value, '1')} billion active parameters`}
            onValue={(value) => {
              active.value = value;
            }}
          />
        </>
      }
      table={table}
      lab={inLab({
        hardware: chip.value,
        model: cache.value === implied.id ? 'deepseek-v3' : cache.value,
        weights: 'fp8',
        ...(givens.kv_bytes_per_token !== undefined && { kv_bytes_per_token: givens.kv_bytes_per_token }),
        context: context.value,
      })}
      spoken={spoken}
    >
      <Plot
        picture={picture}
        caption={
          <>
            <p>
              <strong>{read.value.words}</strong>
            </p>
            <p>{says}</p>
            <p class="quiet">
              Costs are of a very large batch, at $2 a chip-hour, times {format(margin, '1')}, which makes
              them equal to the price at short contexts.
            </p>
          </>
        }
      >
        <Marker
          name="Context"
          reading={read.value}
          onPlace={(share) => {
            context.value = aimedAt(x, share);
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
