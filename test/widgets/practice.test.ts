import { describe, expect, test } from 'vitest';
import { readUnit } from '../../src/engine/units.ts';
import type { RecallCard } from '../../src/problems/card.ts';
import { combination } from '../../src/problems/draw-variant.ts';
import { grade } from '../../src/problems/grade.ts';
import { isEdit, mistakesOf, slipsOf } from '../../src/problems/slips-of.ts';
import type { ProblemTemplate } from '../../src/problems/template.ts';
import { queuedAs } from '../../src/study/due-queue.ts';
import {
  type Answered,
  cardId,
  eventId,
  type Moment,
  type StudyEvent,
  utcMillis,
} from '../../src/study/event.ts';
import { fold } from '../../src/study/fold.ts';
import {
  beginSession,
  goneOn,
  summaryOf,
  withAnswer,
  withShown,
  withSkipped,
  withUndone,
} from '../../src/study/session.ts';
import {
  type Deck,
  type DeckItem,
  itemsOf,
  problemId,
  problemItem,
  studied,
} from '../../src/widgets/practice/deck.ts';
import { type IndexedItem, shelfOf } from '../../src/widgets/practice/deck-index.ts';
import { dueSoon } from '../../src/widgets/practice/due-soon.ts';
import { isEstimate } from '../../src/widgets/practice/estimates.ts';
import { asEstimate, flashLimit, nextEstimate } from '../../src/widgets/practice/flash.ts';
import { indexed, indexOf, titlesOf } from '../../src/widgets/practice/make-index.ts';
import { isThere, planInWords, planOf } from '../../src/widgets/practice/plan.ts';
import { agenda as agendaOf, nextLook } from '../../src/widgets/practice/practice.model.ts';
import { ratingChoices } from '../../src/widgets/practice/rating-choices.ts';
import {
  asReviewed,
  comesAhead,
  mayBeForgotten,
  reviewOfCard,
  reviewOfProblem,
} from '../../src/widgets/practice/review.ts';
import {
  aheadInWords,
  lengthOf,
  lengths,
  offeredLengths,
  settingsOfLength,
  summaryInWords,
} from '../../src/widgets/practice/session-words.ts';
import { lastStep } from '../../src/widgets/practice/undo.ts';
import { whyNow } from '../../src/widgets/practice/why-now.ts';
import { holdsFor, inWords, tookInWords } from '../../src/widgets/practice/words.ts';
import { numberVariant, template, templates } from '../fixtures/templates.ts';
import { plain } from '../study/histories.ts';

const noon: Moment = { at: utcMillis(Date.UTC(2026, 10, 23, 12)), zone_minutes: 60 };
const later = (milliseconds: number): Moment => ({ ...noon, at: utcMillis(noon.at + milliseconds) });
const minute = 60_000;
const day = 24 * 60 * minute;

const card = (id: string): RecallCard => ({
  id,
  version: 1,
  lesson: 'l',
  front: ['Why?'],
  back: ['So.'],
  concepts: [],
});
const recall = (id: string) =>
  ({ kind: 'recall', id: `cards/${id}`, lesson: 'l', card: card(id) }) as const satisfies DeckItem;
const [a, b] = [recall('a'), recall('b')];

let ids = 0;
const happening = (now: Moment) => {
  ids += 1;
  return { id: eventId(`event-${ids}`), now, shown: later(-5000), isAhead: false };
};
const rated = (item: typeof a, rating: 'again' | 'good' | 'easy', now = noon): StudyEvent =>
  reviewOfCard(item, rating, happening(now));

const known = (history: readonly StudyEvent[]) => ({ memory: fold(history, plain), settings: plain });
const sitting = beginSession(noon, plain);
const agenda = (items: readonly DeckItem[], history: readonly StudyEvent[], now = noon, session = sitting) =>
  agendaOf(shelfOf(items.map(indexed)), { kind: 'all' }, known(history), session, now);
