import { afterEach, describe, expect, test, vi } from 'vitest';
import { openLog, openStore } from '../../src/storage/open-log.ts';
import { outboxIn } from '../../src/storage/outbox.ts';
import { noon, review } from '../study/histories.ts';
import { diskIsFull, drawer, freshDatabases, strike } from './browser.ts';

afterEach(() => {
  vi.restoreAllMocks();
});

describe('an answer that was given', () => {
  test('waits in the drawer before the database has said anything, and no longer', async () => {
    const localStorage = drawer();
    const { log } = await openLog({ indexedDB: freshDatabases(), localStorage });
    const storing = log.append([review()]);

    expect(localStorage.names()).toHaveLength(1);
    expect(await storing).toEqual({ kind: 'stored' });
    expect(localStorage.names()).toEqual([]);
  });

  test('in a tab that died in that moment is there at the next visit, once', async () => {
    const [localStorage, indexedDB] = [drawer(), freshDatabases()];
    outboxIn(localStorage, 'dead').hold([review()]);
    for (let visit = 1; visit <= 2; visit++) {
      const { log } = await openLog({ indexedDB, localStorage });
      expect(await log.read()).toEqual([review()]);
    }

    expect(localStorage.names()).toEqual([]);
  });

  test('on a full disk is there when there is room again, though the tab was closed', async () => {
    const [localStorage, indexedDB] = [drawer(), freshDatabases()];
    const { log } = await openLog({ indexedDB, localStorage });
    strike(diskIsFull, () => true);
    expect(await log.append([review({ id: 'r1' })])).toMatchObject({ why: 'full' });
    expect(await log.append([review({ id: 'r2', at: noon + 1 })])).toMatchObject({ why: 'full' });
    log.close();
    // Still full: they go on waiting.
    (await openLog({ indexedDB, localStorage })).log.close();
    expect(localStorage.names()).toHaveLength(1);

    vi.restoreAllMocks();
    const next = await openLog({ indexedDB, localStorage });
    expect((await next.log.read()).map(({ id }) => id)).toEqual(['r1', 'r2']);
    expect(localStorage.names()).toEqual([]);
  });

  test('is stored although there is no drawer, or it is full', async () => {
    const full = {
      ...drawer(),
      setItem: () => {
        throw new DOMException('full', 'QuotaExceededError');
      },
    };
    const refused = {
      indexedDB: freshDatabases(),
      get localStorage(): never {
        throw new DOMException('The operation is insecure.', 'SecurityError');
      },
    };
    for (const browser of [
      { indexedDB: freshDatabases(), localStorage: full },
      refused,
      { indexedDB: freshDatabases() },
    ]) {
      const { log, durable } = await openLog(browser);
      expect(durable).toBe(true);
      expect(await log.append([review()])).toEqual({ kind: 'stored' });
    }
  });
});

test('an answer that the history refuses does not wait for ever', async () => {
  const [localStorage, indexedDB] = [drawer(), freshDatabases()];
  const { log } = await openLog({ indexedDB, localStorage });
  await log.append([review({ id: 'r1' })]);
  outboxIn(localStorage, 'dead').hold([review({ id: 'r1', rating: 'easy' }), review({ id: 'r2' })]);
  const next = await openLog({ indexedDB, localStorage });

  expect(await next.log.read()).toEqual([review({ id: 'r1' }), review({ id: 'r2' })]);
  expect(localStorage.names()).toEqual([]);
});

test('what a tab holds while another stores for it goes on waiting', async () => {
  const localStorage = drawer();
  const [first, second] = [review({ id: 'r1' }), review({ id: 'r2' })];
  const tab = outboxIn(localStorage, 'alive');
  tab.hold([first]);
  const { stored } = outboxIn(localStorage, 'another').left();
  tab.hold([first, second]);
  stored();

  // The tab dies before its database has answered.
  const next = await openLog({ indexedDB: freshDatabases(), localStorage });
  expect(await next.log.read()).toEqual([first, second]);
  expect(localStorage.names()).toEqual([]);
});

test('deleting everything deletes what waits, too', async () => {
  const [localStorage, indexedDB] = [drawer(), freshDatabases()];
  const opened = await openStore({ indexedDB, localStorage });
  if (opened.kind !== 'opened') throw new Error(opened.message);
  outboxIn(localStorage, 'another tab').hold([review()]);
  await opened.store.clear();

  expect(await (await openLog({ indexedDB, localStorage })).log.read()).toEqual([]);
});

test('what somebody else left in the drawer stands in no one’s way', async () => {
  const localStorage = drawer();
  localStorage.setItem('theme', 'dark');
  localStorage.setItem('ridgepoint-waiting-broken', '[{"kind":"reviewed"');
  localStorage.setItem('ridgepoint-waiting-odd', '{"a":1}');
  localStorage.setItem('ridgepoint-waiting-mixed', JSON.stringify([{ kind: 'reviewed' }, review()]));
  const { log } = await openLog({ indexedDB: freshDatabases(), localStorage });

  expect(await log.read()).toEqual([review()]);
  expect(localStorage.names()).toEqual(['theme']);
});
