import { stringify } from 'yaml';
import { capitalised } from '../engine/capitalised.ts';
import { EngineError } from '../engine/errors.ts';
import { rangeOf } from '../engine/givens.ts';
import {
  type Choices,
  type Givens,
  isChoice,
  isQuantity,
  type QuantityId,
  quantity,
} from '../engine/quantities.ts';
import { type ScenarioChoice, scenario } from '../engine/scenario.ts';
import { missingFor, unitOfExpression } from '../engine/solve.ts';
import { variantOf } from '../problems/draw-variant.ts';
import { unshown } from './check-wording.ts';
import type { Records } from './given.ts';
import { ContentError } from './mistake.ts';
import { compileWithNotes } from './problem.ts';
import { schemaLine } from './problem-schema.ts';
import { usualSetups, usualValues } from './usual-values.ts';

/** What an author says of a problem before she writes it. */
export type Wish = {
  readonly title: string;
  readonly lesson: string;
  readonly level: 1 | 2 | 3;
  /** A quantity, or an expression over quantities. */
  readonly ask: string;
  /** Ids of chips and models to draw from; what usually goes together where empty. */
  readonly hardware: readonly string[];
  readonly models: readonly string[];
};

/** A problem file to begin with: its text, or why there is none. */
export type Draft = { readonly source: string } | { readonly says: string };

const usualHardware = ['h100-sxm', 'h200-sxm', 'b200-sxm', 'mi300x'];
// Some that eight chips hold; the first kind with which the question has an answer is taken.
const dense = ['llama-3.1-8b', 'llama-3.1-70b', 'qwen2.5-72b', 'llama-2-70b'];
const sparse = ['mixtral-8x7b', 'mixtral-8x22b', 'glm-4.5', 'qwen3-235b-a22b'];
const others = [
  ['deepseek-v3', 'kimi-k2'],
  ['qwen3-next-80b-a3b', 'minimax-text-01'],
];

/** Quantities of which a dense model has nothing to tell. */
const ofExperts: readonly QuantityId[] = ['experts', 'active_experts', 'expert_params'];

/**
 * Drafts a problem that compiles: gives what the question needs, and states what a learner needs to answer it.
 *
 * @param wish - what is asked, and of what
 * @throws {EngineError} when what is asked is no quantity or expression
 */
export function draftProblem(wish: Wish, records: Records): Draft {
  unitOfExpression(wish.ask);
  if (missingFor(setupOf(wish.ask), wish.ask).length === 0)
    return {
      says: `${wish.ask} is the same whatever is given, so that there is nothing to draw. Ask for what follows from it.`,
    };
  const isOfExperts = missingFor({}, wish.ask).some((id) => ofExperts.includes(id));
  const usual = [...(isOfExperts ? [] : [dense]), sparse, ...others];
  const choices = wish.models.length > 0 ? [wish.models] : usual;
  let reason = 'Nothing can be drawn.';
  for (const models of choices) {
    const draft = draftWith({ ...wish, models }, records);
    if ('source' in draft) return draft;
    reason = draft.says;
  }
  return { says: reason };
}

function draftWith(wish: Wish, records: Records): Draft {
  const hardware = wish.hardware.length > 0 ? wish.hardware : usualHardware;
  const given = givenFor({ ...wish, hardware }, records);
  let shown: readonly QuantityId[] = [];
  let source = written(wish, given, shown);
  // Each round states what the round before found missing.
  for (let round = 0; round < 4; round++) {
    const missing = missingIn(source, records);
    if (typeof missing === 'string') return { says: missing };
    const more = missing.filter((id) => !shown.includes(id));
    if (more.length === 0) break;
    shown = [...shown, ...more];
    source = written(wish, given, shown);
  }
  return { source };
}

/** What the statement must still show; or why the draft does not compile. */
function missingIn(source: string, records: Records): readonly QuantityId[] | string {
  try {
    const { template, combinations } = compileWithNotes('draft.mdx', source, records);
    const variants = combinations.samples.map((one) => variantOf(template, 0, one.drawn));
    return [...unshown({ template, variants, statement: '' }).keys()];
  } catch (cause) {
    if (cause instanceof ContentError) return cause.mistakes.map(({ says }) => says).join(' ');
    throw cause;
  }
}

type Line = readonly [name: string, value: string];

