import { cpSync, globSync, mkdtempSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { extname, join } from 'node:path';
import { writeWorker } from '../../src/offline/write-worker.ts';
import { test as base } from './page.ts';

/** The site on a host of its own, which can go away, bring out another build, and fail at a file. */
export type Host = {
  readonly origin: string;
  readonly stop: () => Promise<void>;
  /** Serves the site as the next build would have made it: other words, and other names for all code. */
  readonly bringOutNext: () => Promise<void>;
  /** Answers one address with an error from now on; with nothing, none. */
  readonly failAt: (path?: string) => void;
};

export const test = base.extend<{ readonly host: Host }>({
  // biome-ignore lint/correctness/noEmptyPattern: Playwright reads what a fixture needs from this pattern.
  host: async ({}, use) => {
    const folder = mkdtempSync(join(tmpdir(), 'ridgepoint-host-'));
    let site = 'dist';
    let failing: string | undefined;
    const server = createServer(({ url = '/' }, response) => {
      const path = new URL(url, 'http://host').pathname;
      const file = join(site, path, path.endsWith('/') ? 'index.html' : '');
      try {
        if (path === failing) throw new Error('This file fails.');
        const content = readFileSync(file);
        // As many hosts do: lest a shared cache mixes sites up, and so that code and fonts reach a frame in a sandbox.
        const shared = { vary: 'Origin', 'access-control-allow-origin': '*' };
        response.writeHead(200, { 'content-type': typeOf(file), ...shared }).end(content);
      } catch {
        response.writeHead(path === failing ? 500 : 404).end();
      }
    });
    await new Promise<void>((resolve) => server.listen(0, 'localhost', resolve));
    // A server that listens on a port has an address of this kind.
    const { port } = server.address() as AddressInfo;

    const stop = () =>
      new Promise<void>((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      });
    await use({
      origin: `http://localhost:${port}`,
      stop,
      bringOutNext: async () => {
        const next = join(folder, 'next');
        cpSync('dist', next, { recursive: true });
        await renew(next);
        site = next;
      },
      failAt: (path) => {
        failing = path;
      },
    });
    await stop();
    rmSync(folder, { recursive: true });
  },
});

/** Words by which the next build is known. */
export const renewed = 'Renewed';

async function renew(site: string): Promise<void> {
  for (const file of globSync('**/*.{html,js,css,json}', { cwd: site }).map((name) => join(site, name))) {
    const text = readFileSync(file, 'utf8')
      .replaceAll('_astro/', '_next/')
      .replaceAll(/(<h1>|"title":")/g, `$1${renewed} `);
    writeFileSync(file, text);
  }
  renameSync(join(site, '_astro'), join(site, '_next'));
  await writeWorker(site, '_next/');
}

const typeOf = (file: string): string => types.get(extname(file)) ?? 'application/octet-stream';
const types: ReadonlyMap<string, string> = new Map([
  ['.html', 'text/html; charset=utf-8'],
  ['.js', 'text/javascript'],
  ['.css', 'text/css'],
  ['.json', 'application/json'],
  ['.webmanifest', 'application/manifest+json'],
  ['.svg', 'image/svg+xml'],
  ['.png', 'image/png'],
  ['.woff2', 'font/woff2'],
]);
