import { describe, expect, test } from 'vitest';
import { byFamily, families, familyOf } from '../../src/widgets/evidence/families.ts';
import { type Finding, kinds, ratio, ratioInWords } from '../../src/widgets/evidence/finding.ts';
import { decadeMarks, panels, square } from '../../src/widgets/evidence/scatter.model.ts';
import { shapeAt } from '../../src/widgets/evidence/shapes.ts';
import { furthestBounds, openOnes, spread, tally } from '../../src/widgets/evidence/tally.ts';
import { logarithmic } from '../../src/widgets/plot/scale.ts';

const finding = (
  id: string,
  kind: Finding['kind'],
  published: number,
  predicted: number,
  unit = 's',
): Finding => ({
  id,
  claim: `Claim of ${id}`,
  setting: kind === 'bound' ? 'Some model' : '',
  kind,
  published,
  predicted,
  unit,
  published_text: `${published} as printed`,
  predicted_text: `${predicted} as found`,
  // Only times and speeds are bounds here.
  shortfall: unit === 's' ? published / predicted : predicted / published,
  holds: true,
});

/** Two identities, three bounds that measurements miss 2, 4 and 10 times, two open rows off 3 and 5 times. */
const six = [
  finding('same', 'identity', 0.02, 0.02),
  finding('rounded', 'identity', 100, 98, 'token/s'),
  finding('slow', 'bound', 0.04, 0.02),
  finding('slower', 'bound', 250, 1000, 'token/s'),
  finding('slowest', 'bound', 0.1, 0.01),
  finding('less', 'open', 9, 3, '1'),
  finding('more', 'open', 2, 10, 'token'),
];

describe('how right the engine is', () => {
  test('is told in counts, and in how far measurements fall short', () => {
    const { figures, identities, bounds, open } = tally(six);
    expect({ figures, open }).toEqual({ figures: 7, open: 2 });
    expect(identities.count).toBe(2);
    expect(identities.reproduced).toBe(2);
    // 98 for 100.
    expect(identities.furthest).toBeCloseTo(0.02, 12);
    // Of 2, 4 and 10 the middle is 4, the quarters 3 and 7.
    expect(bounds).toMatchObject({ count: 3, crossed: 0, least: 2, lower: 3, median: 4, upper: 7, most: 10 });
    expect(bounds.worst?.id).toBe('slowest');
  });

  test('does not hide an identity that is off or a bound that was crossed', () => {
    const wrong = six.map((one) => ({ ...one, holds: !['same', 'slow'].includes(one.id) }));
    expect(tally(wrong)).toMatchObject({ identities: { count: 2, reproduced: 1 }, bounds: { crossed: 1 } });
  });

  test('has a middle between the two that are in the middle', () => {
    expect(spread([8, 1, 2, 4]).median).toBe(3);
  });
});

describe('misses', () => {
  test('begin with what is furthest apart, whichever way', () => {
    expect(openOnes(six).map(({ id }) => id)).toEqual(['more', 'less']);
  });

  test('go on with the bounds that say least', () => {
    expect(furthestBounds(six).map(({ id }) => id)).toEqual(['slowest', 'slower', 'slow']);
  });
});

// biome-ignore format: a table reads by column
test.for([
  ['slowest', '10.0'],   // of a bound, how many times short
  ['slower',  '4.00'],   // of a speed, too
  ['rounded', '0.980'],  // of all others, predicted over published
  ['less',    '0.333'],
  ['more',    '5.00'],
])('the ratio of %s is %s', ([id, words]) => {
  const one = six.find((row) => row.id === id);
  expect(one && ratioInWords(ratio(one))).toBe(words);
});

test('a very small ratio is a fraction, a large one a whole number', () => {
  expect(ratioInWords(0.0043)).toBe('1/233');
  expect(ratioInWords(232.5)).toBe('233');
});

// biome-ignore format: a table reads by column
test.for([
  ['s',                  'times'],
  ['s/layer',            'times'],
  ['token/(s*chip)',     'speeds'],
  ['1/s',                'speeds'],
  ['byte/token',         'bytes'],
  ['FLOP/token',         'arithmetic'],
  ['token/sequence',     'counts'],
  ['1',                  'ratios'],
  ['$/(s*chip)',         'money'],
] as const)('%s belongs to %s', ([unit, family]) => {
  expect(familyOf(unit)).toBe(family);
});

