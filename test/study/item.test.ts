import { expect, test } from 'vitest';
import { isAhead } from '../../src/study/card-state.ts';
import { cardId } from '../../src/study/event.ts';
import { fold } from '../../src/study/fold.ts';
import { areSiblings, type Item, inScope } from '../../src/study/item.ts';
import { aDay, moment, noon, plain, review } from './histories.ts';

const item = (id: string, says: Partial<Item>): Item => ({
  id: cardId(id),
  lesson: 'l',
  kind: 'problem',
  about: id,
  concepts: [],
  after: [],
  ...says,
});
const [a, b, c] = [
  item('a', { lesson: 'l', concepts: ['cost', 'units'] }),
  item('b', { lesson: 'm', concepts: ['units'], about: 'a' }),
  item('c', { lesson: 'm' }),
] as const;
const items = [a, b, c];

test.for([
  [{ kind: 'all' }, ['a', 'b', 'c']],
  [{ kind: 'weak' }, ['a', 'b', 'c']],
  [{ kind: 'lesson', id: 'm' }, ['b', 'c']],
  [{ kind: 'concept', id: 'units' }, ['a', 'b']],
  [{ kind: 'concept', id: 'm' }, []],
] as const)('%o has the items %o', ([scope, ids]) => {
  expect(inScope(items, scope).map(({ id }) => id)).toEqual(ids);
});

test('siblings ask about the same thing, and none is its own', () => {
  expect([areSiblings(a, b), areSiblings(b, a), areSiblings(a, c), areSiblings(a, a)]).toEqual([
    true,
    true,
    false,
    false,
  ]);
});

test('an answer is ahead of its time only for what is in review and not due', () => {
  const card = (rating: 'again' | 'easy') => fold([review({ rating })], plain).cards.get(cardId('a'));
  const ahead = (rating: 'again' | 'easy', days: number) =>
    isAhead(card(rating), plain, moment(noon + days * aDay));

  expect(isAhead(undefined, plain, moment(noon))).toBe(false);
  expect([ahead('easy', 0), ahead('easy', 7), ahead('easy', 8)]).toEqual([true, true, false]);
  expect([ahead('again', 0), ahead('again', 1)]).toEqual([false, false]);
});
