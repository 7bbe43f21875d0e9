import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import type { HardwareRecord } from '../../src/authoring/hardware.ts';
import { readCatalogue } from '../../src/authoring/read-catalogue.ts';
import { numberFormats, type RateFormat } from '../../src/engine/number-formats.ts';
import { isPrintedAs } from '../fixtures/printed.ts';

const { hardware } = readCatalogue(join(import.meta.dirname, '../..'));

const chip = (id: string): HardwareRecord => {
  const found = hardware.get(id);
  if (!found) throw new Error(`There is no chip ${id}.`);
  return found;
};

// The table of accelerators of the fact sheet, made from data sheets by another program: per chip, dense. In eight
// and four bits the format the chip has: FP8 and FP4 where it has them, else INT8 and INT4.
type Row = readonly [
  id: string,
  sixteen: RateFormat,
  r16: number,
  eight: RateFormat | undefined,
  r8: number | undefined,
  four: RateFormat | undefined,
  r4: number | undefined,
  gb: number,
  tbs: number,
  ridge16: string,
  ridge8: string | undefined,
  ridge4: string | undefined,
  widened: string,
  drain: string,
  domain: number,
  upOverOut: string | undefined,
];
// biome-ignore format: a table reads by column
const table: readonly Row[] = [
  // id            16-bit: format, TFLOP/s; 8-bit; 4-bit                               GB    TB/s    ridge batch in 16, 8 and 4 bits     8 on 16  drain ms  domain, scale-up over scale-out
  ['v100-sxm2-32', 'fp16', 125,    undefined, undefined, undefined, undefined, 32,   0.9,    '139',  undefined, undefined, '69',   '35.6',   8,    '24.0'],
  ['a100-sxm-40',  'bf16', 312,    'int8',    624,       'int4',    1248,      40,   1.555,  '201',  '201',     '201',     '100',  '25.7',   8,    '12.0'],
  ['a100-sxm-80',  'bf16', 312,    'int8',    624,       'int4',    1248,      80,   2.039,  '153',  '153',     '153',     '77',   '39.2',   8,    '12.0'],
  ['h100-sxm',     'bf16', 989,    'fp8',     1979,      undefined, undefined, 80,   3.35,   '295',  '295',     undefined, '148',  '23.9',   8,    '9.0'],
  ['h100-pcie',    'bf16', 756.5,  'fp8',     1513,      undefined, undefined, 80,   2,      '378',  '378',     undefined, '189',  '40',     1,    undefined],
  ['h200-sxm',     'bf16', 989,    'fp8',     1979,      undefined, undefined, 141,  4.8,    '206',  '206',     undefined, '103',  '29.4',   8,    '9.0'],
  ['h800-sxm',     'bf16', 989,    'fp8',     1979,      undefined, undefined, 80,   3.35,   '295',  '295',     undefined, '148',  '23.9',   8,    '4.0'],
  ['h20-sxm',      'bf16', 148,    'fp8',     296,       undefined, undefined, 96,   4,      '37',   '37',      undefined, '18',   '24',     8,    '9.0'],
  ['gh200-96',     'bf16', 989,    'fp8',     1979,      undefined, undefined, 96,   4,      '247',  '247',     undefined, '124',  '24',     1,    undefined],
  ['gh200-144',    'bf16', 989,    'fp8',     1979,      undefined, undefined, 144,  4.9,    '202',  '202',     undefined, '101',  '29.4',   1,    undefined],
  ['b100',         'bf16', 1750,   'fp8',     3500,      'fp4',     7000,      192,  8,      '219',  '219',     '219',     '109',  '24',     8,    '18.0'],
  ['b200-sxm',     'bf16', 2250,   'fp8',     4500,      'fp4',     9000,      180,  8,      '281',  '281',     '281',     '141',  '22.5',   8,    '18.0'],
  ['gb200',        'bf16', 2500,   'fp8',     5000,      'fp4',     10000,     186,  8,      '312',  '312',     '312',     '156',  '23.2',   72,   '18.0'],
  ['b300-sxm',     'bf16', 2250,   'fp8',     4500,      'fp4',     13500,     270,  8,      '281',  '281',     '422',     '141',  '33.8',   8,    '9.0'],
  ['gb300',        'bf16', 2500,   'fp8',     5000,      'fp4',     15000,     288,  8,      '312',  '312',     '469',     '156',  '36',     72,   '9.0'],
  ['vr200',        'bf16', 4000,   'fp8',     17500,     'fp4',     35000,     288,  22,     '182',  '398',     '398',     '91',   '13.1',   72,   '9.0'],
  ['l4',           'bf16', 121,    'fp8',     242,       undefined, undefined, 24,   0.3,    '403',  '403',     undefined, '202',  '80',     1,    undefined],
  ['l40s',         'bf16', 362.05, 'fp8',     733,       undefined, undefined, 48,   0.864,  '419',  '424',     undefined, '210',  '55.6',   1,    undefined],
  ['rtx-4090',     'bf16', 165.2,  'fp8',     330.3,     'int4',    1321,      24,   1.008,  '164',  '164',     '328',     '82',   '23.8',   1,    undefined],
  ['rtx-5090',     'bf16', 209.5,  'fp8',     419,       'fp4',     1676,      32,   1.792,  '117',  '117',     '234',     '58',   '17.9',   1,    undefined],
  ['mi250x',       'bf16', 383,    'int8',    383,       undefined, undefined, 128,  3.2768, '117',  '58',      undefined, '58',   '39.1',   4,    '12.0'],
  ['mi300x',       'bf16', 1307.4, 'fp8',     2614.9,    undefined, undefined, 192,  5.3,    '247',  '247',     undefined, '123',  '36.2',   8,    '8.96'],
  ['mi325x',       'bf16', 1307.4, 'fp8',     2614.9,    undefined, undefined, 256,  6,      '218',  '218',     undefined, '109',  '42.7',   8,    '8.96'],
  ['mi355x',       'bf16', 2516,   'fp8',     5033,      'fp4',     10066,     288,  8,      '314',  '315',     '315',     '157',  '36',     8,    '10.75'],
  ['tpu-v4',       'bf16', 275,    'int8',    275,       undefined, undefined, 32,   1.2,    '229',  '115',     undefined, '115',  '26.7',   4096, '43.2'],
  ['tpu-v5e',      'bf16', 197,    'int8',    393,       undefined, undefined, 16,   0.819,  '241',  '240',     undefined, '120',  '19.5',   256,  '64.0'],
  ['tpu-v5p',      'bf16', 459,    'fp8',     459,       undefined, undefined, 95,   2.765,  '166',  '83',      undefined, '83',   '34.4',   8960, '96.0'],
  ['tpu-v6e',      'bf16', 918,    'fp8',     918,       undefined, undefined, 32,   1.638,  '560',  '280',     undefined, '280',  '19.5',   256,  '32.0'],
  ['tpu-v7',       'bf16', 2307,   'fp8',     4614,      undefined, undefined, 192,  7.38,   '313',  '313',     undefined, '156',  '26',     9216, '48.0'],
  ['trainium2',    'bf16', 667,    'fp8',     1299,      undefined, undefined, 96,   2.9,    '230',  '224',     undefined, '115',  '33.1',   64,   '25.6'],
  ['trainium3',    'bf16', 671,    'fp8',     2517,      'fp4',     2517,      144,  4.9,    '137',  '257',     '128',     '68',   '29.4',   144,  undefined],
  ['gaudi3',       'bf16', 1835,   'fp8',     1835,      undefined, undefined, 128,  3.67,   '500',  '250',     undefined, '250',  '34.9',   8,    '7.0'],
  ['m3-ultra',     'bf16', 28.6,   undefined, undefined, undefined, undefined, 512,  0.819,  '35',   undefined, undefined, '17',   '625',    1,    undefined],
  ['m4-max',       'bf16', 18.4,   undefined, undefined, undefined, undefined, 128,  0.546,  '34',   undefined, undefined, '17',   '234',    1,    undefined],
  ['groq-lpu1',    'fp16', 188,    'int8',    750,       undefined, undefined, 0.23, 80,     '2.35', '4.69',    undefined, '1.18', '0.0029', 576,  undefined],
  ['wse-3',        'bf16', 15600,  undefined, undefined, undefined, undefined, 44,   21000,  '0.74', undefined, undefined, '0.37', '0.0021', 1,    undefined],
];
const rows = table.map(
  ([id, f16, r16, f8, r8, f4, r4, gb, tbs, ridge16, ridge8, ridge4, widened, drain, domain, upOverOut]) => ({
    id,
    rates: { [f16]: r16, ...(f8 && { [f8]: r8 }), ...(f4 && { [f4]: r4 }) },
    gb,
    tbs,
    domain,
    sixteen: f16,
    ridges: [
      [f16, ridge16],
      [f8, ridge8],
      [f4, ridge4],
    ] as const,
    widened,
    drain,
    upOverOut,
  }),
);

