import { basename } from 'node:path';
import { chapters } from '../engine/quantities.ts';
import { reasons } from '../engine/reasons.ts';

/** What a quantity says of itself to those who read its page or a worked solution. */
const words: ReadonlySet<string> = new Set(['because', 'source', 'also', 'lesson']);

/** A chapter of the graph as a browser gets it: a module without those words. */
export function formulasOf(chapter: keyof typeof chapters): string {
  const formulas = JSON.stringify(chapters[chapter], (key, value) => (words.has(key) ? undefined : value));
  return `export const ${chapter} = ${formulas};`;
}

const isChapter = (name: string): name is keyof typeof chapters => Object.hasOwn(chapters, name);

/**
 * Gives browsers the graph without the sentences and sources that few pages show: a sixth of what they would fetch of the
 * engine. The Lab, which shows the sentences, gets them by themselves.
 *
 * @returns a plugin of Vite
 */
export const formulasAlone = () => ({
  name: 'formulas-alone',
  apply: 'build' as const,
  applyToEnvironment: ({ name }: { readonly name: string }) => name === 'client',
  load: {
    filter: { id: /\/src\/engine\/(?:quantities\/[^/?]+|reasons)\.ts$/ },
    handler(id: string) {
      const name = basename(id, '.ts');
      if (name === 'reasons')
        return { code: `export const reasons = ${JSON.stringify(reasons)};`, map: null };
      return isChapter(name) ? { code: formulasOf(name), map: null } : undefined;
    },
  },
});
