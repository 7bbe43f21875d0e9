import { capitalised } from '../engine/capitalised.ts';
import { EngineError } from '../engine/errors.ts';
import { isQuantity, quantity } from '../engine/quantities.ts';
import { unitOfExpression } from '../engine/solve.ts';
import { asId, idInWords, isId } from './content-id.ts';
import { draftProblem, type Wish } from './draft-problem.ts';
import { oneOf, type Records } from './given.ts';
import { isPlain, plainInWords } from './plain-words.ts';

/** What an author is asked before a problem is begun, in this order. */
export const wishNames = ['ask', 'title', 'id', 'lesson', 'level', 'hardware', 'model'] as const;
type Name = (typeof wishNames)[number];

/** Answers as typed. */
export type Answers = { readonly [name in Name]?: string };

export type Question = {
  readonly name: Name;
  readonly asks: string;
  /** What an empty answer stands for. */
  readonly usual: (before: Answers) => string;
  /** Why an answer cannot be taken, given those before it; nothing where it can. */
  readonly wrong: (answer: string, before: Answers) => string | undefined;
};

/** Somebody at a keyboard. */
export type Author = {
  readonly answer: (question: string) => Promise<string>;
  readonly tell: (says: string) => void;
};

/**
 * Asks every question that is not answered yet, and again where the answer cannot be taken; without an author, takes what is usual.
 *
 * @param given - answers that were given beforehand
 * @returns the answers, each of which can be taken; or why one that was given beforehand, or is usual, cannot
 */
export async function answersTo(
  questions: readonly Question[],
  given: Answers,
  author?: Author,
): Promise<{ readonly answers: Answers } | { readonly says: string }> {
  let answers: Answers = given;
  for (const { name, asks, usual, wrong } of questions) {
    const beforehand = given[name];
    const isAsked = author !== undefined && beforehand === undefined;
    const offered = usual(answers);
    let answer = beforehand ?? offered;
    if (isAsked) answer = await askedFor(author, asks, offered, (typed) => wrong(typed, answers));
    const says = isAsked ? undefined : wrong(answer, answers);
    if (says !== undefined) return { says };
    answers = { ...answers, [name]: answer };
  }
  return { answers };
}

async function askedFor(
  author: Author,
  asks: string,
  usual: string,
  wrong: (answer: string) => string | undefined,
): Promise<string> {
  const answer = (await author.answer(`${asks}${usual ? ` [${usual}]` : ''}: `)).trim() || usual;
  const says = wrong(answer);
  if (says === undefined) return answer;
  author.tell(says);
  return askedFor(author, asks, usual, wrong);
}

/**
 * The questions, with what is usual and what is wrong.
 *
 * @param isTaken - whether there is a problem of that id already
 */
export function wishQuestions(records: Records, isTaken: (id: string) => boolean): readonly Question[] {
  const { hardware, models, lessons } = records;
  const unknown = (written: string, known: Iterable<string>, what: string): string | undefined => {
    const found = oneOf(written, [...known], what);
    return typeof found === 'object' ? found.says : undefined;
  };
  const draft = (answers: Answers): string | undefined => {
    const found = draftProblem(wishOf(answers), records);
    return 'says' in found ? `No problem can be drafted of this: ${found.says}` : undefined;
  };
  return [
    {
      name: 'ask',
      asks: 'What is asked, a quantity or an expression',
      usual: () => 'step_time',
      wrong: (ask, { hardware: chips, model }) =>
        nothingToAsk(ask) ??
        unsound(ask) ??
        // Where chips or models were named beforehand, it is drafted of those, once they are judged.
        (chips || model ? undefined : draft({ ask })),
    },
    {
      name: 'title',
      asks: 'Its title',
      usual: ({ ask = '' }) => capitalised(isQuantity(ask) ? quantity(ask).name : 'A new problem'),
      wrong: (title) => {
        if (title.trim() === '') return 'The title is empty.';
        return isPlain(title) ? undefined : `"${title}" is no title; ${plainInWords}.`;
      },
    },
    {
      name: 'id',
      asks: 'Its id, which is its file name and stays',
      usual: ({ title = '' }) => asId(title),
      wrong: (id, { title = '' }) => {
        if (id === '') return `No id can be made of "${title}"; give one, ${idInWords}.`;
        if (!isId(id))
          return `"${id}" is no id; expected ${idInWords}, such as ${asId(title) || 'time-of-the-weights'}.`;
        return isTaken(id) ? `There is a problem ${id} already; choose another id.` : undefined;
      },
    },
    {
      name: 'lesson',
      asks: 'The lesson it drills',
      usual: ({ ask = '' }) => (isQuantity(ask) && lessonOf(ask)) || 'batch-size',
      wrong: (lesson) => unknown(lesson, lessons, 'lesson'),
    },
    {
      name: 'level',
      asks: 'Its level: 1 one step, 2 two or three, 3 choose the model first',
      usual: () => '2',
      wrong: (level) =>
        ['1', '2', '3'].includes(level) ? undefined : `"${level}" is no level; expected 1, 2 or 3.`,
    },
    {
      name: 'hardware',
      asks: 'Chips to draw from, or none for the usual',
      usual: () => '',
      wrong: (chips) => firstOf(listed(chips), (id) => unknown(id, hardware.keys(), 'chip')),
    },
    {
      name: 'model',
      asks: 'Models to draw from, or none for the usual',
      usual: () => '',
      wrong: (written, before) =>
        firstOf(listed(written), (id) => unknown(id, models.keys(), 'model')) ??
        draft({ ...before, model: written }),
    },
  ];
}

/** What the answers wish for, each of which can be taken. */
export const wishOf = ({
  ask = '',
  title = 'A new problem',
  lesson = 'batch-size',
  level = '2',
  hardware = '',
  model = '',
}: Answers): Wish => ({
  ...{ ask, title, lesson },
  level: level === '1' ? 1 : level === '3' ? 3 : 2,
  hardware: listed(hardware),
  models: listed(model),
});

const listed = (written: string): readonly string[] => written.split(/[\s,]+/).filter(Boolean);

const lessonOf = (ask: Parameters<typeof quantity>[0]): string | undefined => {
  const definition = quantity(ask);
  return definition.kind === 'derived' ? definition.lesson : undefined;
};

const nothingToAsk = (ask: string): string | undefined =>
  isQuantity(ask) && quantity(ask).kind === 'given'
    ? `${ask} is given, so that there is nothing to work out; ask for what follows from it.`
    : undefined;

/** The first of them that something is wrong with: what it is. */
const firstOf = (all: readonly string[], wrong: (one: string) => string | undefined): string | undefined =>
  all.map(wrong).find((says) => says !== undefined);

/** What is wrong with an expression, if anything is. */
function unsound(ask: string): string | undefined {
  try {
    unitOfExpression(ask);
    return undefined;
  } catch (cause) {
    if (!(cause instanceof EngineError)) throw cause;
    return cause.message;
  }
}
