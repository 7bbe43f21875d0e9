import { expect, test } from 'vitest';
import type { CardState } from '../../src/study/card-state.ts';
import { cardId } from '../../src/study/event.ts';
import { fold } from '../../src/study/fold.ts';
import { becameLeech } from '../../src/study/leech.ts';
import { aDay, noon, plain, review } from './histories.ts';

const card = (lapses: number): CardState => {
  const state = fold([review({ rating: 'easy' })], plain).cards.get(cardId('a'));
  if (!state) throw new Error('A reviewed card is known.');
  return { ...state, lapses };
};

// Anki: the first warning at the threshold, and then after every half of it, rounded up.
test.for([
  [8, [8, 12, 16, 20]],
  [5, [5, 8, 11, 14, 17, 20]],
  [1, [1, 2, 3]],
  [0, []],
] as const)('with a threshold of %i, an item is spoken of at its lapses %o', ([leech_lapses, spoken]) => {
  const upTo = spoken.at(-1) ?? 20;
  const lapses = Array.from({ length: upTo }, (_, at) => at + 1).filter((lapse) =>
    becameLeech(card(lapse - 1), card(lapse), { ...plain, leech_lapses }),
  );

  expect(lapses).toEqual(spoken);
});

test('an answer that was right makes no leech, however often it had been forgotten', () => {
  expect(becameLeech(card(8), card(8), plain)).toBe(false);
});

test('a card is counted as forgotten when it had been learnt', () => {
  const events = [
    review({ id: 'r1', rating: 'easy' }),
    review({ id: 'r2', rating: 'again', at: noon + 9 * aDay }),
  ];
  const [before, after] = [events.slice(0, 1), events].map((some) =>
    fold(some, plain).cards.get(cardId('a')),
  );

  expect(after && becameLeech(before, after, { ...plain, leech_lapses: 1 })).toBe(true);
});
