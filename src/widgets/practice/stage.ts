import { freshSeed } from '../../problems/draw-variant.ts';
import type { Known } from '../../storage/learner.ts';
import { type Queued, queuedAs } from '../../study/due-queue.ts';
import { cardId, type StudyEvent } from '../../study/event.ts';
import { withShown } from '../../study/session.ts';
import { messageOf } from '../error-message.ts';
import { nextTask } from '../next-task.ts';
import { draftsHere } from '../problem/draft.ts';
import { newSeed, now } from '../rim.ts';
import { type DeckItem, problemId } from './deck.ts';
import { type IndexedItem, shelfOf } from './deck-index.ts';
import { asEstimate, nextEstimate } from './flash.ts';
import { agenda } from './practice.model.ts';
import type { Sitting } from './sitting.ts';

/** What is put in front of the learner, and when that is looked at again. */

/** Reads the clock and brings up what comes first. */
export async function advance(sitting: Sitting): Promise<void> {
  sitting.clock.value = now();
  const next = first(sitting);
  if (next) {
    await show(sitting, next.item, next.queued);
    return;
  }
  sitting.turn.value += 1;
  sitting.isComing.value = false;
  sitting.showing.value = undefined;
}

/** Brings up what comes first; where an answer was being typed when the page was reloaded, that. */
export async function begin(sitting: Sitting): Promise<void> {
  const [[id, draft] = []] = Object.entries(draftsHere());
  const { shelf, plan } = sitting.loaded.value ?? {};
  const item = id === undefined ? undefined : shelf?.byId.get(cardId(problemId(id)));
  if (item && draft && plan?.kind !== 'flash') await showAs(sitting, item, draft.seed);
  else await advance(sitting);
}

/** Puts an item back in front of the learner, as it stood there. */
export async function showAgain(sitting: Sitting, event: StudyEvent): Promise<void> {
  const item = 'card' in event ? sitting.loaded.value?.shelf.byId.get(event.card) : undefined;
  if (item) await showAs(sitting, item, 'seed' in event ? event.seed : undefined);
  else await advance(sitting);
}

/** Reads the clock while an item stands there: it may have come due since it was shown, or been answered elsewhere. */
export function lookAgain(sitting: Sitting): void {
  sitting.clock.value = now();
  const current = sitting.showing.value;
  if (!current?.queued || current.answered || !sitting.known.value) return;
  const { memory, settings } = sitting.known.value;
  sitting.showing.value = {
    ...current,
    queued: queuedAs(current.queued.item, memory, settings, sitting.clock.value),
  };
}

/** Looks after somebody who is done: what they waited for may have come, and what is said of the time until then grows old. */
export function lookAfter(sitting: Sitting): void {
  if (!sitting.loaded.value || sitting.showing.value || sitting.isComing.value) return;
  if (sitting.today.value?.over) sitting.clock.value = now();
  else void advance(sitting);
}

/** What comes first, whatever the learner came for. */
function first(sitting: Sitting): { readonly item: IndexedItem; readonly queued?: Queued } | undefined {
  if (sitting.loaded.value?.plan.kind !== 'flash') return sitting.today.value?.first;
  const { answers, limit, shown } = sitting.session.value;
  if (answers.length >= limit.items) return undefined;
  const item = sitting.drawn.value ?? nextEstimate(sitting.loaded.value.shelf.items, shown, newSeed());
  return item && { item };
}

/** Shows an item whether or not its turn has come, under the reason that it would be asked for now. */
async function showAs(sitting: Sitting, item: IndexedItem, seed: number | undefined): Promise<void> {
  sitting.clock.value = now();
  if (!sitting.known.value) return advance(sitting);
  const { memory, settings } = sitting.known.value;
  const isFlash = sitting.loaded.value?.plan.kind === 'flash';
  await show(
    sitting,
    item,
    isFlash ? undefined : queuedAs(item, memory, settings, sitting.clock.value),
    seed,
  );
}

/** Puts an item in front of the learner, once it is there; what stood there stays until then. */
async function show(
  sitting: Sitting,
  next: IndexedItem,
  queued: Queued | undefined,
  seed?: number,
): Promise<void> {
  if (!sitting.loaded.value) return;
  sitting.turn.value += 1;
  const mine = sitting.turn.value;
  sitting.isComing.value = true;
  const found = await sitting.loaded.value.items.item(next).catch(messageOf);
  // Something else was asked for meanwhile.
  if (mine !== sitting.turn.value) return;
  sitting.isComing.value = false;
  sitting.failure.value = typeof found === 'string' ? found : '';
  if (typeof found === 'string') return;
  put(sitting, found, next, queued, seed);
  // What stands there is drawn first.
  void nextTask().then(() => fetchAhead(sitting, next));
}

function put(
  sitting: Sitting,
  found: DeckItem,
  next: IndexedItem,
  queued: Queued | undefined,
  seed = seedFor(found, sitting.known.value),
): void {
  const item = sitting.loaded.value?.plan.kind === 'flash' ? asEstimate(found) : found;
  sitting.clock.value = now();
  sitting.session.value = withShown(sitting.session.value, next);
  sitting.showing.value = { item, queued, seed, shown: sitting.clock.value, answered: undefined, leech: [] };
}

/** Fetches what will be asked after an item, so that nobody waits between two. */
function fetchAhead(sitting: Sitting, { id }: IndexedItem): void {
  if (!sitting.loaded.value || !sitting.known.value) return;
  const { items, plan, shelf } = sitting.loaded.value;
  if (plan.kind === 'flash')
    sitting.drawn.value = nextEstimate(shelf.items, sitting.session.value.shown, newSeed());
  const others = shelfOf(shelf.items.filter((item) => item.id !== id));
  const after =
    plan.kind === 'flash'
      ? sitting.drawn.value
      : agenda(others, plan, sitting.known.value, sitting.session.value, sitting.clock.value).first?.item;
  // Should it fail, it is asked for again when its turn comes.
  if (after) void items.item(after).catch(() => undefined);
}

/** A seed whose numbers were not met lately. */
function seedFor(item: DeckItem, known: Known | undefined): number {
  if (item.kind !== 'problem') return newSeed();
  const recent = known?.memory.cards.get(cardId(item.id))?.recent_seeds ?? [];
  return freshSeed(item.problem, recent, newSeed);
}
