import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import { randomSeed, randomUuid } from '../../src/storage/chance.ts';
import { openLog, openStore } from '../../src/storage/open-log.ts';
import { newEventId } from '../../src/widgets/rim.ts';
import { review } from '../study/histories.ts';
import { drawer, freshDatabases } from './browser.ts';

describe('on a page served without TLS', () => {
  beforeEach(() => {
    // All that a browser leaves of `crypto` there.
    const { crypto } = globalThis;
    vi.stubGlobal('crypto', {
      getRandomValues: (room: Uint8Array<ArrayBuffer>) => crypto.getRandomValues(room),
    });
  });
  afterEach(() => {
    vi.unstubAllGlobals();
  });

  test('ids are UUIDs of version 4 (RFC 9562, section 5.4), each another', () => {
    const ids = Array.from({ length: 1000 }, randomUuid);

    for (const id of ids)
      expect(id).toMatch(/^[\da-f]{8}-[\da-f]{4}-4[\da-f]{3}-[89ab][\da-f]{3}-[\da-f]{12}$/);
    expect(new Set(ids).size).toBe(1000);
  });

  test('seeds are whole numbers below 2^32', () => {
    const seeds = Array.from({ length: 1000 }, randomSeed);

    for (const seed of seeds) expect(seed).toBe(seed >>> 0);
    expect(new Set(seeds).size).toBeGreaterThan(990);
  });

  test('an answer gets an id, waits in the drawer, is stored, and goes when everything is deleted', async () => {
    const browser = { indexedDB: freshDatabases(), localStorage: drawer() };
    const answer = review({ id: newEventId() });
    const { log } = await openLog(browser);
    const storing = log.append([answer]);

    expect(browser.localStorage.names()).toHaveLength(1);
    expect(await storing).toEqual({ kind: 'stored' });
    const opened = await openStore(browser);
    if (opened.kind !== 'opened') throw new Error(opened.message);
    expect(await opened.store.rows()).toEqual([answer]);
    expect(await opened.store.clear()).toEqual({ kind: 'stored' });
    expect(await opened.store.rows()).toEqual([]);
  });
});
