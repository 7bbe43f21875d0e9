import { givenIn } from './given.ts';
import { sayTrouble, wake } from './island-trouble.ts';
import { keepTyped } from './keep-typed.ts';
import { nearby } from './nearby.ts';

/** [ms] After which a reader is told that what they look at has not loaded yet. */
const patience = 8000;

/**
 * Brings an island alive when it comes near: fetches what it is given, which the build has moved out of the page
 * (`src/authoring/island-props.ts`), then its code. Until then the page reads as the server wrote it.
 *
 * @param wanted - what its code waits for besides
 */
export function comeNear(
  load: () => Promise<() => Promise<void>>,
  island: HTMLElement,
  wanted?: Promise<void>,
): void {
  const come = async (): Promise<void> => {
    let waiting: HTMLElement | undefined;
    const late = setTimeout(() => {
      // What is given is asked for until it comes.
      waiting = sayTrouble(island, () => {});
    }, patience);
    const isGiven = await bring(island);
    clearTimeout(late);
    waiting?.remove();
    if (!isGiven) {
      sayTrouble(island, come);
      return;
    }
    await wanted;
    await wake(load, island, come);
  };
  keepTyped(island);
  // An island has no place of its own on the page; what it holds has.
  nearby(island.children, () => void come());
}

/** Gives an island what stands in the page's file; in development it stands in the page. @returns whether it could be had */
async function bring(island: HTMLElement): Promise<boolean> {
  const file = island.dataset['given'];
  if (file === undefined || island.hasAttribute('props')) return true;
  const given = await givenIn(file);
  if (given) island.setAttribute('props', JSON.stringify(given[island.getAttribute('uid') ?? '']));
  return given !== undefined;
}
