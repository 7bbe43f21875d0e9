import { trustedScript } from './trusted-script.ts';

/**
 * Has the browser keep this site's pages, or says that it does already.
 *
 * Some browsers cannot (a private window of Firefox, an address without https) and some will not (storage is switched
 * off). Nothing is lost then but the use without a connection, so nothing is said where nobody asked.
 *
 * @param base - the site's
 * @returns nothing where the browser keeps no pages, or there are none to keep: the development server has no worker
 */
export async function registerWorker(base: string): Promise<ServiceWorkerRegistration | undefined> {
  if (!import.meta.env.PROD) return undefined;
  try {
    const known = await navigator.serviceWorker.getRegistration(base);
    // Asked again, a browser would first look for a newer one, and without a connection wait for that in vain.
    if (known?.scope === new URL(base, location.href).href) return known;
    return await navigator.serviceWorker.register(trustedScript(`${base}sw.js`));
  } catch {
    return undefined; // Where there is no such thing, asking for it throws as well.
  }
}
