import { chance } from '../../src/problems/seed.ts';
import { cardId, eventId, type StudyEvent, utcMillis } from '../../src/study/event.ts';

const aDay = 86_400_000;

/**
 * What a learner of years has done: each card again and again, at gaps that grow by a third, one review in a hundred taken
 * back. The same for the same arguments.
 *
 * @param until - the last day
 * @param items - of the cards, those that can still be asked; the others were withdrawn since
 */
export function longHistory({
  cards,
  reviews,
  until,
  items = [],
}: {
  readonly cards: number;
  readonly reviews: number;
  readonly until: number;
  readonly items?: readonly string[];
}): readonly StudyEvent[] {
  const { unit, pick } = chance(1);
  const each = Math.floor(reviews / cards);
  const events: StudyEvent[] = [];
  for (let card = 0; card < cards; card += 1) {
    const id = items[card] ?? `problems/withdrawn-${card}`;
    // Backwards from the last review, which was lately.
    let at = until - unit() * 60 * aDay;
    let gap = 150 * aDay;
    for (let nth = 0; nth < each; nth += 1) {
      const happened = { id: eventId(uuid(unit)), at: utcMillis(Math.round(at)), zone_minutes: 60 };
      const rating = pick(['again', 'hard', 'good', 'good', 'good', 'good', 'good', 'easy'] as const);
      const verdict = rating === 'again' ? 'slip' : 'correct';
      const answer = { version: 1, rating, took_ms: Math.round(3000 + 40_000 * unit()), verdict };
      const typed = { seed: Math.floor(unit() * 2 ** 32), typed: (unit() * 1000).toPrecision(3) };
      events.push({ kind: 'reviewed', ...happened, card: cardId(id), ...answer, ...typed });
      if (unit() < 0.01)
        events.push({ kind: 'undone', ...happened, id: eventId(uuid(unit)), event: happened.id });
      at -= gap * (0.8 + 0.4 * unit());
      gap = Math.max(gap * (0.65 + 0.25 * unit()), aDay / 5);
    }
  }
  return events;
}

/** As long as those that browsers make. */
const uuid = (unit: () => number): string =>
  [1, 2, 3, 4]
    .map(() =>
      Math.floor(unit() * 2 ** 32)
        .toString(16)
        .padStart(8, '0'),
    )
    .join('-');
