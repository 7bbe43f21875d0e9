import { grade } from '../../problems/grade.ts';
import { readAnswer, saysReading } from '../../problems/read-answer.ts';
import { type Echo, type ProblemState, silence } from './problem.model.ts';

// What it takes to read an answer and to judge it: fetched when somebody begins to give one (use-answering.ts).

/** What is found of the answer that stands there. */
export const judged = ({ variant, typed }: Pick<ProblemState, 'variant' | 'typed'>) =>
  ({ kind: 'checked', verdict: grade(variant, typed) }) as const;

/** How the text in the field is understood, while it is typed; empty while there is nothing to say. */
export function echo({ typed, variant, verdict }: ProblemState): Echo {
  if (variant.kind !== 'number' || typed.trim() === '') return silence;
  const { unit, units, nouns } = variant.ask;
  const readings = [unit, ...units].map((one) => ({ one, reading: readAnswer(typed, one, nouns) }));
  const read = readings.find(({ reading }) => reading.kind === 'value');
  if (read) return { kind: 'read', says: saysReading(read.reading, read.one) };
  const reading = readings[0]?.reading;
  // A verdict says the same, aloud.
  return reading?.kind === 'ask' && !verdict ? { kind: 'doubt', says: reading.message } : silence;
}
