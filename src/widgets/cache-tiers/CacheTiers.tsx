import { useComputed, useSignal } from '@preact/signals';
import type { Hardware, Model } from '../../engine/catalogue.ts';
import { Choice, type Option } from '../controls/Choice.tsx';
import { NumberField } from '../controls/NumberField.tsx';
import { nextStep } from '../controls/next-step.ts';
import { inLab } from '../lesson/in-lab.ts';
import { LessonWidget } from '../lesson/LessonWidget.tsx';
import { Marker } from '../plot/Marker.tsx';
import { Plot } from '../plot/Plot.tsx';
import {
  figureOf,
  mfu,
  perMillion,
  type Reading,
  readingAt,
  type Scene,
  wait,
  waitAt,
  waits,
} from './cache-tiers.model.ts';
import { chipRent, ofTier, type Tier, tiersBeside } from './tiers.ts';
import './cache-tiers.css';

type Props = {
  readonly hardware: readonly [Hardware, ...Hardware[]];
  readonly models: readonly [Model, ...Model[]];
  /** [s] */
  readonly hold: number;
};

const formats: readonly Option<Scene['kv']>[] = [
  { id: 'bf16', name: 'BF16' },
  { id: 'fp8', name: 'FP8' },
];
const named = [0.02, 1, 10, 60, 300, 3600, 86_400, 604_800];
const rents = { least: 0.0001, most: 1000, whole: false } as const;

/** What it costs to have a prompt ready again after a wait: computed again, or kept in one of four memories. */
export function CacheTiers({ hardware, models, hold }: Props) {
  const scene = useSignal<Scene>({
    ...{ hardware: hardware[0], model: models[0], kv: 'bf16', tiers: tiersBeside(hardware[0]) },
  });
  const held = useSignal(hold);
  const figure = useComputed(() => figureOf(scene.value));
  const reading = useComputed(() => readingAt(figure.value, scene.value, held.value));
  const spoken = useComputed(() => `${reading.value.says} ${reading.value.rule}`);
  const { hardware: chip, model, kv, tiers } = scene.value;
  const change = (part: Partial<Scene>): void => {
    scene.value = { ...scene.value, ...part };
  };
  const now = String(held.value);
  const options = [...new Set([...named, held.value])]
    .toSorted((a, b) => a - b)
    .map((seconds) => ({ id: String(seconds), name: wait(seconds) }));
  const { says, rule, ways, cheapest, marker, table } = reading.value;
  const kept = tiers.find(({ id }) => id === cheapest.id);

  return (
    <LessonWidget
      embed="cache-tiers"
      name={`Ways to keep a prompt, ${model.name}`}
      table={table}
      lab={inLab(
        {
          ...{ hardware: chip.id, model: model.id, hold_time: held.value, recompute_mfu: mfu },
          kv: kv === 'bf16' ? undefined : kv,
          chip_rent: chipRent / 3600,
          ...inBase(kept ?? tiers[0]),
        },
        'recompute_over_cached',
      )}
      spoken={spoken}
      controls={
        <>
          <Choice
            label="The prompt is wanted again after"
            name="hold"
            options={options}
            value={now}
            onValue={(id) => {
              held.value = Number(id);
            }}
          />
          <Choice
            label="Model"
            name="model"
            options={models}
            value={model.id}
            onValue={(_, model) => change({ model })}
          />
          <Choice
            label="Chip"
            name="hardware"
            options={hardware}
            value={chip.id}
            onValue={(_, next) => {
              // The others keep the rents they were given.
              const [hbm] = tiersBeside(next);
              change({ hardware: next, tiers: tiers.map((tier) => (tier.id === 'hbm' && hbm ? hbm : tier)) });
            }}
          />
          <Choice
            label="KV cache in"
            name="kv"
            options={formats}
            value={kv}
            onValue={(id) => change({ kv: id })}
          />
          <details class="supposed">
            <summary>What is supposed</summary>
            <p>
              Chips rent for ${chipRent.toFixed(2)} an hour each and reach {mfu * 100}% of their peak when
              they compute a prompt again. HBM is the chip’s own, at the chip’s rent. The server has 512 GB of
              DRAM read at 460 GB/s, the flash drive 4 TB at 7 GB/s, the disk 24 TB at 280 MB/s. Their rents
              are round guesses; set your own.
            </p>
            <div class="fields">
              {tiers.map((tier) => (
                <NumberField
                  key={tier.id}
                  label={tier.name}
                  name={`${tier.id}_rent`}
                  unit="$ an hour"
                  value={tier.rent}
                  bounds={rents}
                  onValue={(rent) =>
                    change({ tiers: tiers.map((one) => (one.id === tier.id ? { ...one, rent } : one)) })
                  }
                />
              ))}
            </div>
          </details>
        </>
      }
    >
      <Plot
        picture={figure.value.picture}
        caption={
          <>
            <p class="here">{says}</p>
            <p class="fits">{rule}</p>
            <p class="shape">{figure.value.shape}</p>
          </>
        }
      >
        <Marker
          name="Wait"
          reading={marker}
          onPlace={(share) => {
            held.value = waitAt(figure.value, share);
          }}
          onKey={(key) => {
            const next = nextStep(waits, held.value, key);
            if (next !== undefined) held.value = next;
            return next !== undefined;
          }}
        />
      </Plot>
      <Ways ways={ways} cheapest={cheapest} />
    </LessonWidget>
  );
}

/** A tier in base units, for the Lab. */
const inBase = (tier: Tier | undefined) => {
  if (!tier) return {};
  const { tier_capacity, tier_bandwidth, tier_rent } = ofTier(tier);
  return { tier_capacity, tier_bandwidth, tier_rent };
};

/** Every way with its two costs, the cheapest marked in words. */
function Ways({ ways, cheapest }: Pick<Reading, 'ways' | 'cheapest'>) {
  return (
    <table class="ways">
      <caption>Dollars per million tokens</caption>
      <thead>
        <tr>
          <th scope="col">way</th>
          <th scope="col">holding</th>
          <th scope="col">reading back</th>
          <th scope="col">together</th>
        </tr>
      </thead>
      <tbody>
        {ways.map((way) => (
          <tr key={way.id} class={way.id === cheapest.id ? 'cheapest' : ''}>
            <th scope="row">
              {way.name}
              {way.id === cheapest.id && <span class="mark"> cheapest</span>}
            </th>
            <td>{way.id === 'recompute' ? '–' : perMillion(way.hold)}</td>
            <td>{way.id === 'recompute' ? '–' : perMillion(way.retrieve)}</td>
            <td>{perMillion(way.whole)}</td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}
