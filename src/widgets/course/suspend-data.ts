import { isRecord } from '../../problems/is-record.ts';
import { type Answer, type Attempt, nothingYet, shown } from './attempt.ts';

/** [characters] What SCORM 1.2 lets a lesson keep (`CMIString4096`). */
export const mostSuspended = 4096;

/**
 * An attempt as a text that a course system keeps: JSON in ASCII, described in docs/formats.md.
 *
 * Where it would be too long, it forgets tries in the middle, then all but the first, then those texts; what counted, the
 * variants and the place are always there.
 */
export function suspendData(attempt: Attempt, most = mostSuspended): string {
  const texts = shrinking.map((kept) => written(attempt, kept));
  return texts.find((text) => text.length <= most) ?? written({ ...attempt, place: '' }, none);
}

type Shrink = (tries: readonly string[]) => readonly string[];

const none: Shrink = () => [];
const shrinking: readonly Shrink[] = [
  (tries) => tries,
  (tries) => (tries.length > 2 ? [tries[0] ?? shown, tries.at(-1) ?? shown] : tries),
  (tries) => tries.slice(0, 1),
  (tries) => tries.slice(0, 1).filter((text) => text.length <= 100),
  none,
];

const written = ({ answers, place }: Attempt, kept: Shrink): string =>
  ascii(
    JSON.stringify({
      v: 1,
      place,
      answers: Object.fromEntries(
        [...answers].map(([id, { version, seed, isRight, hints, tries }]) => [
          id,
          [version, seed, isRight ? 1 : 0, hints, kept(tries)],
        ]),
      ),
    }),
  );

/** Some systems count bytes, and some keep no other letters. */
const ascii = (text: string): string =>
  text.replace(/[^ -~]/g, (letter) => `\\u${letter.charCodeAt(0).toString(16).padStart(4, '0')}`);

export type SuspendReading =
  | { readonly kind: 'attempt'; readonly attempt: Attempt }
  /** A sentence for the learner. */
  | { readonly kind: 'unreadable'; readonly says: string };

/** What a course system gave back; nothing kept is an attempt not begun. */
export function readSuspendData(text: string): SuspendReading {
  if (text.trim() === '') return { kind: 'attempt', attempt: nothingYet };
  try {
    const read: unknown = JSON.parse(text);
    if (!isRecord(read) || read['v'] !== 1 || !isRecord(read['answers'])) return unreadable;
    const place = typeof read['place'] === 'string' ? read['place'] : '';
    const answers = Object.entries(read['answers']).map(([id, value]) => [id, answerIn(value)] as const);
    if (answers.some(([, answer]) => !answer)) return unreadable;
    const known = answers.flatMap(([id, answer]): [string, Answer][] => (answer ? [[id, answer]] : []));
    return { kind: 'attempt', attempt: { place, answers: new Map(known) } };
  } catch {
    return unreadable;
  }
}

const unreadable: SuspendReading = {
  kind: 'unreadable',
  says: 'What your course kept of an earlier visit could not be read, so this begins anew. Your course still has it until you answer.',
};

function answerIn(value: unknown): Answer | undefined {
  if (!Array.isArray(value)) return undefined;
  const [version, seed, right, hints, tries]: readonly unknown[] = value;
  const isWhole = [version, seed, right, hints].every((one) => Number.isInteger(one) && Number(one) >= 0);
  const isKnown = Array.isArray(tries) && tries.every((one) => typeof one === 'string');
  if (!isWhole || !isKnown || Number(seed) >= 2 ** 32 || Number(hints) > 100) return undefined;
  return {
    version: Number(version),
    seed: Number(seed),
    isRight: right === 1,
    hints: Number(hints),
    tries,
  };
}
