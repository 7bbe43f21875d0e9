/**
 * The service worker: keeps the pages of one build in the browser, so that a learner studies without a connection.
 *
 * A build's pages lie in a cache of their own. It is filled whole before the browser lets its worker take over, and
 * the browser does that when no page of the version before is open any more; so a page, its code and its decks are always of
 * one build, no page is reloaded under a learner, and an update that fails leaves everything as it was. The history
 * lies in another store, which nothing here touches.
 *
 * This file stands alone: the build takes its types off and appends a call of `serve` (`write-worker.ts`).
 */

/** A build, as its worker knows it. Names are addresses below the site's base; the home page is ''. */
export type Build = {
  readonly version: string;
  /** Where files lie whose name says what is in them, so that those of two builds cannot be confused. */
  readonly assets: string;
  /** The page shown in place of one that is neither kept nor to be had. */
  readonly offlinePage: string;
  /** What is kept from the first: name to revision (`revisionOf`). */
  readonly atOnce: Revisions;
  /** What is kept once it was looked at. */
  readonly whenVisited: Revisions;
};
export type Revisions = { readonly [name: string]: string };

/** What a page may ask of a worker. */
export type Question = 'what is kept' | 'take over';
export type Kept = {
  /** Pages that open without a connection. */
  readonly pages: number;
  /** Whether all is there that studying needs. */
  readonly whole: boolean;
};
/** Whether the worker takes over; not while another page of the site is open. */
export type TakeOver = { readonly taken: boolean };

/** A request, as far as it matters here. */
export type Asked = Pick<Request, 'method' | 'mode' | 'url'>;

type Extendable = { readonly waitUntil: (work: Promise<unknown>) => void };
type Fetched = Extendable & {
  readonly request: Request;
  readonly respondWith: (response: Promise<Response>) => void;
};
type Told = Extendable & {
  readonly data: unknown;
  readonly ports: readonly { readonly postMessage: (message: Kept | TakeOver) => void }[];
};

/** What is needed of a worker's global scope. */
export type World = {
  readonly registration: { readonly scope: string };
  readonly caches: Pick<CacheStorage, 'delete' | 'keys' | 'match' | 'open'>;
  readonly clients: {
    readonly claim: () => Promise<void>;
    readonly matchAll: (which: {
      readonly type: 'window';
      readonly includeUncontrolled: true;
    }) => Promise<readonly { readonly url: string }[]>;
  };
  readonly fetch: (request: Request | string, options?: RequestInit) => Promise<Response>;
  readonly skipWaiting: () => Promise<void>;
  addEventListener(kind: 'install' | 'activate', handle: (event: Extendable) => void): void;
  addEventListener(kind: 'fetch', handle: (event: Fetched) => void): void;
  addEventListener(kind: 'message', handle: (event: Told) => void): void;
};

/**
 * The name of the file that answers a request, or nothing where the worker keeps out of it.
 *
 * What follows `?` is for the page's own code, so it names no other file. Any page may be asked for: one that this build
 * does not know may be in a newer one.
 */
export function nameOf({ method, mode, url }: Asked, scope: string, build: Build): string | undefined {
  const { origin, pathname } = new URL(url);
  const address = origin + pathname;
  if (method !== 'GET' || !address.startsWith(scope)) return undefined;
  const name = address.slice(scope.length);
  if (mode === 'navigate')
    return name.replace(/(^|\/)index\.html$/, '$1').replace(/(^|\/)([^/.]+)$/, '$1$2/');
  return isKnown(name, build) || name.startsWith(build.assets) ? name : undefined;
}

/** What tells two contents of one name apart: the first 48 bits of SHA-256. A guard against mix-ups, not against malice. */
export async function revisionOf(content: BufferSource): Promise<string> {
  const hash = new Uint8Array(await crypto.subtle.digest('SHA-256', content));
  return Array.from(hash.subarray(0, 6), (byte) => byte.toString(16).padStart(2, '0')).join('');
}

/** Pages have addresses of folders. */
const isPage = (name: string): boolean => name === '' || name.endsWith('/');

const revisionIn = (build: Build, name: string): string | undefined =>
  build.atOnce[name] ?? build.whenVisited[name];
const isKnown = (name: string, build: Build): boolean => revisionIn(build, name) !== undefined;

