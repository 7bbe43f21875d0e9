import { useComputed, useSignal } from '@preact/signals';
import { VariedSentence } from '../lesson/VariedSentence.tsx';
import { figures, reading } from './batch-plots.model.ts';
import { Pair } from './Pair.tsx';
import { bounds, firstScene, givensOf, type Records, type Start } from './scene.ts';
import './batch-plots.css';

type Props = Records & { readonly start: Start; readonly say: string };

/** One sentence about one machine with the batch to drag, and the two plots that it moves along. */
export function FirstLook({ hardware, models, start, say }: Props) {
  const batch = useSignal(start.batch);
  const scene = firstScene({ hardware, models }, start);
  const drawn = useComputed(() => figures(scene));
  const read = useComputed(() => reading(drawn.value, batch.value));
  const setBatch = (value: number): void => {
    batch.value = value;
  };

  return (
    <section class="batch-plots first-look" aria-label={`${scene.model.name} on ${scene.hardware.name}`}>
      <VariedSentence
        say={say}
        drag="batch"
        from={bounds.batch.least}
        to={bounds.batch.most}
        givens={givensOf(scene)}
        value={batch.value}
        onValue={setBatch}
      />
      <Pair figures={drawn.value} reading={read.value} batch={batch.value} onBatch={setBatch} />
    </section>
  );
}
