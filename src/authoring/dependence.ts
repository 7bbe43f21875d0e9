import { EngineError } from '../engine/errors.ts';
import type { Formula } from '../engine/quantities/define.ts';
import { type Givens, isQuantity, type QuantityId, quantity } from '../engine/quantities.ts';
import { type Derivation, solve } from '../engine/solve.ts';
import { slotsIn } from '../problems/content.ts';
import type { Variant } from '../problems/draw-variant.ts';
import { givensOf, settingWith, solveIn } from '../problems/setting.ts';
import type { Drawn, Option, ProblemTemplate } from '../problems/template.ts';

/** What decides which answer is right, by the givens a variant has where the statement's own values are pinned. */
export function decidedBy(variant: Variant): readonly Derivation[] {
  const { template, drawn, givens } = variant;
  switch (variant.kind) {
    case 'number':
      return [variant.answer];
    case 'order':
      return variant.items.flatMap(({ answer }) => answer ?? []);
    case 'choice':
      return variant.options.flatMap(({ option, answer }) => [
        ...(answer ? [answer] : []),
        ...sidesOf(option).map((side) => solveIn({ template, drawn, givens }, side)),
      ]);
    case 'sketch': {
      const { of, over, at } = variant.ask;
      return at.map((value) => solve({ ...givens, [over]: value }, of));
    }
  }
}

/** Both sides of every comparison an option is right by. */
const sidesOf = ({ holds }: Option): readonly string[] =>
  typeof holds === 'object' ? holds.flatMap(({ greater, less }) => [greater, less]) : [];

export const optionsOf = ({ ask }: ProblemTemplate): readonly Option[] =>
  ask.kind === 'choice' ? ask.options : ask.kind === 'order' ? ask.items : [];

/** What a derivation takes as known: what it did not find itself. */
export const takenAsKnown = ({ values, steps }: Derivation): readonly QuantityId[] =>
  [...values.keys()].filter((id) => !steps.some((step) => step.id === id));

/** Every quantity that the value of a slot follows from, and itself; with the choices that were consulted. */
export function behindSlot(template: ProblemTemplate, drawn: Drawn, slot: string): ReadonlySet<string> {
  try {
    const setting = settingWith(template, drawn);
    return isQuantity(slot) || Object.hasOwn(template.let, slot)
      ? mentioned(solveIn(setting, slot))
      : new Set([slot]);
  } catch (cause) {
    if (cause instanceof EngineError) return new Set([slot]);
    throw cause;
  }
}

/** The quantities a derivation mentions, and the choices its formulas depend on. */
export const mentioned = ({ values, steps }: Derivation): ReadonlySet<string> =>
  new Set([
    ...values.keys(),
    ...steps.flatMap(({ id }) => {
      const definition = id === 'answer' ? undefined : quantity(id);
      return definition?.kind === 'derived' ? choicesIn(definition.formula) : [];
    }),
  ]);

const choicesIn = (formula: Formula): readonly string[] =>
  typeof formula === 'string'
    ? []
    : [formula.choice, ...Object.values(formula.of).flatMap((one) => choicesIn(one))];

// What a format decides even where it happens to be the one a model was published in.
const decidedByFormat: { readonly [name: string]: readonly QuantityId[] } = {
  weights: ['bytes_per_weight', 'bytes_per_expert_weight', 'chip_compute_rate'],
  kv: ['bytes_per_kv_element'],
  multiply: ['chip_compute_rate'],
  attention_multiply: ['attention_compute_rate'],
};

/** The quantities and choices that a name of `given` decides: those that change or go when it is not given. */
export function decides(template: ProblemTemplate, drawn: Drawn, name: string): readonly string[] {
  if (isQuantity(name)) return [name];
  const known = decidedByFormat[name];
  if (known) return known;
  const { [name]: _, ...rest } = drawn;
  const [all, without] = [givensOf({ ...template, let: {} }, drawn), givensIfAny(template, rest)];
  return Object.keys(all).filter((id) => all[id as keyof Givens] !== without[id as keyof Givens]);
}

function givensIfAny(template: ProblemTemplate, drawn: Drawn): Givens {
  try {
    return givensOf({ ...template, let: {} }, drawn);
  } catch (cause) {
    if (cause instanceof EngineError) return {};
    throw cause;
  }
}

/** The slots of everything a learner reads before she answers. */
export const slotsOfQuestion = (template: ProblemTemplate): readonly string[] => [
  ...slotsIn(template.body),
  ...optionsOf(template).flatMap(({ says }) => slotsIn(says)),
];

/** The slots of all of a problem's text, with what its figure plots. */
export const slotsOfAll = (template: ProblemTemplate): readonly string[] => [
  ...slotsOfQuestion(template),
  ...optionsOf(template).flatMap(({ because }) => slotsIn(because)),
  ...[...template.hints, template.insight, template.solution].flatMap((content) => slotsIn(content)),
  ...template.mistakes.flatMap(({ says }) => slotsIn(says)),
  ...(template.ask.kind === 'number' ? template.ask.also.flatMap(({ says }) => slotsIn(says)) : []),
  ...(template.figure ? [...template.figure.of, template.figure.over] : []),
];
