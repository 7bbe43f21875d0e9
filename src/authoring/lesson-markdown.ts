import { explain } from '../engine/derivation.ts';
import { type Choices, isQuantity } from '../engine/quantities.ts';
import type { RecallCard } from '../problems/card.ts';
import { plainText } from '../problems/content.ts';
import { drawVariant } from '../problems/draw-variant.ts';
import { statement } from '../problems/solution.ts';
import type { ProblemTemplate } from '../problems/template.ts';
import { cacheTiers, contextCost, drainTimes, kvCacheBuilder } from './caches-in-words.ts';
import { equationOf } from './equation.ts';
import {
  activationMemory,
  equalCosts,
  expertsTouched,
  fallingAndRising,
  feistel,
  rackRouting,
} from './figures-in-words.ts';
import type { Records } from './given.ts';
import { attributesOf, everyNode, type Node, treeOf } from './lesson-tree.ts';
import { drainText, type FigureText, ridgesText, rooflineText, timetableText } from './markdown-figures.ts';
import type { SourceRecord } from './source.ts';
import { type Attributes, engineValue } from './value.ts';

/** What a lesson's elements are about, and where the site is. */
export type MarkdownContext = Records & {
  readonly sources: ReadonlyMap<string, SourceRecord>;
  readonly problems: ReadonlyMap<string, ProblemTemplate>;
  readonly cards: ReadonlyMap<string, RecallCard>;
  /** The address of the site's root, with its slash. */
  readonly site: string;
  /** The address of the lesson. */
  readonly page: string;
};

/**
 * A lesson as Markdown that a person, or a model, reads without the site: numbers filled in, equations in TeX, and what can
 * only be touched named with its address.
 *
 * @param body - the lesson's text without its head
 */
export function lessonMarkdown(title: string, body: string, context: MarkdownContext): string {
  const tree = treeOf(body, (_, says) => {
    throw new Error(says);
  });
  const edits = everyNode(tree)
    .filter(isElement)
    .flatMap((node) => editsOf(node, context))
    .sort((a, b) => b.from - a.from);
  const text = edits.reduce(
    (before, { from, to, text }) => before.slice(0, from) + text + before.slice(to),
    body,
  );
  return `# ${title}\n\n${text.replaceAll(/\n{3,}/g, '\n\n').trim()}\n`;
}

type Edit = { readonly from: number; readonly to: number; readonly text: string };

const isElement = ({ type, name }: Node): boolean =>
  (type === 'mdxJsxFlowElement' || type === 'mdxJsxTextElement') &&
  Boolean(name) &&
  name !== name?.toLowerCase();

/** An element becomes text; one with something in it becomes what stands before and after that. */
function editsOf(node: Node, context: MarkdownContext): readonly Edit[] {
  const [from, to] = [node.position?.start.offset ?? 0, node.position?.end.offset ?? 0];
  const children = node.children ?? [];
  const written = writer(node.name ?? '')(attributesOf(node), context);
  const [first, last] = [children[0], children.at(-1)];
  if (!first || !last) return [{ from, to, text: written.before + written.after }];
  return [
    { from, to: first.position?.start.offset ?? to, text: written.before },
    { from: last.position?.end.offset ?? to, to, text: written.after },
  ];
}

type Written = { readonly before: string; readonly after: string };
type Writer = (attributes: Attributes, context: MarkdownContext) => Written;

const alone = (text: string): Written => ({ before: text, after: '' });

const figure =
  (text: FigureText): Writer =>
  (attributes, context) =>
    toTouch(`\n\n${text(attributes, context)}`, context);

