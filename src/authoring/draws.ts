import { drawVariant } from '../problems/draw-variant.ts';
import type { ProblemTemplate } from '../problems/template.ts';

/** What the seeds of a version draw, as a digest: a learner's history names seeds, and they draw the same for ever. */
export type Draws = { readonly [id: string]: { readonly version: number; readonly digest: string } };

/** Where it is kept. */
export const drawsFile = 'test/problems/draws.json';

const seeds = Array.from({ length: 50 }, (_, seed) => seed);

/** What the first fifty seeds of a template draw: its values, and the order of its options. */
export function digestOf(template: ProblemTemplate): string {
  const drawn = seeds.map((seed) => {
    const variant = drawVariant(template, seed);
    const shown = variant.kind === 'choice' ? variant.options : variant.kind === 'order' ? variant.items : [];
    return [variant.drawn, ...shown.map(({ option }) => option.id)];
  });
  return hash(JSON.stringify(drawn));
}

/** FNV-1a with 64 bits: enough to notice a change nobody meant. */
function hash(text: string): string {
  let value = 0xcbf29ce484222325n;
  for (const character of text)
    value = BigInt.asUintN(64, (value ^ BigInt(character.codePointAt(0) ?? 0)) * 0x100000001b3n);
  return value.toString(16).padStart(16, '0');
}

/** How a template stands to what is kept of it. */
export type Lock = 'locked' | 'not_locked' | 'changed';

/**
 * Whether a template's seeds draw what they drew. One whose version has risen may draw anything; until it is kept again,
 * it is not locked, as a new one is not.
 */
export function lockOf(template: ProblemTemplate, kept: Draws): Lock {
  const known = Object.hasOwn(kept, template.id) ? kept[template.id] : undefined;
  if (!known || template.version > known.version) return 'not_locked';
  return template.version === known.version && digestOf(template) === known.digest ? 'locked' : 'changed';
}

/** What an author does about draws that have changed. */
export const changedDraws = ({ id, version }: ProblemTemplate, kept: Draws): string => {
  const before = kept[id]?.version ?? version;
  return version < before
    ? `version is ${version}, and was ${before}: it only rises.`
    : `the seeds of version ${version} draw other values than before, so that a learner who returns to one meets another problem. Write version: ${version + 1}, then run "npm run check:content -- --update-draws"; or undo the change of given, range or tolerance.`;
};

/** What is to be kept: the draws of what is new or has risen; of what has changed without rising, what was kept. */
export function updatedDraws(templates: readonly ProblemTemplate[], kept: Draws): Draws {
  const entries = templates.map((template): [string, Draws[string]] => {
    const { id, version } = template;
    const known = kept[id];
    const isKept = known && lockOf(template, kept) !== 'not_locked';
    return [id, isKept ? known : { version, digest: digestOf(template) }];
  });
  // A problem that was taken away may come back; its seeds are in histories.
  return Object.fromEntries(
    Object.entries({ ...kept, ...Object.fromEntries(entries) }).sort(([a], [b]) => a.localeCompare(b)),
  );
}

/** The file's text. */
export const drawsText = (draws: Draws): string => `${JSON.stringify(draws, undefined, 2)}\n`;
