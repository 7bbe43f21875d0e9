import wasm from 'fsrs-browser/fsrs_browser_bg.wasm?url';
import type { Optimiser } from '../../study/personal-weights.ts';
import { packed } from '../../study/training-items.ts';

/**
 * [pages of 64 KiB] What the optimiser may grow to. A quarter of the gigabyte it would reserve, which phones may refuse;
 * 85,000 reviews take a third of it.
 */
const most = 4096;

/**
 * The optimiser of the FSRS authors. It is loaded when somebody asks for a fit and never before, and works in the
 * worker that asks: a pool of threads needs headers that a static host cannot be relied on to send.
 */
export async function loadOptimiser(): Promise<Optimiser> {
  const { default: initialise, Fsrs } = await import('fsrs-browser');
  const memory = new WebAssembly.Memory({ initial: 18, maximum: most, shared: true });
  await initialise({ module_or_path: wasm, memory });
  return (items) => {
    const { ratings, days, lengths } = packed(items);
    return [...new Fsrs().computeParameters(ratings, days, lengths, null, true)];
  };
}
