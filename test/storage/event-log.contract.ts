import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { EventLog } from '../../src/storage/event-log.ts';
import { merge } from '../../src/study/history.ts';
import { history, noon, review, undo } from '../study/histories.ts';

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
