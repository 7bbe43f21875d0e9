import { type QuantityId, quantity, quantityIds } from '../../engine/quantities.ts';

/** What may be typed though it follows from others. */
const pinned: readonly QuantityId[] = ['kv_bytes_per_token'];

/** Whether a person may type a quantity: a given that is not the same in every setup, or one that is often known by itself. */
export function isTyped(id: QuantityId): boolean {
  const definition = quantity(id);
  if (definition.kind === 'derived') return pinned.includes(id);
  const [least, most] = definition.range;
  return least < most;
}

export const typedIds: readonly QuantityId[] = quantityIds.filter(isTyped);
