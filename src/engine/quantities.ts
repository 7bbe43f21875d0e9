import { balance } from './quantities/balance.ts';
import { cost } from './quantities/cost.ts';
import { decode } from './quantities/decode.ts';
import type { ByChoice, Quantity } from './quantities/define.ts';
import { hardware } from './quantities/hardware.ts';
import { model } from './quantities/model.ts';

/** The graph: every quantity of the site, once. */
export const quantities = { ...hardware, ...model, ...decode, ...balance, ...cost } as const;

export type QuantityId = keyof typeof quantities;
export type UnitOf<Id extends QuantityId> = (typeof quantities)[Id]['unit'];

/** The named choices a formula may depend on; the first option is taken where nobody chose. */
export const choices = {
  /** How far reading and computing go on at once. `attention_serial`: the cache is read while nothing else runs. */
  overlap: ['perfect', 'attention_serial', 'none'],
  /** Which experts a pass reads: all, as the lecture has it, or those that at least one token was routed to. */
  experts_read: ['all', 'touched'],
  /** What is cached per token: keys and values of each KV head, or one latent vector. */
  attention: ['grouped', 'latent'],
} as const satisfies { readonly [choice: string]: readonly [string, ...string[]] };

export type ChoiceId = keyof typeof choices;
export type Choices = { readonly [Id in ChoiceId]?: (typeof choices)[Id][number] };

/**
 * What is known: values by quantity id, in the quantity's own unit and of the whole domain where the name
 * does not say "chip"; and the choices made. A value given for a derived quantity replaces its formula.
 */
export type Givens = { readonly [Id in QuantityId]?: number } & Choices;

export const quantityIds = Object.keys(quantities) as readonly QuantityId[];
export const isQuantity = (name: string): name is QuantityId => Object.hasOwn(quantities, name);
export const isChoice = (name: string): name is ChoiceId => Object.hasOwn(choices, name);

/** A quantity by id, as the common type; `quantities[id]` has the exact one. */
export const quantity = (id: QuantityId): Quantity => quantities[id];

/** The formula of a derived quantity under the choices made. */
export function formulaUnder(formula: string | ByChoice, given: Choices): string {
  if (typeof formula === 'string') return formula;
  const id = formula.choice as ChoiceId;
  return formula.of[given[id] ?? choices[id][0]] as string;
}
