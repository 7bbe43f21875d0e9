import { type QuantityId, quantity, quantityIds } from './quantities.ts';

/**
 * Why each formula is so, in one sentence, or what a given is; nothing where that needs no words. Apart from the graph, as browsers
 * get these only where they show them.
 */
export const reasons: { readonly [Id in QuantityId]?: string } = Object.fromEntries(
  quantityIds.map((id) => [id, quantity(id).because]),
);