/** [token] R = F b / (2 W), of weights in one format, multiplied in another. */
function ridge(
  { compute_rate, memory_bandwidth }: HardwareRecord,
  weights: RateFormat,
  multiply: RateFormat = weights,
): number {
  const { bytes } = numberFormats[weights];
  return ((compute_rate[multiply] ?? Number.NaN) * bytes) / (2 * memory_bandwidth);
}

describe('A chip', () => {
  test('of the catalogue has its row in the table', () => {
    expect([...hardware.keys()].sort()).toEqual(rows.map(({ id }) => id).sort());
  });

  test.each(rows)('$id has the figures of one chip, dense', ({ id, rates, gb, tbs, domain }) => {
    const { compute_rate, memory_bandwidth, memory_capacity, domain: chips } = chip(id);

    for (const [format, teraflops] of Object.entries(rates))
      expect(compute_rate[format as RateFormat]).toBe(Number(((teraflops ?? 0) * 1e12).toPrecision(15)));
    expect(memory_capacity).toBe(gb * 1e9);
    expect(memory_bandwidth / 1e12).toBeCloseTo(tbs, 9);
    expect(chips).toBe(domain);
  });

  test.each(rows)('$id has the printed ridge batch', ({ id, ridges, sixteen, widened }) => {
    for (const [format, printed] of ridges)
      if (format && printed) isPrintedAs(ridge(chip(id), format), printed);
    isPrintedAs(ridge(chip(id), 'fp8', sixteen), widened);
  });

  test.each(rows)('$id has the printed drain time', ({ id, drain }) => {
    const { memory_capacity, memory_bandwidth } = chip(id);

    isPrintedAs((1000 * memory_capacity) / memory_bandwidth, drain);
  });

  test.each(rows)('$id reaches its domain and the others as far as is printed', ({ id, upOverOut }) => {
    const { scale_up_bandwidth = Number.NaN, scale_out_bandwidth = Number.NaN, domain } = chip(id);

    if (upOverOut) isPrintedAs(scale_up_bandwidth / scale_out_bandwidth, upOverOut);
    else expect(scale_up_bandwidth / scale_out_bandwidth, `of ${domain}`).toBeNaN();
  });
});

