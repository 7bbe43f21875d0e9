import { longestId } from '../problems/problem-set.ts';
import type { Mistake } from './mistake.ts';

/** The id of a content file: its name without folder and ending. */
export const idOf = (file: string): string => (file.split('/').at(-1) ?? file).replace(/\.\w+$/, '');

/** The collection a content file is of: its folder below `content/`, or its own name where it is the whole collection. */
export const collectionOf = (file: string): string => (file.split('/')[1] ?? '').replace(/\.\w+$/, '');

/** Whether a text can be the id of a problem, card, set or lesson: it stands in addresses, and in histories for ever. */
export const isId = (text: string): boolean =>
  /^[a-z0-9]+(?:-[a-z0-9]+)*$/.test(text) && text.length <= longestId;

/** The nearest id to what was written, such as a title; empty where there is none. */
export const asId = (written: string): string =>
  written
    .normalize('NFKD')
    .replaceAll(/\p{M}/gu, '')
    .replaceAll('ß', 'ss')
    .toLowerCase()
    .replaceAll(/[^a-z0-9]+/g, '-')
    .slice(0, longestId)
    .replaceAll(/^-|-$/g, '');

export const idInWords = `small letters and digits with hyphens between, at most ${longestId} characters`;

/** The endings of content files: texts with a head, and records. */
export type Ending = '.mdx' | '.yaml';

/** What is wrong with the name of a content file, if anything is. A record's may have full stops, as versions of models have. */
export function mistakeInName(file: string, ending: Ending): Mistake | undefined {
  if (!file.endsWith(ending))
    return aboutFile(file, 'unknown_name', `the name of a file in this folder ends in ${ending}.`);
  const id = idOf(file);
  if (ending === '.yaml')
    return /^[a-z0-9]+(?:[-.][a-z0-9]+)*$/.test(id)
      ? undefined
      : aboutFile(
          file,
          'unknown_name',
          'a record’s file is named in lower case, with hyphens between words, such as h100-sxm.yaml.',
        );
  if (isId(id)) return undefined;
  const meant = asId(id);
  const cure = meant ? ` Name it ${meant}.mdx.` : '';
  return aboutFile(file, 'unknown_name', `the name of this file is an id: ${idInWords}.${cure}`);
}

/** A mistake that is not in the text of a file. */
export const aboutFile = (file: string, code: Mistake['code'], says: string): Mistake => ({
  code,
  file,
  line: 1,
  column: 1,
  length: 0,
  says,
});
