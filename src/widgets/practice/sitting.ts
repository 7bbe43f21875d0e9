import { computed, signal } from '@preact/signals';
import type { Known } from '../../storage/learner.ts';
import type { Queued } from '../../study/due-queue.ts';
import type { Answered, Moment, StudyEvent } from '../../study/event.ts';
import { beginSession } from '../../study/session.ts';
import { type MetLearner, now } from '../rim.ts';
import type { DeckItem } from './deck.ts';
import type { DeckIndex, IndexedItem, Shelf, Titles } from './deck-index.ts';
import type { Items } from './fetch-item.ts';
import type { Plan } from './plan.ts';
import { agenda } from './practice.model.ts';
import { lastStep } from './undo.ts';

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

export type Loaded = MetLearner & {
  readonly index: DeckIndex;
  readonly items: Items;
  readonly shelf: Shelf;
  readonly plan: Plan;
};

/** What changes while a learner studies, and what follows from it. */
export function newSitting() {
  const loaded = signal<Loaded | undefined>(undefined);
  const known = signal<Known | undefined>(undefined);
  const session = signal(beginSession(now(), { session_items: 0, session_minutes: 0 }));
  const clock = signal<Moment>(now());
  const latest = signal<StudyEvent | undefined>(undefined);
  return {
    loaded,
    known,
    session,
    clock,
    /** Of what can be taken back, in all of the history. */
    latest,
    failure: signal(''),
    warning: signal(''),
    titles: signal<Titles>({}),
    showing: signal<Showing | undefined>(undefined),
    /** Whether an item is on its way. Until it is known what comes first, nothing is over. */
    isComing: signal(true),
    /** Whether something is being done that one thing at a time is done of. */
    isBusy: signal(false),
    /** How often something else was asked for. */
    turn: signal(0),
    /** Of a round of estimates: what chance will ask next. */
    drawn: signal<IndexedItem | undefined>(undefined),
    today: computed(() => {
      const { shelf, plan } = loaded.value ?? {};
      if (!shelf || !plan || !known.value || plan.kind === 'flash') return undefined;
      return agenda(shelf, plan, known.value, session.value, clock.value);
    }),
    last: computed(() => lastStep(loaded.value?.plan, session.value, latest.value)),
  };
}

export type Sitting = ReturnType<typeof newSitting>;
