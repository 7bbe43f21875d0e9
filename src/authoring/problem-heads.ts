import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { namesIn } from './content-folder.ts';
import { idOf } from './content-id.ts';
import { readHead } from './head.ts';
import { ProblemHead } from './problem-head.ts';

/** A problem file: its path from the root of the project, and its text. */
export type ProblemFile = { readonly file: string; readonly source: string };

/** A problem as far as its head tells; nothing of the head where that cannot be read. */
export type KnownProblem = { readonly id: string; readonly file: string; readonly head?: ProblemHead };

/**
 * What others have to know of a problem, from the head of its file alone: what is wrong with it is told where it is compiled, and
 * nowhere else.
 */
export function knownProblem({ file, source }: ProblemFile): KnownProblem {
  const read = readHead(file, source, ProblemHead);
  return { id: idOf(file), file, ...('data' in read && { head: read.data }) };
}

/**
 * Every problem file of the site, in order of file name.
 *
 * @param root - the folder of the project
 */
export const readProblemFiles = (root: string): readonly ProblemFile[] =>
  namesIn(root, 'problems', '.mdx').map((name) => {
    const file = `content/problems/${name}`;
    return { file, source: readFileSync(join(root, file), 'utf8') };
  });

/**
 * What set files have to know of every problem.
 *
 * @param root - the folder of the project
 */
export const readProblemHeads = (root: string): readonly KnownProblem[] =>
  readProblemFiles(root).map(knownProblem);
