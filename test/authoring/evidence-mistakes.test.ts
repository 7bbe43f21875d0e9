import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { readEvidence } from '../../src/authoring/evidence.ts';
import { ContentError } from '../../src/authoring/mistake.ts';
import { readCatalogue } from '../../src/authoring/read-catalogue.ts';

const gallery = join(import.meta.dirname, 'evidence-mistakes');
const catalogue = readCatalogue('.');
const read = (text: string) =>
  readEvidence('content/evidence/example.yaml', text, { ...catalogue, lessons: [] }, [
    ...catalogue.sources.keys(),
  ]);

describe('what an author of evidence is told', () => {
  const files = readdirSync(gallery).filter((name) => name.endsWith('.yaml'));

  test('has a gallery', () => {
    expect(files.length).toBeGreaterThan(7);
  });

  test.for(files)('of %s', async (name) => {
    const text = readFileSync(join(gallery, name), 'utf8');
    const outcome = read(text);
    if (!('mistakes' in outcome)) throw new Error(`${name} has no mistake.`);
    const { message } = new ContentError(outcome.mistakes, () => text);
    await expect(`${message.trim()}\n`).toMatchFileSnapshot(join(gallery, name.replace(/yaml$/, 'txt')));
  });
});

describe('a row that is right', () => {
  const row = (more: string) => `title: t
source: pope-2026
rows:
  - { id: a, claim: c, ${more} }
checked: 2026-11-23
`;
  const only = (more: string) => {
    const outcome = read(row(more));
    if ('mistakes' in outcome) throw new ContentError(outcome.mistakes, () => row(more));
    const [one] = outcome.record.rows;
    if (!one) throw new Error('no row');
    return one;
  };

  // Half of the last printed digit, in base units.
  // biome-ignore format: a table reads by column
  const roundings: readonly [published: string, ask: string, given: string, rounding: number][] = [
    ['28.5 ms',     'step_time',     'step_time: 28.5 ms',              0.05e-3],
    ['20 ms',       'step_time',     'step_time: 20 ms',                0.5e-3],
    ['43%',         'mfu_ceiling',   'mfu_ceiling: 0.43',               0.005],
    ['3.14e23 FLOP','pretraining_flop','pretraining_flop: 3.14e23 FLOP',0.005e23],
    ['1,385 B',     'weight_bytes',  'weight_bytes: 1385 bytes',        0.5],
  ];

  test.for(roundings)(
    'printed %s is right to half of its last digit',
    ([published, ask, given, rounding]) => {
      const one = only(`ask: ${ask}, given: { ${given} }, published: "${published}", kind: identity`);
      expect(one.rounding / rounding).toBeCloseTo(1, 3);
    },
  );

  test('may say how far off it may be', () => {
    const one = only(
      'ask: step_time, given: { step_time: 20 ms }, published: 20 ms, within: 5%, kind: identity',
    );
    expect(one.rounding).toBeCloseTo(0.001, 9);
  });

  // biome-ignore format: a table reads by column
  const shown: readonly [published: string, ask: string, given: string, says: readonly [string, string]][] = [
    ['1850 tokens/(s*chip)', 'throughput_per_chip', 'throughput_per_chip: 2880 tokens/(s*chip)', ['1,850 tokens/s per chip', '2,880 tokens/s per chip']],
    ['0.350 s',              'step_time',           'step_time: 149 ms',                         ['0.350 s', '0.149 s']],
    ['67 1/s',               'departures',          'departures: 67.76 1/s',                     ['67/s', '67.8/s']],
    ['43%',                  'mfu',                 'mfu: 0.4327',                               ['43%', '43.3%']],
    ['$87072',               'serving_cost',        'serving_cost: $87072',                      ['$87,072', '$87,072']],
    ['$0.56/Mtok',           'cost_per_token',      'cost_per_token: $0.5/Mtok',                 ['$0.56/Mtok', '$0.5/Mtok']],
    ['2e12 tokens',          'chinchilla_tokens',   'chinchilla_tokens: 2e12 tokens',            ['2 trillion tokens', '2 trillion tokens']],
  ];

  test.for(shown)('printed %s stands beside the engine in the same unit', ([published, ask, given, says]) => {
    const one = only(`ask: ${ask}, given: { ${given} }, published: "${published}", kind: bound`);
    expect([one.published_text, one.predicted_text].map((text) => text.replaceAll('\u00a0', ' '))).toEqual(
      says,
    );
  });
});