const writers: { readonly [name: string]: Writer } = {
  BoundaryRatio: ({ hardware, model, layers }, context) => {
    const value = valueIn({ hardware, model, layers_per_stage: layers }, context);
    return toTouch(
      `With ${value('layers_per_stage')} a stage, a token is sent ${value('active_experts * layers_per_stage * transfers_per_layer')} times inside the stage and once at its boundary, on wires ${value('scale_ratio')} times as slow: the traffic inside takes ${value('boundary_ratio')} times as long.`,
      context,
    );
  },
  ActivationMemory: (attributes, context) => alone(activationMemory(attributes, context)),
  CacheTiers: (attributes, context) => alone(cacheTiers(attributes, context)),
  Cite: ({ id = '', at }, { sources }) => {
    const source = sources.get(String(id));
    const name = [source?.short ?? source?.authors ?? id, at].filter(Boolean).join(', ');
    return alone(source?.url ? `[(${name})](${source.url})` : `(${name})`);
  },
  ContextCost: (attributes, context) => alone(contextCost(attributes, context)),
  DrainTimes: (_, context) => alone(drainTimes(context)),
  Equation: ({ of = '', ...choices }) =>
    // A lesson that was checked names derived quantities and their choices.
    alone(isQuantity(String(of)) ? `$$\n${equationOf(String(of) as never, choices as Choices)}\n$$` : ''),
  DomainGrowth: ({ hardware, model, chips }, context) => {
    const one = valueIn({ hardware, model, chips }, context);
    const box = valueIn({ hardware, model, chips: 8 }, context);
    return toTouch(
      `Weight time falls in proportion to the chips of one domain: ${one('weight_time')} with ${one('chips')}. Boxes of 8 in a row take ${box('weight_time')}, however many they are. The room for caches is the same, ${one('cache_room')}.`,
      context,
    );
  },
  MeasuredPass: ({ context: length }, context) => {
    const model = { model: 'llama-3.1-8b', context: length };
    const value = valueIn(model, context);
    const meets = (hardware: string) => valueIn({ ...model, hardware }, context)('optimal_batch_with_kv');
    return toTouch(
      `Measured times of a pass against batch, on an H100 and an H200, above their bounds, at ${value('context')}. At small batches the H200 is the faster; its bound turns upwards at ${meets('h200-sxm')}, that of the H100 at ${meets('h100-sxm')}, and from there on both take the same time, about twice the bound. All rows are at ${context.site}evidence/.`,
      context,
    );
  },
  MemoryBudget: (scenario, context) => {
    const value = valueIn(scenario, context);
    return toTouch(
      `Memory of one chip, at ${value('expert_chips')} a stage, ${value('micro_batch')} in a stage at a time, ${value('context')}, and this many stages: ${scenario['stages']}. It has ${value('chip_memory_capacity')}; weights take ${value('weight_bytes_per_chip')} and caches ${value('kv_bytes_per_chip')}. More stages divide the weights and leave the caches as they are.`,
      context,
    );
  },
  PipelineSchedule: ({ schedule, stages, micro_batches }, context) => {
    const value = valueIn({ stages, micro_batches }, context);
    const name =
      { inference: 'Decode', gpipe: 'Training with GPipe' }[String(schedule)] ?? 'Training with 1F1B';
    return toTouch(
      `A timetable. ${name}; stages: ${stages}, micro-batches: ${micro_batches}. A stage is idle for ${value(schedule === 'inference' ? 'inference_bubble' : 'training_bubble')} of the time.`,
      context,
    );
  },
  LeftOut: (_, context) =>
    toTouch(
      `A published pass of DeepSeek, SGLang, PaLM or Llama taken apart. Its parts lie along its time, reading in one lane, multiplying in another, the exchange between experts in a third, above the measured pass. The rows are at ${context.site}evidence/.`,
      context,
    ),
  ExpertsTouched: (attributes, context) => alone(expertsTouched(attributes, context)),
  EqualCosts: figure(equalCosts),
  FallingAndRising: figure((_, context) => fallingAndRising(context)),
  Feistel: (attributes) => alone(feistel(attributes)),
  FastMode: ({ measured, price, speed }, context) => {
    const value = valueIn({ price_ratio: price, speed_ratio: speed }, context);
    return toTouch(
      `Two passes of one machine. ${measured}: ${value('price_ratio')} times the price and ${value('speed_ratio')} times the speed make ${value('batch_ratio')} times the batch; the usual pass takes ${value('slow_step_over_weight_time')} times as long as its weights, the fast one ${value('fast_step_over_weight_time')} times.`,
      context,
    );
  },
  HbmDrain: figure(drainText),
  KvCacheBuilder: (attributes, context) => alone(kvCacheBuilder(attributes, context)),
  Predict: ({ ask }) => ({ before: `**Your guess first:** ${ask}\n\n`, after: '' }),
  PriceTiers: ({ hardware, active }, context) => {
    const value = valueIn(
      { hardware, weights: 'fp8', active_params: Number(active) * 1e9, step_context: 200_000 },
      context,
    );
    return toTouch(
      `A price that steps up at a context, beside a cost that is flat up to its bend and then rises in proportion. With ${value('active_params')} active and a bend at ${value('step_context')}, a token keeps ${value('implied_kv_bytes')}.`,
      context,
    );
  },
  Problem: ({ id = '' }, { problems, site }) => {
    const problem = problems.get(String(id));
    if (!problem) return alone('');
    const asked = plainText(statement(drawVariant(problem, 1)));
    return alone(`**Problem:** ${asked} [Answer it, with other numbers too](${site}problems/${id}/)`);
  },
  Professor: ({ title }) => ({ before: `**Check the professor: ${title}**\n\n`, after: '' }),
  PublishedScatter: (_, context) =>
    toTouch(
      `Measured times and speeds across, their bounds upwards, by powers of ten. Every time lies below the diagonal and every speed above it, most by less than a factor of five. All rows are at ${context.site}evidence/.`,
      context,
    ),
  RackRouting: (attributes, context) => alone(rackRouting(attributes, context)),
  Recall: ({ id = '' }, { cards }) => {
    const card = cards.get(String(id));
    return alone(card ? `**Recall:** ${plainText(card.front)}\n\n*${plainText(card.back)}*` : '');
  },
  SlipFinder: (_, context) =>
    toTouch(
      'Seven claimed numbers, each beside what the engine finds and what it finds with one slip made: a factor of 2, bytes, the number of chips, a ratio upside down, the drain time, a maximum for a sum.',
      context,
    ),
  SumOrMax: (scenario, context) => sumOrMaxTable(scenario, context),
  RidgeChips: figure(ridgesText),
  RooflinePlot: figure(rooflineText),
  Summary: () => ({ before: '## In short\n\n', after: '' }),
  Term: () => ({ before: '', after: '' }),
  TrainTimetable: figure(timetableText),
  Value: (attributes, context) => {
    const value = engineValue(attributes, context);
    return alone('text' in value ? value.text : '');
  },
  Vary: ({ say = '', drag: _drag, from: _from, to: _to, ...scenario }, context) =>
    alone(
      String(say).replaceAll(/\{([^{}]*)\}/g, (_, of: string) => {
        const value = engineValue({ ...scenario, of }, context);
        return 'text' in value ? value.text : '';
      }),
    ),
  Worked: (attributes, context) => {
    const value = engineValue(attributes, context);
    if ('found' in value) return alone('');
    const lines = explain(value.derivation).map(
      ({ name, because, symbols, numbers, value: found }) =>
        `- ${name ? `${name}: ` : ''}${found}, from $${symbols} = ${numbers}$. ${because}`,
    );
    return alone(lines.join('\n'));
  },
};

