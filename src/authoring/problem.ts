import { linesOf, numbersOf, reasonOf, symbolsOf } from '../engine/derivation.ts';
import { EngineError } from '../engine/errors.ts';
import { format } from '../engine/format.ts';
import { checkGivens } from '../engine/givens.ts';
import { nearest } from '../engine/nearest.ts';
import {
  choices,
  type Givens,
  isQuantity,
  type QuantityId,
  quantity,
  quantityIds,
} from '../engine/quantities.ts';
import { type Derivation, solve, solveAll, unitOfExpression } from '../engine/solve.ts';
import { readUnit } from '../engine/units.ts';
import type { Demands, Refusal } from '../problems/acceptable.ts';
import { type Content, slotsIn } from '../problems/content.ts';
import { combination, type Variant } from '../problems/draw-variant.ts';
import { givensOf } from '../problems/setting.ts';
import type { Ask, Figure, Mistaken, ProblemTemplate, TypesetLine } from '../problems/template.ts';
import { bankElements } from './bank-elements.ts';
import { compileLine, type Section } from './body.ts';
import { type ContentFile, openContentFile } from './content-file.ts';
import { idOf } from './content-id.ts';
import { engineMistake } from './engine-mistake.ts';
import { type Combinations, findCombinations } from './find-combinations.ts';
import { oneOf, type Records, readQuantity, recordsNamed } from './given.ts';
import { readMeasure } from './measure.ts';
import { ContentError, type Found, type Place } from './mistake.ts';
import { ProblemHead, problemSections } from './problem-head.ts';
import { expressionAt, type HeadReader, overlaysIn, placeIn, readAsk, readLet } from './read-ask.ts';
import { compileMaths } from './slotted-maths.ts';

/** Below this share of acceptable draws a template is refused: its values are ill chosen. */
const leastAcceptable = 0.1;

/** A compiled problem, and what was found on the way that an author wants to know. */
export type Compiled = {
  readonly template: ProblemTemplate;
  readonly combinations: Combinations;
  readonly demands: Demands;
  readonly content: ContentFile<ProblemHead>;
};

/**
 * A problem file, checked and compiled.
 *
 * @param file - its path from the root of the project; its name is the problem's id
 * @param source - the whole file
 * @param records - the hardware, models and lessons it may name
 * @throws {ContentError} with every mistake, each with line, column, what was expected and the nearest known name
 */
export const compileProblem = (file: string, source: string, records: Records): ProblemTemplate =>
  compileWithNotes(file, source, records).template;

/** The same, with what can be drawn and what cannot, and why. */
export function compileWithNotes(file: string, source: string, records: Records): Compiled {
  const content = openContentFile(file, source, ProblemHead, records);
  const { head, given, placeOf, keyAt, report, stopIfWrong } = content;
  stopIfWrong();

  const early: HeadReader = { head, records, placeOf, keyAt, report, line: () => [] };
  const named = { ...recordsNamed(records, given), let: readLet(early) };
  stopIfWrong();
  const givens = firstGivens(named, given, content);
  stopIfWrong();

  const slots = slotsOf(given, named.let, givens);
  const reader: HeadReader = {
    ...early,
    givens,
    line: (text, ...path) => {
      const { content: line, mistakes } = compileLine(file, text, placeOf(...path), {
        slots,
        elements: bankElements,
      });
      for (const { line: at, column, length, ...found } of mistakes)
        report({ line: at, column, length }, found);
      return line;
    },
  };
  const ask = readAsk(reader);
  const mistakes = readMistakes(reader, ask);
  if (ask) checkOnlyOfNumbers(reader, ask);
  const demands = readDemands(reader, ask);
  stopIfWrong();
  if (!ask) throw new ContentError([], () => source);

  const body = content.body({ slots, sections: problemSections, elements: bankElements });
  stopIfWrong();
  if (body.main.length === 0)
    report(placeOf('title'), {
      code: 'missing',
      says: 'The body is empty; below the second --- stands what is asked.',
    });
  const figure = readFigure(body.sections, givens, report);
  stopIfWrong();

  const empty: ProblemTemplate = {
    id: idOf(file),
    version: head.version,
    title: head.title,
    lesson: head.lesson,
    level: head.level,
    concepts: head.concepts,
    prerequisites: head.prerequisites,
    given,
    combinations: [],
    ...recordsNamed(records, joined(given, overlaysIn(ask))),
    let: named.let,
    stated: statedIn(body.main, ask, givens),
    ask,
    tells_apart: head.tells_apart,
    mistakes,
    body: body.main,
    hints: [],
    insight: [],
    solution: [],
    ...(figure && { figure }),
    lines: {},
  };
  const combinations = combinationsOf(empty, demands, content);
  checkTellsApart(empty, combinations, content);
  stopIfWrong();

  const sections = (name: keyof typeof problemSections) =>
    body.sections.filter((one) => one.name === name).map((one) => one.content);
  const template: ProblemTemplate = {
    ...empty,
    combinations: combinations.places,
    hints: sections('Hint'),
    insight: sections('Insight').flat(),
    solution: sections('Solution').flat(),
    lines: Object.assign({}, ...combinations.samples.flatMap(derivationsIn).map(typesetLines)),
  };
  return { template, combinations, demands, content };
}

