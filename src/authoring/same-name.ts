import { type Mistake, placeAt } from './mistake.ts';

/** A file, and what people choose it by. */
type Named = { readonly file: string; readonly name: string };

/** What to say of a name that another file has too; nothing where it is the only one. */
export function sameName(key: 'name' | 'title', one: Named, among: readonly Named[]): string | undefined {
  const name = one.name.toLowerCase();
  const other = among.find(({ file, name: its }) => file !== one.file && its.toLowerCase() === name);
  return other && `"${one.name}" is also the ${key} of ${other.file}; in a list nobody can tell them apart.`;
}

/** A mistake for each file whose name another of them has. */
export const sameNames = (
  key: 'name' | 'title',
  among: readonly Named[],
  textOf: (file: string) => string,
): readonly Mistake[] =>
  among.flatMap((one) => {
    const says = sameName(key, one, among);
    return says ? [{ code: 'scenario', file: one.file, ...lineOf(key, textOf(one.file)), says }] : [];
  });

function lineOf(key: string, text: string) {
  const found = new RegExp(`^${key}:[^#\\n]*`, 'm').exec(text);
  return placeAt(text, found?.index ?? 0, found?.[0].trimEnd().length ?? 1);
}
