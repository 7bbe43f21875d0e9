import { overruling } from '../../storage/overrule.ts';
import { type Answered, type CardId, cardId, type Rating, type StudyEvent } from '../../study/event.ts';
import { becameLeech } from '../../study/leech.ts';
import type { Overruling } from '../../study/overruling.ts';
import {
  goneOn,
  type SessionLength,
  withAnswer,
  withLength,
  withSkipped,
  withUndone,
} from '../../study/session.ts';
import type { Outcome } from '../problem/problem.model.ts';
import { newEventId, now } from '../rim.ts';
import { flashLimit } from './flash.ts';
import { asReviewed, comesAhead, mayBeForgotten, reviewOfCard, reviewOfProblem } from './review.ts';
import type { Loaded, Showing, Sitting } from './sitting.ts';
import { advance, showAgain } from './stage.ts';
import { undoable } from './undo.ts';

/** All that a learner can do while they study. */
export function deedsOf(sitting: Sitting) {
  /** One thing at a time: a button pressed twice is one answer. */
  const once =
    <Args extends readonly unknown[]>(deed: (sitting: Sitting, ...args: Args) => Promise<void>) =>
    async (...args: Args): Promise<void> => {
      if (sitting.isBusy.value) return;
      sitting.isBusy.value = true;
      try {
        await deed(sitting, ...args);
      } finally {
        sitting.isBusy.value = false;
      }
    };
  return {
    settled: (outcome: Outcome, seed: number) => settle(sitting, outcome, seed),
    rated: once(rate),
    rateAgain: once(rateAgain),
    skip: () => skip(sitting),
    putAside: once(putAside),
    bringBack: once(bringBack),
    undo: once(undo),
    chooseLength: once(chooseLength),
    switchKeys: once(switchKeys),
    goOn: () => goOn(sitting),
  };
}

async function settle(sitting: Sitting, outcome: Outcome, seed: number): Promise<void> {
  const current = sitting.showing.value;
  if (current?.item.kind !== 'problem') return;
  const happening = happeningTo(sitting, current);
  if (happening)
    await keep(sitting, current, reviewOfProblem(current.item.problem, seed, outcome, happening));
}

async function rate(sitting: Sitting, rating: Rating): Promise<void> {
  const current = sitting.showing.value;
  if (current?.item.kind !== 'recall') return;
  const happening = happeningTo(sitting, current);
  if (!happening) return;
  const answered = reviewOfCard(current.item, rating, happening);
  await keep(sitting, current, answered);
  // An item that does not stay is spoken of before the next, and one that may be forgotten can be brought back.
  if (sitting.showing.value?.leech.length === 0 && !mayBeForgotten(answered)) await advance(sitting);
}

async function rateAgain(sitting: Sitting, rating: Rating): Promise<void> {
  const answered = sitting.showing.value?.answered;
  if (!answered) return;
  const [undone, review] = asReviewed(answered, rating, newEventId(), newEventId(), now());
  sitting.session.value = withAnswer(sitting.session.value, review, answered.id);
  await append(sitting, undone, review);
  await advance(sitting);
}

function skip(sitting: Sitting): void {
  if (sitting.showing.value)
    sitting.session.value = withSkipped(sitting.session.value, cardId(sitting.showing.value.item.id));
  void advance(sitting);
}

async function putAside(sitting: Sitting, kind: 'buried' | 'suspended'): Promise<void> {
  const current = sitting.showing.value;
  if (!current) return;
  await overrule(sitting, { kind, ...happened(), card: cardId(current.item.id) });
  await advance(sitting);
}

async function bringBack(sitting: Sitting, card: CardId): Promise<void> {
  await overrule(sitting, { kind: 'resumed', ...happened(), card });
  if (!sitting.showing.value) await advance(sitting);
}

async function undo(sitting: Sitting): Promise<void> {
  const event = sitting.last.value;
  if (!event) return;
  await append(sitting, { kind: 'undone', ...happened(), event: event.id });
  sitting.session.value = withUndone(sitting.session.value, event.id);
  if (event.kind !== 'resumed') await showAgain(sitting, event);
  // What is set aside again is shown no longer; whatever else stands there stays.
  else if (sitting.showing.value?.item.id === event.card) await advance(sitting);
}

async function chooseLength(sitting: Sitting, length: SessionLength): Promise<void> {
  await overrule(sitting, { kind: 'configured', ...happened(), settings: length });
  sitting.session.value = withLength(sitting.session.value, length);
  // A sitting that was over may go on.
  if (!sitting.showing.value) await advance(sitting);
}

const switchKeys = (sitting: Sitting, single_keys: boolean) =>
  overrule(sitting, { kind: 'configured', ...happened(), settings: { single_keys } });

function goOn(sitting: Sitting): void {
  const settings = sitting.loaded.value?.plan.kind === 'flash' ? flashLimit : sitting.known.value?.settings;
  if (settings) sitting.session.value = goneOn(sitting.session.value, now(), settings);
  void advance(sitting);
}

const happened = () => ({ id: newEventId(), ...now() });

function happeningTo(sitting: Sitting, { item, shown }: Showing) {
  if (!sitting.loaded.value || !sitting.known.value) return undefined;
  const at = now();
  const isAhead = comesAhead(sitting.loaded.value.plan, cardId(item.id), sitting.known.value, at);
  return { id: newEventId(), now: at, shown, isAhead };
}

/** Keeps an answer, and says so where the item does not stay. */
async function keep(sitting: Sitting, current: Showing, answered: Answered): Promise<void> {
  const before = sitting.known.value?.memory.cards.get(answered.card);
  sitting.session.value = withAnswer(sitting.session.value, answered);
  sitting.showing.value = { ...current, answered };
  await append(sitting, answered);
  const { memory, settings } = sitting.known.value ?? {};
  const after = memory?.cards.get(answered.card);
  if (!sitting.loaded.value || !settings || !after || !becameLeech(before, after, settings)) return;
  const leech = await leechOf(sitting.loaded.value, current, answered.card, after.lapses);
  if (sitting.showing.value?.answered === answered)
    sitting.showing.value = { ...sitting.showing.value, leech };
}

/** Few items come to this; without its code or the log the item says less, and is kept all the same. */
async function leechOf(
  { learner }: Loaded,
  { item }: Showing,
  card: CardId,
  lapses: number,
): Promise<readonly string[]> {
  const its = await learner.log.ofCards([card]).catch(() => undefined);
  const words = await import('./leech.ts').catch(() => undefined);
  return words?.leechInWords(item, lapses, its?.get(card) ?? []) ?? [];
}

async function append(sitting: Sitting, ...events: readonly StudyEvent[]): Promise<void> {
  if (!sitting.loaded.value) return;
  const { learner, opened } = sitting.loaded.value;
  const result = await learner.append(events);
  if (result.kind === 'not_stored') sitting.warning.value = result.message;
  else if (opened.durable) sitting.warning.value = '';
  sitting.known.value = learner.known();
  sitting.latest.value = await learner.latest(undoable);
}

/** Appends what is to stand in place of what was done before. */
async function overrule(sitting: Sitting, event: Overruling): Promise<void> {
  if (sitting.loaded.value) await append(sitting, await overruling(sitting.loaded.value.learner.log, event));
}
