import { expect, test } from 'vitest';
import { askToKeep, evictionOf } from '../../src/storage/eviction.ts';

const browser = (persisted: () => Promise<boolean>, persist = persisted) => ({ persisted, persist });

test('a browser says whether it may delete what is stored', async () => {
  expect(await evictionOf(browser(async () => true))).toBe('never');
  expect(await evictionOf(browser(async () => false))).toBe('possible');
});

test('and may be asked not to', async () => {
  const asked = browser(
    async () => false,
    async () => true,
  );
  expect(await askToKeep(asked)).toBe('never');
});

test('one that cannot be asked, or fails when asked, has promised nothing', async () => {
  const failing = browser(() => Promise.reject(new TypeError('no')));
  expect(await evictionOf(undefined)).toBe('unknown');
  expect(await askToKeep(undefined)).toBe('unknown');
  expect(await evictionOf(failing)).toBe('unknown');
  expect(await askToKeep(failing)).toBe('unknown');
});
