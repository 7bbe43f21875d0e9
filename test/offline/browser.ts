import { type Build, revisionOf, serve, type World } from '../../src/offline/worker.ts';

export const scope = 'https://ridgepoint.example/course/';

/** A site: names to texts. */
export type Site = { readonly [name: string]: string };

/** The two kinds of files of a small site, as its build would list them. */
export async function buildOf(version: string, atOnce: Site, whenVisited: Site = {}): Promise<Build> {
  const revisions = async (site: Site) =>
    Object.fromEntries(
      await Promise.all(
        Object.entries(site).map(async ([name, text]) => [
          name,
          await revisionOf(new TextEncoder().encode(text)),
        ]),
      ),
    );
  return {
    version,
    assets: '_astro/',
    offlinePage: 'offline/',
    atOnce: await revisions(atOnce),
    whenVisited: await revisions(whenVisited),
  };
}

/** A browser with a network that is whatever the test says, and workers in it. */
export function browser() {
  const caches = new Caches();
  const windows: { url: string }[] = [];
  const told: string[] = [];
  let network: Site | undefined = {};

  /** A worker for this build, at the site's place or another of the same origin. */
  const install = (build: Build, at = scope) => {
    const handlers = new Map<string, (event: unknown) => void>();
    const world: World = {
      registration: { scope: at },
      caches,
      clients: {
        claim: async () => void told.push('claim'),
        matchAll: async () => windows,
      },
      fetch: async (request) => {
        const address = new URL(typeof request === 'string' ? request : request.url);
        if (!network) throw new TypeError('Failed to fetch');
        const text = network[`${address.origin}${address.pathname}`.slice(at.length)];
        return text === undefined
          ? new Response('Not found', { status: 404 })
          : // As servers do that think of other sites.
            new Response(text, { headers: { vary: 'Origin' } });
      },
      skipWaiting: async () => void told.push('skip waiting'),
      addEventListener: (kind: string, handle: unknown) =>
        void handlers.set(kind, handle as (event: unknown) => void), // One signature for four.
    };
    serve(world, build);

    /** Lets an event take its course. */
    const run = async (kind: string, event: object): Promise<void> => {
      const work: Promise<unknown>[] = [];
      handlers.get(kind)?.({ ...event, waitUntil: (one: Promise<unknown>) => work.push(one) });
      for (let done = 0; done < work.length; done++) await work[done];
    };
    return {
      install: () => run('install', {}),
      activate: () => run('activate', {}),
      /** What a page gets for an address, as text; nothing where the worker leaves it to the browser. */
      get: async (
        name: string,
        asked: { mode?: string; method?: string } = {},
      ): Promise<string | undefined> => {
        const request = { method: 'GET', mode: 'no-cors', url: at + name, ...asked };
        const work: Promise<unknown>[] = [];
        let answer: Promise<Response> | undefined;
        handlers.get('fetch')?.({
          request,
          respondWith: (response: Promise<Response>) => {
            answer = response;
          },
          waitUntil: (one: Promise<unknown>) => work.push(one),
        });
        const response = await answer;
        await Promise.all(work);
        if (response?.type === 'error') return 'network error';
        return response?.headers.has('location')
          ? `see ${response.headers.get('location')}`
          : response?.text();
      },
      ask: async (data: unknown): Promise<unknown> => {
        let reply: unknown;
        const port = {
          postMessage: (message: unknown) => {
            reply = message;
          },
        };
        await run('message', { data, ports: [port] });
        return reply;
      },
    };
  };

  return {
    install,
    caches,
    windows,
    told,
    connect: (site: Site) => {
      network = site;
    },
    disconnect: () => {
      network = undefined;
    },
  };
}

/** The caches of a browser, as far as the worker uses them: in the order they were made, by address. */
class Caches implements Pick<CacheStorage, 'delete' | 'keys' | 'match' | 'open'> {
  readonly #kept = new Map<string, Map<string, Response>>();
  isBroken = false;

  async open(name: string): Promise<Cache> {
    if (this.isBroken) throw new DOMException('The disk cannot be read.', 'UnknownError');
    const kept = this.#kept.get(name) ?? new Map<string, Response>();
    this.#kept.set(name, kept);
    const cache: Pick<Cache, 'delete' | 'keys' | 'match' | 'put'> = {
      delete: async (address) => kept.delete(String(address)),
      keys: async () => [...kept.keys()].map((address) => new Request(address)),
      match: async (address, options) => found(kept, String(address), options),
      put: async (address, response) => void kept.set(String(address), response),
    };
    return cache as Cache; // Only what is used.
  }

  async match(address: RequestInfo | URL, options?: CacheQueryOptions): Promise<Response | undefined> {
    for (const kept of this.#kept.values()) {
      const response = found(kept, String(address), options);
      if (response) return response;
    }
    return undefined;
  }

  delete = async (name: string): Promise<boolean> => this.#kept.delete(name);
  keys = async (): Promise<string[]> => [...this.#kept.keys()];
}

/** A response that varies with a header is another one for whoever does not ask to ignore that. */
function found(kept: ReadonlyMap<string, Response>, address: string, options: CacheQueryOptions = {}) {
  const response = kept.get(address);
  return response && (options.ignoreVary || !response.headers.has('vary')) ? response.clone() : undefined;
}
