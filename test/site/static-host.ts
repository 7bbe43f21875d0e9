import { existsSync, readFileSync, statSync } from 'node:fs';
import { createServer, type Server, type ServerResponse } from 'node:http';
import { extname, join } from 'node:path';

/** What a host answers: a file of the site, with the headers the site asks for. */
export type Answer = {
  readonly status: 200 | 301 | 404;
  readonly headers: { readonly [header: string]: string };
  readonly body: Buffer | string;
};

/**
 * Answers as hosts of static files do that read `_headers`.
 *
 * @param site - the folder that is served
 * @param base - where its home page is
 */
export function answerFrom(site: string, base: string, address: string): Answer {
  const path = decodeURIComponent(new URL(address, 'http://host').pathname);
  const own = (status: 200 | 404, file: string): Answer => ({
    status,
    headers: {
      'Content-Type': types.get(extname(file)) ?? 'application/octet-stream',
      'Cache-Control': 'public, max-age=0, must-revalidate',
      // As many hosts send, lest a shared cache mixes sites up.
      Vary: 'Origin',
      ...headersFor(site, path),
    },
    body: readFileSync(file),
  });
  const within = path.startsWith(base) ? path.slice(base.length) : undefined;
  const file = within === undefined ? undefined : join(site, within, path.endsWith('/') ? 'index.html' : '');
  if (file !== undefined && existsSync(file)) {
    if (!statSync(file).isDirectory()) return own(200, file);
    return { status: 301, headers: { Location: `${path}/` }, body: '' };
  }
  return own(404, join(site, '404.html'));
}

export const send = (response: ServerResponse, { status, headers, body }: Answer): void => {
  response.writeHead(status, headers).end(body);
};

/** Serves a site until it is closed. */
export const staticHost = (site: string, base: string): Server =>
  createServer(({ url = '/' }, response) => send(response, answerFrom(site, base, url)));

/** The headers of all rules that an address meets; of two that name one header, both, as Cloudflare has it. */
function headersFor(site: string, path: string): { readonly [header: string]: string } {
  const met: { [header: string]: string } = {};
  for (const { pattern, headers } of rulesOf(readFileSync(join(site, '_headers'), 'utf8'))) {
    const matches = pattern.endsWith('*') ? path.startsWith(pattern.slice(0, -1)) : path === pattern;
    if (matches)
      for (const [name, value] of headers) met[name] = met[name] ? `${met[name]}, ${value}` : value;
  }
  return met;
}

type Rule = { readonly pattern: string; readonly headers: readonly (readonly [string, string])[] };

const rulesOf = (text: string): readonly Rule[] =>
  text.split(/\n(?=\S)/).map((rule) => {
    const [pattern = '', ...lines] = rule.split('\n').filter((line) => line.trim() !== '');
    return {
      pattern,
      headers: lines.map((line) => {
        const [, name, value] = /^\s+([\w-]+): (.*)$/.exec(line) ?? [];
        if (!name || !value) throw new Error(`_headers: “${line}” is no header.`);
        return [name, value] as const;
      }),
    };
  });

const types: ReadonlyMap<string, string> = new Map([
  ['.html', 'text/html; charset=utf-8'],
  ['.js', 'text/javascript'],
  ['.css', 'text/css'],
  ['.json', 'application/json'],
  ['.wasm', 'application/wasm'],
  ['.md', 'text/markdown; charset=utf-8'],
  ['.txt', 'text/plain; charset=utf-8'],
  ['.xml', 'application/xml'],
  ['.webmanifest', 'application/manifest+json'],
  ['.ico', 'image/x-icon'],
  ['.svg', 'image/svg+xml'],
  ['.png', 'image/png'],
  ['.woff2', 'font/woff2'],
]);
