import { trustName } from '../offline/trusted-script.ts';

/**
 * What pages may load and run, as Content-Security-Policy says it: what comes from the site itself, and nothing that a
 * text could become. All else is refused. Astro adds the hashes of the scripts and styles that stand in a page; a page
 * that needs WASM says so (`wasm` of Page.astro).
 */
export const directives = [
  "default-src 'none'",
  "img-src 'self' data:",
  "font-src 'self'",
  "connect-src 'self'",
  "manifest-src 'self'",
  "worker-src 'self'",
  "frame-src 'self'",
  "base-uri 'none'",
  "form-action 'self'",
  "require-trusted-types-for 'script'",
  `trusted-types ${trustName}`,
] as const;
