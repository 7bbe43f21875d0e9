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
import { readCourse } from '../src/authoring/course.ts';
import { draftProblem } from '../src/authoring/draft-problem.ts';
import { readCatalogue } from '../src/authoring/read-catalogue.ts';
import { capitalised } from '../src/engine/capitalised.ts';
import { EngineError } from '../src/engine/errors.ts';
import { didYouMean } from '../src/engine/nearest.ts';
import { isQuantity, quantity } from '../src/engine/quantities.ts';

const text = { type: 'string' } as const;
const options = {
  ...{ ask: text, title: text, id: text, lesson: text, level: text, hardware: text, model: text },
  into: { type: 'string', default: 'content/problems' },
} as const;
const usage = `Flags: ${Object.keys(options)
  .map((name) => `--${name}`)
  .join(', ')}. What is not given is asked.`;

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
const flags = readFlags();
const lessons = readCourse('.').map(({ id }) => id);
const catalogue = readCatalogue('.');
if (!existsSync(flags.into)) refuse(`There is no folder ${flags.into}.`);

// Someone at a keyboard is asked; a script gets the defaults.
const terminal =
  process.stdin.isTTY && !flags.id ? createInterface(process.stdin, process.stdout) : undefined;
const asked = async (flag: string | undefined, question: string, usual: string): Promise<string> => {
  if (flag !== undefined) return flag;
  const answer = await terminal?.question(`${question}${usual ? ` [${usual}]` : ''}: `).catch(leave);
  return answer?.trim() || usual;
};
/** Ctrl-C, or the end of what is typed. */
function leave(): never {
  console.error('\nNothing was written.');
  process.exit(130);
}
const oneOf = (written: string, known: readonly string[], what: string): string =>
  known.includes(written)
    ? written
    : refuse(`There is no ${what} "${written}".${didYouMean(written, known)} Known: ${known.join(', ')}.`);
const severalOf = (written: string, known: readonly string[], what: string): readonly string[] =>
  written
    .split(/[\s,]+/)
    .filter(Boolean)
    .map((one) => oneOf(one, known, what));

const ask = await asked(flags.ask, 'What is asked, a quantity or an expression', 'step_time');
const definition = isQuantity(ask) ? quantity(ask) : undefined;
const name = definition?.name ?? 'A new problem';
const title = await asked(flags.title, 'Its title', capitalised(name));
const kebab = title
  .toLowerCase()
  .replaceAll(/[^a-z0-9]+/g, '-')
  .replaceAll(/^-|-$/g, '');
const id = await asked(flags.id, 'Its id, which is its file name and stays', kebab);
const usualLesson = definition?.kind === 'derived' ? definition.lesson : undefined;
const lesson = await asked(flags.lesson, 'The lesson it drills', usualLesson ?? 'batch-size');
const level = await asked(
  flags.level,
  'Its level: 1 one step, 2 two or three, 3 choose the model first',
  '2',
);
const hardware = await asked(flags.hardware, 'Chips to draw from, or none for the usual', '');
const model = await asked(flags.model, 'Models to draw from, or none for the usual', '');
terminal?.close();

if (!/^[a-z0-9]+(?:-[a-z0-9]+)*$/.test(id))
  refuse(
    `"${id}" is no id; expected small letters and digits with hyphens between, such as ${kebab || 'time-of-the-weights'}.`,
  );
const file = join(flags.into, `${id}.mdx`);
if (existsSync(file)) refuse(`${file} is there already; choose another id.`);

try {
  const draft = draftProblem(
    {
      ask,
      title,
      lesson: oneOf(lesson, lessons, 'lesson'),
      level: oneOf(level, ['1', '2', '3'], 'level') === '1' ? 1 : level === '3' ? 3 : 2,
      hardware: severalOf(hardware, [...catalogue.hardware.keys()], 'chip'),
      models: severalOf(model, [...catalogue.models.keys()], 'model'),
    },
    { ...catalogue, lessons },
  );
  if ('says' in draft) refuse(`No problem can be drafted of this: ${draft.says}`);
  else {
    writeFileSync(file, draft.source);
    console.log(`wrote ${file}

Next:
  write the statement in your own words: ${file}
  npm run dev                             then open http://localhost:4321/problems/${id}/
  npm run check:content -- ${id}`);
  }
} catch (cause) {
  if (!(cause instanceof EngineError)) throw cause;
  refuse(cause.message);
}
