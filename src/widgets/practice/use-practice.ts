import { useComputed, useSignal, useSignalEffect } from '@preact/signals';
import { useEffect, useRef } from 'preact/hooks';
import { freshSeed } from '../../problems/draw-variant.ts';
import type { Known } from '../../storage/learner.ts';
import { overruling } from '../../storage/overrule.ts';
import { type Queued, queuedAs } from '../../study/due-queue.ts';
import {
  type Answered,
  type CardId,
  cardId,
  type Moment,
  type Rating,
  type StudyEvent,
} from '../../study/event.ts';
import { becameLeech } from '../../study/leech.ts';
import type { Overruling } from '../../study/overruling.ts';
import {
  beginSession,
  goneOn,
  type Session,
  type SessionLength,
  withAnswer,
  withShown,
  withSkipped,
  withUndone,
} from '../../study/session.ts';
import { alarm } from '../alarm.ts';
import { messageOf } from '../error-message.ts';
import { nextTask } from '../next-task.ts';
import { draftsHere } from '../problem/draft.ts';
import type { Outcome } from '../problem/problem.model.ts';
import { type MetLearner, newEventId, newSeed, now, theLearner } from '../rim.ts';
import { whenSeenAgain } from '../seen-again.ts';
import { useWatching } from '../use-watching.ts';
import { type DeckItem, problemId } from './deck.ts';
import { type DeckIndex, type IndexedItem, type Shelf, shelfOf, type Titles } from './deck-index.ts';
import { type Items, itemsOfSite } from './fetch-item.ts';
import { asEstimate, flashLimit } from './flash.ts';
import { fetchIndex, fetchTitles } from './from-site.ts';
import { type Plan, planOf } from './plan.ts';
import { agenda, nextLook } from './practice.model.ts';
import {
  asReviewed,
  comesAhead,
  type Happening,
  mayBeForgotten,
  reviewOfCard,
  reviewOfProblem,
} from './review.ts';
import { lastStep, undoable } from './undo.ts';

/** What stands in front of the learner: kept while another tab reviews, so that nothing changes under their hands. */
export type Showing = {
  readonly item: DeckItem;
  /** Why it is asked; an estimate against the clock has no reason. */
  readonly queued: Queued | undefined;
  readonly seed: number;
  readonly shown: Moment;
  /** What was answered, once it was. */
  readonly answered: Answered | undefined;
  /** What is said of an item that does not stay. */
  readonly leech: readonly string[];
};

type Loaded = MetLearner & {
  readonly index: DeckIndex;
  readonly items: Items;
  readonly shelf: Shelf;
  readonly plan: Plan;
};

/**
 * A sitting: what is loaded and known, what stands in front of the learner, and all they can do.
 *
 * @param base - where the site begins
 */
