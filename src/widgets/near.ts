import type { ClientDirective } from 'astro';
import { nearby } from './nearby.ts';
import { nextTask } from './next-task.ts';

/** What the islands of a page are given, by the name of each. */
type Given = { readonly [uid: string]: unknown };

/** [ms] After which a file that did not arrive is asked for again. */
const pause = 4000;

/**
 * Brings an island alive when it comes near: fetches what it is given, which the build has moved out of the page
 * (`src/authoring/island-props.ts`), then its code. Until then the page reads as the server wrote it. With
 * `client:near="touched"` its code waits until a reader turns to it: on a page that is to stand at once.
 */
const near: ClientDirective = (load, { value }, island) => {
  const wanted = value === 'touched' ? turnedTo(island) : undefined;
  const come = async (): Promise<void> => {
    await bring(island);
    await wanted;
    const hydrate = await load();
    await nextTask();
    await hydrate();
  };
  // An island has no place of its own on the page; what it holds has.
  nearby(island.children, () => void come());
};

// biome-ignore lint/style/noDefaultExport: Astro takes a directive as the default of its module.
export default near;

/** When a pointer comes over an island, or the keyboard into it. */
const turnedTo = (island: HTMLElement): Promise<void> =>
  new Promise((resolve) => {
    for (const sign of ['pointerover', 'pointerdown', 'focusin'])
      island.addEventListener(sign, () => resolve(), { once: true, passive: true });
  });

const files = new Map<string, Promise<Given>>();

/** Gives an island what stands in the page's file. In development it stands in the page. */
async function bring(island: HTMLElement): Promise<void> {
  const file = island.dataset['given'];
  if (file === undefined || island.hasAttribute('props')) return;
  for (;;) {
    try {
      if (!files.has(file)) files.set(file, fetched(file));
      const given = (await files.get(file))?.[island.getAttribute('uid') ?? ''];
      island.setAttribute('props', JSON.stringify(given));
      return;
    } catch {
      files.delete(file);
      await again();
    }
  }
}

async function fetched(file: string): Promise<Given> {
  const response = await fetch(new URL(file, location.href));
  if (!response.ok) throw new Error(`${file} answered ${response.status}.`);
  return (await response.json()) as Given;
}

/** Some time later, or as soon as there is a connection again. */
const again = (): Promise<void> =>
  new Promise((resolve) => {
    setTimeout(resolve, pause);
    addEventListener('online', () => resolve(), { once: true });
  });
