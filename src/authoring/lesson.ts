import { z } from 'astro/zod';
import { rateFormats } from '../engine/number-formats.ts';
import { choices, isChoice, isQuantity, quantity, quantityIds } from '../engine/quantities.ts';
import { readUnit, sameDimension } from '../engine/units.ts';
import { piecesOf } from '../problems/sentence.ts';
import { isComment, noPicture, part } from './body.ts';
import { idOf } from './content-id.ts';
import { oneOf, type Records } from './given.ts';
import { readHead } from './head.ts';
import { wrongParts } from './lesson-once.ts';
import { attributesOf, everyNode, type Node, treeOf } from './lesson-tree.ts';
import { looseMarks } from './loose-marks.ts';
import { TexError, typeset } from './maths.ts';
import { type Found, type Mistake, placeAt } from './mistake.ts';
import { plainWords } from './plain-words.ts';
import { meantAsDollars } from './slotted-maths.ts';
import { type Attributes, engineValue } from './value.ts';

/** The head of a lesson file. */
export const LessonHead = z.strictObject({
  question: plainWords.describe('The question it opens with, and answers.'),
  summary: plainWords.describe('One sentence, for lists and search engines.'),
  minutes: z.int().positive().describe('Honest reading time.'),
  assumes: z.array(z.string()).default([]).describe('Chapters it builds on, by id.'),
  sources: z.array(z.string()).min(1).describe('Records of content/sources it rests on.'),
});

/** What lessons may refer to. */
export type LessonReferences = Records & {
  readonly sources: readonly string[];
  readonly problems: readonly string[];
  readonly cards: readonly string[];
  readonly chapters: readonly string[];
  /** Sources that the head of the lesson names; the page lists these below its text. */
  readonly cited?: readonly string[];
};

/** What is wrong with an element, and with which of its attributes where it is one. */
type Wrong = { readonly attribute?: string; readonly found: Found };
type Check = (attributes: Attributes, known: LessonReferences) => Wrong | undefined;

const reference =
  (attribute: string, what: string, among: (known: LessonReferences) => readonly string[]): Check =>
  (attributes, known) => {
    const found = oneOf(attributes[attribute] ?? '', among(known), what);
    return typeof found === 'object' ? { attribute, found } : undefined;
  };

/** A check of an element that has these attributes and no other. */
const only =
  (names: readonly string[], check: Check): Check =>
  (attributes, known) =>
    check(attributes, known) ?? stray(attributes, names);

/** The first attribute of an element that it does not have. */
function stray(attributes: Attributes, known: readonly string[]): Wrong | undefined {
  const attribute = Object.keys(attributes).find((name) => !known.includes(name));
  const found = attribute === undefined ? undefined : unknownKey(attribute, known);
  return attribute !== undefined && found ? { attribute, found } : undefined;
}

/** What an attribute of a widget may be: a record's id, one of some words, or a number between two others. */
type Attribute =
  | 'hardware'
  | 'model'
  | readonly string[]
  | { readonly least: number; readonly most: number; readonly whole?: true };

/**
 * A widget with typed attributes.
 *
 * @param needed - attributes that must stand
 * @param optional - attributes that may
 */
const widget =
  (
    needed: { readonly [attribute: string]: Attribute },
    optional: { readonly [attribute: string]: Attribute } = {},
  ): Check =>
  (attributes, known) => {
    const all = { ...needed, ...optional };
    for (const attribute of [...Object.keys(attributes), ...Object.keys(needed)]) {
      const type = all[attribute];
      const found = type
        ? wrongAttribute(attribute, attributes[attribute], type, known)
        : unknownKey(attribute, Object.keys(all));
      if (typeof found === 'object') return { attribute, found };
    }
    return undefined;
  };

/** An attribute nothing reads is a typing error. */
function unknownKey(attribute: string, known: readonly string[]): Found | undefined {
  const found = oneOf(attribute, known, 'attribute');
  return typeof found === 'object' ? { ...found, code: 'unknown_key' } : undefined;
}

