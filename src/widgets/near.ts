import type { ClientDirective } from 'astro';
import { comeNear } from './come-near.ts';

/** Brings an island alive when it comes near. */
const near: ClientDirective = (load, _, island) => comeNear(load, island);

// biome-ignore lint/style/noDefaultExport: Astro takes a directive as the default of its module.
export default near;
