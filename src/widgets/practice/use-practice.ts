import { useSignalEffect } from '@preact/signals';
import { useEffect, useMemo } from 'preact/hooks';
import type { CardId } from '../../study/event.ts';
import { beginSession } from '../../study/session.ts';
import { alarm } from '../alarm.ts';
import { messageOf } from '../error-message.ts';
import { nextTask } from '../next-task.ts';
import { now, theLearner } from '../rim.ts';
import { whenSeenAgain } from '../seen-again.ts';
import { useWatching } from '../use-watching.ts';
import { shelfOf } from './deck-index.ts';
import { deedsOf } from './deeds.ts';
import { itemsOfSite } from './fetch-item.ts';
import { flashLimit } from './flash.ts';
import { fetchIndex, fetchTitles } from './from-site.ts';
import { planOf } from './plan.ts';
import { nextLook } from './practice.model.ts';
import { newSitting, type Sitting } from './sitting.ts';
import { advance, begin, lookAfter, lookAgain } from './stage.ts';
import { undoable } from './undo.ts';

/**
 * A sitting: what is loaded and known, what stands in front of the learner, and all they can do.
 *
 * @param base - where the site begins
 */
export function usePractice(base: string) {
  const practice = useMemo(() => practiceOf(newSitting(), base), []);
  // The clock, the log and the network are this component's world; it asks for them once it is in the browser.
  useWatching(practice.load);
  useLooks(practice);
  return practice;
}

export type PracticeState = ReturnType<typeof usePractice>;

const practiceOf = (sitting: Sitting, base: string) => {
  const load = () => loadInto(sitting, base);
  return {
    ...sitting,
    ...deedsOf(sitting),
    load,
    retry: () => void (sitting.loaded.value ? advance(sitting) : load()),
    advance: () => void advance(sitting),
    lookAgain: () => lookAgain(sitting),
    titleOf: (card: CardId): string => {
      const title = sitting.titles.value[card];
      return title === undefined ? 'an item' : `“${title}”`;
    },
  };
};

/** Loads what there is to ask and what is known of the learner. @returns what ends the watching of other tabs */
async function loadInto(sitting: Sitting, base: string): Promise<(() => void) | undefined> {
  sitting.failure.value = '';
  try {
    const [met, index] = await Promise.all([theLearner(), fetchIndex(base)]);
    const { learner, opened } = met;
    if (!opened.durable) sitting.warning.value = opened.message;
    sitting.known.value = learner.known();
    const plan = planOf(location.search);
    sitting.session.value = beginSession(
      now(),
      plan.kind === 'flash' ? flashLimit : learner.known().settings,
    );
    sitting.latest.value = await learner.latest(undoable);
    const shelf = shelfOf(index.flatMap(({ items }) => items));
    sitting.loaded.value = { ...met, index, items: itemsOfSite(base), plan, shelf };
    void nextTask()
      .then(() => begin(sitting))
      .then(() => nameItems(sitting, base));
    // Another tab may review meanwhile; the item at hand stays, what comes after it takes that into account.
    return learner.watch(() => {
      sitting.known.value = learner.known();
      // What is done here goes on to what follows from it by itself.
      if (!sitting.isBusy.value) lookAfter(sitting);
      void learner.latest(undoable).then((event) => {
        sitting.latest.value = event;
      });
    });
  } catch (error) {
    sitting.failure.value = messageOf(error);
    return undefined;
  }
}

/** Asks what items are called, once the first stands there; where that fails, they go without a name until another visit. */
async function nameItems({ titles }: Sitting, base: string): Promise<void> {
  titles.value = await fetchTitles(base).catch(() => ({}));
}

/** Looks at the clock and the queue again when somebody may see something else by it. */
function useLooks(sitting: Sitting): void {
  useEffect(
    () =>
      whenSeenAgain(() => {
        lookAgain(sitting);
        lookAfter(sitting);
      }),
    [],
  );

  // What could not be fetched can be now.
  useEffect(() => {
    const look = () => lookAfter(sitting);
    addEventListener('online', look);
    return () => removeEventListener('online', look);
  }, []);

  // A card in learning is back within minutes; whoever waits for it sees it come.
  useSignalEffect(() => {
    const { shelf, plan } = sitting.loaded.value ?? {};
    if (
      !shelf ||
      plan?.kind === 'flash' ||
      !sitting.known.value ||
      sitting.showing.value ||
      sitting.isComing.value
    )
      return undefined;
    const bell = alarm(() => lookAfter(sitting));
    bell.set(nextLook(shelf.items, sitting.known.value, sitting.clock.value));
    return bell.stop;
  });
}