function wrongAttribute(
  name: string,
  value: string | number | undefined,
  type: Attribute,
  known: LessonReferences,
): Found | undefined {
  const wrong = (found: ReturnType<typeof oneOf>) => (typeof found === 'object' ? found : undefined);
  if (value === undefined) return { code: 'missing', says: `it needs ${name}.` };
  if (type === 'hardware') return wrong(oneOf(value, [...known.hardware.keys()], 'hardware'));
  if (type === 'model') return wrong(oneOf(value, [...known.models.keys()], 'model'));
  if ('least' in type) {
    const fits = typeof value === 'number' && value >= type.least && value <= type.most;
    if (fits && (!type.whole || Number.isInteger(value))) return undefined;
    const kind = type.whole ? 'whole number' : 'number';
    return {
      code: 'wrong_type',
      says: `${name} is a ${kind} in braces, from ${type.least} to ${type.most}.`,
    };
  }
  return wrong(oneOf(value, type, name));
}

/** The elements a lesson may use, and what their attributes must be. One definition; the layout joins each to its component. */
export const lessonElements: { readonly [name: string]: Check } = {
  ActivationMemory: widget({
    hardware: 'hardware',
    model: 'model',
    tokens: { least: 256, most: 131_072, whole: true },
    vectors: { least: 1, most: 64, whole: true },
  }),
  BatchPlots: widget({
    hardware: 'hardware',
    model: 'model',
    batch: { least: 1, most: 2 ** 14, whole: true },
    context: { least: 1, most: 2 ** 20, whole: true },
  }),
  BoundaryRatio: widget({
    hardware: 'hardware',
    model: 'model',
    layers: { least: 1, most: 64, whole: true },
  }),
  CacheTiers: widget({ hardware: 'hardware', model: 'model', hold: { least: 0.001, most: 604_800 } }),
  Cite: only(['id', 'at'], wrongCite),
  DomainGrowth: widget({
    hardware: 'hardware',
    model: 'model',
    chips: { least: 8, most: 1024, whole: true },
  }),
  ContextCost: widget({
    hardware: 'hardware',
    model: 'model',
    batch: { least: 1, most: 2 ** 14, whole: true },
    context: { least: 256, most: 2 ** 20, whole: true },
  }),
  DrainTimes: widget({ wait: { least: 0.001, most: 604_800 } }),
  Equation: only(['of', ...Object.keys(choices)], wrongEquation),
  MeasuredPass: widget({
    context: { least: 1, most: 2 ** 17, whole: true },
    batch: { least: 1, most: 2 ** 13, whole: true },
  }),
  MemoryBudget: widget({
    hardware: 'hardware',
    model: 'model',
    expert_chips: { least: 1, most: 1024, whole: true },
    stages: { least: 1, most: 64, whole: true },
    micro_batch: { least: 1, most: 16_384, whole: true },
    context: { least: 256, most: 2 ** 20, whole: true },
  }),
  PipelineSchedule: widget({
    schedule: ['inference', 'gpipe', 'one_forward_one_backward'],
    stages: { least: 1, most: 8, whole: true },
    micro_batches: { least: 1, most: 24, whole: true },
  }),
  EqualCosts: widget({
    active: { least: 1, most: 600 },
    pretraining: { least: 0.1, most: 1000 },
    rl: { least: 0.1, most: 10_000 },
    inference: { least: 0.1, most: 10_000 },
    rl_flop: { least: 2, most: 6 },
    efficiency: { least: 1, most: 100, whole: true },
  }),
  FallingAndRising: widget({
    falling: { least: 0.2, most: 3 },
    rising: { least: 0.2, most: 3 },
    size: { least: 0.1, most: 10 },
  }),
  LeftOut: widget({}),
  ExpertsTouched: widget({
    hardware: 'hardware',
    model: 'model',
    batch: { least: 1, most: 1024, whole: true },
  }),
  Feistel: widget({
    first: { least: 0, most: 9999, whole: true },
    second: { least: 0, most: 9999, whole: true },
    rounds: { least: 1, most: 12, whole: true },
    inside: ['middle', 'sum', 'double', 'constant'],
  }),
  FastMode: (attributes, known) =>
    attributes['measured']
      ? widget(
          { price: { least: 1.1, most: 100 }, speed: { least: 1.05, most: 10 } },
          { measured: [String(attributes['measured'])] },
        )(attributes, known)
      : {
          attribute: 'measured',
          found: { code: 'missing', says: 'it names what was measured: measured="…".' },
        },
  HbmDrain: widget({ hardware: 'hardware', model: 'model', fill: { least: 0, most: 100, whole: true } }),
  KvCacheBuilder: widget({ model: 'model', context: { least: 1, most: 2 ** 20, whole: true } }),
  Predict: ({ ask, unit, ...value }, known) => {
    if (!ask)
      return { attribute: 'ask', found: { code: 'missing', says: 'A Predict asks something: ask="…".' } };
    return missesUnit(String(unit ?? ''), value, known) ?? wrongValue(value, known);
  },
  PriceTiers: widget({ hardware: 'hardware', active: { least: 5, most: 1000, whole: true } }),
  Problem: only(
    ['id'],
    reference('id', 'problem', ({ problems }) => problems),
  ),
  Professor: (attributes) =>
    attributes['title']
      ? stray(attributes, ['title'])
      : { attribute: 'title', found: { code: 'missing', says: 'A Professor box has a title.' } },
  PublishedScatter: widget({}),
  RackRouting: widget({
    hardware: 'hardware',
    model: 'model',
    copies: { least: 1, most: 64, whole: true },
    domains: { least: 1, most: 4, whole: true },
    tokens: { least: 1, most: 1024, whole: true },
  }),
  Recall: only(
    ['id'],
    reference('id', 'card', ({ cards }) => cards),
  ),
  SlipFinder: widget({}),
  SumOrMax: widget({
    hardware: 'hardware',
    model: 'model',
    batch: { least: 1, most: 2 ** 13, whole: true },
    context: { least: 1, most: 2 ** 18, whole: true },
  }),
  RidgeChips: widget({ stored: ['16', '8', '4'], multiplied: ['same', 'wide'] }),
  RooflinePlot: widget({ hardware: 'hardware', weights: rateFormats }),
  Summary: (attributes) => stray(attributes, []),
  Term: only(
    ['is'],
    reference('is', 'term', () => terms),
  ),
  TrainTimetable: widget({
    step: { least: 5, most: 60, whole: true },
    rate: { least: 10, most: 250, whole: true },
    seats: { least: 1, most: 16, whole: true },
    you: { least: 0, most: 120, whole: true },
    seed: { least: 1, most: 1e6, whole: true },
  }),
  Value: wrongValue,
  Vary: wrongVary,
  Worked: wrongValue,
};

