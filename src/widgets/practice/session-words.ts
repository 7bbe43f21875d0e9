import { capitalised } from '../../engine/capitalised.ts';
import type { Session, SessionLength, SessionSummary } from '../../study/session.ts';
import { counted } from '../progress/words.ts';

/** How long a sitting may be, as it is chosen: `minutes 20`, `items 40`, or until nothing is left. */
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

export const lengthOf = ({ session_minutes, session_items }: SessionLength): string => {
  if (session_minutes > 0) return `minutes ${session_minutes}`;
  return session_items > 0 ? `items ${session_items}` : '';
};

/** The lengths on offer, and the one chosen elsewhere where it is another. */
export function offeredLengths(settings: SessionLength): typeof lengths {
  const chosen = lengthOf(settings);
  if (lengths.some(({ value }) => value === chosen)) return lengths;
  const [unit = '', count = ''] = chosen.split(' ');
  return [...lengths, { value: chosen, name: `${count} ${unit}` }];
}

/** The settings that a length stands for. */
export function settingsOfLength(length: string): SessionLength {
  const [unit, count] = length.split(' ');
  return {
    session_minutes: unit === 'minutes' ? Number(count) : 0,
    session_items: unit === 'items' ? Number(count) : 0,
  };
}

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

/** What is ahead, in a sentence. @param due - how many items are due today and on the days after */
export function aheadInWords(due: readonly number[]): string {
  const [today = 0, tomorrow = 0] = due;
  const week = due.slice(0, 7).reduce((sum, one) => sum + one, 0);
  const later = today > 0 ? `${counted(today, 'item')} more today, ` : '';
  return capitalised(
    `${later}${counted(tomorrow, 'item')} tomorrow, ${counted(week, 'item')} in the next 7 days.`,
  );
}
