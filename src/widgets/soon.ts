import type { ClientDirective } from 'astro';
import { nextTask } from './next-task.ts';

/** Brings an island alive as soon as its code is here, and leaves the browser a moment between running that and this. */
const soon: ClientDirective = async (load) => {
  const hydrate = await load();
  await nextTask();
  await hydrate();
};

// biome-ignore lint/style/noDefaultExport: Astro takes a directive as the default of its module.
export default soon;
