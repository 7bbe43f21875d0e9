import type { Hardware } from '../../engine/catalogue.ts';

/** A chip's name as people say it: `H100`, not `NVIDIA H100 SXM5 80 GB`. */
export const chipName = ({ name }: Pick<Hardware, 'name'>): string =>
  name
    .replace(/^(?:NVIDIA|AMD Instinct|Google|Intel|AWS) /, '')
    .replace(/ (?:SXM\d?\b.*|\(.*\)|\d+ GB)$/, '');
