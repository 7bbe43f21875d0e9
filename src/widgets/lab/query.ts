import type { QuantityId } from '../../engine/quantities.ts';

/** The one short name: `rent` in the address is the rent of a chip. */
export const aliases: { readonly [name: string]: QuantityId } = { rent: 'chip_rent' };
const short = new Map<string, string>(Object.entries(aliases).map(([name, id]) => [id, name]));

/** Parameters come in this order, as a person would tell a setup. */
const leading = ['hardware', 'chips', 'model', 'weights', 'kv', 'batch', 'context', 'rent'];

/**
 * The query of an address of the Lab, without its question mark.
 *
 * @param setup - records and picks by id; quantities in the units they are stated in
 * @param why - the quantity whose derivation is open
 */
export function queryOf(
  setup: Iterable<readonly [id: string, value: string | number]>,
  why?: QuantityId,
): string {
  const entries = [...setup].map(
    ([id, value]) => [short.get(id) ?? id, typeof value === 'number' ? plain(value) : value] as const,
  );
  const place = (name: string) => {
    const at = leading.indexOf(name);
    return at < 0 ? leading.length : at;
  };
  const ordered = entries.toSorted(([a], [b]) => place(a) - place(b) || (a < b ? -1 : 1));
  const asked = why ? [['why', why] as const] : [];
  return [...ordered, ...asked].map(([name, value]) => `${name}=${encodeURIComponent(value)}`).join('&');
}

/** A number that reads back as itself, in as few characters as there are: `671e9` is `6.71e11`. */
function plain(value: number): string {
  const [whole, power] = [String(value), value.toExponential().replace('e+', 'e')];
  return power.length < whole.length ? power : whole.replace('e+', 'e');
}
