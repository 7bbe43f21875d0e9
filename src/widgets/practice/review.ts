import type { ProblemTemplate } from '../../problems/template.ts';
import {
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

/** When and under which id something happened. */
export type Happening = {
  readonly id: EventId;
  readonly now: Moment;
  /** When the question was shown. */
  readonly shown: Moment;
};

/** The review that an answered problem is. */
export function reviewOfProblem(
  template: ProblemTemplate,
  seed: number,
  { verdict, hinted, typed }: Outcome,
  happening: Happening,
): Reviewed {
  const rating = ratingOf(verdict, hinted);
  return { ...review(problemId(template.id), template.version, rating, happening), seed, typed, verdict };
}

/** The review that a recalled card is, rated by the learner. */
export function reviewOfCard(
  item: Extract<DeckItem, { kind: 'recall' }>,
  rating: Rating,
  happening: Happening,
): Reviewed {
  return review(item.id, item.card.version, rating, happening);
}

/**
 * What happens when the learner calls a right answer easy. A rating is never changed: the review is taken back, and
 * stands again as an easy one. Both belong in one append, or a crash between them would lose the review.
 */
export function asEasy(
  answered: Reviewed,
  undo: EventId,
  again: EventId,
  now: Moment,
): readonly [Undone, Reviewed] {
  return [
    { kind: 'undone', id: undo, ...now, event: answered.id },
    { ...answered, id: again, rating: 'easy' },
  ];
}

const review = (
  id: string,
  version: number,
  rating: Rating,
  { id: event, now, shown }: Happening,
): Reviewed => ({
  kind: 'reviewed',
  id: event,
  ...now,
  card: cardId(id),
  version,
  rating,
  took_ms: Math.max(0, now.at - shown.at),
});
