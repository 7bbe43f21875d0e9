import { createHash } from 'node:crypto';
import { cpSync, globSync, mkdtempSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { writeWorker } from '../../src/offline/write-worker.ts';
import { test as base } from './page.ts';
import { answerFrom, send } from './static-host.ts';

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
      if (new URL(url, 'http://host').pathname === failing) response.writeHead(500).end();
      else send(response, answerFrom(site, '/', url));
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

/** A page whose policy allows what stands in it now, as it did before. */
function withHashesOf(page: string, before: string): string {
  const hashes = (text: string) =>
    [...text.matchAll(/<(style|script)>(.*?)<\/\1>/gs)].map(
      ([, , content = '']) => `sha256-${createHash('sha256').update(content).digest('base64')}`,
    );
  const now = hashes(page);
  return hashes(before).reduce((text, hash, at) => text.replaceAll(hash, now[at] ?? hash), page);
}

async function renew(site: string): Promise<void> {
  for (const file of globSync('**/*.{html,js,css,json}', { cwd: site }).map((name) => join(site, name))) {
    const text = readFileSync(file, 'utf8');
    const next = text.replaceAll('_astro/', '_next/').replaceAll(/(<h1>|"title":")/g, `$1${renewed} `);
    writeFileSync(file, withHashesOf(next, text));
  }
  renameSync(join(site, '_astro'), join(site, '_next'));
  await writeWorker(site, '_next/');
}
