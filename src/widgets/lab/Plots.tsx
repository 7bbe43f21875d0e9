import { useComputed } from '@preact/signals';
import { whole } from '../../engine/numerals.ts';
import { figuresOf, reading } from '../batch-plots/batch-plots.model.ts';
import { Pair } from '../batch-plots/Pair.tsx';
import { bounds } from '../batch-plots/scene.ts';
import { useLab } from './lab-context.ts';
import { orFault } from './results.ts';
import { inNames, withValue } from './state.ts';

/** Latency and cost against batch for the setup; dragging the marker sets the batch. */
export function Plots() {
  const { state, givens, change } = useLab();
  // Everything but the batch, so that a dragged marker draws no line anew.
  const setup = useComputed(() => JSON.stringify({ ...givens.value, batch: undefined }));
  const drawn = useComputed(() => {
    setup.value;
    return orFault(() => figuresOf(givens.peek()));
  });
  const read = drawn.value;
  const { least, most } = bounds.batch;
  const batch = givens.value.batch ?? least;
  if ('fault' in read)
    return (
      <section class="batch-plots" aria-label="Latency and cost against batch">
        <p class="quiet">Latency and cost cannot be drawn here. {inNames(read.fault.message)}</p>
      </section>
    );
  return (
    <section class="batch-plots" aria-label="Latency and cost against batch">
      {batch > most && <p class="quiet">The plots end at {whole(most)} sequences.</p>}
      <Pair
        figures={read.made}
        reading={reading(read.made, Math.min(batch, most))}
        batch={Math.min(batch, most)}
        onBatch={(next) => change(withValue(state.value, 'batch', next))}
      />
    </section>
  );
}
