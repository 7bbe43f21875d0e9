import type { ClientDirective } from 'astro';
import { wake } from './island-trouble.ts';
import { keepTyped } from './keep-typed.ts';

/** Brings an island alive as soon as its code is here. */
const soon: ClientDirective = (load, _, island) => {
  const come = (): Promise<void> => wake(load, island, come);
  keepTyped(island);
  return come();
};

// biome-ignore lint/style/noDefaultExport: Astro takes a directive as the default of its module.
export default soon;
