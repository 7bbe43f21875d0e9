import { globSync, readFileSync } from 'node:fs';
import { basename } from 'node:path';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { parse } from 'yaml';
import { type ConceptId, conceptIds } from '../../src/problems/concepts.ts';
import type { ProblemTemplate } from '../../src/problems/template.ts';
import { layoutOf, pathOf, sheet } from '../../src/widgets/layered-map/layout.ts';
import { type Feeds, rowsOf, tangleOf, untangled } from '../../src/widgets/layered-map/rows.ts';
import { feedsOf } from '../../src/widgets/progress/concept-graph.ts';

type About = Pick<ProblemTemplate, 'id' | 'concepts' | 'prerequisites'>;
const about = (
  id: string,
  concepts: ProblemTemplate['concepts'],
  prerequisites: readonly string[] = [],
): About => ({ id, concepts, prerequisites });

/** Problems that name concepts and one another as they please. */
const problems: fc.Arbitrary<readonly About[]> = fc.array(
  fc.record({
    id: fc.constantFrom('p', 'q', 'r', 's', 't'),
    concepts: fc.uniqueArray(fc.constantFrom(...conceptIds.slice(0, 12)), { minLength: 1, maxLength: 4 }),
    prerequisites: fc.uniqueArray(fc.constantFrom('p', 'q', 'r', 's', 't'), { maxLength: 2 }),
  }),
  { maxLength: 40 },
);

const leads = (feeds: readonly Feeds<string>[], from: string, to: string): boolean =>
  feeds.some((one) => one.from === from && (one.to === to || leads(feeds, one.to, to)));

describe('what feeds what', () => {
  test.for<[string, readonly About[], readonly string[]]>([
    ['one problem that names another concept is no ground yet', [about('p', ['cost', 'batching'])], []],
    [
      'two are',
      [about('p', ['cost', 'batching']), about('q', ['cost', 'units', 'batching'])],
      ['batching → cost'],
    ],
    [
      'a prerequisite is, from what it is about to what needs it',
      [about('p', ['batching']), about('q', ['sparsity'], ['p'])],
      ['batching → sparsity'],
    ],
    [
      'of two claims against one another the better founded stands',
      [
        about('p', ['cost', 'batching']),
        about('q', ['cost', 'batching']),
        about('r', ['batching', 'cost']),
        about('s', ['batching', 'cost']),
        about('t', ['batching', 'cost']),
      ],
      ['cost → batching'],
    ],
    [
      'of equals, the one in the order of the catalogue',
      [about('p', ['batching', 'cost'], ['q']), about('q', ['cost', 'batching'], ['p'])],
      ['batching → cost'],
    ],
    [
      'a way that leads there anyhow is left out',
      [about('p', ['roofline']), about('q', ['batching'], ['p']), about('r', ['cost'], ['p', 'q'])],
      ['roofline → batching', 'batching → cost'],
    ],
    ['a prerequisite that is not there is none', [about('q', ['sparsity'], ['gone'])], []],
  ])('%s', ([, problems, expected]) => {
    expect(feedsOf(problems).map(({ from, to }) => `${from} → ${to}`)).toEqual(expected);
  });

  test('goes in no circle, and says nothing twice, whatever the problems', () => {
    fc.assert(
      fc.property(problems, (problems) => {
        const feeds = feedsOf(problems);
        for (const one of feeds) {
          expect(leads(feeds, one.to, one.from)).toBe(false);
          const others = feeds.filter((other) => other !== one);
          expect(leads(others, one.from, one.to)).toBe(false);
        }
      }),
    );
  });
});

