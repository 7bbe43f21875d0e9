import { chance } from '../../src/problems/seed.ts';
import type { CardState } from '../../src/study/card-state.ts';
import { dayOf } from '../../src/study/day.ts';
import type { Rating, Reviewed } from '../../src/study/event.ts';
import { fsrsSchedule, retrievability } from '../../src/study/schedule.ts';
import { aDay, minute, moment, plain, review } from './histories.ts';

/** Of somebody who forgets much faster than most: unlike those of FSRS-6 in all that a fit can learn soon. */
export const forgetful: readonly number[] = [
  0.1, 0.4, 0.8, 3, 7.5, 0.9, 3.2, 0.01, 1.2, 0.2, 0.6, 1.2, 0.08, 0.2, 1.2, 0.5, 1.6, 0.4, 0.1, 0.1, 0.25,
];

type Says = {
  readonly weights: readonly number[];
  readonly cards: number;
  readonly days: number;
  /** The last day, at an hour when all of it has happened. */
  readonly until: number;
};

/** What somebody did whose memory follows some weights while they studied, five new cards a day, by the standard ones. */
export function syntheticHistory({ weights, cards, days, until }: Says): readonly Reviewed[] {
  const { unit } = chance(20260429);
  const own = { ...plain, weights };
  const [asked, remembered] = [fsrsSchedule(plain), fsrsSchedule(own)];
  const history: Reviewed[] = [];

  const rate = (memory: CardState | undefined, at: number): Rating => {
    const today = dayOf(moment(at), plain.day_starts_hour);
    // Some is known before it is taught.
    const knows = unit() < (memory ? retrievability(memory, today, own) : 0.6);
    if (!knows) return 'again';
    // No "hard" twice a day: there ts-fsrs, as fsrs-rs 6, keeps stability from falling, and fsrs-browser 5.2 does not.
    return memory?.last_reviewed_day !== today && unit() < 0.15 ? 'hard' : 'good';
  };
  const study = (card: Studied, at: number): void => {
    const rating = rate(card.remembered, at);
    const took_ms = rating === 'again' ? 60_000 : 30_000;
    const event = review({ id: `r${history.length}`, at, card: card.id, rating, took_ms });
    card.asked = asked(card.asked, event);
    card.remembered = remembered(card.remembered, event);
    history.push(event);
  };

  const deck = Array.from({ length: cards }, (_, at): Studied => ({ id: `items/${at}` }));
  for (let ahead = 0; ahead < days; ahead++) {
    const morning = until - (days - ahead) * aDay;
    const today = dayOf(moment(morning), plain.day_starts_hour);
    for (const [place, card] of deck.slice(0, 5 * (ahead + 1)).entries()) {
      const isDue = (): boolean => !card.asked || card.asked.due_day <= today;
      for (let tries = 0; tries < 6 && isDue(); tries++)
        study(card, morning + place * minute + tries * 10_000);
    }
  }
  return history;
}

type Studied = { readonly id: string; asked?: CardState; remembered?: CardState };
