/**
 * The record of an id.
 *
 * @throws Error where there is none, which a page that was built has made sure of
 */
export function recordNamed<One extends { readonly id: string }>(records: readonly One[], id: string): One {
  const found = records.find((one) => one.id === id);
  if (!found) throw new Error(`There is no record "${id}" to draw.`);
  return found;
}
