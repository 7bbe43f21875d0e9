import { z } from 'astro/zod';
import { linesOf, numbersOf, symbolsOf } from '../engine/derivation.ts';
import { EngineError, FormulaError } from '../engine/errors.ts';
import { nearest } from '../engine/nearest.ts';
import { choices, isQuantity, quantity, quantityIds } from '../engine/quantities.ts';
import { slipsIn } from '../engine/slips.ts';
import { type Derivation, solve, unitOfExpression } from '../engine/solve.ts';
import { readUnit, sameDimension, spell } from '../engine/units.ts';
import { type Drawn, isAcceptable, type Variant, variantOf } from '../problems/draw-variant.ts';
import { chance } from '../problems/seed.ts';
import type { ProblemTemplate, TypesetLine } from '../problems/template.ts';
import { compileMaths, engineMistake } from './body.ts';
import { openContentFile } from './content-file.ts';
import { idOf } from './content-id.ts';
import { type Found, type Records, recordsNamed } from './given.ts';
import type { Place } from './mistake.ts';

/** The head of a problem file. */
const Head = z.strictObject({
  title: z.string().min(1).describe('As it stands in lists: a noun phrase, no full stop.'),
  lesson: z.string().min(1).describe('The lesson it drills, by file name.'),
  level: z
    .union([z.literal(1), z.literal(2), z.literal(3)])
    .describe('1 one step, 2 two or three, 3 choose the model first.'),
  version: z.int().positive().default(1).describe('Raise it when what a seed draws changes.'),
  given: z
    .record(z.string(), z.unknown())
    .describe('What is drawn for each variant: a value, or { one_of: [...] }.'),
  ask: z.string().min(1).describe('A quantity, or an expression over quantities.'),
  unit: z.string().optional().describe('The unit a bare number is read in; the quantity’s own where absent.'),
  tolerance: z
    .string()
    .regex(/^\d+(\.\d+)?%$/, 'expected a percentage, such as 5%')
    .default('5%')
    .describe('How far from right is right.'),
  tells_apart: z
    .array(z.string())
    .default([])
    .describe('Slips every variant must tell from the right answer.'),
});

const sections = ['Hint', 'Insight'];

/** More combinations than this are sampled, not enumerated, when a template is checked. */
const mostEnumerated = 2000;
/** Below this share of acceptable draws a template is refused; `drawVariant` relies on it. */
const leastAcceptable = 0.1;

/**
 * A problem file, checked and compiled.
 *
 * @param file - its path from the root of the project; its name is the problem's id
 * @param source - the whole file
 * @param records - the hardware and models it may name
 * @throws {ContentError} with every mistake, each with line, column, what was expected and the nearest known name
 */
export function compileProblem(file: string, source: string, records: Records): ProblemTemplate {
  const content = openContentFile(file, source, Head, records);
  const { head, given, placeOf, report, stopIfWrong } = content;
  const unit = readAsk(head, placeOf, report);
  stopIfWrong();

  const empty: ProblemTemplate = {
    ...head,
    id: idOf(file),
    given,
    unit,
    tolerance: Number.parseFloat(head.tolerance) / 100,
    ...recordsNamed(records, given),
    body: [],
    hints: [],
    insight: [],
    lines: {},
  };

  const variants = solved(empty, (found) => report(placeOf('ask'), found));
  stopIfWrong();
  checkTellsApart(empty, variants, (at, says) =>
    report(placeOf('tells_apart', at), { code: 'unknown_name', says }),
  );
  stopIfWrong();
  checkAcceptable(empty, variants, (says) => report(placeOf('given'), { code: 'scenario', says }));

  const body = content.body({ slots: slotsOf(empty, variants[0]), sections });
  stopIfWrong();
  if (body.main.length === 0)
    report(placeOf('title'), {
      code: 'missing',
      says: 'The body is empty; below the second --- stands what is asked.',
    });
  stopIfWrong();

  const named = (name: string) => body.sections.filter((one) => one.name === name).map((one) => one.content);
  return {
    ...empty,
    body: body.main,
    hints: named('Hint'),
    insight: named('Insight').flat(),
    lines: Object.assign({}, ...variants.map((variant) => typesetLines(variant.answer))),
  };
}

type Report = (place: Place, found: Found) => void;

