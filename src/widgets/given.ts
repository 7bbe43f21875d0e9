/** What the islands of a page are given, by the name of each. */
export type Given = { readonly [uid: string]: unknown };

/** [ms] After which a file that did not arrive is asked for again. */
const pause = 4000;

const files = new Map<string, Promise<Given | undefined>>();

/**
 * What stands in a page's file, asked for again until it arrives, by all who wait for it at once; nothing where the host has no
 * such file any more: it has brought out a newer build since the page was opened. It never rejects.
 *
 * @param file - an address, from the page's own
 */
export function givenIn(file: string): Promise<Given | undefined> {
  const asked = files.get(file) ?? fetched(file);
  files.set(file, asked);
  return asked;
}

async function fetched(file: string): Promise<Given | undefined> {
  for (;;) {
    try {
      const response = await fetch(file);
      if (response.status === 404 || response.status === 410) return undefined;
      if (response.ok) return (await response.json()) as Given;
    } catch {
      // There is no connection, or it broke off.
    }
    await new Promise((resolve) => setTimeout(resolve, pause));
  }
}
