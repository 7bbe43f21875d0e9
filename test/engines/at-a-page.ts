import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { test as base, expect } from '@playwright/test';
import { snippetOf } from '../../src/widgets/embed/snippet.ts';
import { answerFrom, send } from '../site/static-host.ts';
import { firefox } from './firefox.ts';
import type { Engine, Reader, Theme } from './reader.ts';
import { webkit } from './webkit.ts';

const engines: readonly Engine[] = [firefox, webkit];

/** What a person does at the site, told in what they look for. */
export type AtPage = Omit<Reader, 'open' | 'click' | 'leave'> & {
  /** Opens a page of the site, `/lab/`. */
  readonly open: (path: string) => Promise<void>;
  /** Clicks the first that has these words, once it is there. */
  readonly click: (selector: string, words?: RegExp) => Promise<void>;
  /** Types a text in place of what a field holds. */
  readonly fill: (selector: string, text: string) => Promise<void>;
  /** Waits until the first of these has such words. */
  readonly reads: (selector: string, words: RegExp) => Promise<void>;
  /** Brings it into view and waits until it is alive. */
  readonly alive: (selector: string) => Promise<void>;
};

type Settings = { readonly theme: Theme };
type Shared = { /** None where the engine is not installed. */ readonly reader: Reader | undefined };

/**
 * A test at the site in one of the engines, which its project names. Each has a host of its own, so nothing is stored yet; a
 * page that complains fails it.
 */
export const test = base.extend<{ readonly page: never; readonly at: AtPage }, Settings & Shared>({
  theme: ['light', { option: true, scope: 'worker' }],
  reader: [
    async ({ theme }, use, { project }) => {
      const engine = engineOf(project.name);
      const reader = engine.isInstalled ? await engine.start(theme) : undefined;
      await use(reader);
      await reader?.leave();
    },
    { scope: 'worker', timeout: 90_000 },
  ],
  at: async ({ reader }, use, { project }) => {
    base.skip(!reader, `${project.name} is not installed`);
    if (!reader) return;
    const { origin, stop } = await host();
    const complaints: string[] = [];
    const listen = async (): Promise<void> => {
      complaints.push(...(await reader.see<string[]>('globalThis.complaints?.splice(0) ?? []')));
    };
    await use(atPage(reader, origin, listen));
    await listen();
    await reader.open('about:blank');
    await stop();
    expect(complaints, 'what pages complained about').toEqual([]);
  },
});

function engineOf(name: string): Engine {
  const engine = engines.find((one) => one.name === name);
  if (!engine) throw new Error(`There is no engine ${name}.`);
  return engine;
}

function atPage(reader: Reader, origin: string, listen: () => Promise<void>): AtPage {
  const quoted = JSON.stringify;
  /** Marks the first of those that have these words, once there is one; a mark can be clicked in any engine. */
  const found = async (selector: string, words = /^/): Promise<string> => {
    await expect
      .poll(
        () =>
          reader.see<boolean>(`(() => {
            document.querySelector('[data-found]')?.removeAttribute('data-found');
            const element = [...document.querySelectorAll(${quoted(selector)})].find(
              (one) => ${words}.test(one.textContent) && one.checkVisibility() && !one.disabled,
            );
            element?.setAttribute('data-found', '');
            element?.scrollIntoView({ block: 'center' });
            return element !== undefined;
          })()`),
        { message: `${selector} ${words}` },
      )
      .toBe(true);
    return '[data-found]';
  };
  return {
    ...reader,
    open: async (path) => {
      await listen();
      await reader.open(`${origin}${path}`);
    },
    click: async (selector, words) => reader.click(await found(selector, words)),
    fill: async (selector, text) => {
      // By hand, not by a click: what wakes above it would move it from under the pointer.
      const field = quoted(await found(selector));
      await reader.see(`document.querySelector(${field}).focus(), document.querySelector(${field}).select()`);
      await reader.type(text);
    },
    reads: (selector, words) =>
      expect
        .poll(
          async () => {
            const text = await reader.see<string>(
              `document.querySelector(${quoted(selector)})?.textContent ?? ''`,
            );
            // A number and its unit stand on one line.
            return text.replaceAll(/\s/g, ' ');
          },
          { message: selector },
        )
        .toMatch(words),
    alive: async (selector) => {
      await found(selector);
      await expect
        .poll(() =>
          reader.see<boolean>(
            `document.querySelector(${quoted(selector)})?.closest('astro-island')?.hasAttribute('ssr') === false`,
          ),
        )
        .toBe(true);
    },
  };
}

/** What a page complains about, as its own script hears it: no protocol tells it in every engine. */
const listener = `
  globalThis.complaints = [];
  const hear = (text) => globalThis.complaints.push(String(text));
  addEventListener('error', ({ message, target }) => {
    // Firefox says so of a module that it was to load ahead and has already.
    if (target.rel !== 'modulepreload') hear(message ?? target.src ?? target.href);
  }, true);
  addEventListener('unhandledrejection', ({ reason }) => hear(reason));
  addEventListener('securitypolicyviolation', ({ effectiveDirective, blockedURI }) => hear(effectiveDirective + ' ' + blockedURI));
  console.error = (...words) => hear(words.join(' '));
`;

/** Somebody's page that shows a figure and a problem in the sandbox that the site's snippets have. */
const blog = ['widget/feistel', 'problem/cost-at-batch-1']
  .map((path) =>
    snippetOf({ address: `/embed/${path}/`, script: '/embed/resize.js', title: path, height: 250 }).replace(
      'loading="lazy"',
      '',
    ),
  )
  .join('');

/** The built site as hosts serve it, with one who listens on every page, and without the worker that would keep it. */
async function host(): Promise<{ readonly origin: string; readonly stop: () => Promise<void> }> {
  let origin = '';
  const server = createServer(({ url = '/' }, response) => {
    const path = new URL(url, 'http://host').pathname;
    if (path === '/sw.js') response.writeHead(404).end();
    else if (path === '/listener.js')
      response.writeHead(200, { 'Content-Type': 'text/javascript' }).end(listener);
    else if (path === '/blog/') response.writeHead(200, { 'Content-Type': 'text/html' }).end(blog);
    else {
      const answer = answerFrom('dist', '/', url);
      const isPage = answer.headers['Content-Type']?.startsWith('text/html');
      send(response, isPage ? { ...answer, body: heard(String(answer.body), path, origin) } : answer);
    }
  });
  await new Promise<void>((resolve) => server.listen(0, 'localhost', resolve));
  // A server that listens on a port has an address of this kind.
  const { port } = server.address() as AddressInfo;
  origin = `http://localhost:${port}`;
  return {
    origin,
    stop: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
}

/** A page with the one who listens; one for frames as a build writes it that is told where the site will stand. */
function heard(html: string, path: string, origin: string): string {
  const page = html.replace('<head>', '<head><script src="/listener.js"></script>');
  return path.startsWith('/embed/')
    ? page.replaceAll(/(?:script|style|font|img|connect)-src 'self'/g, `$& ${origin}`)
    : page;
}
