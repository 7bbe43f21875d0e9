import { nextChange } from '../../study/due-queue.ts';
import { alarm } from '../alarm.ts';
import type { DeckIndex } from '../practice/deck-index.ts';
import { fetchIndex } from '../practice/from-site.ts';
import { now, theLearner } from '../rim.ts';
import { whenSeenAgain } from '../seen-again.ts';
import { dueInWords } from './due-today.model.ts';

/**
 * Says what is due, with the way there, to whoever has studied, and keeps up with the clock and with what other tabs study. A
 * newcomer is told nothing, and the index is not fetched.
 *
 * @throws where the browser's store or the site cannot be read
 */
export async function showDue(place: HTMLElement): Promise<void> {
  const { base = '' } = place.dataset;
  const { learner } = await theLearner();
  let index: DeckIndex | undefined;
  let said: string | undefined;
  const say = async (): Promise<void> => {
    const known = learner.known();
    if (known.memory.cards.size === 0) return;
    index ??= await fetchIndex(base);
    const items = index.flatMap(({ items }) => items);
    const moment = now();
    bell.set(nextChange(items, known.memory, known.settings, moment));
    const words = dueInWords(items, known, moment);
    // What stands there already is left, and the focus in it.
    if (words === undefined || words === said) return;
    said = words;
    const link = document.createElement('a');
    link.href = `${base}practice/`;
    link.textContent = 'Practise';
    place.replaceChildren(`${words} `, link);
  };
  // What cannot be said now is said with whatever happens next.
  const sayAgain = () => void say().catch(() => {});
  const bell = alarm(sayAgain);
  await say();
  learner.watch(sayAgain);
  whenSeenAgain(sayAgain);
}
