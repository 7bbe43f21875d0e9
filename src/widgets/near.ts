import type { ClientDirective } from 'astro';
import { givenIn } from './given.ts';
import { nearby } from './nearby.ts';
import { nextTask } from './next-task.ts';

/**
 * Brings an island alive when it comes near: fetches what it is given, which the build has moved out of the page
 * (`src/authoring/island-props.ts`), then its code. Until then the page reads as the server wrote it. With
 * `client:near="touched"` its code waits until a reader turns to it: on a page that is to stand at once.
 */
const near: ClientDirective = (load, { value }, island) => {
  const wanted = value === 'touched' ? turnedTo(island) : undefined;
  const come = async (): Promise<void> => {
    if (!(await bring(island))) {
      sayGone(island);
      return;
    }
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

/** Gives an island what stands in the page's file; in development it stands in the page. @returns whether it could be had */
async function bring(island: HTMLElement): Promise<boolean> {
  const file = island.dataset['given'];
  if (file === undefined || island.hasAttribute('props')) return true;
  const given = await givenIn(file);
  if (given) island.setAttribute('props', JSON.stringify(given[island.getAttribute('uid') ?? '']));
  return given !== undefined;
}

/** Says that an island stays as the server wrote it, and what to do. */
function sayGone(island: HTMLElement): void {
  const words = document.createElement('p');
  words.className = 'warning';
  words.setAttribute('role', 'alert');
  const button = document.createElement('button');
  button.className = 'button';
  button.type = 'button';
  button.append('Reload the page');
  button.addEventListener('click', () => location.reload());
  words.append(
    'This part did not load: a newer version of this page has come out since it was opened. ',
    button,
  );
  island.append(words);
}
