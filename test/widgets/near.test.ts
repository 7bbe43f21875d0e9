import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';

/** [ms] Longer than any wait between two tries. */
const longer = 5000;

/** A page with a connection that is whatever the test says. */
function page() {
  const world = new EventTarget();
  const waiting = new Set<unknown>();
  const asked: string[] = [];
  let answer: () => Response = () => Response.json({ a: { batch: 64 } });
  vi.stubGlobal('location', { href: 'https://ridgepoint.example/lessons/batch-size/' });
  vi.stubGlobal('addEventListener', (kind: string, listener: () => void) => {
    waiting.add(listener);
    world.addEventListener(kind, listener);
  });
  vi.stubGlobal('removeEventListener', (kind: string, listener: () => void) => {
    waiting.delete(listener);
    world.removeEventListener(kind, listener);
  });
  vi.stubGlobal('fetch', async (address: URL) => {
    asked.push(address.pathname);
    return answer();
  });
  return {
    asked,
    waiting,
    answers: (next: () => Response) => {
      answer = next;
    },
    connect: () => world.dispatchEvent(new Event('online')),
  };
}

const noConnection = (): Response => {
  throw new TypeError('Failed to fetch');
};
const gone = () => new Response('Not found', { status: 404 });

beforeEach(() => {
  // A page asks for its file once; each test is a page of its own.
  vi.resetModules();
  vi.useFakeTimers();
});
afterEach(() => {
  vi.useRealTimers();
  vi.unstubAllGlobals();
});

describe('what the figures of a page are given', () => {
  test('is fetched from beside the page, once for all of them', async () => {
    const { asked } = page();
    const { givenIn } = await import('../../src/widgets/given.ts');

    expect(await Promise.all([givenIn('islands.1.json'), givenIn('islands.1.json')])).toEqual([
      { a: { batch: 64 } },
      { a: { batch: 64 } },
    ]);
    expect(asked).toEqual(['/lessons/batch-size/islands.1.json']);
  });

  test('is asked for again after a while, and leaves nobody listening', async () => {
    const { answers, asked, waiting } = page();
    const { givenIn } = await import('../../src/widgets/given.ts');
    answers(noConnection);
    const given = givenIn('islands.1.json');
    for (let tries = 0; tries < 3; tries++) await vi.advanceTimersByTimeAsync(longer);
    expect(asked.length).toBeGreaterThan(2);
    expect(waiting.size).toBe(1);

    answers(() => Response.json({ a: {} }));
    await vi.advanceTimersByTimeAsync(longer);
    expect(await given).toEqual({ a: {} });
    expect(waiting.size).toBe(0);
  });

  test('is asked for as soon as there is a connection', async () => {
    const { answers, connect, waiting } = page();
    const { givenIn } = await import('../../src/widgets/given.ts');
    answers(noConnection);
    const given = givenIn('islands.1.json');
    await vi.advanceTimersByTimeAsync(1);
    answers(() => Response.json({ a: {} }));
    connect();

    expect(await given).toEqual({ a: {} });
    expect(waiting.size).toBe(0);
    expect(vi.getTimerCount()).toBe(0);
  });

  test('is asked for no more where the host has it no longer', async () => {
    const { answers, asked } = page();
    const { givenIn } = await import('../../src/widgets/given.ts');
    answers(gone);

    expect(await givenIn('islands.1.json')).toBeUndefined();
    await vi.advanceTimersByTimeAsync(3 * longer);
    expect(asked).toHaveLength(1);
  });

  test('is asked for again where the host is out of order', async () => {
    const { answers } = page();
    const { givenIn } = await import('../../src/widgets/given.ts');
    answers(() => new Response('', { status: 503 }));
    const given = givenIn('islands.1.json');
    await vi.advanceTimersByTimeAsync(1);
    answers(() => Response.json({ a: {} }));
    await vi.advanceTimersByTimeAsync(longer);

    expect(await given).toEqual({ a: {} });
  });
});

describe('a figure that comes near', () => {
  /** As much of a page's elements as is used to say something. */
  class Part {
    readonly attributes = new Map<string, string>();
    readonly parts: (Part | string)[] = [];
    readonly children = [];
    readonly dataset = { given: 'islands.1.json' };
    setAttribute = (name: string, value: string) => void this.attributes.set(name, value);
    getAttribute = (name: string) => this.attributes.get(name) ?? null;
    hasAttribute = (name: string) => this.attributes.has(name);
    append = (...parts: (Part | string)[]) => void this.parts.push(...parts);
    addEventListener = () => {};
    get text(): string {
      return this.parts.map((part) => (typeof part === 'string' ? part : part.text)).join('');
    }
  }

  async function comeNear() {
    vi.stubGlobal('document', { createElement: () => new Part() });
    vi.stubGlobal(
      'IntersectionObserver',
      class {
        readonly observe = () => {};
        readonly disconnect = () => {};
        constructor(come: (entries: readonly { readonly isIntersecting: boolean }[]) => void) {
          queueMicrotask(() => come([{ isIntersecting: true }]));
        }
      },
    );
    const island = new Part();
    island.setAttribute('uid', 'a');
    const hydrate = vi.fn(async () => {});
    const { default: near } = await import('../../src/widgets/near.ts');
    near(
      async () => hydrate,
      { name: 'near', value: '' },
      island as unknown as HTMLElement, // Only what is used.
    );
    await vi.advanceTimersByTimeAsync(longer);
    return { island, hydrate };
  }

  test('comes alive with what it is given', async () => {
    page();
    const { island, hydrate } = await comeNear();

    expect(island.getAttribute('props')).toBe('{"batch":64}');
    expect(hydrate).toHaveBeenCalledOnce();
    expect(island.text).toBe('');
  });

  test('stays as the server wrote it where its file is gone, and says what to do', async () => {
    page().answers(gone);
    const { island, hydrate } = await comeNear();

    expect(hydrate).not.toHaveBeenCalled();
    expect(island.text).toMatch(/^This part did not load: .* Reload the page$/);
    const [words] = island.parts;
    expect(words instanceof Part && words.getAttribute('role')).toBe('alert');
  });
});