/** The lines of `given`: records where they decide something, and a value for each quantity that is still missing. */
function givenFor({ ask, hardware, models }: Wish, records: Records): readonly Line[] {
  const needed = missingFor({}, ask);
  const isNeeded = (choice: ScenarioChoice) =>
    Object.keys(givensOrNone(choice)).some((id) => isQuantity(id) && needed.includes(id));
  const chip = records.hardware.get(hardware[0] ?? '');
  const model = records.models.get(models[0] ?? '');
  const [hasChip, hasModel] = [chip && isNeeded({ hardware: chip }), model && isNeeded({ model })];
  const chips = needed.includes('chips') ? '{ one_of: [4 chips, 8 chips] }' : '8 chips';
  const lines: readonly (Line | false | undefined)[] = [
    hasChip && ['hardware', list(hardware)],
    hasChip && ['chips', chips],
    hasModel && ['model', list(models)],
    needed.includes('bytes_per_weight') && ['weights', list(['bf16', 'fp8'])],
    hasModel && needed.includes('bytes_per_kv_element') && ['kv', list(['bf16', 'fp8'])],
  ];
  const givens = givensOrNone({
    weights: 'bf16',
    ...(hasChip && chip && { hardware: chip }),
    ...(hasModel && model && { model }),
    ...setupOf(ask),
  });
  return [...lines.filter((line) => line !== false && line !== undefined), ...valuesFor(ask, givens)];
}

/** What the question is asked under, and a value for each quantity that is still missing. */
function valuesFor(ask: string, givens: Givens): readonly Line[] {
  const setup = Object.entries(usualSetups[ask] ?? {});
  const missing = missingFor(givens, ask).filter((id) => !setup.some(([name]) => name === id));
  return [...setup, ...missing.map((id): Line => [id, usualValues[id] ?? guess(id)])];
}

/** The choices under which a question is worth asking. */
const setupOf = (ask: string): Choices =>
  Object.fromEntries(Object.entries(usualSetups[ask] ?? {}).filter(([name]) => isChoice(name)));

function givensOrNone(choice: ScenarioChoice): Givens {
  try {
    return scenario(choice);
  } catch (cause) {
    if (cause instanceof EngineError) return {};
    throw cause;
  }
}

const list = (ids: readonly string[]): string =>
  ids.length === 1 ? (ids[0] ?? '') : `{ one_of: [${ids.join(', ')}] }`;

/** Three values of one figure from the middle of the range that makes sense; the author knows better ones. */
function guess(id: QuantityId): string {
  const [least, most] = rangeOf(id);
  const { unit } = quantity(id);
  const middle = least > 0 ? Math.sqrt(least * most) : most / 4;
  const values = [1, 2, 3]
    .map((times) => Number((Number(middle.toPrecision(1)) * times).toPrecision(1)))
    .filter((value) => value <= most);
  const amounts = values.map((value) => (unit === '1' ? String(value) : `"${value} ${unit}"`));
  return amounts.length === 1 ? (amounts[0] ?? '') : `{ one_of: [${amounts.join(', ')}] }`;
}

/** The file, with a sentence for each quantity that it must show. */
function written(
  { title, lesson, level, ask }: Wish,
  given: readonly Line[],
  shown: readonly QuantityId[],
): string {
  const has = (name: string) => given.some(([one]) => one === name);
  const formats = [has('weights') ? ' in {weights}' : '', has('kv') ? ', with a cache in {kv},' : ''];
  const machine = has('hardware') ? '{chips} of **{hardware}**' : '';
  const scene = has('model')
    ? `**{model}**${formats.join('')}${machine ? ` runs on ${machine}` : ' is served'}.`
    : machine && `Take ${machine}.`;
  const facts = shown.map((id) => `${capitalised(quantity(id).name)}: {${id}}.`);
  const definition = isQuantity(ask) ? quantity(ask) : undefined;
  const question = definition
    ? `What is the ${definition.name}?`
    : `How much is ${ask.replaceAll('_', ' ')}?`;
  const hint =
    definition?.kind === 'derived' ? definition.because : 'Write down the formula in symbols first.';
  return [
    '---',
    schemaLine,
    `title: ${stringify(title, { lineWidth: 0 }).trim()}`,
    `lesson: ${lesson}`,
    `level: ${level}`,
    'given:',
    ...given.map(([name, value]) => `  ${name}: ${value}`),
    `ask: ${ask}`,
    'tolerance: 5%',
    '---',
    '',
    ...[scene, ...facts].filter(Boolean),
    '',
    question,
    '',
    `<Hint>${hint}</Hint>`,
    '',
  ].join('\n');
}
