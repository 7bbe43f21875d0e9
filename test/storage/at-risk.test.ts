import { expect, test } from 'vitest';
import { atRisk } from '../../src/storage/at-risk.ts';
import type { Keeper } from '../../src/storage/eviction.ts';
import { memoryLog } from '../../src/storage/memory-log.ts';

/** A browser that promised to keep what is stored, or does so when asked, or never does. */
function browser(does: 'promised' | 'promises' | 'refuses') {
  let asked = 0;
  const keeper: Keeper = {
    persisted: async () => does === 'promised',
    persist: async () => {
      asked += 1;
      return does === 'promises';
    },
  };
  return { keeper, asked: () => asked };
}

async function notes(backup?: unknown) {
  const { notes } = memoryLog();
  if (backup !== undefined) await notes.write('backup', backup);
  return notes;
}

// biome-ignore format: a table reads by column
test.for([
  // what the browser does     answers  at risk  asked
  ['promised',                 50,      0,       0],
  ['promises',                 9,       120,     0],
  ['promises',                 10,      0,       1],
  ['refuses',                  10,      120,     1],
] as const)('of 120 entries, in a browser that %s, after %i answers %i are at risk', async ([does, answers, atStake, times]) => {
  const { keeper, asked } = browser(does);

  expect(await atRisk(keeper, await notes(), 120, answers)).toBe(atStake);
  expect(asked()).toBe(times);
});

test('an old browser, which cannot be asked, may lose everything', async () => {
  expect(await atRisk(undefined, await notes(), 120, 50)).toBe(120);
});

test('what the last backup has is at no risk', async () => {
  const { keeper } = browser('refuses');

  expect(await atRisk(keeper, await notes({ at: 0, count: 100 }), 120, 0)).toBe(20);
  expect(await atRisk(keeper, await notes({ count: 'many' }), 120, 0)).toBe(120);
});