type Given = ProblemTemplate['given'];

/** The first combination; what makes it no scenario makes most others none. */
function firstGivens(
  named: Pick<ProblemTemplate, 'hardware' | 'models' | 'let'>,
  given: Given,
  content: ContentFile<ProblemHead>,
): Givens {
  const drawn = combination(given, 0);
  const names = Object.keys(named.let);
  // The names of let one after the other, so that what is wrong is found where it stands.
  for (const upTo of [...names.keys(), names.length]) {
    const some = Object.fromEntries(Object.entries(named.let).slice(0, upTo));
    try {
      const givens = givensOf({ ...named, let: some }, drawn);
      checkGivens(givens);
      if (upTo === names.length) return givens;
    } catch (cause) {
      const name = names[upTo - 1];
      const place = name === undefined ? scenarioPlace(cause, content) : content.placeOf('let', name);
      const isCircle = cause instanceof EngineError && cause.subject === name;
      content.report(place, isCircle ? circular(cause) : engineMistake(cause));
      return {};
    }
  }
  return {};
}

const circular = ({ subject, message }: EngineError): Found => ({
  code: 'formula',
  says: `${subject} is given by itself, a circle: ${message}`,
});

/** Where what is wrong with a scenario was given: the record it names, else the quantity, else all of `given`. */
function scenarioPlace(cause: unknown, { head, placeOf, keyAt }: ContentFile<ProblemHead>): Place {
  if (!(cause instanceof EngineError)) return keyAt('given');
  if (Object.hasOwn(head.given, cause.subject)) return placeOf('given', cause.subject);
  for (const [name, written] of Object.entries(head.given)) {
    if (written === cause.subject) return placeOf('given', name);
    const list = (written as { readonly one_of?: unknown } | null)?.one_of;
    const at = Array.isArray(list) ? list.indexOf(cause.subject) : -1;
    if (at >= 0) return placeOf('given', name, 'one_of', at);
  }
  return keyAt('given');
}

/** What a text may name: what is given, names of let, and every quantity that follows from them. */
function slotsOf(given: Given, names: ProblemTemplate['let'], givens: Givens): readonly string[] {
  const solved = solveAll(givens);
  const solvable = quantityIds.filter((id) => {
    const found = solved.get(id);
    return found !== undefined && 'value' in found;
  });
  const chosen = Object.keys(given).filter((name) => !isQuantity(name) && !Object.hasOwn(choices, name));
  return [...chosen, ...Object.keys(names).filter((name) => !isQuantity(name)), ...solvable];
}

/**
 * What the statement states although it follows from other quantities. Not what is asked, nor, of a sketch, what
 * changes along its axis.
 */
function statedIn(body: Content, ask: Ask, givens: Givens): readonly QuantityId[] {
  const named = [...new Set(slotsIn(body))]
    .filter(isQuantity)
    .filter((id) => quantity(id).kind === 'derived');
  switch (ask.kind) {
    case 'number':
      return named.filter((id) => id !== ask.of);
    case 'sketch': {
      const along = ask.at.map((at) => solveAll({ ...givens, [ask.over]: at }, named));
      const valueAt = (found: (typeof along)[number] | undefined, id: QuantityId) => {
        const one = found?.get(id);
        return one && 'value' in one ? one.value : undefined;
      };
      return named.filter((id) => valueAt(along[0], id) === valueAt(along.at(-1), id));
    }
    default:
      return named.filter((id) => !asksFor(ask, id));
  }
}