/** The unit answers are read in, checked against the dimension of what is asked. */
function readAsk(
  head: z.output<typeof Head>,
  placeOf: (...path: readonly PropertyKey[]) => Place,
  report: Report,
): string {
  const attempt = <T>(key: 'ask' | 'unit', make: () => T): T | undefined => {
    try {
      return make();
    } catch (cause) {
      report(placeIn(placeOf(key), head[key] ?? '', cause), engineMistake(cause));
      return undefined;
    }
  };
  const own = attempt('ask', () => unitOfExpression(head.ask));
  if (own === undefined) return '';
  const stated = isQuantity(head.ask) ? quantity(head.ask).stated_in : undefined;
  const unit = head.unit ?? stated ?? own;
  const asked = attempt('unit', () => readUnit(unit));
  if (asked && !sameDimension(asked.dimension, readUnit(own).dimension)) {
    const says = `${head.ask} is in ${own}, and ${unit} is in ${spell(asked.dimension)}; the unit of an answer has the dimension of what is asked.`;
    report(placeOf('unit'), { code: 'unit', says });
  }
  return unit;
}

/** Where in a written value an error of the engine lies: the word it names, or the character where reading stopped. */
function placeIn(place: Place, written: string, cause: unknown): Place {
  if (cause instanceof FormulaError) return { ...place, column: place.column + cause.at, length: 1 };
  if (!(cause instanceof EngineError)) return place;
  const at = written.indexOf(cause.subject);
  return at < 0 ? place : { ...place, column: place.column + at, length: cause.subject.length };
}

/** Every combination of what may be drawn, or a sample where there are too many; solved. */
function solved(template: ProblemTemplate, fail: (found: Found) => void): readonly Variant[] {
  try {
    return combinations(template).map((drawn) => variantOf(template, 0, drawn));
  } catch (cause) {
    fail(engineMistake(cause));
    return [];
  }
}

function combinations({ given }: ProblemTemplate): readonly Drawn[] {
  const domains = Object.entries(given);
  const count = domains.reduce((product, [, domain]) => product * domain.length, 1);
  if (count > mostEnumerated) {
    const { pick: one } = chance(1);
    return Array.from({ length: mostEnumerated }, () =>
      Object.fromEntries(domains.map(([name, domain]) => [name, one(domain)])),
    );
  }
  return domains.reduce<Drawn[]>(
    (all, [name, domain]) => all.flatMap((drawn) => domain.map((value) => ({ ...drawn, [name]: value }))),
    [{}],
  );
}

/** An edit that is a slip of no variant is a misspelling, or a slip that cannot be made here. */
function checkTellsApart(
  template: ProblemTemplate,
  variants: readonly Variant[],
  fail: (at: number, says: string) => void,
): void {
  const known = new Set(
    variants.flatMap(({ givens, answer }) =>
      slipsIn(givens, answer).map(({ id }) => id.slice(id.indexOf('.') + 1)),
    ),
  );
  for (const [at, edit] of template.tells_apart.entries()) {
    if (known.has(edit)) continue;
    const meant = nearest(edit, [...known]);
    fail(
      at,
      `no variant has the slip "${edit}".${meant ? ` Did you mean "${meant}"?` : ''} Known: ${[...known].join(', ')}.`,
    );
  }
}

function checkAcceptable(
  template: ProblemTemplate,
  variants: readonly Variant[],
  fail: (says: string) => void,
): void {
  const acceptable = variants.filter(isAcceptable).length;
  if (acceptable >= leastAcceptable * variants.length) return;
  const reasons =
    'the weights must fit the memory, and each slip of tells_apart must differ from the right answer';
  fail(
    `only ${acceptable} of ${variants.length} variants of ${template.id} can be drawn: ${reasons}. Give it other values.`,
  );
}

/** What a body may name: what is given, and every quantity that follows from it. */
function slotsOf({ given }: ProblemTemplate, variant: Variant | undefined): readonly string[] {
  const solvable = (id: string): boolean => {
    try {
      return variant !== undefined && Number.isFinite(solve(variant.givens, id).value);
    } catch {
      return false; // It needs what is not given; that is the question asked here.
    }
  };
  const named = Object.keys(given).filter((name) => !isQuantity(name) && !Object.hasOwn(choices, name));
  return [...named, ...quantityIds.filter(solvable)];
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
      const numbers = numbersOf(formula, (name) => `\\val{${name}}`);
      return [symbols, { symbols: compiled(symbols), numbers: compiled(numbers) }];
    }),
  );
}