/** The values of a scenario, as they are shown. */
const valueIn =
  (scenario: Attributes, context: MarkdownContext) =>
  (of: string): string => {
    const value = engineValue({ ...scenario, of }, context);
    return 'text' in value ? value.text : '';
  };

/** What a figure shows to begin with, and where it can be touched. */
const toTouch = (says: string, { page }: MarkdownContext): Written =>
  alone(`*(Something to touch: ${page})* ${says}`);
/** A pass by both formulas, for batches around the one a lesson starts with. */
function sumOrMaxTable({ batch, ...scenario }: Attributes, context: MarkdownContext): Written {
  const rows = [0.1, 0.5, 1, 2, 10].map((times) => {
    const value = valueIn({ ...scenario, batch: Math.max(1, Math.round(times * Number(batch))) }, context);
    const longest = 'max(compute_time, weight_time, kv_time)';
    return `| ${value('batch')} | ${value('step_time')} | ${value(longest)} |`;
  });
  return alone(['| batch | added | longest of three |', '| --- | --- | --- |', ...rows].join('\n'));
}

/** Whatever else a lesson uses is there to be touched. */
const writer = (name: string): Writer =>
  (Object.hasOwn(writers, name) ? writers[name] : undefined) ??
  ((_, { page }) => ({ before: `*(Something to touch stands here: ${page})*\n\n`, after: '' }));
