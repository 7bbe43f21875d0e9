import { attention } from './quantities/attention.ts';
import { balance } from './quantities/balance.ts';
import { clusters } from './quantities/clusters.ts';
import { cost } from './quantities/cost.ts';
import { decode } from './quantities/decode.ts';
import type { Formula, Quantity } from './quantities/define.ts';
import { hardware } from './quantities/hardware.ts';
import { memory } from './quantities/memory.ts';
import { model } from './quantities/model.ts';
import { pipeline } from './quantities/pipeline.ts';
import { prefill } from './quantities/prefill.ts';
import { prices } from './quantities/prices.ts';
import { queue } from './quantities/queue.ts';
import { reversible } from './quantities/reversible.ts';
import { training } from './quantities/training.ts';

/** The blackboard's parts, in the order they are taught. */
export const chapters = {
  hardware,
  model,
  attention,
  decode,
  balance,
  cost,
  memory,
  queue,
  prefill,
  clusters,
  pipeline,
  training,
  prices,
  reversible,
} as const;

/** The graph: every quantity of the site, once. */
export const quantities = {
  ...hardware,
  ...model,
  ...attention,
  ...decode,
  ...balance,
  ...cost,
  ...memory,
  ...queue,
  ...prefill,
  ...clusters,
  ...pipeline,
  ...training,
  ...prices,
  ...reversible,
} as const;

export type QuantityId = keyof typeof quantities;
export type UnitOf<Id extends QuantityId> = (typeof quantities)[Id]['unit'];

/** The named choices a formula may depend on; the first option is taken where nobody chose. */
export const choices = {
  /** How far reading and computing go on at once. `attention_serial`: the cache is read while nothing else runs. */
  overlap: ['perfect', 'attention_serial', 'none'],
  /** Which experts a pass reads: all, as the lecture has it, or those that at least one token was routed to. */
  experts_read: ['all', 'touched'],
  /** Whether the arithmetic of attention takes time; the lecture leaves it out. */
  attention_arithmetic: ['ignored', 'counted'],
  /** What is cached per token: keys and values of each KV head, or one latent vector. */
  attention: ['grouped', 'latent'],
  /**
   * What a sequence keeps and reads: its full cache; windows in some layers; a state of fixed size in some layers;
   * the cache of selected tokens, found by an indexer; or bytes as the developer states them.
   */
  cache: ['full', 'windowed', 'hybrid', 'sparse', 'stated'],
  /** Whether the routed experts are kept in a number format of their own. */
  weight_formats: ['one', 'two'],
  /** Whether a pass checks drafted tokens. */
  speculation: ['none', 'drafted'],
  /** Whether traffic between chips goes on while they compute, or before and after. */
  network: ['hidden', 'serial'],
  /** In what order a training pipeline runs its forward and backward passes. */
  schedule: ['gpipe', 'one_forward_one_backward'],
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
export function formulaUnder(formula: Formula, given: Choices): string {
  if (typeof formula === 'string') return formula;
  const id = formula.choice as ChoiceId;
  const picked = formula.of[given[id] ?? choices[id][0]] ?? formula.of['otherwise'];
  // A test holds every choice to a formula for each of its options.
  return picked === undefined ? '' : formulaUnder(picked, given);
}
