import type { StudyEvent } from '../../study/event.ts';
import { standingAnswers } from '../../study/standing.ts';
import { frequentSlips } from '../progress/slips.ts';
import { counted } from '../progress/words.ts';
import type { DeckItem } from './deck.ts';

/**
 * What is said of an item that does not stay: how often it was forgotten and, where answers show it, why.
 *
 * @param events - all that was done to it
 */
export function leechInWords(
  item: DeckItem,
  lapses: number,
  events: readonly StudyEvent[],
): readonly string[] {
  const [slip] = frequentSlips([item], standingAnswers(events));
  return [
    `You have forgotten this ${counted(lapses, 'time')}. More of the same will hardly help.`,
    slip && slip.times > 1
      ? `What goes wrong most often (${counted(slip.times, 'time')}): ${slip.says}`
      : 'Read its lesson again, work through what it builds on, or set it aside for a while.',
  ];
}
