import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { isAside } from '../../src/study/aside.ts';
import { dayOf, daysAfter } from '../../src/study/day.ts';
import { type CardId, cardId, eventId, type StudyEvent, utcMillis } from '../../src/study/event.ts';
import { fold, refold, withReview } from '../../src/study/fold.ts';
import { standing, standingAnswers } from '../../src/study/standing.ts';
import {
  aDay,
  anyHistory,
  history,
  minute,
  moment,
  move,
  noon,
  plain,
  retold,
  review,
  reviewed,
  undo,
} from './histories.ts';

const configuredTwice: StudyEvent = {
  kind: 'configured',
  id: eventId('c'),
  at: utcMillis(noon),
  zone_minutes: 0,
  settings: {},
};
const cards = (events: Iterable<StudyEvent>) => fold(events, plain).cards;

describe('a history folds into cards', () => {
  test('an empty history leaves nothing in memory', () => {
    expect(cards([]).size).toBe(0);
  });

  test('a card remembers how often, when and with which variant it was reviewed', () => {
    const card = cards([
      review({ id: 'r1', at: noon, seed: 7 }),
      review({ id: 'r2', at: noon + 10 * minute, seed: 8 }),
    ]).get(cardId('a'));

    expect(card).toMatchObject({
      id: 'a',
      reviews: 2,
      lapses: 0,
      last_reviewed_at: noon + 10 * minute,
      recent_seeds: [7, 8],
    });
  });

  test('a card forgotten after it was learnt has lapsed, and is learnt again', () => {
    const card = cards([
      review({ id: 'r1', rating: 'easy' }),
      review({ id: 'r2', at: noon + 8 * aDay, rating: 'again' }),
    ]).get(cardId('a'));

    expect(card).toMatchObject({ state: 'relearning', lapses: 1 });
  });

  test('lapses add up', () => {
    const card = cards([
      review({ id: 'r1', rating: 'easy' }),
      review({ id: 'r2', at: noon + 8 * aDay, rating: 'again' }),
      review({ id: 'r3', at: noon + 9 * aDay, rating: 'easy' }),
      review({ id: 'r4', at: noon + 90 * aDay, rating: 'again' }),
    ]).get(cardId('a'));

    expect(card).toMatchObject({ reviews: 4, lapses: 2 });
  });

  test('a review without a variant leaves the variants seen last as they were', () => {
    const card = cards([review({ id: 'r1', seed: 7 }), review({ id: 'r2', at: noon + aDay })]).get(
      cardId('a'),
    );

    expect(card?.recent_seeds).toEqual([7]);
  });

  test('of many variants the last ten are remembered', () => {
    const events = Array.from({ length: 12 }, (_, at) =>
      review({ id: `r${at}`, at: noon + at * aDay, seed: at }),
    );

    expect(cards(events).get(cardId('a'))?.recent_seeds).toEqual([2, 3, 4, 5, 6, 7, 8, 9, 10, 11]);
  });

  test('cards do not disturb one another', () => {
    const both = cards([review({ id: 'r1', card: 'a' }), review({ id: 'r2', card: 'b', rating: 'again' })]);

    expect(both.get(cardId('a'))).toEqual(cards([review({ id: 'r1', card: 'a' })]).get(cardId('a')));
  });

  test('the day a card was introduced stays, whatever comes after', () => {
    const first = cards([review()]).get(cardId('a'));
    const later = cards([review(), review({ id: 'r2', at: noon + 3 * aDay })]).get(cardId('a'));

    expect(later?.introduced_day).toBe(first?.introduced_day);
  });
});

describe('undo', () => {
  test('takes a review back, as if it had never happened', () => {
    expect(cards([review({ id: 'r1' }), undo('r1')]).size).toBe(0);
  });

  test('works even where the clock was set back in between', () => {
    expect(cards([review({ id: 'r1' }), undo('r1', { at: noon - aDay })]).size).toBe(0);
  });

  test('cannot itself be undone: to redo is to review again', () => {
    const taken = [review({ id: 'r1' }), undo('r1'), undo('undo r1')];

    expect(cards(taken).size).toBe(0);
    expect(cards([...taken, review({ id: 'r2' })]).get(cardId('a'))?.reviews).toBe(1);
  });

  test('of something unknown has no effect', () => {
    expect(cards([review(), undo('elsewhere')])).toEqual(cards([review()]));
  });
});

describe('what a learner put aside', () => {
  const today = dayOf(moment(noon), plain.day_starts_hour);
  const aside = (events: Iterable<StudyEvent>, on = today) =>
    isAside(fold(events, plain).aside.get(cardId('a')), on);

  test('is out of sight until the next day when it was buried', () => {
    expect(aside([move('buried')])).toBe(true);
    expect(aside([move('buried')], daysAfter(today, 1))).toBe(false);
  });

  test('is out of sight for good when it was suspended, and back when it is resumed', () => {
    expect(aside([move('suspended')], daysAfter(today, 400))).toBe(true);
    expect(aside([move('suspended'), move('resumed', { at: noon + 1 })])).toBe(false);
    expect(aside([move('buried'), move('resumed', { at: noon + 1 })])).toBe(false);
    expect(aside([move('resumed'), move('suspended', { at: noon + 1 })])).toBe(true);
  });

  test('is out of sight on the day of the clock where its instant had to come after that of a clock that was ahead', () => {
    const inSummer = noon + 90 * aDay;
    const resumed = move('resumed', { at: inSummer });
    const buried = { ...move('buried', { at: inSummer + 1 }), by_clock: utcMillis(noon) };

    expect(aside([resumed, buried])).toBe(true);
    expect(aside([resumed, buried], daysAfter(today, 1))).toBe(false);
    expect(aside([resumed, buried], daysAfter(today, 90))).toBe(false);
  });

  test('comes back when putting it aside is taken back', () => {
    expect(aside([move('suspended'), undo('suspended')])).toBe(false);
  });

  test('is remembered all the same, and one card’s rest is no other’s', () => {
    const both = fold([review(), move('suspended'), move('buried', { card: 'b' })], plain);

    expect(both.cards.get(cardId('a'))).toEqual(fold([review()], plain).cards.get(cardId('a')));
    expect([...both.aside.keys()].sort()).toEqual(['a', 'b']);
  });
});

