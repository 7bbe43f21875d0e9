import type { AstroConfig } from 'astro';

/** Where the site is served, with a slash on either side: `/`, `/ridgepoint/`. */
export const baseOf = ({ base }: Pick<AstroConfig, 'base'>): string => base.replace(/\/?$/, '/');
