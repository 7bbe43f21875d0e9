import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { eventId } from '../../src/study/event.ts';
import { fold } from '../../src/study/fold.ts';
import { readSnapshot, writeSnapshot } from '../../src/study/snapshot.ts';
import { history, move, plain, review } from './histories.ts';

const settings = { ...plain, new_per_day: 7 };
const snapshot = {
  settings,
  memory: fold(
    [review({ seed: 7 }), review({ id: 'r2', card: 'b' }), move('suspended'), move('buried', { card: 'c' })],
    settings,
  ),
  undone: new Set([eventId('gone')]),
};
const text = writeSnapshot(snapshot);
/** What lies in a store may be anything, and this makes it so. */
type Raw = ReturnType<typeof JSON.parse>;
const changed = (change: (raw: Raw) => void): string => {
  const raw: Raw = JSON.parse(text);
  change(raw);
  return JSON.stringify(raw);
};

describe('a snapshot', () => {
  test('says what was known', () => {
    expect(readSnapshot(text)).toEqual(snapshot);
  });

  test('says so after any history', () => {
    fc.assert(
      fc.property(history, (events) => {
        const known = {
          settings,
          memory: fold(events, settings),
          undone: new Set(events.map(({ id }) => id)),
        };

        expect(readSnapshot(writeSnapshot(known))).toEqual(known);
      }),
    );
  });

  const numbers = [
    ...['step', 'due', 'due_day', 'stability', 'difficulty', 'reviews', 'lapses'],
    ...['introduced_day', 'last_reviewed_at', 'last_reviewed_day'],
  ];
  test.for(numbers)('with a card whose %s is no number is none', (name) => {
    for (const value of [null, 'a', undefined])
      expect(
        readSnapshot(
          changed(({ cards }) => {
            cards[0][name] = value;
          }),
        ),
      ).toBeUndefined();
  });

  // biome-ignore format: a table reads by column
  const broken: readonly (readonly [string, string])[] = [
    ['of another version of the fold', changed((raw) => { raw['fold'] += 1; })],
    ['with a card without a name',     changed(({ cards }) => { cards[0].id = 7; })],
    ['with a card in no state',        changed(({ cards }) => { cards[0].state = 'new'; })],
    ['with a card without its seeds',  changed(({ cards }) => { cards[0].recent_seeds = 7; })],
    ['with something nameless aside',  changed(({ aside }) => { aside[0][0] = 7; })],
    ['with something half aside',      changed(({ aside }) => { aside[0][1] = {}; })],
    ['that took back a number',        changed(({ undone }) => { undone[0] = 7; })],
    ['without cards',                  changed((raw) => { delete raw['cards']; })],
    ['cut short',                      text.slice(0, -9)],
    ['of nothing',                     'null'],
  ];
  test.for(broken)('%s is none', ([, raw]) => {
    expect(readSnapshot(raw)).toBeUndefined();
  });

  test('whose settings cannot be used takes the defaults', () => {
    expect(
      readSnapshot(
        changed((raw) => {
          raw['settings'] = { new_per_day: 'many' };
        }),
      )?.settings.new_per_day,
    ).toBe(20);
  });

  test('is never made to throw', () => {
    fc.assert(fc.property(fc.anything(), (raw) => void readSnapshot(raw)));
  });
});