/** A source is listed below the lesson, where a citation leads to; a time of it is hours and minutes. */
function wrongCite(attributes: Attributes, known: LessonReferences): Wrong | undefined {
  const { id = '', at = '' } = attributes;
  const unknown = reference('id', 'source', ({ sources }) => sources)(attributes, known);
  if (unknown) return unknown;
  if (known.cited && !known.cited.includes(String(id))) {
    const says = `${id} is not among the sources of this lesson; add it to sources: in the head.`;
    return { attribute: 'id', found: { code: 'unknown_name', says } };
  }
  const [, minutes = '0'] = /\b\d+:(\d\d)$/.exec(String(at)) ?? [];
  if (Number(minutes) < 60) return undefined;
  const says = `"${at}" is no time; expected hours and minutes, such as 00:16.`;
  return { attribute: 'at', found: { code: 'wrong_type', says } };
}

/** An equation is that of a quantity that has one, under choices of the graph. */
function wrongEquation(attributes: Attributes, known: LessonReferences): Wrong | undefined {
  const { of = '', ...chosen } = attributes;
  const id = String(of);
  if (isQuantity(id) && quantity(id).kind === 'given')
    return { attribute: 'of', found: { code: 'formula', says: `${of} is given; it has no equation.` } };
  const wrongChoices = Object.entries(chosen).flatMap(([attribute, option = '']): readonly Wrong[] => {
    const found = isChoice(attribute) && oneOf(option, choices[attribute], `option of ${attribute}`);
    return typeof found === 'object' ? [{ attribute, found }] : [];
  });
  return reference('of', 'quantity', () => quantityIds)(attributes, known) ?? wrongChoices[0];
}

