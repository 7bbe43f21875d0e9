/** What makes addresses into code, where a browser asks for such a thing; TypeScript does not know it yet. */
type Trust = {
  readonly createPolicy: (
    name: string,
    rules: { readonly createScriptURL: (address: string) => string },
  ) => { readonly createScriptURL: (address: string) => string };
};

/** The name under which the site's policy lets one door be. */
export const trustName = 'ridgepoint';

// Taken when the first script of a page runs: a document gives each name once, and nobody else shall have it.
const door = (globalThis as { readonly trustedTypes?: Trust }).trustedTypes?.createPolicy(trustName, {
  createScriptURL: ofThisSite,
});

/**
 * An address as a script that may run as a worker: of this site alone. It is the only way there.
 *
 * @throws TypeError for an address of another site
 */
export const trustedScript = (address: string): string =>
  door ? door.createScriptURL(address) : ofThisSite(address);

function ofThisSite(address: string): string {
  const { href } = new URL(address, location.href);
  // Others may have sites on the same host, beside the base of this one.
  if (!href.startsWith(new URL(import.meta.env.BASE_URL, location.href).href))
    throw new TypeError(`${href} is not a script of this site.`);
  return href;
}