const asksFor = (ask: Ask, id: QuantityId): boolean =>
  (ask.kind === 'choice' ? ask.options : ask.kind === 'order' ? ask.items : []).some(
    ({ value }) => value === id,
  );

function readMistakes(reader: HeadReader, ask: Ask | undefined): readonly Mistaken[] {
  const { givens } = reader;
  // Along the axis of a sketch something changes that no given decides.
  const there = givens && ask?.kind === 'sketch' ? { givens: { ...givens, [ask.over]: ask.at[0] } } : {};
  return Object.entries(reader.head.mistakes).flatMap(([id, { value, says }]) => {
    const expression = expressionAt({ ...reader, ...there }, value, 'mistakes', id, 'value');
    return expression ? [{ id, value: expression, says: reader.line(says, 'mistakes', id, 'says') }] : [];
  });
}

/** What is written for an answer that is a number, where none is asked. */
function checkOnlyOfNumbers({ head, keyAt, report }: HeadReader, ask: Ask): void {
  if (ask.kind === 'number') return;
  const { accept } = head;
  const written = {
    unit: head.unit !== undefined,
    range: head.range !== undefined,
    accept: Object.values(accept).some((one) => (Array.isArray(one) ? one.length > 0 : one !== undefined)),
    tells_apart: head.tells_apart.length > 0,
    mistakes: ask.kind !== 'sketch' && Object.keys(head.mistakes).length > 0,
  };
  const why =
    ask.kind === 'sketch'
      ? 'of a sketch the shape is judged'
      : 'what an option teaches stands in its because, or follows from its value';
  for (const [key, is] of Object.entries(written))
    if (is)
      report(keyAt(key), {
        code: 'wrong_type',
        says: `${key} goes with an answer that is a number; ${why}. Take it out.`,
      });
}

function readDemands({ head, placeOf, report }: HeadReader, ask: Ask | undefined): Demands {
  const overfull = head.overfull ?? false;
  if (!head.range || ask?.kind !== 'number') return { overfull };
  const [{ scale }, unit] = [readUnit(ask.unit), unitOfExpression(ask.of)];
  const ends = (['from', 'to'] as const).map((key) => {
    const written = head.range?.[key] ?? '';
    // A plain number is in the unit that is asked.
    const value = Number.isFinite(Number(written || 'nothing'))
      ? Number(written) * scale
      : readMeasure(written, unit);
    if (typeof value === 'number') return value;
    report(placeOf('range', key), value);
    return undefined;
  });
  const [from, to] = ends;
  if (from !== undefined && to !== undefined && from >= to)
    report(placeOf('range', 'to'), {
      code: 'wrong_type',
      says: 'A range goes from a smaller value to a larger one.',
    });
  return { overfull, range: [from ?? 0, to ?? 0] };
}

/** Every value of each name, from the draw and from the options. */
function joined(given: Given, overlays: readonly Given[]): Given {
  const all = new Map(Object.entries(given));
  for (const [name, values] of overlays.flatMap(Object.entries<Given[string]>))
    all.set(name, [...(all.get(name) ?? []), ...values]);
  return Object.fromEntries(all);
}

const nothing: Combinations = {
  places: [],
  samples: [],
  tried: 0,
  refused: new Map(),
  tolerated: new Set(),
  landing: new Map(),
  edits: new Set(),
};

function combinationsOf(
  template: ProblemTemplate,
  demands: Demands,
  content: ContentFile<ProblemHead>,
): Combinations {
  const { head, placeOf, report, stopIfWrong } = content;
  let found = nothing;
  try {
    found = findCombinations(template, demands);
  } catch (cause) {
    if (cause instanceof EngineError && cause.code === 'scenario')
      report(scenarioPlace(cause, content), engineMistake(cause));
    else {
      const written = typeof head.ask === 'string' ? head.ask : '';
      report(placeIn(placeOf('ask'), written, cause), engineMistake(cause));
    }
  }
  stopIfWrong();
  reportWide(template, found, content);
  const { places, tried, samples } = found;
  const [first] = samples;
  if (first?.kind === 'number' && first.answer.steps.length === 0)
    report(placeOf('ask'), {
      code: 'scenario',
      says: `${first.ask.of} is given, so that there is nothing to work out; ask for what follows from it.`,
    });
  if (places.length < leastAcceptable * tried) reportRefused(template, found, content);
  return found;
}

