import { type Mistake, placeAt } from './mistake.ts';

/** What stands where bytes are no UTF-8, once they are read as that; no content has it of its own. */
const undecoded = '\uFFFD';

/** What is wrong with a file that was saved in another encoding: its letters would be published as question marks. */
export function otherEncoding(file: string, text: string): Mistake | undefined {
  const at = text.indexOf(undecoded);
  if (at < 0) return undefined;
  const says = 'this file is not in UTF-8, from here on at the latest; save it as UTF-8.';
  return { code: 'syntax', file, ...placeAt(text, at, 1), says };
}
