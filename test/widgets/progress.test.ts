import { describe, expect, test } from 'vitest';
import { readUnit } from '../../src/engine/units.ts';
import type { RecallCard } from '../../src/problems/card.ts';
import { slipsOf } from '../../src/problems/slips-of.ts';
import { dayOf } from '../../src/study/day.ts';
import type { StudyEvent } from '../../src/study/event.ts';
import { defaultSettings as settings } from '../../src/study/settings.ts';
import { standing } from '../../src/study/standing.ts';
import { type Deck, itemsOf } from '../../src/widgets/practice/deck.ts';
import type { Items } from '../../src/widgets/practice/fetch-item.ts';
import { indexOf } from '../../src/widgets/practice/make-index.ts';
import { calendarOf } from '../../src/widgets/progress/calendar.ts';
import { nothingReviewedInWords, standingOf } from '../../src/widgets/progress/progress.model.ts';
import { frequentSlips } from '../../src/widgets/progress/slips.ts';
import { slipsMade } from '../../src/widgets/progress/slips-made.ts';
import { dateOf, percent, timeInWords, weekdayOf } from '../../src/widgets/progress/words.ts';
import { numberVariant, template } from '../fixtures/templates.ts';
import { aDay, hour, minute, moment, move, noon, review, undo } from '../study/histories.ts';

const card = (id: string): RecallCard => ({
  id,
  version: 1,
  lesson: 'l',
  front: ['Why?'],
  back: ['So.'],
  concepts: [],
});
const sparsity = template('optimal-batch-from-sparsity');
const decks: readonly Deck[] = [
  { lesson: 'l', title: 'First things', problems: [], cards: [card('a'), card('b')] },
  { lesson: 'm', title: 'Batches', problems: [{ ...sparsity, lesson: 'm' }], cards: [] },
];
const now = moment(noon + hour);
const stand = (events: readonly StudyEvent[], at = now) => standingOf(indexOf(decks), events, settings, at);
const today = dayOf(now, settings.day_starts_hour);

