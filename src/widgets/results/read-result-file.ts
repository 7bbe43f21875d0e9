import { type ResultReading, readResult } from '../../problems/set-result.ts';
import { parseBounded } from '../../storage/bounded-json.ts';

/** [byte] A hundred answers as long as answers may be come to less. */
const largest = 512 * 2 ** 10;
/** A result nests three deep, and holds an object for each answer. */
const bounds = { depth: 8, count: 1000 };

/** How many files are read at once; more than any course has students. */
export const mostFiles = 2000;

/** Reads a file that somebody chose. It never rejects, whatever is in it. */
export async function readResultFile(file: Blob): Promise<ResultReading & { readonly text: string }> {
  const unreadable = (message: string) => ({ kind: 'unreadable' as const, message, text: '' });
  if (file.size === 0) return unreadable('This file is empty.');
  if (file.size > largest) return unreadable('This file is larger than any result (512 KiB).');
  let text: string;
  try {
    text = new TextDecoder('utf-8', { fatal: true }).decode(await file.arrayBuffer());
  } catch (error) {
    return unreadable(
      error instanceof TypeError
        ? 'This is no result of a problem set: it is no text.'
        : 'The browser could not read this. It may be a folder, or a file that was moved; choose it again.',
    );
  }
  const parsed = parseBounded(text, bounds);
  if (parsed.kind === 'value') return { ...readResult(parsed.value), text };
  const messages = {
    not_json: 'This is no result of a problem set, or it is damaged: it is no JSON.',
    cut_short: 'This file is cut short: its end is missing.',
    too_deep: 'This is no result that Ridgepoint made: it is nested too deep.',
    too_many: 'This is no result that Ridgepoint made: it holds too much.',
    hostile: 'This is no result that Ridgepoint made: it holds a name that none has (“__proto__”).',
  } as const;
  return unreadable(messages[parsed.why]);
}
