import { describe, expect, test } from 'vitest';
import type { RecallCard } from '../../src/problems/card.ts';
import type { ProblemTemplate } from '../../src/problems/template.ts';
import { eventId, type Moment, type StudyEvent, utcMillis } from '../../src/study/event.ts';
import { fold } from '../../src/study/fold.ts';
import { type Deck, type DeckItem, itemsOf } from '../../src/widgets/practice/deck.ts';
import { agenda, ratingChoices, recentSeeds } from '../../src/widgets/practice/practice.model.ts';
import { asEasy, reviewOfCard, reviewOfProblem } from '../../src/widgets/practice/review.ts';
import { template } from '../fixtures/templates.ts';
import { plain } from '../study/histories.ts';

const noon: Moment = { at: utcMillis(Date.UTC(2026, 10, 23, 12)), zone_minutes: 60 };
const later = (milliseconds: number): Moment => ({ ...noon, at: utcMillis(noon.at + milliseconds) });
const minute = 60_000;
const day = 24 * 60 * minute;

const card = (id: string): RecallCard => ({ id, version: 1, lesson: 'l', front: ['Why?'], back: ['So.'] });
const recall = (id: string) =>
  ({ kind: 'recall', id: `cards/${id}`, lesson: 'l', card: card(id) }) as const satisfies DeckItem;
const [a, b] = [recall('a'), recall('b')];

let ids = 0;
const happening = (now: Moment) => {
  ids += 1;
  return { id: eventId(`event-${ids}`), now, shown: later(-5000) };
};
const rated = (item: typeof a, rating: 'again' | 'good' | 'easy', now = noon): StudyEvent =>
  reviewOfCard(item, rating, happening(now));

describe('the agenda', () => {
  test('begins with what is new, in order', () => {
    const { first, counts, last } = agenda([a, b], [], plain, noon);

    expect(first).toEqual({ item: a, why: 'new' });
    expect(counts).toBe('2 new');
    expect(last).toBeUndefined();
  });

  test('brings a card in learning back before what is new', () => {
    const history = [rated(a, 'again')];
    expect(agenda([a, b], history, plain, noon).first).toEqual({ item: b, why: 'new' });
    expect(agenda([a, b], history, plain, later(2 * minute)).first).toEqual({
      item: a,
      why: 'learning',
    });
  });

  test('says when the next item comes back once nothing is due', () => {
    const history = [rated(a, 'easy'), rated(b, 'again')];
    const { first, counts, afterwards } = agenda([a, b], history, plain, noon);

    expect(first).toBeUndefined();
    expect(counts).toBe('');
    // FSRS-6 sends a new card rated again back in one minute.
    expect(afterwards).toBe('The next item comes back in a minute.');
  });

  test('knows the last review that stands', () => {
    const [one, two] = [rated(a, 'good'), rated(b, 'good', later(minute))];
    const undone: StudyEvent = { kind: 'undone', id: eventId('undo'), ...later(2 * minute), event: two.id };

    expect(agenda([a, b], [one, two], plain, noon).last?.id).toBe(two.id);
    expect(agenda([a, b], [one, two, undone], plain, noon).last?.id).toBe(one.id);
  });

  test('brings back what was undone', () => {
    const review = rated(a, 'easy');
    const undone: StudyEvent = { kind: 'undone', id: eventId('undo-2'), ...noon, event: review.id };
    expect(agenda([a], [review, undone], plain, later(minute)).first).toEqual({
      item: a,
      why: 'new',
    });
  });
});

test('each rating says when the card would come back', () => {
  // FSRS-6 defaults: one, six and ten minutes of learning, and eight days for easy (ts-fsrs tests, first ratings).
  expect(ratingChoices(a, [], plain, noon).map(({ rating, comesBack }) => [rating, comesBack])).toEqual([
    ['again', 'in a minute'],
    ['hard', 'in 6 minutes'],
    ['good', 'in 10 minutes'],
    ['easy', 'in 8 days'],
  ]);
});

describe('a review', () => {
  test('of a problem keeps what was typed, the seed and the verdict', () => {
    const problem = template('context-balance');
    const event = reviewOfProblem(
      problem,
      7,
      { verdict: 'slip', hinted: true, typed: '12' },
      happening(noon),
    );

    expect(event).toMatchObject({
      kind: 'reviewed',
      card: 'problems/context-balance',
      version: 1,
      rating: 'again',
      seed: 7,
      typed: '12',
      verdict: 'slip',
      at: noon.at,
      zone_minutes: 60,
      took_ms: 5000,
    });
  });

  test('called easy is taken back and stands again, with everything else as it was', () => {
    const review = reviewOfCard(a, 'good', happening(noon));
    const [undone, easy] = asEasy(review, eventId('u'), eventId('e'), later(minute));
    const { cards } = fold([review, undone, easy], plain);

    expect(easy).toEqual({ ...review, id: 'e', rating: 'easy' });
    expect(cards.get(review.card)).toEqual(fold([easy], plain).cards.get(review.card));
  });

  test('never took less than no time, though the clock was set back', () => {
    const before = { id: eventId('x'), now: later(-day), shown: noon };
    expect(reviewOfCard(a, 'good', before).took_ms).toBe(0);
  });
});

describe('the items of a deck', () => {
  const deck = (cards: number, problems: number): Deck => ({
    lesson: 'l',
    title: 'L',
    cards: Array.from({ length: cards }, (_, at) => card(`c${at}`)),
    // Only the id matters here.
    problems: Array.from({ length: problems }, (_, at) => ({ id: `p${at}` }) as ProblemTemplate),
  });

  test('are all there, once, for any mixture', () => {
    for (const [cards, problems] of [
      [16, 3],
      [5, 3],
      [3, 5],
      [1, 1],
      [4, 0],
      [0, 4],
      [0, 0],
      [7, 7],
    ] as const) {
      const items = itemsOf([deck(cards, problems)]);
      expect(items).toHaveLength(cards + problems);
      expect(new Set(items.map(({ id }) => id)).size).toBe(cards + problems);
    }
  });

  test('spread the problems among the cards', () => {
    expect(
      itemsOf([deck(6, 2)])
        .map(({ kind }) => kind[0])
        .join(''),
    ).toBe('rrrprrrp');
  });
});

test('the numbers a learner met last under an id are known, the newest last', () => {
  const problem = template('context-balance');
  const met = (seed: number, id: ProblemTemplate = problem): StudyEvent =>
    reviewOfProblem(
      id,
      seed,
      { verdict: 'correct', hinted: false, typed: '1' },
      happening(later(seed * minute)),
    );
  const history = [
    ...Array.from({ length: 12 }, (_, seed) => met(seed)),
    met(99, template('cost-at-batch-1')),
    rated(a, 'good'),
  ];

  expect(recentSeeds(history, 'problems/context-balance')).toEqual([2, 3, 4, 5, 6, 7, 8, 9, 10, 11]);
  expect(recentSeeds(history, 'cards/a')).toEqual([]);
});