const first = (...args: Parameters<typeof agenda>) => {
  const one = agenda(...args).first;
  return one && [one.item.id, one.queued.why];
};

describe('the agenda', () => {
  test('begins with what is new, in order', () => {
    expect(first([a, b], [])).toEqual([a.id, 'new']);
    expect(agenda([a, b], []).counts).toBe('2 new');
  });

  test('brings a card in learning back before what is new', () => {
    const history = [rated(a, 'again')];
    expect(first([a, b], history)).toEqual([b.id, 'new']);
    expect(first([a, b], history, later(2 * minute))).toEqual([a.id, 'learning']);
  });

  test('lets nobody wait minutes for the one thing that is left, unless it was only just shown', () => {
    const history = [rated(a, 'good')];
    expect(first([a], history, later(minute))).toEqual([a.id, 'learning']);
    const shown = agenda([a], history, later(minute), withShown(sitting, studied(a)));
    expect(shown.first).toBeUndefined();
    // It stands there still, and is counted.
    expect(shown.counts).toBe('1 in learning');
  });

  test('says when the next item comes back once nothing is due', () => {
    const history = [rated(a, 'easy'), rated(b, 'again')];
    const { first: none, afterwards } = agenda([a, b], history, noon, withShown(sitting, studied(b)));

    expect(none).toBeUndefined();
    // FSRS-6 sends a new card rated again back in one minute.
    expect(afterwards).toBe('The next item comes back in a minute.');
  });

  test('ends when the sitting is as long as was wanted, and goes on as long again', () => {
    const short = beginSession(noon, { session_items: 0, session_minutes: 10 });
    const after = (minutes: number, session = short) => agenda([a, b], [], later(minutes * minute), session);

    expect(after(9.9).over).toBeUndefined();
    expect(after(10)).toMatchObject({ over: 'minutes', first: undefined });
    const longer = goneOn(short, later(11 * minute), { session_items: 0, session_minutes: 10 });
    expect(after(20, longer).over).toBeUndefined();
    expect(after(21, longer).over).toBe('minutes');
  });

  test('ends after as many answers as were wanted', () => {
    const answer = reviewOfCard(a, 'easy', happening(noon));
    const one = withAnswer(beginSession(noon, { session_items: 1, session_minutes: 0 }), answer);

    expect(agenda([a, b], [answer], noon, one)).toMatchObject({ over: 'items', first: undefined });
    expect(agenda([a, b], [], noon, withUndone(one, answer.id)).over).toBeUndefined();
  });

  test('asks what was skipped again once nothing else is left', () => {
    const skipped = withSkipped(sitting, cardId(a.id));

    expect(first([a, b], [], noon, skipped)).toEqual([b.id, 'new']);
    expect(first([a, b], [rated(b, 'easy')], noon, skipped)).toEqual([a.id, 'new']);
  });
});

