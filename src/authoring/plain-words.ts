import { words } from './source.ts';

// A dollar sign alone is money: two close around a formula where they touch it, and no figure follows.
const markup = /[*`{}\\]|\$\S(?:[^$]*\S)?\$(?!\d)/;

/** Whether a text reads the same where Markdown is not read. */
export const isPlain = (text: string): boolean => !markup.test(text);

export const plainInWords =
  'expected plain words: they are printed as they stand, with every *, `, \\, {…} and $…$';

/** Words that are printed as they stand, such as a title. */
export const plainWords = words.refine(isPlain, plainInWords);
