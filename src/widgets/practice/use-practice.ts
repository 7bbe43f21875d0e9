import { useComputed, useSignal } from '@preact/signals';
import { useEffect, useRef } from 'preact/hooks';
import { freshSeed } from '../../problems/draw-variant.ts';
import type { Known } from '../../storage/learner.ts';
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
import {
  beginSession,
  goneOn,
  type Session,
  withAnswer,
  withShown,
  withSkipped,
  withUndone,
} from '../../study/session.ts';
import type { Settings } from '../../study/settings.ts';
import type { Outcome } from '../problem/problem.model.ts';
import { type MetLearner, newEventId, newSeed, now, theLearner } from '../rim.ts';
import { useWatching } from '../use-watching.ts';
import { type Deck, type DeckItem, itemsOf, studied, titleOf } from './deck.ts';
import { fetchDeck } from './fetch-deck.ts';
import { flashItems, flashLimit } from './flash.ts';
import { leechInWords } from './leech.ts';
import { type Plan, planOf } from './plan.ts';
import { agenda, type Shelf, shelfOf } from './practice.model.ts';
import { asReviewed, reviewOfCard, reviewOfProblem } from './review.ts';
import { undoable } from './undo.ts';

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

type Loaded = MetLearner & { readonly decks: readonly Deck[]; readonly shelf: Shelf; readonly plan: Plan };

/** [ms] How often somebody who is done is looked after. */
const patience = 10_000;