export function serve(world: World, build: Build): void {
  const { caches, clients, registration } = world;
  const { scope } = registration;
  // Other sites may share the origin, and this one may stand there twice.
  const family = `ridgepoint ${new URL(scope).pathname} `;
  const own = family + build.version;

  /** Puts a file into this build's cache, if it is this build's: a host may bring out the next one at any moment. */
  async function keep(name: string, response: Response, cache: Cache): Promise<void> {
    const content = await response.arrayBuffer();
    if ((await revisionOf(content)) !== revisionIn(build, name))
      throw new Error(`${scope}${name} is not as it was built.`);
    // A copy, since a page may not be answered with a response that was redirected.
    await cache.put(scope + name, new Response(content, { headers: response.headers }));
  }

  /** A full disk, or a newer build's file, is no reason to show nothing. */
  async function keepVisited(name: string, response: Response): Promise<void> {
    try {
      await keep(name, response, await caches.open(own));
    } catch {
      // It is shown and not kept.
    }
  }

  /**
   * All or nothing. The browser discards a worker whose filling fails, and tries again on a later visit.
   *
   * A cache of this name may be there already, and be in use: a host that goes back to the build before, while the next one
   * waits, has the browser install it again. What such a cache holds was this build's when it was put there.
   */
  async function fill(): Promise<void> {
    const isNew = !(await caches.keys()).includes(own);
    // Opened once: what arrives after the rest has failed goes down with this cache and begins none of its name.
    const cache = await caches.open(own);
    try {
      const kept = await namesIn(cache);
      await Promise.all(
        Object.keys(build.atOnce)
          .filter((name) => !kept.has(name))
          .map(async (name) => keep(name, await world.fetch(scope + name, { cache: 'no-cache' }), cache)),
      );
    } catch (error) {
      if (isNew) await caches.delete(own);
      throw error;
    }
  }

  async function namesIn(cache: Cache): Promise<ReadonlySet<string>> {
    return new Set((await cache.keys()).map(({ url }) => url.slice(scope.length)));
  }

  /**
   * Leaves this build's cache and the one before, for a page that the browser brings back from its memory; later ones
   * are being filled. A page that was open before there was any worker is served from now on.
   */
  async function takeOver(): Promise<void> {
    const builds = (await caches.keys()).filter((name) => name.startsWith(family));
    const before = Math.max(0, builds.indexOf(own) - 1);
    await Promise.all(builds.slice(0, before).map((name) => caches.delete(name)));
    if (builds.length === 1) await clients.claim();
  }

  async function find(name: string): Promise<Response | undefined> {
    // Hosts send "Vary: Origin", and a page's modules are not asked for as they were here.
    const how = { ignoreVary: true };
    try {
      const found = await (await caches.open(own)).match(scope + name, how);
      if (found || !name.startsWith(build.assets)) return found;
      return await caches.match(scope + name, how);
    } catch {
      return undefined; // What the browser cannot read any more, the network may have.
    }
  }

  /**
   * What is kept goes first, pages too. Asking the network first would set the next build's page on this one's code and
   * decks, and would make a learner wait wherever the connection is poor. What is new arrives with the next worker.
   */
  async function answer(event: Fetched, name: string): Promise<Response> {
    const { request } = event;
    const other = addressFor(request, name);
    if (other !== undefined) return Response.redirect(other);
    const found = await find(name);
    if (found) return found;
    try {
      const response = await world.fetch(request);
      if (isKnown(name, build)) event.waitUntil(keepVisited(name, response.clone()));
      return response;
    } catch {
      if (request.mode !== 'navigate') return Response.error();
      return (await find(build.offlinePage)) ?? lastResort();
    }
  }

  /** Where a page was asked for without its last slash: what it fetches is named from the folder that its address is. */
  function addressFor({ mode, url }: Asked, name: string): string | undefined {
    const { pathname, search } = new URL(url);
    const lacks =
      mode === 'navigate' && isKnown(name, build) && isPage(name) && !/\/(?:index\.html)?$/.test(pathname);
    return lacks ? `${scope}${name}${search}` : undefined;
  }

  async function whatIsKept(): Promise<Kept> {
    const names = await namesIn(await caches.open(own));
    return {
      pages: [...names].filter((name) => isPage(name) && name !== build.offlinePage).length,
      whole: Object.keys(build.atOnce).every((name) => names.has(name)),
    };
  }

  async function takeOverIfAlone(): Promise<TakeOver> {
    const open = await clients.matchAll({ type: 'window', includeUncontrolled: true });
    const taken = open.filter(({ url }) => url.startsWith(scope)).length <= 1;
    if (taken) await world.skipWaiting();
    return { taken };
  }

  world.addEventListener('install', (event) => event.waitUntil(fill()));
  world.addEventListener('activate', (event) => event.waitUntil(takeOver()));
  world.addEventListener('fetch', (event) => {
    const name = nameOf(event.request, scope, build);
    if (name !== undefined) event.respondWith(answer(event, name));
  });
  world.addEventListener('message', (event) => {
    const reply = (message: Kept | TakeOver) => event.ports[0]?.postMessage(message);
    if (event.data === 'what is kept') event.waitUntil(whatIsKept().then(reply));
    if (event.data === 'take over') event.waitUntil(takeOverIfAlone().then(reply));
  });
}

/** Where the browser has thrown away even the offline page. */
const lastResort = (): Response =>
  new Response(
    '<!doctype html><html lang="en"><meta name="viewport" content="width=device-width"><title>No connection</title><p>This page was not kept for offline use, and there is no connection. Your reviews are safe. Try again later.',
    { headers: { 'content-type': 'text/html; charset=utf-8' } },
  );