export function usePractice(base: string) {
  const loaded = useSignal<Loaded | undefined>(undefined);
  const failure = useSignal('');
  const warning = useSignal('');
  const known = useSignal<Known | undefined>(undefined);
  const session = useSignal(beginSession(now(), { session_items: 0, session_minutes: 0 }));
  const showing = useSignal<Showing | undefined>(undefined);
  const clock = useSignal<Moment>(now());
  const titles = useSignal<Titles>({});
  const latest = useSignal<StudyEvent | undefined>(undefined);
  // Until it is known what comes first, nothing is over.
  const isComing = useSignal(true);
  const isBusy = useRef(false);
  const turn = useRef(0);
  // Of a round of estimates: what chance will ask next.
  const drawn = useRef<IndexedItem | undefined>(undefined);

  const today = useComputed(() => {
    const { shelf, plan } = loaded.value ?? {};
    if (!shelf || !plan || !known.value || plan.kind === 'flash') return undefined;
    return agenda(shelf, plan, known.value, session.value, clock.value);
  });

  const last = useComputed(() => lastStep(loaded.value?.plan, session.value, latest.value));

  /** Puts an item in front of the learner, once it is there; what stood there stays until then. */
  const show = async (next: IndexedItem, queued: Queued | undefined, seed?: number): Promise<void> => {
    if (!loaded.value) return;
    turn.current += 1;
    const mine = turn.current;
    isComing.value = true;
    const found = await loaded.value.items.item(next).catch(messageOf);
    // Something else was asked for meanwhile.
    if (mine !== turn.current) return;
    isComing.value = false;
    failure.value = typeof found === 'string' ? found : '';
    if (typeof found !== 'string') put(found, next, queued, seed);
  };

  const put = (
    found: DeckItem,
    next: IndexedItem,
    queued: Queued | undefined,
    seed = seedFor(found, known.value),
  ): void => {
    const item = loaded.value?.plan.kind === 'flash' ? asEstimate(found) : found;
    clock.value = now();
    session.value = withShown(session.value, next);
    showing.value = { item, queued, seed, shown: clock.value, answered: undefined, leech: [] };
    // What stands there is drawn first.
    void nextTask().then(() => fetchAhead(next));
  };

  /** Fetches what will be asked after an item, so that nobody waits between two. */
  const fetchAhead = ({ id }: IndexedItem): void => {
    if (!loaded.value || !known.value) return;
    const { items, plan, shelf } = loaded.value;
    if (plan.kind === 'flash') drawn.current = nextFlash(shelf, session.value);
    const others = shelfOf(shelf.items.filter((item) => item.id !== id));
    const after =
      plan.kind === 'flash'
        ? drawn.current
        : agenda(others, plan, known.value, session.value, clock.value).first?.item;
    // Should it fail, it is asked for again when its turn comes.
    if (after) void items.item(after).catch(() => undefined);
  };

  /** What comes first, whatever the learner came for. */
  const first = (): { readonly item: IndexedItem; readonly queued?: Queued } | undefined => {
    if (loaded.value?.plan.kind !== 'flash') return today.value?.first;
    const { answers, limit } = session.value;
    if (answers.length >= limit.items) return undefined;
    const item = drawn.current ?? nextFlash(loaded.value.shelf, session.value);
    return item && { item };
  };

  /** Reads the clock and brings up what comes first. */
  const advance = async (): Promise<void> => {
    clock.value = now();
    const next = first();
    if (next) {
      await show(next.item, next.queued);
      return;
    }
    turn.current += 1;
    isComing.value = false;
    showing.value = undefined;
  };

  /** Brings up what comes first; where an answer was being typed when the page was reloaded, that. */
  const begin = async (): Promise<void> => {
    clock.value = now();
    const [[id, draft] = []] = Object.entries(draftsHere());
    const item = id === undefined ? undefined : loaded.value?.shelf.byId.get(cardId(problemId(id)));
    const { memory, settings } = known.value ?? {};
    const isFlash = loaded.value?.plan.kind === 'flash';
    if (!item || !draft || !memory || !settings || isFlash) return advance();
    return show(item, queuedAs(item, memory, settings, clock.value), draft.seed);
  };

  /** Reads the clock while an item stands there: it may have come due since it was shown, or been answered elsewhere. */
  const lookAgain = (): void => {
    clock.value = now();
    const current = showing.value;
    if (!current?.queued || current.answered || !known.value) return;
    const { memory, settings } = known.value;
    showing.value = { ...current, queued: queuedAs(current.queued.item, memory, settings, clock.value) };
  };

  /** Looks after somebody who is done: what they waited for may have come, and what is said of the time until then grows old. */
  const lookAfter = (): void => {
    if (!loaded.value || showing.value || isComing.value) return;
    if (today.value?.over) clock.value = now();
    else void advance();
  };

  /** Puts an item back in front of the learner, as it stood there. */
  const showAgain = async (event: StudyEvent): Promise<void> => {
    clock.value = now();
    const item = 'card' in event ? loaded.value?.shelf.byId.get(event.card) : undefined;
    if (!item || !known.value) return advance();
    const { memory, settings } = known.value;
    const isFlash = loaded.value?.plan.kind === 'flash';
    const queued = isFlash ? undefined : queuedAs(item, memory, settings, clock.value);
    return show(item, queued, 'seed' in event ? event.seed : undefined);
  };

  /** Asks what items are called, once the first stands there; where that fails, they go without a name until another visit. */
  const nameItems = async (): Promise<void> => {
    titles.value = await fetchTitles(base).catch(() => ({}));
  };

  const load = async (): Promise<(() => void) | undefined> => {
    failure.value = '';
    try {
      const [met, index] = await Promise.all([theLearner(), fetchIndex(base)]);
      const { learner, opened } = met;
      if (!opened.durable) warning.value = opened.message;
      known.value = learner.known();
      const plan = planOf(location.search);
      session.value = beginSession(now(), plan.kind === 'flash' ? flashLimit : learner.known().settings);
      latest.value = await learner.latest(undoable);
      const shelf = shelfOf(index.flatMap(({ items }) => items));
      loaded.value = { ...met, index, items: itemsOfSite(base), plan, shelf };
      void nextTask().then(begin).then(nameItems);
      // Another tab may review meanwhile; the item at hand stays, what comes after it takes that into account.
      return learner.watch(() => {
        known.value = learner.known();
        // What is done here goes on to what follows from it by itself.
        if (!isBusy.current) lookAfter();
        void learner.latest(undoable).then((event) => {
          latest.value = event;
        });
      });
    } catch (error) {
      failure.value = messageOf(error);
      return undefined;
    }
  };

  // The clock, the log and the network are this component's world; it asks for them once it is in the browser.
  useWatching(load);

  useEffect(
    () =>
      whenSeenAgain(() => {
        lookAgain();
        lookAfter();
      }),
    [],
  );

  // What could not be fetched can be now.
  useEffect(() => {
    addEventListener('online', lookAfter);
    return () => removeEventListener('online', lookAfter);
  }, []);

  // A card in learning is back within minutes; whoever waits for it sees it come.
  useSignalEffect(() => {
    const { shelf, plan } = loaded.value ?? {};
    if (!shelf || plan?.kind === 'flash' || !known.value || showing.value || isComing.value) return undefined;
    const bell = alarm(lookAfter);
    bell.set(nextLook(shelf.items, known.value, clock.value));
    return bell.stop;
  });

  const append = async (...events: readonly StudyEvent[]): Promise<void> => {
    if (!loaded.value) return;
    const { learner, opened } = loaded.value;
    const result = await learner.append(events);
    if (result.kind === 'not_stored') warning.value = result.message;
    else if (opened.durable) warning.value = '';
    known.value = learner.known();
    latest.value = await learner.latest(undoable);
  };

  /** Appends what is to stand in place of what was done before. */
  const overrule = async (event: Overruling): Promise<void> => {
    if (loaded.value) await append(await overruling(loaded.value.learner.log, event));
  };

  /** Does one thing at a time: a button pressed twice is one answer. */
  const once = async (work: () => Promise<void>): Promise<void> => {
    if (isBusy.current) return;
    isBusy.current = true;
    try {
      await work();
    } finally {
      isBusy.current = false;
    }
  };

  const happeningNow = ({ plan }: Loaded, knowing: Known, { item, shown }: Showing): Happening => {
    const at = now();
    return { id: newEventId(), now: at, shown, isAhead: comesAhead(plan, cardId(item.id), knowing, at) };
  };
  const happened = () => ({ id: newEventId(), ...now() });

  /** Keeps an answer, and says so where the item does not stay. */
  const keep = async (current: Showing, answered: Answered): Promise<void> => {
    const before = known.value?.memory.cards.get(answered.card);
    session.value = withAnswer(session.value, answered);
    showing.value = { ...current, answered };
    await append(answered);
    const { memory, settings } = known.value ?? {};
    const after = memory?.cards.get(answered.card);
    if (!loaded.value || !settings || !after || !becameLeech(before, after, settings)) return;
    const its = await loaded.value.learner.log.ofCards([answered.card]).catch(() => undefined);
    // Few items come to this; without its code or the log the item says less, and is kept all the same.
    const words = await import('./leech.ts').catch(() => undefined);
    const leech = words?.leechInWords(current.item, after.lapses, its?.get(answered.card) ?? []) ?? [];
    if (showing.value?.answered === answered) showing.value = { ...showing.value, leech };
  };

  const again = (rating: Rating) =>
    once(async () => {
      const answered = showing.value?.answered;
      if (!answered) return;
      const [undone, review] = asReviewed(answered, rating, newEventId(), newEventId(), now());
      session.value = withAnswer(session.value, review, answered.id);
      await append(undone, review);
      await advance();
    });

  const putAside = (kind: 'buried' | 'suspended') =>
    once(async () => {
      if (!showing.value) return;
      await overrule({ kind, ...happened(), card: cardId(showing.value.item.id) });
      await advance();
    });

  return {
    loaded,
    failure,
    warning,
    known,
    session,
    showing,
    clock,
    today,
    last,
    isComing,
    retry: () => void (loaded.value ? advance() : load()),
    advance: () => void advance(),
    lookAgain,
    settled: async ({
      outcome,
      seed,
    }: {
      readonly outcome: Outcome;
      readonly seed: number;
    }): Promise<void> => {
      const current = showing.value;
      if (current?.item.kind !== 'problem' || !loaded.value || !known.value) return;
      const happening = happeningNow(loaded.value, known.value, current);
      await keep(current, reviewOfProblem(current.item.problem, seed, outcome, happening));
    },
    rated: (rating: Rating) =>
      once(async () => {
        const current = showing.value;
        if (current?.item.kind !== 'recall' || !loaded.value || !known.value) return;
        const answered = reviewOfCard(current.item, rating, happeningNow(loaded.value, known.value, current));
        await keep(current, answered);
        // An item that does not stay is spoken of before the next, and one that may be forgotten can be brought back.
        if (showing.value?.leech.length === 0 && !mayBeForgotten(answered)) await advance();
      }),
    callEasy: () => again('easy'),
    countAsForgotten: () => again('again'),
    skip: (): void => {
      if (showing.value) session.value = withSkipped(session.value, cardId(showing.value.item.id));
      void advance();
    },
    bury: () => putAside('buried'),
    suspend: () => putAside('suspended'),
    bringBack: (card: CardId) =>
      once(async () => {
        await overrule({ kind: 'resumed', ...happened(), card });
        if (!showing.value) await advance();
      }),
    undo: () =>
      once(async () => {
        const event = last.value;
        if (!event) return;
        await append({ kind: 'undone', ...happened(), event: event.id });
        session.value = withUndone(session.value, event.id);
        if (event.kind !== 'resumed') await showAgain(event);
        // What is set aside again is shown no longer; whatever else stands there stays.
        else if (showing.value?.item.id === event.card) await advance();
      }),
    chooseLength: (length: SessionLength) =>
      once(async () => {
        await overrule({ kind: 'configured', ...happened(), settings: length });
        const { limit } = beginSession(session.value.begun, length);
        session.value = { ...session.value, limit };
        // A sitting that was over may go on.
        if (!showing.value) await advance();
      }),
    switchKeys: (single_keys: boolean) =>
      once(() => overrule({ kind: 'configured', ...happened(), settings: { single_keys } })),
    goOn: (): void => {
      const isFlash = loaded.value?.plan.kind === 'flash';
      const settings = isFlash ? flashLimit : known.value?.settings;
      if (settings) session.value = goneOn(session.value, now(), settings);
      void advance();
    },
    titleOf: (card: CardId): string => {
      const title = titles.value[card];
      return title === undefined ? 'an item' : `“${title}”`;
    },
  };
}

export type PracticeState = ReturnType<typeof usePractice>;

/** A seed whose numbers were not met lately. */
function seedFor(item: DeckItem, known: Known | undefined): number {
  if (item.kind !== 'problem') return newSeed();
  const recent = known?.memory.cards.get(cardId(item.id))?.recent_seeds ?? [];
  return freshSeed(item.problem, recent, newSeed);
}

/** Any that can be estimated and was not asked yet; once all were, any but the last. */
function nextFlash({ items }: Shelf, { shown }: Session): IndexedItem | undefined {
  const estimates = items.filter(({ isEstimate }) => isEstimate);
  const asked = new Set(shown.map(({ id }) => id));
  const anew = estimates.filter(({ id }) => !asked.has(id));
  const others = anew.length > 0 ? anew : estimates.filter(({ id }) => id !== shown.at(-1)?.id);
  return others[newSeed() % Math.max(1, others.length)];
}
