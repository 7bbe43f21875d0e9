import { describe, expect, test } from 'vitest';
import type { EventStore } from '../../src/storage/event-log.ts';
import { eventId } from '../../src/study/event.ts';
import { noon, review } from '../study/histories.ts';

/** Of a kind that only a later version knows. */
export const fromLater = (id = 'later') => ({ kind: 'annotated', id: eventId(id), until: { day: 3 } });

/**
 * What a store must do beyond being a log, so that a history can be moved in and out of it.
 *
 * @param open - a store of its own, with nothing in it
 */
export function itIsAnEventStore(name: string, open: () => Promise<EventStore>) {
  describe(`${name} is an event store`, () => {
    test('that keeps what a later version wrote, without reading it', async () => {
      const store = await open();

      expect(await store.append([fromLater(), review()])).toEqual({ kind: 'stored' });
      expect(await store.append([fromLater()])).toEqual({ kind: 'stored' });
      expect(await store.read()).toEqual([review()]);
      expect(await store.rows()).toHaveLength(2);
      expect(await store.rows()).toContainEqual(fromLater());
    });

    test('that refuses what has no id to keep it under', async () => {
      const store = await open();

      expect(await store.append([fromLater('')])).toMatchObject({ kind: 'not_stored', why: 'refused' });
      expect(await store.rows()).toEqual([]);
    });

    test('that forgets everything when told to, tells those who watch, and goes on', async () => {
      const store = await open();
      await store.append([fromLater(), review()]);
      let told = 0;
      store.watch(() => {
        told += 1;
      });

      expect(await store.clear()).toEqual({ kind: 'stored' });
      expect(await store.rows()).toEqual([]);
      expect(told).toBe(1);
      expect(await store.append([review()])).toEqual({ kind: 'stored' });
      expect(await store.read()).toEqual([review()]);
    });

    test('that says so to whoever read before: what they know is no more', async () => {
      const store = await open();
      await store.append([review({ id: 'r1' }), review({ id: 'r2' })]);
      await store.notes.write('memory', 'as it was');
      const { mark } = await store.since(undefined);
      await store.clear();
      await store.append([review({ id: 'r3' }), review({ id: 'r4' }), review({ id: 'r5', at: noon + 1 })]);

      expect(await store.notes.read('memory')).toBeUndefined();
      expect(await store.since(mark)).toMatchObject({
        kind: 'anew',
        events: [{ id: 'r3' }, { id: 'r4' }, { id: 'r5' }],
      });
    });

    test('that deletes nothing once closed, and says so', async () => {
      const store = await open();
      store.close();

      expect(await store.clear()).toMatchObject({ kind: 'not_stored', why: 'closed' });
    });
  });
}
