/** What makes addresses into code, where a browser asks for such a thing; TypeScript does not know it yet. */
type Trust = {
  readonly createPolicy: (
    name: string,
    rules: { readonly createScriptURL: (address: string) => string },
  ) => { readonly createScriptURL: (address: string) => string };
};

/** The name under which the site's policy lets one door be. */
export const trustName = 'ridgepoint';

let door: ReturnType<Trust['createPolicy']> | undefined;

/**
 * An address as a script that may run as a worker: of this site alone. It is the only way there.
 *
 * @throws TypeError for an address of another site
 */
export function trustedScript(address: string): string {
  const { trustedTypes } = globalThis as { readonly trustedTypes?: Trust };
  if (!trustedTypes) return ofThisSite(address);
  door ??= trustedTypes.createPolicy(trustName, { createScriptURL: ofThisSite });
  return door.createScriptURL(address);
}

function ofThisSite(address: string): string {
  const { origin, href } = new URL(address, location.href);
  if (origin !== location.origin) throw new TypeError(`${href} is not a script of this site.`);
  return href;
}