/** An amount of tolerance that takes in half of the greatest answer would let hardly anything be wrong. */
function reportWide(
  { ask }: ProblemTemplate,
  { answers }: Combinations,
  { head, placeOf, report }: ContentFile<ProblemHead>,
): void {
  const [, most] = answers ?? [];
  if (most === undefined || ask.kind !== 'number' || ask.tolerance.kind !== 'absolute') return;
  if (ask.tolerance.by <= most / 2) return;
  const says = `tolerance is "${head.tolerance}", more than half of the greatest answer, ${format(most, unitOfExpression(ask.of))}; hardly anything would be wrong.`;
  report(placeOf('tolerance'), { code: 'wrong_type', says });
}

function reportRefused(
  template: ProblemTemplate,
  found: Combinations,
  content: ContentFile<ProblemHead>,
): void {
  const { places, tried, refused } = found;
  const reasons = [...refused].sort(([, a], [, b]) => b - a);
  const [often] = reasons;
  if (!often) return;
  const why = reasons.map(([reason, count]) => `${reason} (${count})`).join(', ');
  const few =
    places.length === 0 ? `none of ${tried} variants` : `only ${places.length} of ${tried} variants`;
  const { place, cure } = refusedBecause(often[0], template, found, content);
  content.report(place, { code: 'scenario', says: `${few} can be drawn: ${why}. ${cure}` });
}

/** What an author does about variants that are refused, and where. */
function refusedBecause(
  reason: Refusal,
  { ask, tells_apart }: ProblemTemplate,
  { landing, answers }: Combinations,
  { placeOf, keyAt }: ContentFile<ProblemHead>,
): { readonly place: Place; readonly cure: string } {
  switch (reason) {
    case 'weights and caches do not fit the memory':
      return {
        place: keyAt('given'),
        cure: 'Give more chips, a smaller model, narrower formats or fewer sequences; or write overfull: true, where this is the question.',
      };
    case 'the answer is not a positive number':
      return {
        place: placeOf('ask'),
        cure: 'Answers are positive: ask the other way round, or give other values.',
      };
    case 'the answer lies outside its range': {
      const unit = ask.kind === 'number' ? unitOfExpression(ask.of) : '1';
      const [least, most] = (answers ?? [0, 0]).map((value) => format(value, unit));
      return {
        place: placeOf('range'),
        cure: `Answers lie from ${least} to ${most}: widen the range, or give other values.`,
      };
    }
    case 'the answer equals a number that is given':
      return {
        place: placeOf('ask'),
        cure: 'It could be copied: ask for something else, or give other values.',
      };
    case 'a slip lands on the right answer': {
      const [[id] = ['']] = [...landing].sort(([, a], [, b]) => b - a);
      const edit = id.slice(id.indexOf('.') + 1);
      const named = tells_apart.indexOf(edit);
      const place = id.startsWith('author.')
        ? placeOf('mistakes', edit, 'value')
        : named >= 0
          ? placeOf('tells_apart', named)
          : placeOf('ask');
      return { place, cure: `It is "${edit}": give values in which it matters, or a narrower tolerance.` };
    }
    case 'not exactly one option is right':
      return {
        place: keyAt('ask', 'choose'),
        cure: 'In each variant one claim holds: look at right and when.',
      };
    case 'two values lie too close to tell apart':
      return {
        place: placeOf('ask'),
        cure: 'Values that are compared differ by a tenth or more: take another entry, or give other values.',
      };
  }
}

/** An edit that is a slip of no variant is a misspelling, or a slip that cannot be made here. */
function checkTellsApart(
  { tells_apart }: ProblemTemplate,
  { edits }: Combinations,
  { placeOf, report }: ContentFile<ProblemHead>,
): void {
  for (const [at, edit] of tells_apart.entries()) {
    if (edits.has(edit)) continue;
    const meant = nearest(edit, [...edits]);
    report(placeOf('tells_apart', at), {
      code: 'unknown_name',
      says: `no variant has the slip "${edit}".${meant ? ` Did you mean "${meant}"?` : ''} Known: ${[...edits].join(', ')}.`,
    });
  }
}

