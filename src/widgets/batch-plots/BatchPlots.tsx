import { useComputed, useSignal } from '@preact/signals';
import { useSettled } from '../controls/use-settled.ts';
import { Embeddable } from '../embed/Embeddable.tsx';
import { figures, reading } from './batch-plots.model.ts';
import { Controls } from './Controls.tsx';
import { Pair } from './Pair.tsx';
import { firstScene, type Records, type Start } from './scene.ts';
import './batch-plots.css';

type Props = Records & { readonly start: Start };

/** Latency and cost per token against batch: two plots of one scene, with one marker. */
export function BatchPlots({ hardware, models, start }: Props) {
  const scene = useSignal(firstScene({ hardware, models }, start));
  const batch = useSignal(start.batch);
  const drawn = useComputed(() => figures(scene.value));
  const read = useComputed(() => reading(drawn.value, batch.value));
  const settled = useSettled(useComputed(() => read.value.spoken));
  const { hardware: chip, model } = scene.value;
  const name = `Latency and cost against batch, ${model.name} on ${chip.name}`;

  return (
    <section class="batch-plots" aria-label={name}>
      <Controls
        records={{ hardware, models }}
        scene={scene}
        batch={batch}
        text={read.value.latency.marker.text}
        assumptions={drawn.value.assumptions}
      />
      <Pair
        figures={drawn.value}
        reading={read.value}
        batch={batch.value}
        onBatch={(next) => {
          batch.value = next;
        }}
      />
      <Embeddable path="embed/widget/batch-plots/" title={name} />
      <output class="visually-hidden">{settled}</output>
    </section>
  );
}