describe('what is asked for', () => {
  const other = { ...b, lesson: 'm', card: { ...b.card, concepts: ['cost'] } } as const satisfies DeckItem;
  const asked = (
    plan: Parameters<typeof agendaOf>[1],
    history: readonly StudyEvent[],
    session = sitting,
    now = noon,
  ) => agendaOf(shelfOf([a, other].map(indexed)), plan, known(history), session, now);

  test('is of its chapter, or its concept, alone', () => {
    expect(asked({ kind: 'lesson', id: 'm' }, []).counts).toBe('1 new');
    expect(asked({ kind: 'concept', id: 'cost' }, []).first?.item.id).toBe(other.id);
    expect(asked({ kind: 'concept', id: 'units' }, []).first).toBeUndefined();
  });

  test('comes ahead of its time, once a sitting', () => {
    const history = [rated(a, 'easy'), rated(b, 'easy')];
    const answer = reviewOfCard(a, 'good', { ...happening(later(minute)), isAhead: true });

    expect(asked({ kind: 'all' }, history).first).toBeUndefined();
    expect(asked({ kind: 'lesson', id: 'l' }, history).first?.queued.why).toBe('ahead');
    expect(asked({ kind: 'lesson', id: 'l' }, history).counts).toBe('1 ahead of time');
    expect(
      asked({ kind: 'lesson', id: 'l' }, [...history, answer], withAnswer(sitting, answer)).first,
    ).toBeUndefined();
    expect(fold([...history, answer], plain)).toEqual(fold(history, plain));
  });

  test('can be what is known least: what was met, the weakest first', () => {
    const history = [rated(a, 'easy'), rated(b, 'again')];

    expect(asked({ kind: 'weak' }, []).first).toBeUndefined();
    expect(asked({ kind: 'weak' }, history, sitting, later(2 * day)).first?.item.id).toBe(other.id);
  });

  test.for([
    ['', { kind: 'all' }],
    ['?lesson=batch-size', { kind: 'lesson', id: 'batch-size' }],
    ['?concept=roofline', { kind: 'concept', id: 'roofline' }],
    ['?weak', { kind: 'weak' }],
    ['?flash', { kind: 'flash' }],
    ['?lesson=', { kind: 'all' }],
    ['?unknown=1', { kind: 'all' }],
  ] as const)('is read from the address: %s', ([search, plan]) => {
    expect(planOf(search)).toEqual(plan);
  });

  test('is said not to be there where no chapter or concept has that name', () => {
    const titles = new Map([['batch-size', 'Batch size']]);
    const said = (search: string) => {
      const plan = planOf(search);
      return [planInWords(plan, titles), isThere(plan, titles)];
    };

    expect(said('?lesson=batch-size')).toEqual(['Batch size', true]);
    expect(said('?concept=roofline')[1]).toBe(true);
    expect(said('?weak')[1]).toBe(true);
    expect(said('?lesson=nonsense')).toEqual(['There is no chapter “nonsense”', false]);
    expect(said('?concept=nonsense')).toEqual(['There is no concept “nonsense”', false]);
  });
});

test('each rating says when the card would come back', () => {
  // FSRS-6 defaults: one, six and ten minutes of learning, and eight days for easy (ts-fsrs tests, first ratings).
  expect(ratingChoices(a, known([]), noon).map(({ rating, comesBack }) => [rating, comesBack])).toEqual([
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
    const [undone, easy] = asReviewed(review, 'easy', eventId('u'), eventId('e'), later(minute));
    const { cards } = fold([review, undone, easy], plain);

    expect(easy).toEqual({ ...review, ...later(minute), id: 'e', rating: 'easy' });
    expect(cards.get(review.card)).toEqual(fold([easy], plain).cards.get(review.card));
  });

  test('never took less than no time, though the clock was set back', () => {
    const before = { id: eventId('x'), now: later(-day), shown: noon, isAhead: false };
    expect(reviewOfCard(a, 'good', before).took_ms).toBe(0);
  });
});

describe('whether an answer comes ahead of its time', () => {
  const ahead = (plan: 'all' | 'flash', history: readonly StudyEvent[], now: Moment) =>
    comesAhead({ kind: plan }, cardId(a.id), known(history), now);
  // A first "easy" comes back after eight days, from the start of that day: 4:00, nine hours before 13:00 in this zone.
  const dueFrom = 8 * day - 9 * 60 * minute;

  test('is settled when it is answered: a card shown the evening before may have come due', () => {
    const history = [rated(a, 'easy')];

    expect(ahead('all', history, later(dueFrom - 1))).toBe(true);
    expect(ahead('all', history, later(dueFrom))).toBe(false);
  });

  test('and a new one may have been learnt in another tab since it was shown', () => {
    expect(ahead('all', [], later(minute))).toBe(false);
    expect(ahead('all', [rated(a, 'easy')], later(minute))).toBe(true);
    // What is still being learnt is never ahead.
    expect(ahead('all', [rated(a, 'again')], later(minute))).toBe(false);
  });

  test('an estimate against the clock always does', () => {
    expect(ahead('flash', [], noon)).toBe(true);
    expect(ahead('flash', [rated(a, 'easy')], later(dueFrom))).toBe(true);
  });

  test('one that was wrong then can be said to be forgotten', () => {
    const answer = (rating: 'again' | 'good', isAhead: boolean) =>
      mayBeForgotten(reviewOfCard(a, rating, { ...happening(noon), isAhead }));

    expect(answer('again', true)).toBe(true);
    expect(answer('good', true)).toBe(false);
    expect(answer('again', false)).toBe(false);
  });
});

