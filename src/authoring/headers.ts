import { readdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { AstroIntegration } from 'astro';
import { baseOf } from './base.ts';
import { directives } from './policy.ts';

/** What a host sends with each answer, by pattern of addresses. */
export type Headers = ReadonlyMap<string, { readonly [header: string]: string }>;

/**
 * What a host should send with the site.
 *
 * No address meets two rules about one header: Cloudflare would send both values, Netlify the nearer one.
 *
 * @param base - the site's, with a slash on either side
 * @param folders - those of the built site
 */
export function headersOf(base: string, folders: readonly string[]): Headers {
  const policed = (pattern: string, policy: string) =>
    [`${base}${pattern}`, { 'Content-Security-Policy': policy }] as const;
  const read = folders.filter((folder) => folder !== 'embed' && folder !== assets);
  return new Map<string, { readonly [header: string]: string }>([
    [`${base}*`, everywhere],
    policed('', `${fixed}; frame-ancestors 'none'`),
    ...read.map((folder) => policed(`${folder}/*`, `${fixed}; frame-ancestors 'none'`)),
    policed('embed/', `${fixed}; frame-ancestors 'none'`),
    // Pages that may stand in a frame of anybody's.
    ...['embed/problem/*', 'embed/widget/*'].map(
      (pattern) => [`${base}${pattern}`, { 'Content-Security-Policy': fixed, ...openToAll }] as const,
    ),
    policed('sw.js', ofWorkers),
    [
      `${base}${assets}/*`,
      {
        'Content-Security-Policy': ofWorkers,
        'Cache-Control': 'public, max-age=31536000, immutable',
        ...openToAll,
      },
    ],
  ]);
}

/** In the syntax of `_headers`, which Netlify and Cloudflare read. */
export const headersFile = (headers: Headers): string =>
  [...headers]
    .map(([pattern, lines]) => {
      const written = Object.entries(lines).map(([name, value]) => `  ${name}: ${value}\n`);
      return `${pattern}\n${written.join('')}`;
    })
    .join('\n');

/** Says to the host, in `_headers`, what it should send with each file of the built site. */
export function headers(): AstroIntegration {
  let base = '/';
  return {
    name: 'headers',
    hooks: {
      'astro:config:done': ({ config }) => {
        base = baseOf(config);
      },
      'astro:build:done': ({ dir }) => {
        const folder = fileURLToPath(dir);
        const folders = readdirSync(folder, { withFileTypes: true })
          .filter((entry) => entry.isDirectory())
          .map(({ name }) => name)
          .sort();
        writeFileSync(join(folder, '_headers'), headersFile(headersOf(base, folders)));
      },
    },
  };
}

/** Files named by their content, which never changes. */
const assets = '_astro';

/** A frame in a sandbox has no origin, so what it loads must be let through to any. */
const openToAll = { 'Access-Control-Allow-Origin': '*' };

const everywhere = {
  'X-Content-Type-Options': 'nosniff',
  'Referrer-Policy': 'no-referrer',
  'Cross-Origin-Opener-Policy': 'same-origin',
  'Permissions-Policy': [
    ...['accelerometer', 'bluetooth', 'camera', 'display-capture', 'geolocation', 'gyroscope', 'hid'],
    ...['magnetometer', 'microphone', 'midi', 'payment', 'serial', 'usb'],
  ]
    .map((feature) => `${feature}=()`)
    .join(', '),
};

/**
 * A page's policy but for scripts and styles: which of those may stand in a page differs from page to page, so each page
 * says it itself. A browser holds to both.
 */
const fixed = [
  ...directives.filter((directive) => !directive.startsWith('default-src')),
  ...['media-src', 'object-src'].map((directive) => `${directive} 'none'`),
].join('; ');

/** A worker has the policy its script comes with; the optimiser and SQLite are WebAssembly. */
const ofWorkers =
  "default-src 'none'; script-src 'self' 'wasm-unsafe-eval'; connect-src 'self'; require-trusted-types-for 'script'; trusted-types 'none'";
