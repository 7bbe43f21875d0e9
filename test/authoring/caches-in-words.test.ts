import { expect, test } from 'vitest';
import { cacheTiers, contextCost, drainTimes, kvCacheBuilder } from '../../src/authoring/caches-in-words.ts';
import { readCatalogue } from '../../src/authoring/read-catalogue.ts';

const records = { ...readCatalogue('.'), lessons: [] };
const plain = (text: string) => text.replaceAll('\u00a0', ' ');

test('figures about caches stand in the Markdown of a lesson as tables', () => {
  const built = plain(kvCacheBuilder({ model: 'llama-3.1-70b', context: 10_000 }, records));
  // 2 · 8 · 128 · 80 · 2 bytes a token.
  expect(built).toContain(
    '| Llama 3.1 70B | 80 layers | 2,048 elements per token and layer | 328 kB/token | 3.28 GB',
  );
  const cost = plain(contextCost({ hardware: 'h100-sxm', model: 'llama-3.1-70b', batch: 64 }, records));
  expect(cost).toContain('crosses compute at 1,460 tokens');
  // 141.2 GB over 26.8 TB/s, at $16 an hour for 64 tokens.
  expect(cost).toContain('$0.366 per million tokens');
  const tiers = plain(cacheTiers({ hardware: 'h100-sxm', model: 'deepseek-v3', hold: 300 }, records));
  // 80 GB / 70,272 B tokens of 93.5 µs each.
  expect(tiers).toMatch(/\| HBM of an H100 \| \$0\.146 .* \| 106 s \|/);
  expect(plain(drainTimes(records))).toContain('| flash | 4 TB | 7 GB/s | 9.52 min |');
  for (const text of [built, cost, tiers]) expect(text).not.toMatch(/–|NaN|undefined/);
});
