import { nextTask } from './next-task.ts';

/**
 * Runs an island's code, and leaves the browser a moment between that and drawing with it. Where the code does not come, the
 * island says so.
 *
 * @param load - as Astro hands it to a directive: it never rejects, but fires an event at the island
 * @param again - what is done to try again
 */
export async function wake(
  load: () => Promise<() => Promise<void>>,
  island: HTMLElement,
  again: () => void,
): Promise<void> {
  island.addEventListener(
    'astro:hydration-error',
    (event) => {
      // An island around it may be well.
      event.stopPropagation();
      sayTrouble(island, again);
    },
    { once: true },
  );
  const hydrate = await load();
  await nextTask();
  await hydrate();
}

/**
 * Says in an island that it stays as the server wrote it, and what to do; tries again when it is asked to or there is a
 * connection again.
 *
 * @returns the words, for whoever takes them back
 */
export function sayTrouble(island: HTMLElement, again: () => void): HTMLElement {
  const words = document.createElement('p');
  words.className = 'warning';
  words.setAttribute('role', 'alert');
  const goOn = (): void => {
    if (!words.isConnected) return;
    words.remove();
    again();
  };
  const press = (name: string, act: () => void): HTMLElement => {
    const button = document.createElement('button');
    button.className = 'button';
    button.append(name);
    button.onclick = act;
    return button;
  };
  words.append(
    'This part did not load. Check the connection and ',
    press('Try again', goOn),
    ' If that fails, a newer page is out: ',
    press('Reload', () => location.reload()),
  );
  island.append(words);
  addEventListener('online', goOn, { once: true });
  return words;
}
