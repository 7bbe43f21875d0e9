import type { ProblemTemplate } from '../../problems/template.ts';
import type { Known } from '../../storage/learner.ts';
import { isAhead } from '../../study/card-state.ts';
import {
  type Answered,
  type CardId,
  cardId,
  type EventId,
  type Moment,
  type Rating,
  type Reviewed,
  type Undone,
} from '../../study/event.ts';
import { ratingOf } from '../../study/rating.ts';
import type { Outcome } from '../problem/problem.model.ts';
import { type DeckItem, problemId } from './deck.ts';
import type { Plan } from './plan.ts';

/**
 * Whether an answer given now comes ahead of its time. That is settled by the answer and not when the item is shown: it may
 * have come due since, or been answered in another tab. An estimate against the clock never moves a schedule.
 */
export const comesAhead = (
  plan: Plan,
  card: CardId,
  { memory, settings }: Pick<Known, 'memory' | 'settings'>,
  now: Moment,
): boolean => plan.kind === 'flash' || isAhead(memory.cards.get(card), settings, now);

/** When and under which id something happened. */
export type Happening = {
  readonly id: EventId;
  readonly now: Moment;
  /** When the question was shown. */
  readonly shown: Moment;
  /** Whether it came ahead of its time. */
  readonly isAhead: boolean;
};

/** What an answered problem is to a history. */
export function reviewOfProblem(
  template: ProblemTemplate,
  seed: number,
  { verdict, hinted, typed }: Outcome,
  happening: Happening,
): Answered {
  const rating = ratingOf(verdict, hinted);
  return { ...review(problemId(template.id), template.version, rating, happening), seed, typed, verdict };
}

/** What a recalled card is to a history, rated by the learner. */
export function reviewOfCard(
  item: Extract<DeckItem, { kind: 'recall' }>,
  rating: Rating,
  happening: Happening,
): Answered {
  return review(item.id, item.card.version, rating, happening);
}

/** Whether the learner may want an answer to count after all: it came ahead of its time and was wrong. */
export const mayBeForgotten = ({ kind, rating }: Answered): boolean =>
  kind === 'practised' && rating === 'again';

/**
 * What happens when the learner sees an answer in another light: a right one was easy, or one that was wrong ahead of its
 * time shall count. An answer is never changed: it is taken back, and stands again as a review, of now. Both belong in one
 * append, or a crash between them would lose the answer.
 */
export function asReviewed(
  answered: Answered,
  rating: Rating,
  undo: EventId,
  again: EventId,
  now: Moment,
): readonly [Undone, Reviewed] {
  return [
    { kind: 'undone', id: undo, ...now, event: answered.id },
    { ...answered, ...now, kind: 'reviewed', id: again, rating },
  ];
}

const review = (
  id: string,
  version: number,
  rating: Rating,
  { id: event, now, shown, isAhead }: Happening,
): Answered => ({
  kind: isAhead ? 'practised' : 'reviewed',
  id: event,
  ...now,
  card: cardId(id),
  version,
  rating,
  took_ms: Math.max(0, now.at - shown.at),
});
