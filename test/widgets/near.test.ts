import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';

/** [ms] Longer than any wait between two tries. */
const longer = 5000;

/** A page with a connection that is whatever the test says. */
function page() {
  const world = new EventTarget();
  const asked: string[] = [];
  let answer: () => Response = () => Response.json({ a: { batch: 64 } });
  vi.stubGlobal('addEventListener', world.addEventListener.bind(world));
  vi.stubGlobal('fetch', async (file: string) => {
    asked.push(file);
    return answer();
  });
  return {
    asked,
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
    expect(asked).toEqual(['islands.1.json']);
  });

  test('is asked for again after a while', async () => {
    const { answers, asked } = page();
    const { givenIn } = await import('../../src/widgets/given.ts');
    answers(noConnection);
    const given = givenIn('islands.1.json');
    for (let tries = 0; tries < 3; tries++) await vi.advanceTimersByTimeAsync(longer);
    expect(asked.length).toBeGreaterThan(2);

    answers(() => Response.json({ a: {} }));
    await vi.advanceTimersByTimeAsync(longer);
    expect(await given).toEqual({ a: {} });
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
  class Part extends EventTarget {
    readonly attributes = new Map<string, string>();
    parts: (Part | string)[] = [];
    parent: Part | undefined;
    readonly children = [];
    readonly dataset = { given: 'islands.1.json' };
    setAttribute = (name: string, value: string) => void this.attributes.set(name, value);
    getAttribute = (name: string) => this.attributes.get(name) ?? null;
    hasAttribute = (name: string) => this.attributes.has(name);
    querySelector = () => null;
    append = (...parts: (Part | string)[]) => {
      this.parts.push(...parts);
      for (const part of parts) if (part instanceof Part) part.parent = this;
    };
    onclick: (() => void) | undefined;
    get isConnected() {
      return this.parent !== undefined;
    }
    remove = () => {
      if (this.parent) this.parent.parts = this.parent.parts.filter((part) => part !== this);
      this.parent = undefined;
    };
    get text(): string {
      return this.parts.map((part) => (typeof part === 'string' ? part : part.text)).join('');
    }
    /** Presses the button of a name, wherever it stands in it. */
    press(name: string): void {
      for (const part of this.parts)
        if (part instanceof Part && part.text === name) part.onclick?.();
        else if (part instanceof Part) part.press(name);
    }
  }

  /** @param isThere - whether the island's code can be had */
  function comeNear(isThere: () => boolean = () => true) {
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
    // As Astro has it: it never rejects.
    const load = async () => {
      if (isThere()) return hydrate;
      island.dispatchEvent(new Event('astro:hydration-error'));
      return async () => {};
    };
    return { island, hydrate, load, element: island as unknown as HTMLElement }; // Only what is used.
  }

  async function near(isThere?: () => boolean) {
    const { island, hydrate, load, element } = comeNear(isThere);
    const { default: directive } = await import('../../src/widgets/near.ts');
    directive(load, { name: 'near', value: '' }, element);
    await vi.advanceTimersByTimeAsync(longer);
    return { island, hydrate };
  }

  const said = /^This part did not load\. .* Try again .*: Reload$/;

  test('comes alive with what it is given', async () => {
    page();
    const { island, hydrate } = await near();

    expect(island.getAttribute('props')).toBe('{"batch":64}');
    expect(hydrate).toHaveBeenCalledOnce();
    expect(island.text).toBe('');
    await vi.advanceTimersByTimeAsync(3 * longer);
    expect(island.text).toBe('');
  });

  test('stays as the server wrote it where its file is gone, and says what to do', async () => {
    page().answers(gone);
    const { island, hydrate } = await near();

    expect(hydrate).not.toHaveBeenCalled();
    expect(island.text).toMatch(said);
    const [words] = island.parts;
    expect(words instanceof Part && words.getAttribute('role')).toBe('alert');
  });

  test('says so where its code is gone, and is tried again', async () => {
    page();
    let isThere = false;
    const { island, hydrate } = await near(() => isThere);
    expect(island.text).toMatch(said);
    island.press('Try again');
    await vi.advanceTimersByTimeAsync(longer);
    expect(island.text).toMatch(said);
    expect(island.parts).toHaveLength(1);

    isThere = true;
    island.press('Try again');
    await vi.advanceTimersByTimeAsync(longer);
    expect(hydrate).toHaveBeenCalledOnce();
    expect(island.text).toBe('');
  });

  test('comes by itself once there is a connection', async () => {
    const { connect } = page();
    let isThere = false;
    const { island, hydrate } = await near(() => isThere);
    isThere = true;
    connect();
    await vi.advanceTimersByTimeAsync(1);

    expect(hydrate).toHaveBeenCalledOnce();
    expect(island.text).toBe('');
    // Once is enough.
    connect();
    await vi.advanceTimersByTimeAsync(1);
    expect(hydrate).toHaveBeenCalledOnce();
  });

  test('that waits long for what it is given says so, until it comes', async () => {
    const { answers } = page();
    answers(noConnection);
    const { island, hydrate } = await near();
    expect(island.text).toBe('');
    await vi.advanceTimersByTimeAsync(longer);
    expect(island.text).toMatch(said);

    answers(() => Response.json({ a: {} }));
    await vi.advanceTimersByTimeAsync(longer);
    expect(hydrate).toHaveBeenCalledOnce();
    expect(island.text).toBe('');
  });

  test('does not let one around it speak of it', async () => {
    page();
    const { load, island, element } = comeNear(() => false);
    const bubbles = vi.spyOn(Event.prototype, 'stopPropagation');
    const { default: soon } = await import('../../src/widgets/soon.ts');
    void soon(load, { name: 'soon', value: '' }, element);
    await vi.advanceTimersByTimeAsync(longer);
    expect(island.text).toMatch(said);
    expect(bubbles).toHaveBeenCalledOnce();
  });

  test('that comes as soon as its code is here says so as well where that is gone', async () => {
    page();
    let isThere = false;
    const { island, hydrate, load, element } = comeNear(() => isThere);
    const { default: soon } = await import('../../src/widgets/soon.ts');
    void soon(load, { name: 'soon', value: '' }, element);
    await vi.advanceTimersByTimeAsync(longer);
    expect(island.text).toMatch(said);

    isThere = true;
    island.press('Try again');
    await vi.advanceTimersByTimeAsync(longer);
    expect(hydrate).toHaveBeenCalledOnce();
  });
});
