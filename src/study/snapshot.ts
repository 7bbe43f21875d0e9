import type { Aside } from './aside.ts';
import type { CardState } from './card-state.ts';
import type { CardId, EventId } from './event.ts';
import type { Memory } from './fold.ts';
import { readSettings, type Settings } from './settings.ts';

/**
 * A memory as it was worked out last, so that a long history need not be gone through again at every visit.
 *
 * Never truth: without it the same memory comes out, later. It is read only by the version of the fold that wrote it.
 */
export type Snapshot = {
  readonly settings: Settings;
  readonly memory: Memory;
  /** Of everything that was taken back, here or not. */
  readonly undone: ReadonlySet<EventId>;
};

/** Must rise with every change of what `fold` makes of a history. */
const foldVersion = 3;

export const writeSnapshot = ({ settings, memory, undone }: Snapshot): string =>
  JSON.stringify({
    fold: foldVersion,
    settings,
    cards: [...memory.cards.values()],
    aside: [...memory.aside],
    undone: [...undone],
  });

/** A snapshot from a store; nothing where it is not whole, or another version's. */
export function readSnapshot(text: unknown): Snapshot | undefined {
  try {
    const { fold, settings, cards, aside, undone } = JSON.parse(String(text));
    if (fold !== foldVersion || !cards.every(isCard) || !aside.every(isPutAside) || !undone.every(isId))
      return undefined;
    return {
      settings: readSettings(settings).settings,
      memory: {
        cards: new Map(cards.map((card: CardState) => [card.id, card])),
        aside: new Map(aside.map(([card, its]: readonly [CardId, Aside]) => [card, its])),
      },
      undone: new Set(undone),
    };
  } catch {
    return undefined;
  }
}

const states = new Set<unknown>(['learning', 'review', 'relearning']);

const isCard = (card: CardState): boolean =>
  typeof card.id === 'string' &&
  states.has(card.state) &&
  Array.isArray(card.recent_seeds) &&
  (card.last_in_review_day === undefined || Number.isFinite(card.last_in_review_day)) &&
  [
    card.step,
    card.due,
    card.due_day,
    card.stability,
    card.difficulty,
    card.reviews,
    card.lapses,
    card.introduced_day,
    card.last_reviewed_at,
    card.last_reviewed_day,
  ].every(Number.isFinite);

const isId = (id: unknown): boolean => typeof id === 'string';

const isPutAside = ([card, aside]: readonly [CardId, Aside]): boolean =>
  typeof card === 'string' && typeof aside.suspended === 'boolean';
