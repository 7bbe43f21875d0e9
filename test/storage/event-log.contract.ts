import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { EventLog, Mark } from '../../src/storage/event-log.ts';
import { cardId, eventId, type StudyEvent } from '../../src/study/event.ts';
import { merge } from '../../src/study/history.ts';
import { history, move, noon, review, undo } from '../study/histories.ts';

/**
 * What every place that keeps a learner's history must do. Each implementation's test calls this.
 *
 * @param open - a log on a store of its own, with nothing in it
 */
export function itIsAnEventLog(name: string, open: () => Promise<EventLog>) {
  describe(`${name} is an event log`, () => {
    test('that begins empty', async () => {
      expect(await (await open()).read()).toEqual([]);
    });

    test('that has what it said it stored', async () => {
      const log = await open();

      expect(await log.append([review()])).toEqual({ kind: 'stored' });
      expect(await log.read()).toEqual([review()]);
    });

    test('that gives events back in order, whatever order they came in', async () => {
      const log = await open();
      await log.append([undo('x', { id: 'b', at: noon + 1 }), undo('x', { id: 'a' })]);
      await log.append([undo('x', { id: 'c' })]);

      expect((await log.read()).map(({ id }) => id)).toEqual(['a', 'c', 'b']);
    });

    test('that holds an event once, however often it is appended', async () => {
      const log = await open();
      const told = await Promise.all([log.append([review()]), log.append([review(), review()])]);

      expect(told).toEqual([{ kind: 'stored' }, { kind: 'stored' }]);
      expect(await log.read()).toEqual([review()]);
    });

    test('that keeps the first of two contents of one id, says so, and stores the rest', async () => {
      const log = await open();
      await log.append([review({ id: 'r1', rating: 'good' })]);
      const told = await log.append([review({ id: 'r1', rating: 'again' }), review({ id: 'r2' })]);

      expect(told).toMatchObject({ kind: 'not_stored', why: 'refused' });
      expect(await log.read()).toEqual([review({ id: 'r1', rating: 'good' }), review({ id: 'r2' })]);
    });

    test('that does so too where both come at once', async () => {
      const log = await open();
      const told = await log.append([
        review({ id: 'r1', rating: 'good' }),
        review({ id: 'r1', rating: 'again' }),
        review({ id: 'r2' }),
      ]);

      expect(told).toMatchObject({ kind: 'not_stored', why: 'refused' });
      expect(await log.read()).toEqual([review({ id: 'r1', rating: 'good' }), review({ id: 'r2' })]);
    });

    test('that refuses what it could not read back, and stores the rest', async () => {
      const log = await open();
      const told = await log.append([review({ id: 'r1', at: Number.NaN }), review({ id: 'r2' })]);

      expect(told).toMatchObject({ kind: 'not_stored', why: 'refused' });
      expect(await log.read()).toEqual([review({ id: 'r2' })]);
    });

    test('that keeps the fields a later version added', async () => {
      const log = await open();
      const later = { ...review(), hints_seen: 2 };
      await log.append([later]);

      expect(await log.read()).toEqual([later]);
    });

    test('that says what came after a mark, and everything to whoever has none', async () => {
      const log = await open();
      await log.append([review({ id: 'r1' })]);
      const first = await log.since(undefined);
      await log.append([review({ id: 'r2', at: noon + 1 })]);
      const second = await log.since(first.mark);

      expect(first).toMatchObject({ kind: 'anew', events: [review({ id: 'r1' })] });
      expect(second).toMatchObject({ kind: 'more', events: [review({ id: 'r2', at: noon + 1 })] });
      expect(await log.since(second.mark)).toMatchObject({ kind: 'more', events: [] });
    });

    test('that, told piece by piece from mark to mark, is the whole history, whatever came late', async () => {
      await fc.assert(
        fc.asyncProperty(history, fc.nat(16), fc.nat(16), async (events, cut, again) => {
          const log = await open();
          let told: readonly StudyEvent[] = [];
          let mark: Mark | undefined;
          for (const part of [
            events.slice(0, cut),
            events.slice(cut, cut + again),
            events.slice(cut + again),
          ]) {
            await log.append(part);
            const growth = await log.since(mark);
            told = growth.kind === 'more' ? merge(told, growth.events) : growth.events;
            mark = growth.mark;
          }

          expect(told).toEqual(merge(events));
        }),
        { numRuns: 50 },
      );
    });

    test('that has all that was done to a card together', async () => {
      const log = await open();
      const ofA = [review({ id: 'r1' }), move('buried', { at: noon + 1 })];
      await log.append([...ofA, review({ id: 'r2', card: 'b' }), undo('r1')]);

      expect(await log.ofCards([cardId('a'), cardId('c')])).toEqual(
        new Map([
          [cardId('a'), ofA],
          [cardId('c'), []],
        ]),
      );
    });

    test('that finds events by their ids', async () => {
      const log = await open();
      await log.append([review({ id: 'r1' }), review({ id: 'r2' })]);

      expect(await log.named([eventId('r2'), eventId('elsewhere')])).toEqual([review({ id: 'r2' })]);
    });

    test('that finds the latest event that fits', async () => {
      const log = await open();
      expect(await log.latest(() => true)).toBeUndefined();
      await log.append([
        review({ id: 'r1', at: noon + 2 }),
        review({ id: 'r2', at: noon + 1 }),
        move('buried'),
      ]);

      expect((await log.latest(({ kind }) => kind === 'reviewed'))?.id).toBe('r1');
      expect((await log.latest(({ id }) => id !== 'r1'))?.id).toBe('r2');
    });

    test('that keeps notes beside the history', async () => {
      const { notes } = await open();
      expect(await notes.read('backup')).toBeUndefined();
      await notes.write('backup', { at: noon });
      await notes.write('backup', { at: noon + 1 });

      expect(await notes.read('backup')).toEqual({ at: noon + 1 });
    });

    test('that tells those who watch, until they stop', async () => {
      const log = await open();
      const told: string[] = [];
      const stop = log.watch(() => told.push('first'));
      log.watch(() => told.push('second'));

      await log.append([review({ id: 'r1' })]);
      stop();
      await log.append([review({ id: 'r2' })]);

      expect(told).toEqual(['first', 'second', 'second']);
    });

    test('that has stored before it tells', async () => {
      const log = await open();
      const seen = new Promise<number>((resolve) => {
        log.watch(async () => resolve((await log.read()).length));
      });
      await log.append([review()]);

      expect(await seen).toBe(1);
    });

    test('that stores nothing once closed, and says so', async () => {
      const log = await open();
      log.close();

      expect(await log.append([review()])).toMatchObject({ kind: 'not_stored', why: 'closed' });
    });

    test('that holds the merge of everything appended, however it was cut up', async () => {
      await fc.assert(
        fc.asyncProperty(history, fc.nat(16), async (events, cut) => {
          const log = await open();
          await Promise.all([log.append(events.slice(0, cut)), log.append(events.slice(cut))]);
          await log.append(events);

          expect(await log.read()).toEqual(merge(events));
        }),
        { numRuns: 25 },
      );
    });
  });
}
