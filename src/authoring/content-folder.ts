import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { type Ending, mistakeInName } from './content-id.ts';
import { ContentError, type Mistake } from './mistake.ts';

/**
 * Reads every file of a folder below `content/`, in order of file name, and tells the mistakes of all of them at once.
 *
 * @param root - the folder of the project
 * @param ending - of the files that are content: `.mdx`
 * @param read - given a file's path from the root, and its text
 * @throws {ContentError} with every mistake of every file
 */
export function readFolder<T>(
  root: string,
  folder: string,
  ending: Ending,
  read: (file: string, text: string) => T,
): readonly T[] {
  const mistakes = [...misnamedIn(root, folder, ending)];
  const textOf = (file: string): string => readFileSync(join(root, file), 'utf8');
  const entries = namesIn(root, folder, ending).flatMap((name): readonly T[] => {
    const file = `content/${folder}/${name}`;
    try {
      return [read(file, textOf(file))];
    } catch (cause) {
      if (!(cause instanceof ContentError)) throw cause;
      mistakes.push(...cause.mistakes);
      return [];
    }
  });
  if (mistakes.length > 0) throw new ContentError(mistakes, textOf);
  return entries;
}

/** The names of the files of a folder below `content/`, in order. */
export const namesIn = (root: string, folder: string, ending: Ending): readonly string[] =>
  everyName(root, folder).filter((name) => name.endsWith(ending));

/** What is wrong with the names of the files of a folder. */
export const misnamedIn = (root: string, folder: string, ending: Ending): readonly Mistake[] =>
  everyName(root, folder).flatMap((name) => mistakeInName(`content/${folder}/${name}`, ending) ?? []);

const everyName = (root: string, folder: string): readonly string[] =>
  readdirSync(join(root, 'content', folder), { withFileTypes: true })
    .filter((entry) => entry.isFile() && !entry.name.startsWith('.'))
    .map(({ name }) => name)
    .sort();