describe('how things stand', () => {
  test('nothing before the first review, nor once all were taken back', () => {
    expect(stand([])).toBeUndefined();
    expect(stand([review({ id: 'r1', card: 'cards/a' }), undo('r1')])).toBeUndefined();
  });

  test('a round of flash estimates is answers, but nothing to tell a memory from', () => {
    const estimate = (id: string): StudyEvent => ({
      ...review({ id, card: 'problems/x' }),
      kind: 'practised',
    });
    const round = [estimate('p1'), estimate('p2')];

    expect(stand(round)).toBeUndefined();
    expect(nothingReviewedInWords(round)).toBe(
      'You have reviewed nothing in this browser yet. Your 2 flash estimates are no reviews: they schedule nothing.',
    );
    expect(nothingReviewedInWords([...round, undo('p1'), undo('p2')])).toBe(
      'You have reviewed nothing in this browser yet.',
    );
  });

  test('in one sentence', () => {
    const events = [
      review({ id: 'r1', card: 'cards/a', rating: 'again' }),
      review({ id: 'r2', card: 'cards/b', rating: 'easy' }),
    ];
    expect(stand(events)?.summary).toBe('You remember about 2 of the 2 items you have met; 1 is due today.');
    // A stability of 8.2956 days leaves 0.56 after a year; the 0.212 days after Again leave 0.32.
    expect(stand(events, moment(noon + 365 * aDay))?.summary).toMatch(
      /^You remember about 1 of the 2 items you have met; 2 are due today\.$/,
    );
  });

  test('an item that the site asks no more is neither due nor remembered, but it was studied', () => {
    const all = stand([review({ id: 'r1', card: 'cards/a' }), review({ id: 'r2', card: 'cards/gone' })]);
    expect(all?.summary).toContain('of the 1 item you');
    expect(all?.effort).toContain('2 answers');
  });

  test('strength is that of what was met; the rest is listed', () => {
    const all = stand([review({ card: 'cards/a' })]);
    // After Good at first the stability is w[2] = 2.3065 days, and (1 + 0.9803 · 30 / 2.3065)^-0.1542 = 0.6675.
    expect(all?.chapters.met).toEqual([
      {
        name: 'First things',
        share: expect.closeTo(0.6675, 4),
        lasting: '67%',
        today: '100%',
        met: '1 of 2',
      },
    ]);
    expect(all?.chapters.unmet).toEqual(['Batches']);
  });

  test('the map shows the concepts of problems, met or not', () => {
    const problem = `problems/${sparsity.id}`;
    const levels = (...events: readonly StudyEvent[]) =>
      new Set(stand(events)?.map.tiles.map(({ level, met }) => `${level} ${met}`));
    expect(levels(review({ card: 'cards/a' }))).toEqual(new Set(['unmet 0 of 1']));
    // In 30 days there is left: after Again, 0.48; after Good, 0.667; after Easy, with 8.2956 days, 0.79.
    expect(levels(review({ card: problem, rating: 'again' }))).toEqual(new Set(['weak 1 of 1']));
    expect(levels(review({ card: problem, rating: 'easy' }))).toEqual(new Set(['fair 1 of 1']));
    const all = stand([review({ card: problem })]);
    expect(all?.map.tiles).toHaveLength(sparsity.concepts.length);
    expect(all?.map.says).toContain(`Of ${sparsity.concepts.length} concepts, 0 are strong, 0 fair, 3 weak`);
  });

  test('weak spots are concepts, or chapters where only cards were met, each with its practice', () => {
    const cards = stand([review({ card: 'cards/a' })]);
    expect(cards?.weakSpots).toMatchObject([{ query: '?lesson=l', name: 'First things' }]);
    const problem = stand([review({ card: `problems/${sparsity.id}` })]);
    expect(problem?.weakSpots.map(({ query }) => query).sort()).toEqual(
      sparsity.concepts.map((concept) => `?concept=${concept}`).sort(),
    );
    expect(problem?.weakSpots[0]?.says).toBe('67% in 30 days, 100% today; 1 of 1 met');
  });

  test('what is suspended is not due, but still known', () => {
    const all = stand([review({ card: 'cards/a', rating: 'again' }), move('suspended', { card: 'cards/a' })]);
    expect(all?.summary).toBe('You remember about 1 of the 1 item you have met; nothing is due today.');
  });

  test('every chart counts every item once', () => {
    const all = stand([
      review({ id: 'r1', card: 'cards/a' }),
      review({ id: 'r2', card: 'cards/b', rating: 'easy' }),
    ]);
    for (const chart of [all?.forecast, all?.stability, all?.recall, all?.difficulty])
      expect(chart?.table.rows.reduce((sum, [, count]) => sum + Number(count), 0)).toBe(2);
  });

  const learnt = (card: string) => review({ id: `learnt ${card}`, card, rating: 'easy' });
  const back = (card: string, after: number, rating: 'again' | 'good') =>
    review({ id: `${card} ${after}`, card, at: noon + after * aDay, rating });

  test('retention says nothing until something came back, and no share of less than five', () => {
    expect(stand([learnt('cards/a')])?.retention).toMatchObject({
      ages: Array(3).fill({ percent: 'none yet', of: '0 of 0' }),
      chapters: [],
      concepts: [],
    });
    const all = stand([learnt('cards/a'), back('cards/a', 8, 'good')], moment(noon + 8 * aDay));
    expect(all?.retention.ages.map(({ of }) => of)).toEqual(['1 of 1', '0 of 0', '1 of 1']);
    expect(all?.retention.ages[0]?.percent).toBe('too few');
    expect(all?.retention.says).toContain('you knew 1 of 1, too few to say more');
  });

  test('retention is told by chapter and by concept', () => {
    const problem = `problems/${sparsity.id}`;
    const days = [8, 16, 24, 32, 40];
    const events = [
      learnt(problem),
      ...days.map((day) => back(problem, day, day === 40 ? 'again' : 'good')),
      learnt('cards/a'),
      back('cards/a', 8, 'good'),
    ];
    const { says, chapters, concepts } = stand(events, moment(noon + 40 * aDay))?.retention ?? {};
    // Five of the six reviews were passed, four of the problem's five.
    expect(says).toContain('you knew 83%');
    expect(chapters).toEqual([
      { name: 'First things', share: undefined, percent: 'too few', of: '1 of 1' },
      { name: 'Batches', share: 0.8, percent: '80%', of: '4 of 5' },
    ]);
    expect(concepts?.map(({ percent }) => percent)).toEqual(sparsity.concepts.map(() => '80%'));
  });

  test('what is expected is never less than what is due', () => {
    expect(stand([review({ card: 'cards/a', rating: 'again' })])?.forecast.says).toMatch(
      /^1 today, 1 in 30 days, 1 on the busiest day\. .* make about [2-9] reviews in 30 days/,
    );
  });
});

