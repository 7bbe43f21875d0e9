/**
 * Begins a problem: asks for what is not given as a flag, and writes a file that compiles.
 *
 *   npm run new:problem
 *   npm run new:problem -- --id time-of-the-weights --ask weight_time --level 1
 */
import { existsSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { createInterface } from 'node:readline/promises';
import { parseArgs } from 'node:util';
import { contentIn } from '../src/authoring/collections.ts';
import { draftProblem } from '../src/authoring/draft-problem.ts';
import { ContentError } from '../src/authoring/mistake.ts';
import { answersTo, wishNames, wishOf, wishQuestions } from '../src/authoring/wish-questions.ts';

const text = { type: 'string' } as const;
const options = {
  ...{ ask: text, title: text, id: text, lesson: text, level: text, hardware: text, model: text },
  into: { type: 'string', default: 'content/problems' },
} as const;
const usage = `Flags: ${[...wishNames, 'into'].map((name) => `--${name}`).join(', ')}. What is not given is asked.`;

const refuse = (says: string): never => {
  console.error(says);
  process.exit(1);
};
const readFlags = () => {
  try {
    return parseArgs({ options }).values;
  } catch (cause) {
    return refuse(`${cause instanceof Error ? cause.message : cause}\n${usage}`);
  }
};
const { into, ...given } = readFlags();
const readRecords = () => {
  try {
    return contentIn('.').records();
  } catch (cause) {
    if (!(cause instanceof ContentError)) throw cause;
    return refuse(cause.message);
  }
};
const records = readRecords();
if (!existsSync(into)) refuse(`There is no folder ${into}.`);
const fileOf = (id: string): string => join(into, `${id}.mdx`);

// Someone at a keyboard is asked; a script gets the defaults.
const terminal =
  process.stdin.isTTY && !given.id ? createInterface(process.stdin, process.stdout) : undefined;
const author = terminal && {
  answer: (question: string) => terminal.question(question).catch(leave),
  tell: (says: string) => console.log(says),
};
/** Ctrl-C, or the end of what is typed. */
function leave(): never {
  console.error('\nNothing was written.');
  process.exit(130);
}

const questions = wishQuestions(records, (id) => existsSync(fileOf(id)));
const answered = await answersTo(questions, given, author);
terminal?.close();
if ('says' in answered) refuse(answered.says);
else {
  const { id = '' } = answered.answers;
  const draft = draftProblem(wishOf(answered.answers), records);
  if ('says' in draft) refuse(draft.says);
  else {
    writeFileSync(fileOf(id), draft.source);
    console.log(`wrote ${fileOf(id)}

Next:
  write the statement in your own words: ${fileOf(id)}
  npm run dev                             then open http://localhost:4321/problems/${id}/
  npm run check:content -- ${id}`);
  }
}