describe('rows', () => {
  const chain: readonly Feeds<ConceptId>[] = [
    { from: 'units', to: 'roofline' },
    { from: 'roofline', to: 'batching' },
    { from: 'queueing', to: 'batching' },
  ];

  test('what feeds stands above, close to what it feeds; what stands alone comes last', () => {
    expect(rowsOf(['units', 'roofline', 'batching', 'queueing', 'pricing'], chain, 4)).toEqual([
      ['units'],
      ['roofline', 'queueing'],
      ['batching'],
      ['pricing'],
    ]);
  });

  test('a full row sends the next one down', () => {
    const fan = (['batching', 'cost', 'sparsity'] as const).map((to) => ({ from: 'roofline' as const, to }));
    expect(rowsOf(['roofline', 'batching', 'cost', 'sparsity'], fan, 2)).toEqual([
      ['roofline'],
      ['batching', 'cost'],
      ['sparsity'],
    ]);
  });

  test('two ways that cross are uncrossed', () => {
    const crossed = [
      ['units', 'roofline'],
      ['batching', 'cost'],
    ] as const;
    const feeds: readonly Feeds<ConceptId>[] = [
      { from: 'units', to: 'cost' },
      { from: 'roofline', to: 'batching' },
    ];
    expect(tangleOf(untangled(crossed, feeds), feeds)).toBe(0);
  });
});

describe('the map', () => {
  const layouts = problems.map((problems) => {
    const feeds = feedsOf(problems);
    return { feeds, layout: layoutOf(conceptIds, feeds) };
  });
  const runs = { numRuns: 30 };

  test('has every concept once, on the sheet, and no two on one another', () => {
    fc.assert(
      fc.property(layouts, ({ layout: { tiles, height } }) => {
        expect(tiles.map(({ id }) => id).sort()).toEqual([...conceptIds].sort());
        for (const [at, { x, y }] of tiles.entries()) {
          expect(x).toBeGreaterThanOrEqual(0);
          expect(x + sheet.tile.width).toBeLessThanOrEqual(sheet.width);
          expect(y + sheet.tile.height).toBeLessThanOrEqual(height);
          for (const other of tiles.slice(at + 1))
            expect(
              Math.abs(other.x - x) >= sheet.tile.width || Math.abs(other.y - y) >= sheet.tile.height,
            ).toBe(true);
        }
      }),
      runs,
    );
  });

  test('leads down along every way, from tile to tile, and across none', () => {
    fc.assert(
      fc.property(layouts, ({ feeds, layout: { tiles, ways } }) => {
        expect(ways.map(({ from, to }) => ({ from, to }))).toEqual(feeds);
        const rows = [...new Set(tiles.map(({ y }) => y))].sort((a, b) => a - b);
        for (const { from, to, row, xs } of ways) {
          const within = (x: number, id?: string) =>
            tiles.some(
              (tile) => (id === undefined || tile.id === id) && x > tile.x && x < tile.x + sheet.tile.width,
            );
          const [a, b] = [tiles.find(({ id }) => id === from), tiles.find(({ id }) => id === to)];
          expect(a?.y).toBe(rows[row]);
          expect(b?.y).toBe(rows[row + xs.length - 1]);
          expect(xs.length).toBeGreaterThan(1);
          expect([within(xs[0] ?? 0, from), within(xs.at(-1) ?? 0, to)]).toEqual([true, true]);
          for (const [at, x] of xs.entries()) {
            const passed = tiles.filter(({ y, id }) => y === rows[row + at] && id !== from && id !== to);
            expect(passed.filter((tile) => x > tile.x && x < tile.x + sheet.tile.width)).toEqual([]);
          }
        }
      }),
      runs,
    );
  });

  test('draws a way from the lower edge of a tile to the upper edge of the next', () => {
    const { tile, aisle } = sheet;
    const middle = tile.height + aisle / 2;
    expect(pathOf({ row: 0, xs: [100, 120] })).toBe(
      `M100 ${tile.height}V${tile.height}C100 ${middle} 120 ${middle} 120 ${tile.height + aisle}`,
    );
  });
});

/** What the heads of the site's problems say; compiling them all would take long. */
const heads = globSync('content/problems/*.mdx').map((file): About => {
  const { concepts = [], prerequisites = [] } = parse(readFileSync(file, 'utf8').split('---')[1] ?? '');
  return about(basename(file, '.mdx'), concepts, prerequisites);
});

test('on this site, cost builds on batching, and batching on the roofline', () => {
  const feeds = feedsOf(heads);
  expect(leads(feeds, 'roofline', 'batching')).toBe(true);
  expect(leads(feeds, 'batching', 'cost')).toBe(true);
  expect(leads(feeds, 'cost', 'batching')).toBe(false);
});
