import { frame, lettering } from './frame.ts';

/** Letters of a name that fit between the plot and the edge of its picture. */
const room = Math.floor((frame.width - frame.right - 9) / lettering.letter) + 1;

/** A name in as few lines as fit, beside a plot unless told; a word that is longer keeps a line to itself. @param letters - of a line, at most */
export function wrapped(name: string, letters = room): readonly string[] {
  const lines: string[] = [];
  for (const word of name.split(' ')) {
    const last = lines.at(-1);
    if (last !== undefined && last.length + 1 + word.length <= letters)
      lines[lines.length - 1] = `${last} ${word}`;
    else lines.push(word);
  }
  return lines;
}
