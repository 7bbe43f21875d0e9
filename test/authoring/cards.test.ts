import { readdirSync, readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { compileCard } from '../../src/authoring/card.ts';
import { readCourse } from '../../src/authoring/course.ts';
import { numbersIn } from '../../src/authoring/prose-numbers.ts';
import { readCatalogue } from '../../src/authoring/read-catalogue.ts';
import { plainText } from '../../src/problems/content.ts';

const lessons = readCourse('.').map(({ id }) => id);
const records = { ...readCatalogue('.'), lessons };
const cards = readdirSync('content/cards')
  .filter((name) => name.endsWith('.mdx'))
  .map((name) => {
    const file = `content/cards/${name}`;
    const source = readFileSync(file, 'utf8');
    const card = compileCard(file, source, records);
    return { ...card, source, asks: plainText(card.front).trim(), answers: plainText(card.back).trim() };
  });
type Card = (typeof cards)[number];

/** The cards of which something is wrongly true. */
const those = (isWrong: (card: Card) => boolean): readonly string[] =>
  cards.filter(isWrong).map(({ id }) => id);

const words = (text: string): number => text.split(/\s+/).filter(Boolean).length;

/** The sentence that asks: the last one. */
const question = ({ asks }: Card): string => asks.split(/(?<=[.?:])\s+/).at(-1) ?? '';

const names = [...records.hardware.values(), ...records.models.values()]
  .map(({ name }) => name)
  .sort((one, other) => other.length - one.length);

/** What the author wrote herself: no head, no values from the engine, no formulas, no "70B" of a model's name. */
const written = (source: string): string =>
  names.reduce(
    (text, name) => text.replaceAll(name, '…'),
    source
      .replace(/^---\n.*?\n---\n/s, '')
      .replaceAll(/(?<!\\)\$[^$]+(?<!\\)\$/g, '…')
      .replaceAll(/\{\w+\}/g, '…'),
  );

const measured = ['s', 'byte', 'FLOP'];
// Exact by definition. What one merely counts, a batch of 2,000, is the question's own.
const exact = ['ridge-batch-from-ridge: 2 FLOP', 'two-flop-a-parameter: 2 FLOP'];

test('a figure with a unit comes from the engine', () => {
  const bare = cards.flatMap(({ id, source }) => {
    const text = written(source);
    const inUnits = numbersIn(text).filter(({ dimension }) => measured.some((unit) => dimension?.has(unit)));
    const sharesAndMoney = text.match(/\d ?(%|per cent\b)|\\\$\d/g) ?? [];
    return [...inUnits.map((one) => one.text), ...sharesAndMoney].map((figure) => `${id}: ${figure}`);
  });
  expect(bare.toSorted()).toEqual(exact);
});

test('every card asks for something', () => {
  expect(
    those((card) => !/\?$|^(Draw|Give|Name|Say|Sketch|State|Write)\b.*[.:]$/.test(question(card))),
  ).toEqual([]);
});

test('a yes or a no does not answer it', () => {
  const closed = /^(Is|Are|Was|Does|Do|Did|Can|Could|Will|Would|Has|Have|Should)\b/;
  expect(those((card) => closed.test(question(card)) && !question(card).endsWith('and why?'))).toEqual([]);
});

test('question and answer are short', () => {
  expect(those(({ asks, answers }) => words(asks) > 60 || words(answers) > 60)).toEqual([]);
});

test('every card is about something', () => {
  expect(those(({ about, concepts }) => !about && concepts.length === 0)).toEqual([]);
});

test('no two ask the same', () => {
  const plain = cards.map(({ asks }) => asks.toLowerCase().replaceAll(/\W+/g, ' '));
  expect(plain.filter((text, at) => plain.indexOf(text) !== at)).toEqual([]);
});

test('a chapter that has cards has at least a dozen', () => {
  const counts = lessons.map((lesson) => ({
    lesson,
    count: cards.filter((card) => card.lesson === lesson).length,
  }));
  expect(counts.filter(({ count }) => count > 0 && count < 12)).toEqual([]);
});
