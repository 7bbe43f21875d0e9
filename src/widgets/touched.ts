import type { ClientDirective } from 'astro';
import { comeNear } from './come-near.ts';

/** Brings an island alive when a reader turns to it, on a page that is to stand at once; what it is given comes when it is near. */
const touched: ClientDirective = (load, _, island) => comeNear(load, island, turnedTo(island));

// biome-ignore lint/style/noDefaultExport: Astro takes a directive as the default of its module.
export default touched;

/** When a pointer comes over an island, or the keyboard into it. */
const turnedTo = (island: HTMLElement): Promise<void> =>
  new Promise((resolve) => {
    for (const sign of ['pointerover', 'focusin'])
      island.addEventListener(sign, () => resolve(), { once: true, passive: true });
  });
