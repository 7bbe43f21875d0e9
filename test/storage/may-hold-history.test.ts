import { expect, test } from 'vitest';
import { mayHoldHistory } from '../../src/storage/may-hold-history.ts';

const browser = (databases?: () => Promise<IDBDatabaseInfo[]>) => ({ databases }) as unknown as IDBFactory;

test.for([
  [
    'that has its database',
    browser(async () => [{ name: 'other' }, { name: 'ridgepoint', version: 3 }]),
    true,
  ],
  ['that has others', browser(async () => [{ name: 'other' }]), false],
  ['that has none', browser(async () => []), false],
  ['that does not say', browser(), true],
  ['that will not say', browser(() => Promise.reject(new DOMException('no', 'SecurityError'))), true],
  ['without databases', undefined, true],
] as const)('a browser %s', async ([, factory, may]) => {
  expect(await mayHoldHistory(factory)).toBe(may);
});