function wrongValue(attributes: Attributes, known: LessonReferences): Wrong | undefined {
  const value = engineValue(attributes, known);
  return 'found' in value ? value : undefined;
}

/** A sentence with a number to drag names quantities that can be found wherever it is dragged. */
function wrongVary(attributes: Attributes, known: LessonReferences): Wrong | undefined {
  const { say, drag, from, to, ...scenario } = attributes;
  const start = scenario[String(drag)];
  const named = piecesOf(String(say ?? '')).flatMap((piece) => (piece.kind === 'value' ? [piece.id] : []));
  return (
    reference('drag', 'quantity', () => quantityIds)(attributes, known) ??
    unlessNamed(String(drag), named) ??
    unlessRising(String(drag), [from, start, to]) ??
    [from, start, to]
      .flatMap((end) => named.map((of) => wrongValue({ ...scenario, [String(drag)]: end, of }, known)))
      .map((wrong) => (wrong?.attribute === 'of' ? { ...wrong, attribute: 'say' } : wrong))
      .find((wrong) => wrong !== undefined)
  );
}

const wrongSentence = (attribute: string, says: string): Wrong => ({
  attribute,
  found: { code: 'formula', says },
});

const unlessNamed = (drag: string, named: readonly string[]): Wrong | undefined =>
  named.includes(drag) && named.length > 1
    ? undefined
    : wrongSentence('say', `it says {${drag}} and at least one other quantity in braces.`);

function unlessRising(drag: string, ends: readonly (string | number | undefined)[]): Wrong | undefined {
  const [from = 0, start = 0, to = 0] = ends.filter((end) => typeof end === 'number');
  return ends.length === 3 && from > 0 && from <= start && start <= to && from < to
    ? undefined
    : wrongSentence('from', `${drag} starts between from and to, all three numbers above 0 in braces.`);
}

/** A guess is typed in a unit, which must be one of what is guessed. */
function missesUnit(unit: string, value: Attributes, known: LessonReferences): Wrong | undefined {
  const asked = engineValue(value, known);
  if ('found' in asked) return undefined;
  try {
    if (sameDimension(readUnit(unit).dimension, readUnit(asked.derivation.unit).dimension)) return undefined;
  } catch {
    // It is no unit at all; the same is said of it.
  }
  return {
    attribute: 'unit',
    found: {
      code: 'unit',
      says: `"${unit}" is no unit of ${value['of']}, which is in ${asked.derivation.unit}.`,
    },
  };
}

/** The three things that take time; each has its colour and its cue in every plot, equation and sentence. */
export const terms = ['compute', 'weights', 'kv'] as const;

/**
 * Everything wrong with a lesson's file: its head, its maths, its elements and what they refer to.
 *
 * @param file - its path from the root of the project
 * @param text - the whole file
 */
export function checkLessonFile(file: string, text: string, known: LessonReferences): readonly Mistake[] {
  const head = readHead(file, text, LessonHead);
  if ('mistakes' in head) return head.mistakes;

  const { bodyAt } = part(text);
  const source = text.slice(bodyAt);
  const named = (key: 'sources' | 'assumes', among: readonly string[], what: string): readonly Mistake[] =>
    head.data[key].flatMap((id, at) => {
      const found = oneOf(id, among, what);
      return typeof found === 'object' ? [{ file, ...head.placeOf(key, at), ...found }] : [];
    });
  const mistakes: Mistake[] = [
    ...named('sources', known.sources, 'source'),
    ...named('assumes', known.chapters, 'chapter'),
    ...head.data.assumes.flatMap((id, at) => {
      const says = unlessBefore(id, idOf(file), known.chapters);
      return says ? [{ code: 'scenario' as const, file, ...head.placeOf('assumes', at), says }] : [];
    }),
  ];
  const report = (offset: number, length: number, found: Found): void => {
    mistakes.push({ file, ...placeAt(text, bodyAt + offset, length), ...found });
  };

  const nodes = everyNode(treeOf(source, (offset, says) => report(offset, 1, { code: 'syntax', says })));
  // With a source mistyped in the head, what is cited says nothing.
  const cited = head.data.sources.every((id) => known.sources.includes(id)) ? head.data.sources : undefined;
  for (const node of nodes) checkNode(node, source, { ...known, ...(cited && { cited }) }, report);
  for (const { node, ...found } of wrongParts(nodes))
    report((node.position?.start.offset ?? 0) + (node.name ? 1 : 0), node.name?.length ?? 1, found);
  return mistakes;
}

