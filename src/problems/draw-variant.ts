import type { Givens } from '../engine/quantities.ts';
import { type Derivation, solve, solveAll } from '../engine/solve.ts';
import { type Chance, chance } from './seed.ts';
import { givensOf, settingWith, solveIn } from './setting.ts';
import type {
  ChoiceAsk,
  Condition,
  Drawn,
  NumberAsk,
  Option,
  OrderAsk,
  ProblemTemplate,
  SketchAsk,
} from './template.ts';

/** A problem with its numbers: what one seed of a template names. */
export type Variant = NumberVariant | ChoiceVariant | OrderVariant | SketchVariant;

type Common = {
  readonly template: ProblemTemplate;
  readonly seed: number;
  /** What was drawn, by name: `hardware` is a record's id, a quantity is in base units. */
  readonly drawn: Drawn;
  readonly givens: Givens;
};

export type NumberVariant = Common & {
  readonly kind: 'number';
  readonly ask: NumberAsk;
  /** The right answer, in base units, and how it comes about. */
  readonly answer: Derivation;
};

/** Something to choose or to put in order, and what it was measured by, where it was. */
export type Weighed = { readonly option: Option; readonly answer?: Derivation };

export type ChoiceVariant = Common & {
  readonly kind: 'choice';
  readonly ask: ChoiceAsk;
  /** In the order they are shown. */
  readonly options: readonly Weighed[];
  /** Id of the right one; empty where not exactly one is, which is never drawn. */
  readonly right: string;
};

export type OrderVariant = Common & {
  readonly kind: 'order';
  readonly ask: OrderAsk;
  /** In the order they are shown. */
  readonly items: readonly Weighed[];
  /** Ids, the least first. */
  readonly right: readonly string[];
};

export type SketchVariant = Common & {
  readonly kind: 'sketch';
  readonly ask: SketchAsk;
  /** The value at each point of `ask.at`, in base units. */
  readonly right: readonly number[];
};

/** The variant a seed names: the same for ever, on every machine. */
export function drawVariant(template: ProblemTemplate, seed: number): Variant {
  const from = chance(seed);
  return variantOf(template, seed, combination(template.given, from.pick(template.combinations)), from);
}

/**
 * The variant that a choice of values gives, acceptable or not.
 *
 * @param from - decides the order in which options are shown; the file's own order where absent
 */
export function variantOf(template: ProblemTemplate, seed: number, drawn: Drawn, from?: Chance): Variant {
  const { ask } = template;
  const common = { template, seed, drawn, givens: withStated(template, givensOf(template, drawn)) };
  const shuffled = <T>(list: readonly T[]) => (from ? shuffle(list, from) : list);
  switch (ask.kind) {
    case 'number':
      return { ...common, kind: 'number', ask, answer: solve(common.givens, ask.of) };
    case 'choice': {
      const options = ask.options.map((option) => weigh(common, option));
      return {
        ...common,
        kind: 'choice',
        ask,
        options: shuffled(options),
        right: rightOf(ask, options, common.givens),
      };
    }
    case 'order': {
      const items = ask.items.map((option) => weigh(common, option));
      const right = [...items].sort((a, b) => weightOf(a) - weightOf(b)).map(({ option }) => option.id);
      return { ...common, kind: 'order', ask, items: shuffled(items), right };
    }
    case 'sketch': {
      const right = ask.at.map((at) => solve({ ...common.givens, [ask.over]: at }, ask.of).value);
      return { ...common, kind: 'sketch', ask, right };
    }
  }
}

/** How many combinations of its values a template has. */
export const combinationCount = (given: ProblemTemplate['given']): number =>
  Object.values(given).reduce((product, domain) => product * domain.length, 1);

/** A combination by its place in the product of the domains: the first name varies slowest. */
export function combination(given: ProblemTemplate['given'], place: number): Drawn {
  let rest = place;
  const drawn = Object.entries(given)
    .reverse()
    .map(([name, domain]): [string, string | number] => {
      const at = rest % domain.length;
      rest = Math.floor(rest / domain.length);
      return [name, domain[at] ?? ''];
    });
  return Object.fromEntries(drawn.reverse());
}

// Enough to find other numbers wherever there are any to be had.
const mostTries = 40;

/**
 * A seed whose variant has other numbers than the seeds given, where the template has any.
 *
 * @param recent - seeds the learner has seen, the newest last
 * @param next - where seeds come from
 */
export function freshSeed(template: ProblemTemplate, recent: readonly number[], next: () => number): number {
  const placeOf = (seed: number) => chance(seed).pick(template.combinations);
  // As many as can differ: with two combinations, only the last one seen is kept out.
  const kept = recent.slice(-Math.max(0, template.combinations.length - 1));
  const seen = new Set(kept.map(placeOf));
  let seed = next();
  for (let tries = 1; tries < mostTries && seen.has(placeOf(seed)); tries++) seed = next();
  return seed;
}

/** The givens, with what the statement states in the place of what it follows from. */
function withStated({ stated }: ProblemTemplate, givens: Givens): Givens {
  const found = solveAll(givens, stated);
  const values = [...found].flatMap(([id, one]) => ('value' in one ? [[id, one.value]] : []));
  return { ...givens, ...Object.fromEntries(values) };
}

function weigh({ template, drawn, givens }: Common, option: Option): Weighed {
  if (option.value === undefined) return { option };
  // What is stated belongs to the draw; an option that draws something else works it out for itself.
  const setting = option.with ? settingWith(template, drawn, option.with) : { template, drawn, givens };
  return { option, answer: solveIn(setting, option.value) };
}

export const weightOf = ({ answer }: Weighed): number => answer?.value ?? Number.NaN;

function rightOf(ask: ChoiceAsk, options: readonly Weighed[], givens: Givens): string {
  const ids = options.filter((one) => isRight(ask, one, options, givens)).map(({ option }) => option.id);
  return ids.length === 1 ? (ids[0] ?? '') : '';
}

function isRight({ pick }: ChoiceAsk, one: Weighed, all: readonly Weighed[], givens: Givens): boolean {
  const values = all.map(weightOf);
  switch (pick) {
    case 'largest':
      return weightOf(one) === Math.max(...values);
    case 'smallest':
      return weightOf(one) === Math.min(...values);
    case 'true': {
      const { holds = false } = one.option;
      return typeof holds === 'boolean' ? holds : conditionHolds(holds, givens);
    }
  }
}

const conditionHolds = (condition: Condition, givens: Givens): boolean =>
  condition.every(({ greater, less }) => solve(givens, greater).value > solve(givens, less).value);

/** Fisher and Yates. */
function shuffle<T>(list: readonly T[], { unit }: Chance): readonly T[] {
  const mixed = [...list];
  for (let last = mixed.length - 1; last > 0; last--) {
    const at = Math.floor(unit() * (last + 1));
    // Both places are within the list; the type cannot know.
    [mixed[last], mixed[at]] = [mixed[at] as T, mixed[last] as T];
  }
  return mixed;
}
