import { askedAbout } from '../../problems/asked-about.ts';
import type { RecallCard } from '../../problems/card.ts';
import { plainText } from '../../problems/content.ts';
import type { ProblemTemplate } from '../../problems/template.ts';
import { cardId } from '../../study/event.ts';
import type { Item } from '../../study/item.ts';

/**
 * Everything Practice can ask about one lesson. The site serves its cards at `/decks/<lesson>.json`, and each problem by itself,
 * at `/problems/<id>.json`: they are large.
 */
export type Deck = {
  readonly lesson: string;
  readonly title: string;
  readonly problems: readonly ProblemTemplate[];
  readonly cards: readonly RecallCard[];
};

/** One thing that can be asked, and scheduled. */
export type DeckItem =
  | {
      readonly kind: 'problem';
      readonly id: string;
      readonly lesson: string;
      readonly problem: ProblemTemplate;
    }
  | { readonly kind: 'recall'; readonly id: string; readonly lesson: string; readonly card: RecallCard };

/** The id under which a problem is scheduled; the file's place in content/, so that ids never collide. */
export const problemId = (id: string): string => `problems/${id}`;

/** Whether an item of this id is a problem. */
export const isProblemId = (id: string): boolean => id.startsWith(problemId(''));

export const problemItem = (problem: ProblemTemplate): DeckItem => ({
  kind: 'problem',
  id: problemId(problem.id),
  lesson: problem.lesson,
  problem,
});

export const cardItem = (card: RecallCard): DeckItem => ({
  kind: 'recall',
  id: `cards/${card.id}`,
  lesson: card.lesson,
  card,
});

/** The items of some decks, in the order they are first met: of each lesson its cards and problems in turn. */
export function itemsOf(decks: readonly Deck[]): readonly DeckItem[] {
  return decks.flatMap(({ problems, cards }) => {
    const [problemItems, cardItems] = [problems.map(problemItem), cards.map(cardItem)];
    const [longer, shorter] =
      cardItems.length >= problemItems.length ? [cardItems, problemItems] : [problemItems, cardItems];
    const every = Math.floor(longer.length / shorter.length);
    return longer.flatMap((item, at) => {
      const other = (at + 1) % every === 0 ? shorter[(at + 1) / every - 1] : undefined;
      return other ? [item, other] : [item];
    });
  });
}

/** What is scheduled of an item. */
export function studied(item: DeckItem): Item {
  const { id, lesson, kind } = item;
  const common = { id: cardId(id), lesson, kind };
  return item.kind === 'recall'
    ? { ...common, about: item.card.about ?? id, concepts: item.card.concepts, after: [] }
    : {
        ...common,
        about: askedAbout(item.problem),
        concepts: item.problem.concepts,
        after: item.problem.prerequisites.map((problem) => cardId(problemId(problem))),
      };
}

/** What an item is called where several are told apart; of a long question, its beginning. */
export const titleOf = (item: DeckItem): string =>
  item.kind === 'problem' ? item.problem.title : beginningOf(plainText(item.card.front));

const longestTitle = 64;

const beginningOf = (text: string): string =>
  text.length <= longestTitle ? text : `${text.slice(0, longestTitle).replace(/\s+\S*$/, '')} …`;