describe('slips', () => {
  const variant = numberVariant(sparsity, 7);
  const { scale } = readUnit(variant.ask.unit);
  const slip = slipsOf(variant).find(({ id }) => id === 'ridge_batch.no_flop_per_param');
  const typed = `${((slip?.value ?? 0) / scale).toPrecision(6)}`;
  const wrong = (id: string, says: Parameters<typeof review>[0] = {}) =>
    review({
      id,
      card: `problems/${sparsity.id}`,
      version: sparsity.version,
      seed: 7,
      typed,
      verdict: 'slip',
      ...says,
    });
  const slips = (...events: readonly StudyEvent[]) => frequentSlips(itemsOf(decks), standing(events));

  test('are found again from the seed and what was typed, and counted', () => {
    expect(slips(wrong('r1'), wrong('r2'))).toMatchObject([
      {
        id: 'ridge_batch.no_flop_per_param',
        times: 2,
        says: expect.stringContaining('multiplications only'),
        problem: { id: sparsity.id, title: sparsity.title },
      },
    ]);
  });

  test.for<[string, readonly StudyEvent[]]>([
    ['a review that was taken back', [wrong('r1'), undo('r1')]],
    ['an answer to another version of the problem', [wrong('r1', { version: sparsity.version + 1 })]],
    ['a problem that is no more', [wrong('r1', { card: 'problems/gone' })]],
    ['an answer that is no slip by now', [wrong('r1', { typed: '1' })]],
  ])('%s leaves none', ([, events]) => {
    expect(slips(...events)).toEqual([]);
  });

  describe('are named with', () => {
    const items = indexOf(decks).flatMap((chapter) => chapter.items);
    const all = new Map(itemsOf(decks).map((item) => [item.id, item]));
    /** Items that say what was asked of them, where they answer. */
    const shelves = (answer: 'item' | 'nothing') => {
      const asked: string[] = [];
      const item: Items['item'] = async ({ id }) => {
        asked.push(id);
        const found = answer === 'item' ? all.get(id) : undefined;
        if (!found) throw new Error('There is no connection.');
        return found;
      };
      return { asked, item };
    };

    test('only the problems in which they were made', async () => {
      const decks = shelves('item');
      const history = [
        review({ id: 'r0', card: 'cards/a' }),
        wrong('r1'),
        wrong('r2', { card: 'problems/gone' }),
      ];
      expect(await slipsMade(history, items, decks)).toMatchObject({ kind: 'found', slips: [{ times: 1 }] });
      expect(decks.asked).toEqual([`problems/${sparsity.id}`]);
    });

    test('nothing, where none was made', async () => {
      const decks = shelves('nothing');
      expect(await slipsMade([review({ card: 'cards/a' })], items, decks)).toEqual({
        kind: 'found',
        slips: [],
      });
      expect(decks.asked).toEqual([]);
    });

    test('a word about it where they cannot be had', async () => {
      expect(await slipsMade([wrong('r1')], items, shelves('nothing'))).toEqual({
        kind: 'failed',
        message: 'There is no connection.',
      });
    });
  });
});

describe('the calendar', () => {
  // 29 April 2026 was a Wednesday.
  const calendar = calendarOf(new Map([[today, { answers: 4, took_ms: 90_000 }]]), today, 26);

  test('ends with this week, and leaves the days to come empty', () => {
    expect(dateOf(today)).toBe('29 Apr');
    expect(weekdayOf(today)).toBe(2);
    expect(calendar.weeks).toHaveLength(26);
    expect(calendar.weeks.at(-1)?.name).toBe('Week of 27 Apr');
    expect(calendar.weekdays.map(({ days }) => days.at(-1)?.level)).toEqual([
      0,
      0,
      4,
      ...Array(4).fill('to come'),
    ]);
  });

  test('says each day in words, and each week in its table', () => {
    expect(calendar.weekdays[2]?.days.at(-1)?.says).toBe('Wednesday, 29 Apr: 4 answers');
    expect(calendar.table.rows[0]).toEqual(['27 Apr', '4', '1', '2\u00a0min']);
    expect(calendar.table.rows[1]).toEqual(['20 Apr', '0', '0', '0\u00a0min']);
  });
});

test('a month is named over its first Monday, where there is room for its name', () => {
  // The 26 weeks that end on 29 April 2026 begin on Monday, 3 November 2025.
  const { weeks } = calendarOf(new Map(), today, 26);
  expect(weeks.flatMap(({ name, month }) => (month ? [[name, month]] : []))).toEqual([
    ['Week of 3 Nov', 'Nov'],
    ['Week of 1 Dec', 'Dec'],
    ['Week of 5 Jan', 'Jan'],
    ['Week of 2 Feb', 'Feb'],
    ['Week of 2 Mar', 'Mar'],
    ['Week of 6 Apr', 'Apr'],
  ]);
});

describe('words', () => {
  test.for<[number, string]>([
    [0, '0%'],
    [0.001, '1%'],
    [0.874, '87%'],
    [0.999, '99%'],
    [1, '100%'],
  ])('a share of %s is %s', ([share, words]) => {
    expect(percent(share)).toBe(words);
  });

  test.for<[number, string]>([
    [0, '0\u00a0min'],
    [20_000, 'under 1\u00a0min'],
    [3 * minute, '3\u00a0min'],
    [hour, '1\u00a0h'],
    [hour + 20 * minute, '1\u00a0h\u00a020\u00a0min'],
  ])('%s ms are %s', ([milliseconds, words]) => {
    expect(timeInWords(milliseconds)).toBe(words);
  });
});