describe('A ridge batch of about 300', () => {
  test('is that of 8 chips, to a tenth; of A100, H100 and B100, which the lecture names, of one', () => {
    const near = [...hardware.values()].filter((one) => {
      const batch = ridge(one, one.compute_rate.bf16 === undefined ? 'fp16' : 'bf16');
      return Math.abs(batch / 300 - 1) <= 0.1;
    });

    expect(near.map(({ id }) => id).sort()).toEqual(
      ['h100-sxm', 'h800-sxm', 'b200-sxm', 'gb200', 'b300-sxm', 'gb300', 'mi355x', 'tpu-v7'].sort(),
    );
  });

  test('is the same in FP8 where FP8 is twice as fast, and half where it is not', () => {
    const fp8OverBf16 = (id: string) => ridge(chip(id), 'fp8') / ridge(chip(id), 'bf16');

    for (const id of ['h100-sxm', 'gb200', 'mi300x', 'tpu-v7']) expect(fp8OverBf16(id)).toBeCloseTo(1, 2);
    for (const id of ['tpu-v5p', 'tpu-v6e', 'gaudi3']) expect(fp8OverBf16(id)).toBe(0.5);
  });
});

describe('What a label does not say', () => {
  test('an H100 has 80 GiB, which is 85.9 GB', () => {
    expect(chip('h100-sxm').memory_usable).toBe(80 * 2 ** 30);
  });

  test('a GB200 is sold with 186 GB and has more: software sees 189,471 MiB of what is soldered on', () => {
    const { memory_capacity, memory_usable = 0, memory_physical = 0 } = chip('gb200');

    expect(memory_capacity).toBe(186e9);
    expect(memory_usable).toBe(189_471 * 2 ** 20);
    expect(memory_physical).toBeGreaterThan(memory_usable);
  });

  test('software sees more than the label says, by at most what a GiB is more than a GB', () => {
    for (const { id, memory_capacity, memory_usable } of hardware.values()) {
      if (memory_usable === undefined) continue;
      // A GiB is 7.4% more than a GB; some is kept for error correction.
      expect(memory_usable / memory_capacity, id).toBeGreaterThan(1);
      expect(memory_usable / memory_capacity, id).toBeLessThan(1.075);
    }
  });

  test('some chips are no faster in INT8 than in BF16, and three are far slower', () => {
    const slower = [...hardware.values()].filter(
      ({ compute_rate: { bf16 = 0, int8 = bf16 } }) => int8 < bf16,
    );

    expect(slower.map(({ id }) => id)).toEqual(['b300-sxm', 'gb300', 'vr200']);
    for (const { compute_rate } of slower)
      expect((compute_rate.bf16 ?? 0) / (compute_rate.int8 ?? 1)).toBeGreaterThan(14);
  });
});
