import fc from 'fast-check';
import {
  cardId,
  eventId,
  type Moment,
  type Reviewed,
  type StudyEvent,
  utcMillis,
} from '../../src/study/event.ts';

/** Noon in Greenwich, 29 April 2026. */
export const noon = Date.UTC(2026, 3, 29, 12);
export const minute = 60_000;
export const hour = 60 * minute;
export const aDay = 24 * hour;

/** A moment on a wall in Greenwich, unless a zone is given. */
export const moment = (at: number, zoneMinutes = 0): Moment => ({
  at: utcMillis(at),
  zone_minutes: zoneMinutes,
});

/** A review that says nothing a test did not say. */
export const review = (
  says: Partial<Omit<Reviewed, 'id' | 'at' | 'card'>> & { id?: string; at?: number; card?: string } = {},
): Reviewed => {
  const { id = 'r1', at = noon, card = 'a', ...rest } = says;
  return {
    kind: 'reviewed',
    version: 1,
    rating: 'good',
    took_ms: 9000,
    zone_minutes: 0,
    ...rest,
    id: eventId(id),
    at: utcMillis(at),
    card: cardId(card),
  };
};

export const undo = (of: string, { id = `undo ${of}`, at = noon } = {}): StudyEvent => ({
  kind: 'undone',
  id: eventId(id),
  at: utcMillis(at),
  zone_minutes: 0,
  event: eventId(of),
});

// Few instants, ids and cards, so that ties and clashes happen; among the instants, clocks set back by decades.
const instants = [noon, noon + minute, noon + hour, noon + aDay, noon + 9 * aDay, 0, Date.UTC(2056, 0)];
const ids = ['r1', 'r2', 'r3', 'r4', 'r5', 'r6', 'r7', 'r8'];
const happened = {
  id: fc.constantFrom(...ids).map(eventId),
  at: fc.constantFrom(...instants).map(utcMillis),
  zone_minutes: fc.constantFrom(-720, -300, 0, 330, 840),
};

export const reviewed: fc.Arbitrary<Reviewed> = fc.record(
  {
    kind: fc.constant('reviewed' as const),
    ...happened,
    card: fc.constantFrom('a', 'b', 'c').map(cardId),
    version: fc.constantFrom(1, 2),
    rating: fc.constantFrom('again', 'hard', 'good', 'easy'),
    took_ms: fc.constantFrom(0, 9000),
    seed: fc.constantFrom(7, 8),
    typed: fc.constantFrom('4472', ''),
    verdict: fc.constantFrom('correct', 'slip'),
  },
  { requiredKeys: ['kind', 'id', 'at', 'zone_minutes', 'card', 'version', 'rating', 'took_ms'] },
);
const undone: fc.Arbitrary<StudyEvent> = fc.record({
  kind: fc.constant('undone' as const),
  ...happened,
  event: fc.constantFrom(...ids).map(eventId),
});

/** Anything that two devices might hold between them, with ids that clash. */
export const anyHistory: fc.Arbitrary<readonly StudyEvent[]> = fc.array(
  fc.oneof(reviewed, reviewed, undone),
  {
    maxLength: 16,
  },
);

/** A history in which an id names one event. */
export const history: fc.Arbitrary<readonly StudyEvent[]> = fc.uniqueArray(
  fc.oneof(reviewed, reviewed, undone),
  {
    selector: (event) => event.id,
  },
);

/** A history, and the same told in another order. */
export const retold = (of: fc.Arbitrary<readonly StudyEvent[]>) =>
  of.chain((told) => fc.tuple(fc.constant(told), fc.shuffledSubarray([...told], { minLength: told.length })));
