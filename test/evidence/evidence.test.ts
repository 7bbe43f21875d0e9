import { describe, expect, test } from 'vitest';
import { type EvidenceRow, holds, shortfall } from '../../src/authoring/evidence.ts';
import { readCatalogue } from '../../src/authoring/read-catalogue.ts';
import { readEvidenceFiles } from '../../src/authoring/read-records.ts';
import { countParams } from '../../src/engine/param-count.ts';

const catalogue = readCatalogue('.');
const files = readEvidenceFiles('.', catalogue);
const rows = files.flatMap((file) => file.rows.map((row) => ({ file: file.id, row })));
const named = rows.map(({ file, row }): [string, EvidenceRow] => [`${file}, ${row.id}`, row]);
const of = (kind: EvidenceRow['kind']) => named.filter(([, row]) => row.kind === kind);

const told = ([name, row]: [string, EvidenceRow]) =>
  `content/evidence/${name}: published ${row.published_text}, engine ${row.predicted_text}`;

test('there are published figures of every kind, from many sources', () => {
  expect(rows.length).toBeGreaterThanOrEqual(60);
  for (const kind of ['identity', 'bound', 'open'] as const) expect(of(kind).length).toBeGreaterThan(10);
  expect(new Set(rows.map(({ row }) => row.source)).size).toBeGreaterThan(12);
});

test('no two rows have one id, which is their anchor', () => {
  const ids = rows.map(({ row }) => row.id);
  expect(ids).toEqual([...new Set(ids)]);
});

describe('an identity is reproduced within its rounding', () => {
  test.for(of('identity'))('%s', ([name, row]) => {
    expect(holds(row), told([name, row])).toBe(true);
    // A tolerance that lets anything pass is none.
    expect(row.rounding / row.published, `${name} has a wide tolerance`).toBeLessThan(0.08);
  });
});

describe('no measurement is better than its bound', () => {
  test.for(of('bound'))('%s', ([name, row]) => {
    expect(shortfall(row), told([name, row])).toBeGreaterThanOrEqual(1);
  });

  test('and half of them come within three times of it', () => {
    const ratios = of('bound')
      .map(([, row]) => shortfall(row))
      .sort((a, b) => a - b);
    expect(ratios[Math.floor(ratios.length / 2)]).toBeLessThan(3);
  });
});

describe('an open question says why the two differ', () => {
  test.for(of('open'))('%s', ([name, row]) => {
    expect(row.note?.length, name).toBeGreaterThan(40);
    expect(row.note).toMatch(/\.$/);
  });
});

describe('a speed and a time are bounded from their own sides', () => {
  // biome-ignore format: a table reads by column
  const cases: readonly [id: string, side: EvidenceRow['measured']][] = [
    ['palm-540b-step-int8',   'more'],  // a time
    ['deepseek-day-decode',   'less'],  // a speed
  ];

  test.for(cases)('%s can only be %s', ([id, side]) => {
    expect(rows.find(({ row }) => row.id === id)?.row.measured).toBe(side);
  });
});

test('a row that stops holding is noticed', () => {
  const [first] = of('identity');
  const [, row] = first ?? [];
  if (!row) throw new Error('There is no identity.');
  expect(holds({ ...row, predicted: row.published + 2 * row.rounding })).toBe(false);
  const [, bound] = of('bound')[0] ?? [];
  if (!bound) throw new Error('There is no bound.');
  const beaten = bound.measured === 'more' ? bound.predicted * 0.99 : bound.predicted * 1.01;
  expect(holds({ ...bound, published: beaten })).toBe(false);
});

// A count of a shape is no claim about the graph, so this answer of the scaling book stands here.
test('the first exercise of the scaling book has 18.4 billion parameters', () => {
  const { total } = countParams({
    layers: 64,
    model_dim: 4096,
    vocabulary: 32_128,
    tied_embeddings: true,
    feed_forward: { layers: 64, dim: 16_384, matrices: 3 },
    attention: { kind: 'grouped', layers: 64, heads: 32, kv_heads: 8, head_dim: 256 },
  });
  expect(total / 1e9).toBeCloseTo(18.4, 1);
});
