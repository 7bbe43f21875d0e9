import type { Session, SessionLength, SessionSummary } from '../../study/session.ts';
import { counted } from '../progress/words.ts';
import type { DueSoon } from './due-soon.ts';

/** How long a sitting may be, as it is chosen: `minutes 20`, `items 40`, or until nothing is left; elsewhere, both. */
export const lengths: readonly { readonly value: string; readonly name: string }[] = [
  { value: '', name: 'until nothing is left' },
  { value: 'minutes 5', name: '5 minutes' },
  { value: 'minutes 10', name: '10 minutes' },
  { value: 'minutes 20', name: '20 minutes' },
  { value: 'minutes 30', name: '30 minutes' },
  { value: 'items 10', name: '10 items' },
  { value: 'items 20', name: '20 items' },
  { value: 'items 40', name: '40 items' },
];

/** A sitting with two limits ends at whichever comes first: `minutes 15 or items 3`. */
export const lengthOf = (length: SessionLength): string =>
  limitsIn(length)
    .map(({ unit, count }) => `${unit}s ${count}`)
    .join(' or ');

/** The lengths on offer, and the one chosen elsewhere where it is another. */
export function offeredLengths(settings: SessionLength): typeof lengths {
  const chosen = lengthOf(settings);
  if (lengths.some(({ value }) => value === chosen)) return lengths;
  const name = limitsIn(settings).map(({ unit, count }) => counted(count, unit));
  return [...lengths, { value: chosen, name: name.join(' or ') }];
}

const limitsIn = ({ session_minutes, session_items }: SessionLength) =>
  [
    { unit: 'minute', count: session_minutes },
    { unit: 'item', count: session_items },
  ].filter(({ count }) => count > 0);

/** The settings that a length stands for. */
export function settingsOfLength(length: string): SessionLength {
  return { session_minutes: countAfter('minutes', length), session_items: countAfter('items', length) };
}

const countAfter = (unit: 'minutes' | 'items', length: string): number =>
  Number(new RegExp(`${unit} (\\d+)`).exec(length)?.[1] ?? 0);

export function headlineOf(over: 'items' | 'minutes' | undefined, session: Session, minutes: number): string {
  if (over === 'minutes') return `That was ${counted(Math.floor(minutes), 'minute')}`;
  if (over === 'items') return `That was ${counted(session.answers.length, 'item')}`;
  return 'Done for now';
}

/** What a sitting came to, in sentences. */
export function summaryInWords({ answers, right, introduced, minutes }: SessionSummary): readonly string[] {
  if (answers === 0) return [];
  const time = minutes < 1 ? 'less than a minute' : counted(Math.round(minutes), 'minute');
  const knew =
    right === answers
      ? answers === 1
        ? 'You knew it.'
        : `You knew all ${answers}.`
      : `You knew ${right} of ${answers}.`;
  const met = introduced > 0 ? [`${counted(introduced, 'item')} you had not met before.`] : [];
  return [`${counted(answers, 'answer')} in ${time}. ${knew}`, ...met];
}

/** What is ahead, in sentences. */
export function aheadInWords({ now, beyond, later, tomorrow, week }: DueSoon): string {
  const more = now + later;
  const today = more > 0 ? `${counted(more, 'item')} more today, ` : '';
  const held = beyond > 0 ? ` ${beyond} more ${isOrAre(beyond)} due, beyond today’s share of reviews.` : '';
  return `${today}${counted(tomorrow, 'item')} tomorrow, ${week} in all in the next 7 days.${held}`;
}

const isOrAre = (count: number): string => (count === 1 ? 'is' : 'are');
