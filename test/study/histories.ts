import fc from 'fast-check';
import {
  cardId,
  eventId,
  type Moment,
  type Reviewed,
  type StudyEvent,
  utcMillis,
} from '../../src/study/event.ts';
import { defaultSettings, type Settings } from '../../src/study/settings.ts';

/** As they come, but with days that are worked out and not spread by chance. */
export const plain: Settings = { ...defaultSettings, fuzz: false };

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

/** What is done to a card without answering it. */
export const move = (
  kind: 'buried' | 'suspended' | 'resumed',
  { id = kind, at = noon, card = 'a' } = {},
): StudyEvent => ({ kind, id: eventId(id), at: utcMillis(at), zone_minutes: 0, card: cardId(card) });

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
const practised: fc.Arbitrary<StudyEvent> = reviewed.map((event) => ({
  ...event,
  kind: 'practised' as const,
}));
const moved: fc.Arbitrary<StudyEvent> = fc.record({
  kind: fc.constantFrom('buried' as const, 'suspended' as const, 'resumed' as const),
  ...happened,
  card: fc.constantFrom('a', 'b', 'c').map(cardId),
});
const configured: fc.Arbitrary<StudyEvent> = fc.record({
  kind: fc.constant('configured' as const),
  ...happened,
  settings: fc.constantFrom({ new_per_day: 3 }, { desired_retention: 0.8, fuzz: null }, {}),
});
const undone: fc.Arbitrary<StudyEvent> = fc.record({
  kind: fc.constant('undone' as const),
  ...happened,
  event: fc.constantFrom(...ids).map(eventId),
});
const any = fc.oneof(
  { weight: 6, arbitrary: reviewed },
  { weight: 3, arbitrary: undone },
  { weight: 2, arbitrary: moved },
  { weight: 1, arbitrary: practised },
  { weight: 1, arbitrary: configured },
);

/** Anything that two devices might hold between them, with ids that clash. */
export const anyHistory: fc.Arbitrary<readonly StudyEvent[]> = fc.array(any, { maxLength: 16 });

/** A history in which an id names one event. */
export const history: fc.Arbitrary<readonly StudyEvent[]> = fc.uniqueArray(any, {
  selector: (event) => event.id,
});

/** A history, and the same told in another order. */
export const retold = (of: fc.Arbitrary<readonly StudyEvent[]>) =>
  of.chain((told) => fc.tuple(fc.constant(told), fc.shuffledSubarray([...told], { minLength: told.length })));
