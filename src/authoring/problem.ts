import { linesOf, numbersOf, symbolsOf } from '../engine/derivation.ts';
import { nearest } from '../engine/nearest.ts';
import {
  choices,
  type Givens,
  isQuantity,
  type QuantityId,
  quantity,
  quantityIds,
} from '../engine/quantities.ts';
import { type Derivation, solve, solveAll } from '../engine/solve.ts';
import { readUnit, spell } from '../engine/units.ts';
import type { Demands } from '../problems/acceptable.ts';
import { type Content, slotsIn } from '../problems/content.ts';
import { combination, type Variant } from '../problems/draw-variant.ts';
import { givensOf } from '../problems/setting.ts';
import type { Ask, Figure, Mistaken, ProblemTemplate, TypesetLine } from '../problems/template.ts';
import { compileLine, compileMaths, engineMistake, type Section } from './body.ts';
import { type ContentFile, openContentFile } from './content-file.ts';
import { idOf } from './content-id.ts';
import { type Combinations, findCombinations } from './find-combinations.ts';
import { oneOf, type Records, recordsNamed } from './given.ts';
import { readMeasure } from './measure.ts';
import { ContentError } from './mistake.ts';
import { ProblemHead, problemSections } from './problem-head.ts';
import { expressionAt, type HeadReader, overlaysIn, placeIn, readAsk, readLet } from './read-ask.ts';

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
  const { head, given, placeOf, report, stopIfWrong } = content;
  stopIfWrong();

  const early: HeadReader = { head, records, placeOf, report, line: () => [] };
  const named = { ...recordsNamed(records, given), let: readLet(early) };
  stopIfWrong();
  const givens = firstGivens(named, given, content);
  stopIfWrong();

  const slots = slotsOf(given, named.let, givens);
  const reader: HeadReader = {
    ...early,
    line: (text, ...path) => {
      const { content: line, mistakes } = compileLine(file, text, placeOf(...path), slots);
      for (const { line: at, column, length, ...found } of mistakes)
        report({ line: at, column, length }, found);
      return line;
    },
  };
  const ask = readAsk(reader);
  const mistakes = readMistakes(reader);
  const demands = readDemands(reader, ask);
  stopIfWrong();
  if (!ask) throw new ContentError([], () => source);

  const body = content.body({ slots, sections: problemSections });
  stopIfWrong();
  if (body.main.length === 0)
    report(placeOf('title'), {
      code: 'missing',
      says: 'The body is empty; below the second --- stands what is asked.',
    });
  const figure = readFigure(body.sections, report);
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

  const sections = (name: (typeof problemSections)[number]) =>
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

/** The first combination that is a scenario at all; the others are of the same names. */
function firstGivens(
  named: Pick<ProblemTemplate, 'hardware' | 'models' | 'let'>,
  given: Given,
  { placeOf, report }: ContentFile<ProblemHead>,
): Givens {
  try {
    return givensOf(named, combination(given, 0));
  } catch (cause) {
    report(placeOf('given'), engineMistake(cause));
    return {};
  }
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

function readMistakes(reader: HeadReader): readonly Mistaken[] {
  return Object.entries(reader.head.mistakes).flatMap(([id, { value, says }]) => {
    const expression = expressionAt(reader, value, 'mistakes', id, 'value');
    return expression ? [{ id, value: expression, says: reader.line(says, 'mistakes', id, 'says') }] : [];
  });
}

function readDemands({ head, placeOf, report }: HeadReader, ask: Ask | undefined): Demands {
  const overfull = head.overfull ?? false;
  if (!head.range || ask?.kind !== 'number') return { overfull };
  const { scale, dimension } = readUnit(ask.unit);
  const ends = (['from', 'to'] as const).map((key) => {
    const written = head.range?.[key] ?? '';
    // A plain number is in the unit that is asked.
    const value = /^[\d.e+-]+$/.test(written)
      ? Number(written) * scale
      : readMeasure(written, spell(dimension));
    if (typeof value === 'number') return value;
    report(placeOf('range', key), value);
    return 0;
  });
  return { overfull, range: [ends[0] ?? 0, ends[1] ?? 0] };
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
  { head, placeOf, report, stopIfWrong }: ContentFile<ProblemHead>,
): Combinations {
  let found = nothing;
  try {
    found = findCombinations(template, demands);
  } catch (cause) {
    const written = typeof head.ask === 'string' ? head.ask : '';
    report(placeIn(placeOf('ask'), written, cause), engineMistake(cause));
  }
  stopIfWrong();
  const { places, tried, refused } = found;
  if (places.length >= leastAcceptable * tried) return found;
  const why = [...refused]
    .sort(([, a], [, b]) => b - a)
    .map(([reason, count]) => `${reason} (${count})`)
    .join(', ');
  report(placeOf('given'), {
    code: 'scenario',
    says: `only ${places.length} of ${tried} variants of ${template.id} can be drawn: ${why}. Give it other values.`,
  });
  return found;
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

/** `<Figure of="step_time, compute_time" over="batch" from="1 sequence" to="4096 sequences" />` */
function readFigure(
  sections: readonly Section[],
  report: ContentFile<ProblemHead>['report'],
): Figure | undefined {
  const [section] = sections.filter(({ name }) => name === 'Figure');
  if (!section) return undefined;
  const { attributes, place } = section;
  const named = (written: string) => {
    const found = oneOf(written, quantityIds, 'quantity');
    if (typeof found === 'object') report(place, found);
    return isQuantity(written) ? [written] : [];
  };
  const of = (attributes['of'] ?? '').split(',').flatMap((name) => named(name.trim()));
  const [over] = named(attributes['over'] ?? '');
  if (!over || of.length === 0) return undefined;
  const end = (key: 'from' | 'to'): number => {
    const value = readMeasure(attributes[key] ?? '', quantity(over).unit);
    if (typeof value === 'number') return value;
    report(place, { code: value.code, says: `${key} of the figure: ${value.says}` });
    return 0;
  };
  const [from, to] = [end('from'), end('to')];
  if (from >= to && to > 0)
    report(place, { code: 'wrong_type', says: 'A figure goes from a smaller value to a larger one.' });
  return { of, over, from, to };
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
      const known = typesetBefore.get(symbols);
      if (known) return [symbols, known];
      const numbers = numbersOf(formula, (name) => `\\val{${name}}`);
      const line = { symbols: compiled(symbols), numbers: compiled(numbers) };
      typesetBefore.set(symbols, line);
      return [symbols, line];
    }),
  );
}

/** The same few formulas stand in most solutions. */
const typesetBefore = new Map<string, TypesetLine>();
