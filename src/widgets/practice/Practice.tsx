import { useComputed, useSignal } from '@preact/signals';
import { useEffect, useRef } from 'preact/hooks';
import { freshSeed } from '../../problems/draw-variant.ts';
import type { OpenedLog } from '../../storage/open-log.ts';
import type { Moment, Rating, Reviewed, StudyEvent } from '../../study/event.ts';
import { defaultSettings } from '../../study/settings.ts';
import { ProblemCard } from '../problem/ProblemCard.tsx';
import { learnersLog, newEventId, newSeed, now } from '../rim.ts';
import { type DeckItem, itemsOf } from './deck.ts';
import { fetchDeck } from './fetch-deck.ts';
import { agenda, ratingChoices, recentSeeds, whyInWords } from './practice.model.ts';
import { RecallItem } from './RecallItem.tsx';
import { asEasy, reviewOfCard, reviewOfProblem } from './review.ts';
import './practice.css';
import { useWatching } from '../use-watching.ts';

/** What stands in front of the learner: kept while another tab reviews, so that nothing changes under their hands. */
type Showing = {
  readonly item: DeckItem;
  readonly why: 'learning' | 'due' | 'new';
  readonly seed: number;
  readonly shown: Moment;
  /** The review it led to, once there is one. */
  readonly answered: Reviewed | undefined;
};

type Loaded = { readonly items: readonly DeckItem[]; readonly opened: OpenedLog };

const settings = defaultSettings;

/** [ms] How often somebody who is done is looked after. */
const patience = 10_000;

/** A session: what is due, one item at a time. */
export function Practice({ decks }: { readonly decks: readonly string[] }) {
  const loaded = useSignal<Loaded | undefined>(undefined);
  const failure = useSignal('');
  const warning = useSignal('');
  const history = useSignal<readonly StudyEvent[]>([]);
  const showing = useSignal<Showing | undefined>(undefined);
  const clock = useSignal<Moment | undefined>(undefined);
  const heading = useRef<HTMLHeadingElement>(null);
  const isBusy = useRef(false);

  const today = useComputed(() => {
    const items = loaded.value?.items;
    return items && clock.value && agenda(items, history.value, settings, clock.value);
  });

  /** Reads the clock and brings up what comes first. */
  const advance = (): void => {
    clock.value = now();
    const first = today.value?.first;
    showing.value = first && {
      ...first,
      seed: seedFor(first.item, history.value),
      shown: clock.value,
      answered: undefined,
    };
  };

  const load = async (): Promise<(() => void) | undefined> => {
    failure.value = '';
    try {
      const [opened, ...fetched] = await Promise.all([learnersLog(), ...decks.map(fetchDeck)]);
      if (!opened.durable) warning.value = opened.message;
      history.value = await opened.log.read();
      loaded.value = { items: itemsOf(fetched), opened };
      advance();
      // Another tab may review meanwhile; the item at hand stays, what comes after it takes that into account.
      return opened.log.watch(async () => {
        history.value = await opened.log.read();
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
      if (loaded.value && !showing.value) advance();
    }, patience);
    return () => clearInterval(timer);
  }, []);

  const append = async (...events: readonly StudyEvent[]): Promise<void> => {
    const log = loaded.value?.opened.log;
    if (!log) return;
    const result = await log.append(events);
    if (result.kind === 'not_stored') warning.value = result.message;
    else if (loaded.value?.opened.durable) warning.value = '';
    history.value = await log.read();
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

  const goOn = (): void => {
    advance();
    heading.current?.focus();
  };

  const undo = (last: Reviewed) =>
    once(async () => {
      await append({ kind: 'undone', id: newEventId(), ...now(), event: last.id });
      goOn();
    });
  const callEasy = (answered: Reviewed) =>
    once(async () => {
      await append(...asEasy(answered, newEventId(), newEventId(), now()));
      goOn();
    });

  if (failure.value)
    return (
      <div class="box">
        <p>Practice could not load what it asks: {failure}</p>
        <button class="button" type="button" onClick={() => void load()}>
          Try again
        </button>
      </div>
    );
  if (!today.value) return <p class="quiet">Loading what is due …</p>;

  const { counts, afterwards, last } = today.value;
  const current = showing.value;
  const happening = () => ({ id: newEventId(), now: now(), shown: current?.shown ?? now() });

  return (
    <div class="practice">
      {warning.value && (
        <p class="warning" role="alert">
          {warning}
        </p>
      )}
      <div class="agenda">
        <h2 ref={heading} tabIndex={-1}>
          {current ? whyInWords[current.why] : 'Done for now'}
        </h2>
        <p class="quiet">{counts}</p>
      </div>

      {current?.item.kind === 'problem' && (
        <>
          <ProblemCard
            key={`${current.item.id} ${current.seed}`}
            template={current.item.problem}
            seed={current.seed}
            onSettled={async (outcome, seed) => {
              if (current.item.kind !== 'problem') return;
              const answered = reviewOfProblem(current.item.problem, seed, outcome, happening());
              showing.value = { ...current, answered };
              await append(answered);
            }}
          />
          {current.answered && (
            <div class="row">
              <button class="button main" type="button" onClick={goOn}>
                Next
              </button>
              {current.answered.rating === 'good' && (
                <button
                  class="button"
                  type="button"
                  onClick={() => void (current.answered && callEasy(current.answered))}
                >
                  That was easy
                </button>
              )}
            </div>
          )}
        </>
      )}

      {current?.item.kind === 'recall' && (
        <RecallItem
          key={`${current.item.id} ${current.seed}`}
          card={current.item.card}
          choices={ratingChoices(current.item, history.value, settings, current.shown)}
          onRated={(rating: Rating) =>
            void once(async () => {
              if (current.item.kind !== 'recall') return;
              await append(reviewOfCard(current.item, rating, happening()));
              goOn();
            })
          }
        />
      )}

      {!current && !counts && <p>{afterwards}</p>}

      {last && (
        <p>
          <button class="button plain" type="button" onClick={() => void undo(last)}>
            Take back the last review
          </button>
        </p>
      )}
    </div>
  );
}

/** A seed whose numbers were not met lately. */
const seedFor = (item: DeckItem, history: readonly StudyEvent[]): number =>
  item.kind === 'problem' ? freshSeed(item.problem, recentSeeds(history, item.id), newSeed) : newSeed();