/** A sitting: what is loaded and known, what stands in front of the learner, and all they can do. */
export function usePractice(addresses: readonly string[]) {
  const loaded = useSignal<Loaded | undefined>(undefined);
  const failure = useSignal('');
  const warning = useSignal('');
  const known = useSignal<Known | undefined>(undefined);
  const session = useSignal(beginSession(now(), { session_items: 0, session_minutes: 0 }));
  const showing = useSignal<Showing | undefined>(undefined);
  const clock = useSignal<Moment>(now());
  const last = useSignal<StudyEvent | undefined>(undefined);
  const isBusy = useRef(false);

  const today = useComputed(() => {
    const { shelf, plan } = loaded.value ?? {};
    if (!shelf || !plan || !known.value || plan.kind === 'flash') return undefined;
    return agenda(shelf, plan, known.value, session.value, clock.value);
  });

  const show = (item: DeckItem, queued: Queued | undefined, seed = seedFor(item, known.value)): void => {
    session.value = withShown(session.value, studied(item));
    showing.value = { item, queued, seed, shown: clock.value, answered: undefined, leech: [] };
  };

  /** What comes first, whatever the learner came for. */
  const first = (): { readonly item: DeckItem; readonly queued?: Queued } | undefined => {
    if (loaded.value?.plan.kind !== 'flash') return today.value?.first;
    const { answers, limit } = session.value;
    const item = answers.length < limit.items && nextFlash(loaded.value.decks, session.value);
    return item ? { item } : undefined;
  };

  /** Reads the clock and brings up what comes first. */
  const advance = (): void => {
    clock.value = now();
    const next = first();
    if (next) show(next.item, next.queued);
    else showing.value = undefined;
  };

  /** Puts an item back in front of the learner, as it stood there. */
  const showAgain = (event: StudyEvent): void => {
    clock.value = now();
    const item = 'card' in event ? loaded.value?.shelf.byId.get(event.card) : undefined;
    if (!item || !known.value) {
      advance();
      return;
    }
    const { memory, settings } = known.value;
    const queued = queuedAs(studied(item), memory, settings, clock.value);
    show(item, queued, 'seed' in event ? event.seed : undefined);
  };

  const load = async (): Promise<(() => void) | undefined> => {
    failure.value = '';
    try {
      const [met, ...decks] = await Promise.all([theLearner(), ...addresses.map(fetchDeck)]);
      const { learner, opened } = met;
      if (!opened.durable) warning.value = opened.message;
      known.value = learner.known();
      const plan = planOf(location.search);
      session.value = beginSession(now(), plan.kind === 'flash' ? flashLimit : learner.known().settings);
      loaded.value = { ...met, decks, plan, shelf: shelfOf(itemsOf(decks)) };
      last.value = await learner.latest(undoable);
      advance();
      // Another tab may review meanwhile; the item at hand stays, what comes after it takes that into account.
      return learner.watch(() => {
        known.value = learner.known();
        void learner.latest(undoable).then((event) => {
          last.value = event;
        });
      });
    } catch (error) {
      failure.value = error instanceof Error ? error.message : String(error);
      return undefined;
    }
  };

  // The clock, the log and the network are this component's world; it asks for them once it is in the browser.
  useWatching(load);

  // A card in learning is back within minutes; whoever waits for it sees it come.
  useEffect(() => {
    const timer = setInterval(() => {
      if (loaded.value && !showing.value && !today.value?.over) advance();
    }, patience);
    return () => clearInterval(timer);
  }, []);

  const append = async (...events: readonly StudyEvent[]): Promise<void> => {
    if (!loaded.value) return;
    const { learner, opened } = loaded.value;
    const result = await learner.append(events);
    if (result.kind === 'not_stored') warning.value = result.message;
    else if (opened.durable) warning.value = '';
    known.value = learner.known();
    last.value = await learner.latest(undoable);
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

  const happening = () => ({
    id: newEventId(),
    now: now(),
    shown: showing.value?.shown ?? now(),
    isAhead: !showing.value?.queued || showing.value.queued.why === 'ahead',
  });
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
    const leech = leechInWords(current.item, after.lapses, its?.get(answered.card) ?? []);
    if (showing.value?.answered === answered) showing.value = { ...showing.value, leech };
  };

  const again = (rating: Rating) =>
    once(async () => {
      const answered = showing.value?.answered;
      if (!answered) return;
      const [undone, review] = asReviewed(answered, rating, newEventId(), newEventId(), now());
      session.value = withAnswer(session.value, review, answered.id);
      await append(undone, review);
      advance();
    });

  const putAside = (kind: 'buried' | 'suspended') =>
    once(async () => {
      if (!showing.value) return;
      await append({ kind, ...happened(), card: cardId(showing.value.item.id) });
      advance();
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
    retry: () => void load(),
    advance,
    settled: async ({
      outcome,
      seed,
    }: {
      readonly outcome: Outcome;
      readonly seed: number;
    }): Promise<void> => {
      const current = showing.value;
      if (current?.item.kind !== 'problem') return;
      await keep(current, reviewOfProblem(current.item.problem, seed, outcome, happening()));
    },
    rated: (rating: Rating) =>
      once(async () => {
        const current = showing.value;
        if (current?.item.kind !== 'recall') return;
        await keep(current, reviewOfCard(current.item, rating, happening()));
        // An item that does not stay is spoken of before the next.
        if (showing.value?.leech.length === 0) advance();
      }),
    callEasy: () => again('easy'),
    countAsForgotten: () => again('again'),
    skip: (): void => {
      if (showing.value) session.value = withSkipped(session.value, cardId(showing.value.item.id));
      advance();
    },
    bury: () => putAside('buried'),
    suspend: () => putAside('suspended'),
    bringBack: (card: CardId) =>
      once(async () => {
        await append({ kind: 'resumed', ...happened(), card });
        if (!showing.value) advance();
      }),
    undo: () =>
      once(async () => {
        const event = last.value;
        if (!event) return;
        await append({ kind: 'undone', ...happened(), event: event.id });
        session.value = withUndone(session.value, event.id);
        showAgain(event);
      }),
    configure: (settings: Partial<Settings>) =>
      once(async () => {
        await append({ kind: 'configured', ...happened(), settings: { ...settings } });
        if (!known.value) return;
        const { limit } = beginSession(session.value.begun, known.value.settings);
        session.value = { ...session.value, limit };
      }),
    goOn: (): void => {
      const isFlash = loaded.value?.plan.kind === 'flash';
      const settings = isFlash ? flashLimit : known.value?.settings;
      if (settings) session.value = goneOn(session.value, now(), settings);
      advance();
    },
    titleOf: (card: string): string => {
      const item = loaded.value?.shelf.byId.get(card);
      return item ? `“${titleOf(item)}”` : 'an item';
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

/** Any that can be estimated and was not asked just now. */
function nextFlash(decks: readonly Deck[], { shown }: Session): DeckItem | undefined {
  const recent = new Set<string>(shown.slice(-5).map(({ id }) => id));
  const items = flashItems(itemsOf(decks)).filter(({ id }) => !recent.has(id));
  return items[newSeed() % Math.max(1, items.length)];
}