test('answers are all that were given and not taken back, reviews only those that count', () => {
  const ahead: StudyEvent = { ...review({ id: 'p', at: noon + aDay }), kind: 'practised' };
  const history = [
    ahead,
    review({ id: 'r1' }),
    review({ id: 'r2', at: noon + 1 }),
    move('buried'),
    undo('r2'),
    configuredTwice,
  ];

  expect(standingAnswers(history).map(({ id }) => id)).toEqual(['r1', 'p']);
  expect(standing(history).map(({ id }) => id)).toEqual(['r1']);
});

test('an answer ahead of its time moves no schedule', () => {
  const ahead: StudyEvent = { ...review({ id: 'p', at: noon + aDay, rating: 'again' }), kind: 'practised' };

  expect(cards([review(), ahead])).toEqual(cards([review()]));
});

describe('a memory that grows', () => {
  const abc = ['a', 'b', 'c'].map(cardId);
  const its = (events: readonly StudyEvent[], card: CardId) =>
    events.filter((event) => {
      const of = event.kind === 'undone' ? events.find(({ id }) => id === event.event) : event;
      return of !== undefined && 'card' in of && of.card === card;
    });

  test('card by card is the memory of the whole history, whatever came late or was undone', () => {
    fc.assert(
      fc.property(history, fc.nat(16), fc.subarray(abc), (events, cut, again) => {
        const before = fold(events.slice(0, cut), plain);
        const late = events.slice(cut).flatMap((event) => {
          const of = event.kind === 'undone' ? events.find(({ id }) => id === event.event) : event;
          return of && 'card' in of ? of.card : [];
        });
        const ofCards = new Map([...late, ...again].map((card) => [card, its(events, card)] as const));

        expect(refold(before, ofCards, plain)).toEqual(fold(events, plain));
      }),
    );
  });

  test('by one later review is the memory of the whole history', () => {
    fc.assert(
      fc.property(history, reviewed, (events, later) => {
        fc.pre(!events.some(({ id, kind }) => id === later.id || kind === 'undone'));
        const grown = withReview(fold(events, plain), later, plain);

        if (grown) expect(grown).toEqual(fold([...events, later], plain));
        else
          expect(
            events.some((event) => 'card' in event && event.card === later.card && event.at >= later.at),
          ).toBe(true);
      }),
    );
  });

  test('takes of a card only what is its own, and forgets that it was aside', () => {
    const before = fold([move('suspended')], plain);
    const ofCards = new Map([[cardId('a'), [review(), review({ id: 'r2', card: 'b' }), configuredTwice]]]);

    expect(refold(before, ofCards, plain)).toEqual(fold([review()], plain));
  });

  test('leaves the memory it grew from as it was', () => {
    const before = fold([review()], plain);
    refold(before, new Map([[cardId('a'), []]]), plain);

    expect(before.cards.size).toBe(1);
  });
});

describe('the laws of the fold', () => {
  test('cards are the same whatever order the events arrive in', () => {
    fc.assert(
      fc.property(retold(anyHistory), ([told, again]) => {
        expect(cards(again)).toEqual(cards(told));
      }),
    );
  });

  test('an event that arrives twice counts once', () => {
    fc.assert(
      fc.property(history, (events) => {
        expect(cards([...events, ...structuredClone(events)])).toEqual(cards(events));
      }),
    );
  });

  test('undoing a review leaves no trace on any card', () => {
    fc.assert(
      fc.property(history, reviewed, (before, slip) => {
        fc.pre(!before.some((event) => event.id === slip.id));

        expect(cards([...before, slip, undo(slip.id)])).toEqual(cards(before));
      }),
    );
  });

  test('undoing any review of a history is the same as leaving it out', () => {
    fc.assert(
      fc.property(history, fc.nat(), (events, nth) => {
        const gone = events.at(nth % Math.max(1, events.length));
        fc.pre(gone?.kind === 'reviewed');

        expect(cards([...events, undo(gone?.id ?? '')])).toEqual(
          cards(events.filter((event) => event !== gone)),
        );
      }),
    );
  });

  test('whatever the clocks did, every number is finite and no card falls due before its last review', () => {
    fc.assert(
      fc.property(anyHistory, (events) => {
        for (const card of cards(events).values()) {
          for (const value of Object.values(card)) expect(value).not.toBeNaN();
          expect(card.stability).toBeGreaterThan(0);
          expect(card.due_day).toBeGreaterThanOrEqual(card.last_reviewed_day);
        }
      }),
    );
  });

  test('a kind from a later version is skipped', () => {
    const later = { ...review({ id: 'r9' }), kind: 'annotated' } as unknown as StudyEvent; // What an old tab may meet.

    expect(cards([review(), later])).toEqual(cards([review()]));
  });
});