describe('what is taken back', () => {
  const before = reviewOfCard(a, 'good', happening(later(-day)));
  const here: Answered = { ...reviewOfCard(b, 'again', happening(noon)), kind: 'practised' };
  const flash = { kind: 'flash' } as const;

  test('is the last step, though it was done in an earlier sitting', () => {
    expect(lastStep({ kind: 'all' }, sitting, before)).toBe(before);
  });

  test('in a round of estimates is an answer of the round, one after the other, and no other', () => {
    const round = withAnswer(sitting, here);

    expect(lastStep(flash, sitting, before)).toBeUndefined();
    expect(lastStep(flash, round, before)).toBe(here);
    expect(lastStep(flash, withUndone(round, here.id), before)).toBeUndefined();
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

describe('a round of estimates', () => {
  const estimates = templates().map(problemItem).filter(isEstimate);

  test('asks for numbers at most a factor of two off, none of them hard', () => {
    for (const item of estimates.map(asEstimate))
      expect(item).toMatchObject({
        problem: {
          ask: {
            kind: 'number',
            tolerance: { kind: 'factor', by: expect.toSatisfy((by: number) => by <= 2) },
          },
          level: expect.toSatisfy((level: number) => level < 3),
        },
      });
    expect(isEstimate(a)).toBe(false);
  });

  // biome-ignore format: a table reads by column
  test.for<[id: string, why: string]>([
    ['training-run-backwards',       'half more comes within an eighth of a third more'],
    ['training-bubble',              'stages for the gaps between them are nearly as many'],
    ['not-a-square-root',            'the square root is near, and all answers are within 2.2'],
    ['cache-read-apart',             'all answers are within 1.6: one number wins every time'],
    ['just-missed',                  'the mean wait is three quarters of the longest'],
  ])('leaves out %s: %s', ([id]) => {
    expect(estimates.map((item) => item.id)).not.toContain(problemId(id));
  });

  test('never repeats itself before it is over', () => {
    expect(estimates.length).toBeGreaterThanOrEqual(flashLimit.session_items);
  });

  test('asks what it has not asked yet, whatever chance says; once it has asked all, any but the last', () => {
    const [one, two, three] = estimates.slice(0, 3).map(indexed) as [IndexedItem, IndexedItem, IndexedItem];
    const items = [indexed(a), one, two, three];
    const chances = [0, 1, 2, 3, 4, 2 ** 32 - 1];
    const nextAfter = (...shown: readonly IndexedItem[]) =>
      new Set(chances.map((seed) => nextEstimate(items, shown, seed)));

    expect(nextAfter()).toEqual(new Set([one, two, three]));
    expect(nextAfter(two)).toEqual(new Set([one, three]));
    expect(nextAfter(two, one)).toEqual(new Set([three]));
    expect(nextAfter(two, one, three)).toEqual(new Set([one, two]));
  });

  test('asks nothing where nothing can be estimated, or only what was just asked', () => {
    const [one] = estimates.map(indexed);

    expect(nextEstimate([indexed(a)], [], 3)).toBeUndefined();
    expect(one && nextEstimate([one], [one], 3)).toBeUndefined();
  });

  test.for(estimates)('$id: no mistake that it exists to catch counts as right', (item) => {
    const asked = asEstimate(item);
    if (asked.kind !== 'problem') throw new Error('It is no problem.');
    const { problem } = asked;
    for (const place of problem.combinations) {
      const variant = numberVariant(problem, combination(problem.given, place));
      const { scale } = readUnit(variant.ask.unit);
      const caught = [
        ...mistakesOf(variant),
        ...slipsOf(variant).filter((slip) => problem.tells_apart.some((edit) => isEdit(slip, edit))),
      ];
      for (const { id, value } of caught)
        expect([place, id, grade(variant, String(value / scale)).code]).not.toContain('correct');
    }
  });

  test.for(estimates)('$id: no one number is right whatever is drawn', (item) => {
    const asked = asEstimate(item);
    if (asked.kind !== 'problem') throw new Error('It is no problem.');
    const { problem } = asked;
    const variants = problem.combinations.map((place) =>
      numberVariant(problem, combination(problem.given, place)),
    );
    const answers = variants.map(({ answer }) => answer.value);
    const { tolerance } = problem.ask as Extract<ProblemTemplate['ask'], { kind: 'number' }>;
    const by = tolerance.kind === 'factor' ? tolerance.by : Number.NaN;
    expect(Math.max(...answers) / Math.min(...answers)).toBeGreaterThan(by ** 2);
  });
});

test('the index names all that the decks hold, in the order it is first met', () => {
  const [problem] = templates();
  if (!problem) throw new Error('There is no problem.');
  const decks = [{ lesson: 'l', title: 'Lesson', problems: [problem], cards: [card('a'), card('b')] }];
  const [chapter] = indexOf(decks);

  expect(chapter).toMatchObject({ lesson: 'l', title: 'Lesson' });
  expect(chapter?.items.map(({ id, kind }) => [id, kind])).toEqual([
    ['cards/a', 'recall'],
    ['cards/b', 'recall'],
    [`problems/${problem.id}`, 'problem'],
  ]);
  expect(titlesOf(decks)).toEqual({
    'cards/a': 'Why?',
    'cards/b': 'Why?',
    [`problems/${problem.id}`]: problem.title,
  });
});

describe('whoever waits for what comes back', () => {
  test.for([1, 2, 8.2, 59.9, 119, 121, 600, 1439, 1441, 9000])(
    'is told for how long %s minutes are said so',
    (minutes) => {
      const wait = minutes * minute;
      const holds = holdsFor(wait);
      if (holds === Number.POSITIVE_INFINITY) {
        expect(inWords(0)).toBe(inWords(wait));
        return;
      }
      expect(inWords(wait - holds)).toBe(inWords(wait));
      expect(inWords(wait - holds - 1)).not.toBe(inWords(wait));
    },
  );

  test('is looked after when the words grow old, and when it is there', () => {
    const history = [rated(a, 'good')]; // Back in ten minutes.
    const looks = [];
    for (let now = noon; now.at < noon.at + 10 * minute; ) {
      now = { ...now, at: utcMillis(nextLook([studied(a)], known(history), now)) };
      looks.push(agenda([a], history, now).afterwards);
    }
    expect(looks.slice(0, -1)).toEqual(
      [9, 8, 7, 6, 5, 4, 3, 2]
        .map((left) => `The next item comes back in ${left} minutes.`)
        .concat('The next item comes back in a minute.'),
    );
    expect(first([a], history, later(10 * minute))).toEqual([a.id, 'learning']);
  });
});

describe('why an item is asked now', () => {
  const why = (history: readonly StudyEvent[], now: Moment) =>
    whyNow(queuedAs(studied(a), fold(history, plain), plain, now), plain, now).join(' ');

  test('is said in words, from what the model of memory says', () => {
    expect(why([], noon)).toContain('You have not met this one');
    expect(why([rated(a, 'again')], later(minute))).toContain('still learning it');
    // A first "easy" has a stability of 8.2956 days (row V04 of the FSRS vectors): after that long recall is 90 %.
    const due = why([rated(a, 'easy')], later(8 * day));
    expect(due).toContain('8 days ago');
    expect(due).toContain('with a chance of about 90%');
    expect(due).toContain('It lasts 8 days');
    expect(why([rated(a, 'easy')], later(day))).toContain(
      'It is due in 7 days; you asked for it now. You last answered it yesterday.',
    );
  });
});

describe('what a sitting came to', () => {
  test('is how many answers were right, in what time, and what is to be looked at again', () => {
    const answers = [
      reviewOfCard(a, 'again', happening(noon)),
      reviewOfCard(a, 'good', happening(noon)),
      reviewOfCard(b, 'again', happening(noon)),
    ];
    const session = answers.reduce((before, answer) => withAnswer(before, answer), sitting);
    const before = reviewOfCard(a, 'good', happening(later(-day)));
    const summary = summaryOf(session, later(3 * minute), fold([before, ...answers], plain));

    expect(summary).toEqual({ answers: 3, right: 1, introduced: 1, minutes: 3, forgotten: [b.id] });
    expect(summaryInWords(summary)).toEqual([
      '3 answers in 3 minutes. You knew 1 of 3.',
      '1 item you had not met before.',
    ]);
    expect(summaryInWords({ ...summary, answers: 0 })).toEqual([]);
  });

  test('and what waits', () => {
    const due = { now: 0, beyond: 0, later: 0, tomorrow: 1, week: 1 };
    expect(aheadInWords({ ...due, now: 1, later: 1, tomorrow: 3, week: 10 })).toBe(
      '2 items more today, 3 items tomorrow, 10 in all in the next 7 days.',
    );
    expect(aheadInWords(due)).toBe('1 item tomorrow, 1 in all in the next 7 days.');
    expect(aheadInWords({ ...due, beyond: 37, week: 38 })).toBe(
      '1 item tomorrow, 38 in all in the next 7 days. 37 more are due, beyond today’s share of reviews.',
    );
  });

  test('what the day’s share of reviews holds back does not wait today', () => {
    const [items, history] = [[a, b].map(studied), [rated(a, 'easy'), rated(b, 'easy')]];
    const settings = { ...plain, reviews_per_day: 1 };
    const learner = { memory: fold(history, settings), settings };

    // Both come back after eight days.
    expect(dueSoon(items, learner, later(7 * day))).toEqual({
      ...{ now: 0, beyond: 0, later: 0, tomorrow: 2, week: 2 },
    });
    expect(dueSoon(items, learner, later(8 * day))).toEqual({
      ...{ now: 1, beyond: 1, later: 0, tomorrow: 0, week: 2 },
    });
  });

  test('a step of learning waits today, and what was withdrawn on no day', () => {
    const history = [rated(a, 'again'), rated(b, 'again')];
    const [justNow, soon] = [noon, later(2 * minute)].map((now) =>
      dueSoon([studied(a)], known(history), now),
    );

    // FSRS-6 sends a new card rated again back in one minute.
    expect(justNow).toEqual({ now: 0, beyond: 0, later: 1, tomorrow: 0, week: 1 });
    expect(soon).toEqual({ now: 1, beyond: 0, later: 0, tomorrow: 0, week: 1 });
  });

  test.for([
    [0, 'less than a second'],
    [999, 'less than a second'],
    [1000, '1 second'],
    [12_400, '12 seconds'],
  ] as const)('an answer of %d milliseconds took %s', ([took, says]) => {
    expect(tookInWords(took)).toBe(says);
  });

  test.for(lengths)('its length is chosen as “$name”, and read back', ({ value }) => {
    expect(lengthOf(settingsOfLength(value))).toBe(value);
  });

  test('a length with two limits names both, and is read back', () => {
    const both = { session_minutes: 15, session_items: 3 };

    expect(offeredLengths(both).at(-1)?.name).toBe('15 minutes or 3 items');
    expect(settingsOfLength(lengthOf(both))).toEqual(both);
  });

  test('a length chosen elsewhere is on offer too', () => {
    expect(offeredLengths({ session_minutes: 45, session_items: 0 }).at(-1)).toEqual({
      value: 'minutes 45',
      name: '45 minutes',
    });
  });
});
