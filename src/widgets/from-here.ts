/**
 * The address of another page of the site, as this page must name it.
 *
 * @param address - as every page of the site has it: `/lab/?batch=4`
 * @returns the whole address in a package that stands in somebody’s course; nothing where its build did not know the site’s
 */
export function fromHere(address: string): string | undefined {
  const site = globalThis.document?.documentElement.dataset['site'];
  if (site === undefined) return address;
  return site === '' ? undefined : `${site}${address.slice(import.meta.env.BASE_URL.length)}`;
}