const figureWritten = '<Figure of="step_time" over="batch" from="1 sequence" to="4096 sequences" />';

/** `<Figure of="step_time, compute_time" over="batch" from="1 sequence" to="4096 sequences" />` */
function readFigure(
  sections: readonly Section[],
  givens: Givens,
  report: ContentFile<ProblemHead>['report'],
): Figure | undefined {
  const [section, second] = sections.filter(({ name }) => name === 'Figure');
  if (!section) return undefined;
  if (second) report(second.place, { code: 'syntax', says: 'A problem has one figure; this is a second.' });
  const { attributes, place, placeOf } = section;
  const absent = ['of', 'over', 'from', 'to'].filter((key) => !attributes[key]);
  if (absent.length > 0) {
    const says = `The figure has no ${absent.join(', no ')}: it is written ${figureWritten}.`;
    report(place, { code: 'missing', says });
    return undefined;
  }
  const named = (attribute: 'of' | 'over') =>
    (attributes[attribute] ?? '').split(',').flatMap((written): readonly QuantityId[] => {
      const id = written.trim();
      const found = oneOf(id, quantityIds, 'quantity');
      if (typeof found === 'object') report(placeOf(attribute, id), found);
      return isQuantity(id) ? [id] : [];
    });
  const [of, [over]] = [named('of'), named('over')];
  if (!over || of.length === 0) return undefined;
  const end = (key: 'from' | 'to'): number => {
    const value = readQuantity(over, attributes[key] ?? '');
    if (typeof value === 'number') return value;
    report(placeOf(key), value);
    return 0;
  };
  const [from, to] = [end('from'), end('to')];
  if (from >= to && to > 0)
    report(placeOf('to'), {
      code: 'wrong_type',
      says: 'A figure goes from a smaller value to a larger one.',
    });
  if (from === 0 || to === 0) return undefined;
  for (const id of of) checkPlotted(id, of[0] ?? id, { ...givens, [over]: from }, placeOf('of', id), report);
  return { of, over, from, to };
}

/** Whether a quantity can be plotted in this scenario, beside the first of a figure. */
function checkPlotted(
  id: QuantityId,
  first: QuantityId,
  givens: Givens,
  place: Place,
  report: ContentFile<ProblemHead>['report'],
): void {
  const [unit, wanted] = [quantity(id).unit, quantity(first).unit];
  if (unit !== wanted) {
    const says = `${id} is in ${unit}, ${first} in ${wanted}; a figure has one axis for both.`;
    report(place, { code: 'unit', says });
  }
  try {
    solve(givens, id);
  } catch (cause) {
    report(place, engineMistake(cause));
  }
}

/** Every derivation that the worked solution of a variant may show. */
function derivationsIn(variant: Variant): readonly Derivation[] {
  switch (variant.kind) {
    case 'number':
      return [variant.answer];
    case 'choice':
      return variant.options.flatMap(({ answer }) => answer ?? []);
    case 'order':
      return variant.items.flatMap(({ answer }) => answer ?? []);
    case 'sketch': {
      const { ask, givens } = variant;
      return ask.at.map((at) => solve({ ...givens, [ask.over]: at }, ask.of));
    }
  }
}

/** The formulas of a derivation, typeset once in symbols and once with a slot for each number. */
function typesetLines(derivation: Derivation): { readonly [symbols: string]: TypesetLine } {
  const compiled = (tex: string) =>
    compileMaths(
      tex,
      'block',
      (slot) => ({ slot }),
      (says) => {
        throw new Error(`${derivation.ask}: ${says}`);
      },
    );
  return Object.fromEntries(
    linesOf(derivation).map(({ id, formula }) => {
      const symbols = symbolsOf(id, formula);
      const known = typesetBefore.get(`${id} ${symbols}`);
      if (known) return [symbols, known];
      const numbers = numbersOf(formula, (name) => `\\val{${name}}`);
      const line = { symbols: compiled(symbols), numbers: compiled(numbers), because: reasonOf(id) };
      typesetBefore.set(`${id} ${symbols}`, line);
      return [symbols, line];
    }),
  );
}

/** The same few formulas stand in most solutions. */
const typesetBefore = new Map<string, TypesetLine>();