/** A lesson assumes what comes before it. Of a chapter that is not in the course, that is told. */
function unlessBefore(assumed: string, id: string, chapters: readonly string[]): string | undefined {
  const [at, own] = [chapters.indexOf(assumed), chapters.indexOf(id)];
  if (own < 0 || at < own) return undefined;
  return `${assumed} is chapter ${at + 1} in content/course.yaml, and this is chapter ${own + 1}; a lesson assumes what comes before it.`;
}

type Report = (offset: number, length: number, found: Found) => void;

function checkNode(node: Node, source: string, known: LessonReferences, report: Report): void {
  const start = node.position?.start.offset ?? 0;
  if (node.type === 'math' || node.type === 'inlineMath') checkMaths(node.value ?? '', source, start, report);
  if (node.type === 'text')
    for (const { at, length, says } of looseMarks(source.slice(start, node.position?.end.offset)))
      report(start + at, length, { code: 'syntax', says });
  const says = refusals[node.type];
  if (says && !isComment(node.value ?? '')) report(start, lengthOf(node), { code: 'syntax', says });
  if (node.type === 'mdxJsxFlowElement' || node.type === 'mdxJsxTextElement')
    checkElement(node, source, known, report);
}

const noCode =
  'This is read as code, and a lesson has none: a number of the engine is a <Value>, and a brace in prose is written \\{.';

/** What no lesson has, by the kind of node; of code in braces all but comments. */
const refusals: { readonly [type: string]: string } = {
  ...{ mdxjsEsm: noCode, mdxTextExpression: noCode, mdxFlowExpression: noCode },
  ...{ image: noPicture, imageReference: noPicture },
};
const lengthOf = ({ type, position }: Node): number =>
  type.startsWith('image') ? (position?.end.offset ?? 1) - (position?.start.offset ?? 0) : 1;

function checkMaths(tex: string, source: string, start: number, report: Report): void {
  const says = meantAsDollars(tex);
  if (says) report(start, 1, { code: 'syntax', says });
  try {
    typeset(tex, 'inline');
  } catch (cause) {
    if (!(cause instanceof TexError)) throw cause;
    report(source.indexOf(tex, start) + cause.at, 1, { code: 'formula', says: cause.message });
  }
}

function checkElement(node: Node, source: string, known: LessonReferences, report: Report): void {
  const name = node.name ?? '';
  // A plain HTML element is the author's own business.
  if (name === name.toLowerCase()) return;
  const check = Object.hasOwn(lessonElements, name) ? lessonElements[name] : undefined;
  const wrong = check ? check(attributesOf(node), known) : unknownElement(name);
  if (wrong) report(...placeIn(node, source, wrong), wrong.found);
}

function unknownElement(name: string): Wrong | undefined {
  const found = oneOf(name, Object.keys(lessonElements), 'element');
  return typeof found === 'object' ? { found } : undefined;
}

/** Where in an element something is wrong: an attribute's name or value, or the element's own name. */
function placeIn(
  node: Node,
  source: string,
  { attribute, found }: Wrong,
): readonly [offset: number, length: number] {
  const start = node.position?.start.offset ?? 0;
  const at = attribute === undefined ? -1 : source.indexOf(`${attribute}=`, start);
  if (attribute === undefined || at < 0 || at >= (node.position?.end.offset ?? 0))
    return [start + 1, node.name?.length ?? 1];
  if (found.code === 'unknown_key') return [at, attribute.length];
  // Past the equals sign and the quotation mark or brace.
  return [at + attribute.length + 2, String(attributesOf(node)[attribute]).length];
}