test('every figure is in one family, and families keep their order', () => {
  const groups = byFamily(six);
  expect(groups.map(({ family }) => family.id)).toEqual(['times', 'speeds', 'counts', 'ratios']);
  expect(groups.flatMap(({ findings }) => findings)).toHaveLength(six.length);
});

test('axes are in the units people say', () => {
  const label = (id: string, value: number) =>
    families
      .find((family) => family.id === id)
      ?.label(value)
      .replaceAll('\u00a0', ' ');
  expect([1e-5, 0.01, 100, 1000].map((value) => label('times', value))).toEqual([
    '10 µs',
    '10 ms',
    '100 s',
    '1000 s',
  ]);
  expect([10, 10_000, 1e6].map((value) => label('speeds', value))).toEqual(['10', '10k', '1M']);
  expect([1000, 1e12].map((value) => label('bytes', value))).toEqual(['1 kB', '1 TB']);
  expect([1, 10, 1e12].map((value) => label('counts', value))).toEqual(['1', '10', '10¹²']);
  expect(label('money', 1e5)).toBe('$100k');
  expect([0.01, 1, 1e4].map((value) => label('ratios', value))).toEqual(['0.01', '1', '10,000']);
});

describe('a plot', () => {
  const { drawn, left } = panels([...six, finding('third', 'bound', 30, 90, 'token/s')]);
  const [times, speeds] = drawn;

  test('is drawn of three figures or more; what is left out is said', () => {
    expect(drawn.map(({ title }) => title)).toEqual(['Times', 'Speeds']);
    expect(left).toEqual([
      { title: 'Counts', count: 1 },
      { title: 'Shares and ratios', count: 1 },
    ]);
  });

  test('has a mark on the diagonal where predicted is published', () => {
    const [x = 0, y = 0] = times?.marks.find(({ id }) => id === 'same')?.at ?? [];
    // As far from the left as from the bottom, in a square field.
    expect(square.right - square.left).toBe(square.bottom - square.top);
    expect(x - square.left).toBeCloseTo(square.bottom - y, 9);
    expect(times?.diagonal).toBe(`M${square.left}.0 ${square.bottom}.0L${square.right}.0 ${square.top}.0`);
  });

  test('has a bound on a time below the diagonal and a bound on a speed above it', () => {
    const above = (panel: typeof times, id: string) => {
      const [x = 0, y = 0] = panel?.marks.find((mark) => mark.id === id)?.at ?? [];
      return square.bottom - y - (x - square.left);
    };
    expect(above(times, 'slow')).toBeLessThan(0);
    expect(above(speeds, 'slower')).toBeGreaterThan(0);
  });

  test('has a mark ten times off on the dotted line', () => {
    // Times run from 10 to 100 ms, one decade: at 100 ms, ten times less is the corner below.
    const [x = 0, y = 0] = times?.marks.find(({ id }) => id === 'slowest')?.at ?? [];
    expect([x, y]).toEqual([square.right, square.bottom]);
    expect(times?.tenfold[1]).toContain(`${square.right}.0 ${square.bottom}.0`);
  });

  test('draws what must be seen last', () => {
    const order = panels(six.map((one) => ({ ...one, unit: 's' }))).drawn[0]?.marks.map(({ kind }) => kind);
    expect(order).toEqual(['identity', 'identity', 'bound', 'bound', 'bound', 'open', 'open']);
  });

  test('names each mark by claim, both figures and kind', () => {
    expect(times?.marks.at(-1)?.title).toBe(
      'Claim of slowest (Some model). Published 0.1 as printed, predicted 0.01 as found; bound.',
    );
  });

  test('is told in words', () => {
    expect(speeds?.words).toBe(
      '3 figures between 10 and 1k, in tokens or sequences a second. 1 is an identity and lies on the line. ' +
        '2 are bounds; measurements fall 3.00 to 4.00 times short of them, 3.50 in the middle.',
    );
  });
});

test('an axis of many decades labels few of them and marks all', () => {
  const { ticks, minor } = decadeMarks(logarithmic([1, 1e15], [0, 150]), [1, 1e15], String);
  expect(ticks.map(({ place }) => Math.round(place))).toEqual([0, 60, 120]);
  expect(ticks.length + minor.length).toBe(16);
});

test('each kind has a shape of its own', () => {
  const drawn = (Object.keys(kinds) as Finding['kind'][]).map((kind) => shapeAt(kind, [10, 10]));
  expect(new Set(drawn).size).toBe(3);
});
