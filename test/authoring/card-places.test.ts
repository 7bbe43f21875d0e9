import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { cardPlaces } from '../../src/authoring/card-places.ts';
import { readHeadings } from '../../src/authoring/lesson-headings.ts';
import { readEverything } from '../../src/export/everything.ts';
import type { RecallCard } from '../../src/problems/card.ts';

const body = `An opening.

## First

It takes <Value of="weight_time" model="m" />.

## Second

<Recall id="asked" />
<Value of="step_time / batch" />
`;
const card = (id: string, rest: Partial<RecallCard> = {}): RecallCard => ({
  ...{ id, version: 1, lesson: 'l', concepts: [], front: [], back: [] },
  ...rest,
});
const placeOf = (one: RecallCard) => cardPlaces([one], body, ['first', 'second']).get(one.id);

test('a card stands where the lesson asks it', () => {
  expect(placeOf(card('asked', { about: 'weight_time', at: 'first' }))).toBe(2);
});
test('else under the heading it names', () => {
  expect(placeOf(card('named', { about: 'weight_time', at: 'second' }))).toBe(2);
  expect(placeOf(card('misnamed', { at: 'third' }))).toBeUndefined();
});
test('else where what it is about is first shown', () => {
  expect(placeOf(card('a', { about: 'weight_time' }))).toBe(1);
  expect(placeOf(card('b', { about: 'batch' }))).toBe(2);
});
test('else nowhere', () => {
  expect(placeOf(card('c', { about: 'kv_time' }))).toBeUndefined();
  expect(placeOf(card('d'))).toBeUndefined();
});

const { cards, chapters } = readEverything('.');
const headings = readHeadings('.');
test.each(chapters)('every card of $title has a place in its lesson', ({ id }) => {
  const own = cards.filter(({ lesson }) => lesson === id);
  const places = cardPlaces(own, readFileSync(`content/lessons/${id}.mdx`, 'utf8'), headings.get(id) ?? []);
  expect(own.map((one) => one.id).filter((one) => !places.has(one))).toEqual([]);
});
