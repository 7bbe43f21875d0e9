/** What was asked for already. */
const asked = new Set<string>();

/**
 * Imports code that comes late, and asks at once for all that it runs on, so that no module waits for the one that names it.
 *
 * @param files - as they lie beside the one that imports
 * @param here - where that one lies
 */
export function preloaded<Code>(
  code: () => Promise<Code>,
  files: readonly string[] = [],
  here = '',
): Promise<Code> {
  for (const file of files) {
    const { href } = new URL(file, here);
    if (asked.has(href)) continue;
    asked.add(href);
    document.head.append(Object.assign(document.createElement('link'), { rel: 'modulepreload', href }));
  }
  return code();
}
