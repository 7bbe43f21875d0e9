import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { readEvent } from '../../src/study/read-event.ts';
import { anyHistory, move, review, undo } from './histories.ts';

describe('what comes from outside', () => {
  test('is an event again when one was written', () => {
    fc.assert(
      fc.property(anyHistory, (events) => {
        for (const event of events)
          expect(readEvent(JSON.parse(JSON.stringify(event)))).toEqual({ kind: 'event', event });
      }),
    );
  });

  test('keeps the fields a later version added', () => {
    const raw = { ...review(), hints_seen: 2 };

    expect(readEvent(raw)).toEqual({ kind: 'event', event: raw });
  });

  test('is kept and skipped when a later version knows its kind', () => {
    const raw = { kind: 'annotated', id: 'x', note: 'see the lecture' };

    expect(readEvent(raw)).toEqual({ kind: 'unknown_kind', raw });
  });

  test('is of an unknown kind, not a known one, where the kind is a word every object knows', () => {
    expect(readEvent({ ...review(), kind: 'constructor' }).kind).toBe('unknown_kind');
  });

  test('never makes reading throw', () => {
    fc.assert(
      fc.property(fc.anything(), (raw) => {
        expect(['event', 'unknown_kind', 'bad']).toContain(readEvent(raw).kind);
      }),
    );
  });
});

// biome-ignore format: a table reads by column
const bad = [
  // what is wrong                                what is said
  [null,                                          'An event is an object; this is null.'],
  ['reviewed',                                    'An event is an object; this is "reviewed".'],
  [{ id: 'x' },                                   '"kind" is a text; this is missing.'],
  [{ ...review(), id: '' },                       '"id" is a text that is not empty; this is "".'],
  [{ ...review(), id: 7 },                        '"id" is a text that is not empty; this is 7.'],
  [{ ...review(), at: Number.NaN },               '"at" is milliseconds since 1970; this is NaN.'],
  [{ ...review(), at: Number.POSITIVE_INFINITY }, '"at" is milliseconds since 1970; this is Infinity.'],
  [{ ...review(), at: 8.1e15 },                   '"at" is milliseconds since 1970; this is 8100000000000000.'],
  [{ ...review(), at: '2026-04-29' },             '"at" is milliseconds since 1970; this is "2026-04-29".'],
  [{ ...review(), zone_minutes: 1440 },           '"zone_minutes" is minutes east of UTC, less than a day; this is 1440.'],
  [{ ...review(), zone_minutes: undefined },      '"zone_minutes" is minutes east of UTC, less than a day; this is missing.'],
  [{ ...move('buried'), by_clock: 'noon' },       '"by_clock" is milliseconds since 1970, or absent; this is "noon".'],
  [{ ...review(), card: null },                   '"card" is a text that is not empty; this is null.'],
  [{ ...review(), version: '1' },                 '"version" is a finite number; this is "1".'],
  [{ ...review(), rating: 'great' },              '"rating" is one of again, hard, good, easy; this is "great".'],
  [{ ...review(), rating: 3 },                    '"rating" is one of again, hard, good, easy; this is 3.'],
  [{ ...review(), took_ms: {} },                  '"took_ms" is a finite number; this is an object.'],
  [{ ...review(), seed: 'seven' },                '"seed" is a finite number, or absent; this is "seven".'],
  [{ ...review(), typed: 4472 },                  '"typed" is a text, or absent; this is 4472.'],
  [{ ...review(), verdict: { code: 'slip' } },    '"verdict" is a text, or absent; this is an object.'],
  [{ ...undo('r1'), event: undefined },           '"event" is a text that is not empty; this is missing.'],
] as const;
test.for(bad)('%o is no event, and it is said why', ([raw, why]) => {
  expect(readEvent(raw)).toEqual({ kind: 'bad', why });
});

test.for([[[]], ['text'], [7], [null], [undefined]] as const)(
  'settings that are %o are no settings',
  ([settings]) => {
    const raw = { kind: 'configured', id: 'c', at: 0, zone_minutes: 0, settings };

    expect(readEvent(raw)).toMatchObject({
      kind: 'bad',
      why: expect.stringContaining('"settings" is an object'),
    });
  },
);

test('the last instant that may be read, and the widest zone, are read', () => {
  const raw = { kind: 'undone', id: 'u', at: 8e15, zone_minutes: -1439, event: 'r' };

  expect(readEvent(raw)).toEqual({ kind: 'event', event: raw });
  expect(readEvent({ ...raw, at: '0' })).toMatchObject({ kind: 'bad' });
});
