import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { solve } from '../../src/engine/solve.ts';
import { batchAt, figures, reading } from '../../src/widgets/batch-plots/batch-plots.model.ts';
import { plain } from '../../src/widgets/batch-plots/captions.ts';
import { batchScale } from '../../src/widgets/batch-plots/drawing.ts';
import { batchFrom } from '../../src/widgets/batch-plots/pass.ts';
import {
  batchSteps,
  bounds,
  contextSteps,
  firstScene,
  nextBatch,
  type Scene,
  type Start,
  withHardware,
  withModel,
} from '../../src/widgets/batch-plots/scene.ts';
import { frame, lettering } from '../../src/widgets/plot/frame.ts';
import type { Label, Picture } from '../../src/widgets/plot/picture.ts';
import { deepseekV3, gb200, h100, llama70b, qwen3Next } from '../fixtures/records.ts';
import { node, rack, records } from './fixtures.ts';

const scene = (start: Start, change: Partial<Scene> = {}): Scene => ({
  ...firstScene(records, start),
  ...change,
});
const at = (start: Start, batch = start.batch, change: Partial<Scene> = {}) => {
  const shown = figures(scene(start, change));
  return { shown, here: reading(shown, batch) };
};
/** Numbers keep their units by spaces that do not break; a reader of this test need not. */
const said = (text: string): string => text.replaceAll(/\s/g, ' ');
const marks = ({ rules }: Picture) => rules.map(({ label }) => label.text);

describe('DeepSeek-V3 in FP8 on a GB200 NVL72', () => {
  // By hand: W = 72 x 8 TB/s = 576 TB/s, F = 72 x 5 PFLOP/s = 360 PFLOP/s.
  // Weights 671e9 / 576e12 = 1.165 ms. Compute 2 x 37e9 / 360e15 = 0.2056 µs a sequence. B* = 1.165 ms / 0.2056 µs = 5,667.
  // Cache 61 x 576 x 2 = 70,272 bytes a token; 8,192 tokens 575.7 MB, 0.9994 µs a sequence: longer than its compute.
  const { shown, here } = at(rack);

  test('at 64 sequences the weights take nearly all of the step', () => {
    expect(said(plain(here.latency.here))).toBe(
      'At 64 sequences a step takes 1.23 ms and is memory-bound: 1.16 ms for the weights, 64 µs for KV, 13.2 µs of compute.',
    );
  });

  test('at 64 sequences a token costs 19 times the floor', () => {
    // Rent 72 x $2 / 3600 s = $0.04 a second; 0.04 x 1.2289 ms / 64 = $0.768 a million; floor 0.04 x 0.9994 µs = $0.04.
    expect(said(plain(here.cost.here))).toBe(
      'At 64 sequences the cost is $0.768 per million tokens, 19.2 times the floor.',
    );
  });

  test('the optimal batch is marked in both plots, and no balance, as there is none', () => {
    expect(marks(shown.latency.picture)).toEqual(['optimal batch 5,670']);
    expect(marks(shown.cost.picture)).toEqual(['optimal batch 5,670', 'floor $0.04']);
  });

  test('the shape is said in words', () => {
    // KV takes as long as the weights at 1.165 ms / 0.9994 µs = 1,166 sequences, after twice 1.165 ms.
    expect(said(shown.latency.shape)).toBe(
      'Latency starts flat, near the time to read the weights: 1.17 ms for one sequence and 2.33 ms for 1,170 sequences, where reading the KV caches takes as long as reading the weights. Beyond, it rises in step with the batch. Memory is the bottleneck at every batch: beyond a context of 1,680 tokens, the balance context, a sequence brings more reading than arithmetic.',
    );
    expect(shown.cost.shape).toBe(
      'Cost falls as one over the batch while sequences share the reading of the weights, then levels off towards the floor of $0.04 per million tokens, what reading its own KV cache costs each token.',
    );
  });

  test('how many sequences fit is said where all that can be chosen do', () => {
    // (72 x 186 GB - 671 GB) / (1,024 x 70,272 B) = 12,721 / 0.07196 = 176,780; the batch ends at 16,384.
    expect(said(at(rack, 128, { context: 1024 }).here.latency.memory)).toMatch(
      /^Up to 17\d,\d{3} sequences fit in 13\.4 TB of memory/,
    );
  });

  test('at 131,072 tokens memory holds 1,381 sequences, and the rest is marked', () => {
    // (72 x 186 GB - 671 GB) / (131,072 x 70,272 B) = 12,721 / 9.2107 = 1,381.1
    const { shown: long, here: beyond } = at(rack, 1382, { context: 131_072 });
    expect(long.latency.picture.beyond?.x).toBeCloseTo(batchScale.at(1381), 9);
    expect(long.cost.picture.beyond?.label.text).toBe('does not fit');
    expect(said(beyond.latency.memory)).toBe(
      'This batch does not fit: beside 671 GB of weights, 13.4 TB of memory has room for the caches of 1,381 sequences.',
    );
    expect(beyond.cost.memory).toBe(beyond.latency.memory);
    expect(beyond.latency.marker.text).toContain('does not fit in memory');
    expect(said(reading(long, 1381).latency.memory)).toBe(
      'Up to 1,381 sequences fit in 13.4 TB of memory, beside 671 GB of weights.',
    );
    expect(reading(long, 1381).fits).toBe(true);
  });

  test('one sequence reads few experts when only those touched are read', () => {
    // 671 - 653.909 + 653.909 x 8/256 = 37.526 billion read: 65.15 µs, and 1 µs of cache.
    const { shown: touched } = at(rack, 1, { experts_read: 'touched' });
    expect(said(touched.latency.shape)).toMatch(
      /^Latency climbs from 66\.1 µs for one sequence, as more sequences need more of the experts, to /,
    );
  });

  test('what does not overlap adds up', () => {
    // 13.16 µs + 1,164.93 µs + 63.96 µs
    expect(said(plain(at(rack, 64, { overlap: 'none' }).here.latency.here))).toContain('takes 1.24 ms');
    expect(at(rack, 64, { overlap: 'none' }).shown.cost.shape).toContain(
      'what its own arithmetic and its own KV cache cost each token',
    );
  });
});

describe('Llama 3.1 70B in BF16 on eight H100', () => {
  // By hand: W = 26.8 TB/s, F = 7.912 PFLOP/s. Weights 141.2e9 / 26.8e12 = 5.269 ms.
  // Compute 2 x 70.6e9 / 7.912e15 = 17.846 µs a sequence. B* = 295.2.
  // Cache 327,680 bytes a token; 1,024 tokens 335.5 MB, 12.520 µs a sequence.
  // Balance 5,268.7 / (17.846 - 12.520) = 989. Room for (640 - 141.2) / 0.33554 = 1,486 caches.
  const { shown } = at(node);

  test('has its landmarks where the hand finds them', () => {
    expect(marks(shown.latency.picture)).toEqual(['optimal batch 295', 'balance 989']);
    expect(shown.landmarks.largest_fit).toBe(1486);
    expect(said(shown.latency.shape)).toBe(
      'Latency starts flat, near the time to read the weights: 5.28 ms for one sequence and 8.96 ms for 295 sequences, where compute takes as long as reading the weights. Beyond, it rises in step with the batch. Memory is the bottleneck up to 989 sequences, compute beyond.',
    );
  });

  test('with hardly any context is flat until compute takes as long as the weights', () => {
    // 295 caches of one token take 3.6 µs.
    expect(said(at(node, 64, { context: 1 }).shown.latency.shape)).toBe(
      'Latency is flat at 5.27 ms until 295 sequences, where compute takes as long as reading the weights; beyond, it rises with the batch. Memory is the bottleneck up to 295 sequences, compute beyond.',
    );
  });

  // biome-ignore format: a table reads by column
  test.for([
    [1,     '1 sequence: 5.28 ms a step, memory-bound'],
    [64,    '64 sequences: 6.07 ms a step, memory-bound'],      // 5.269 + 64 x 0.01252
    [988,   '988 sequences: 17.6 ms a step, memory-bound'],
    [990,   '990 sequences: 17.7 ms a step, compute-bound'],    // 990 x 17.846 µs
    [16384, '16,384 sequences: 292 ms a step, compute-bound, does not fit in memory'],
  ] as const)('at %i the marker says %s', ([batch, text]) => {
    expect(said(reading(shown, batch).latency.marker.text)).toBe(text);
  });

  test('two ways to write a batch that does not fit at all', () => {
    expect(said(at(node, 1, { chips: 1 }).here.latency.memory)).toBe(
      'This does not fit: the weights take 141 GB, the memory holds 80 GB.',
    );
    // Two chips hold 160 GB: 18.8 GB of room, and a cache of 131,072 tokens takes 42.9 GB.
    expect(said(at(node, 1, { chips: 2, context: 131_072 }).here.latency.memory)).toBe(
      'This does not fit: beside 141 GB of weights, 160 GB of memory has no room for the cache of one sequence.',
    );
    expect(at(node, 1, { chips: 1 }).shown.latency.picture.beyond?.x).toBe(frame.left);
  });

  test('weights in FP4 are multiplied in BF16, and the reader is told', () => {
    expect(figures(scene(node, { weights: 'fp4' })).assumptions[0]).toBe(
      'Weights are read in FP4 and multiplied in BF16, since NVIDIA H100 SXM5 80 GB has no units for FP4.',
    );
  });

  // biome-ignore format: a table reads by column
  test.for([
    [gb200, 'mxfp4', 'Weights are read in MXFP4, at the dense peak rate of FP4.'],
    [gb200, 'nvfp4', 'Weights are read in NVFP4, at the dense peak rate of FP4.'],
    [h100,  'fp16',  'Weights are read in FP16, at the dense peak rate of BF16.'],
    [h100,  'mxfp4', 'Weights are read in MXFP4 and multiplied in BF16, since NVIDIA H100 SXM5 80 GB has no units for MXFP4.'],
  ] as const)('on %o weights in %s are widened only where no unit is as narrow', ([hardware, weights, text]) => {
    expect(figures(scene(node, { hardware, weights })).assumptions[0]).toBe(text);
  });

  test('the table has the numbers of the plot', () => {
    const { columns, rows } = shown.latency.table;
    expect(columns).toEqual(['batch', 'weights', 'KV', 'compute', 'step', 'bound']);
    expect(rows.find(([batch]) => batch === '64')?.map(said)).toEqual([
      '64',
      '5.27 ms',
      '801 µs',
      '1.14 ms',
      '6.07 ms',
      'memory',
    ]);
    expect(rows.at(-1)?.[0]).toBe('16,384 (does not fit)');
  });
});

describe('what is said of the shape', () => {
  test('has no balance context where a state alone reads longer than the arithmetic takes', () => {
    // 37.7 MB over 26.8 TB/s are 1.4 µs; 2 x 3e9 / 7.9e15 are 0.76 µs.
    expect(at(node, 64, { model: qwen3Next, context: 4096 }).shown.latency.shape).toContain(
      'Memory is the bottleneck at every batch: a sequence brings more reading than arithmetic at any context.',
    );
  });

  test('is no flat line where caches add half of the weights again', () => {
    // 256 x 70,272 B over 576 TB/s are 31.2 ns: 0.51 ms for 16,384 sequences, beside 1.165 ms of weights.
    const model = { ...deepseekV3, active_params: 10e9 };
    expect(said(at(rack, 64, { model, context: 256 }).shown.latency.shape)).toMatch(
      /^Latency rises from 1\.1[67] ms to 1\.68 ms, and reading the weights still takes longest/,
    );
  });

  test('counts one sequence as one', () => {
    // Two chips have 18.8 GB beside the weights; 32,768 tokens take 10.7 GB.
    expect(said(at(node, 1, { chips: 2, context: 32_768 }).here.latency.memory)).toMatch(
      /^Up to 1 sequence fits in/,
    );
  });
});

describe('any scene', () => {
  const scenes = fc.record({
    start: fc.constantFrom(rack, node),
    hardware: fc.constantFrom(gb200, h100),
    weights: fc.constantFrom('bf16', 'fp8', 'int8', 'fp4'),
    context: fc.constantFrom(1, ...contextSteps),
    chips: fc.constantFrom(1, 8, 72, 100_000),
    rent: fc.constantFrom(0.01, 2, 1000),
    overlap: fc.constantFrom('perfect', 'attention_serial', 'none'),
    experts_read: fc.constantFrom('all', 'touched'),
  });
  const any = scenes.map(({ start, ...change }) => scene(start, change as Partial<Scene>));
  const batches = fc.constantFrom(...batchSteps);

  const ends = ({ x, anchor, text }: Label) => {
    const length = text.length * lettering.letter;
    return anchor === 'end' ? [x - length, x] : [x, x + length];
  };

  const bothPictures = (chosen: Scene) => {
    const { latency, cost } = figures(chosen);
    return [latency.picture, cost.picture];
  };

  test('names its lines apart', () => {
    fc.assert(
      fc.property(any, (chosen) => {
        for (const { lines } of bothPictures(chosen)) {
          const places = lines.flatMap(({ end }) => end?.label ?? []).sort((a, b) => a - b);
          const gaps = places.slice(1).map((place, i) => place - (places[i] ?? 0));
          expect(Math.min(...gaps)).toBeGreaterThanOrEqual(lettering.line - 1e-9);
        }
      }),
    );
  });

  test('keeps all labels inside the picture', () => {
    fc.assert(
      fc.property(any, batches, (chosen, batch) => {
        const { latency, cost } = reading(figures(chosen), batch);
        const labels = [
          ...bothPictures(chosen).flatMap(({ rules }) => rules.map(({ label }) => label)),
          latency.marker.label,
          cost.marker.label,
        ];
        const places = labels.flatMap(ends);
        expect(Math.min(...places)).toBeGreaterThanOrEqual(0);
        expect(Math.max(...places)).toBeLessThanOrEqual(frame.width);
      }),
    );
  });

  test('draws only finite places, and keeps the marker in the frame', () => {
    fc.assert(
      fc.property(any, batches, (chosen, batch) => {
        const shown = figures(chosen);
        expect(JSON.stringify(shown)).not.toMatch(/NaN|Infinity/);
        for (const { marker } of [reading(shown, batch).latency, reading(shown, batch).cost]) {
          expect(marker.x).toBeGreaterThanOrEqual(frame.left);
          expect(marker.x).toBeLessThanOrEqual(frame.right + 1e-9);
          expect(marker.y).toBeGreaterThanOrEqual(frame.top - 1e-9);
          expect(marker.y).toBeLessThanOrEqual(frame.bottom + 1e-9);
        }
      }),
    );
  });

  test('is called memory-bound exactly when memory takes at least as long as compute', () => {
    fc.assert(
      fc.property(any, batches, (chosen, batch) => {
        const shown = figures(chosen);
        const ratio = solve({ ...shown.givens, batch }, 'compute_time / memory_time').value;
        const word = ratio > 1 ? 'compute-bound' : 'memory-bound';
        expect(plain(reading(shown, batch).latency.here)).toContain(word);
      }),
    );
  });

  test('costs in parts what its parts take', () => {
    fc.assert(
      fc.property(any, batches, (chosen, batch) => {
        const { givens, cost } = figures(chosen);
        const part = solve({ ...givens, batch }, 'rent * weight_time / (batch * tokens_per_pass)').value;
        const row = cost.table.rows.find(
          ([head = '']) => Number.parseInt(head.replace(',', ''), 10) === batch,
        );
        const shown = Number(row?.[1]?.replaceAll(/[$,]/g, ''));
        // Dollars for a million, to three figures or to the cent.
        if (row)
          expect(Math.abs(shown - part * 1e6)).toBeLessThanOrEqual(Math.max(0.0051 * part * 1e6, 0.0051));
      }),
    );
  });
});

describe('the batch', () => {
  test('goes by keys to the next step of the slider, by pages tenfold, and to the ends', () => {
    // biome-ignore format: a table reads by column
    const moves = [
      [64,     'ArrowRight', 80],
      [64,     'ArrowUp',    80],
      [64,     'ArrowLeft',  56],
      [64,     'ArrowDown',  56],
      [5667,   'ArrowRight', 6144],   // from between two steps to the next
      [5667,   'ArrowLeft',  5120],
      [64,     'PageUp',     640],
      [64,     'PageDown',   6],
      [3000,   'PageUp',     16_384], // held at the end
      [4,      'PageDown',   1],
      [1,      'ArrowLeft',  1],
      [16_384, 'ArrowRight', 16_384],
      [64,     'Home',       1],
      [64,     'End',        16_384],
      [64,     'Enter',      undefined],
    ] as const;
    for (const [batch, key, next] of moves) expect(nextBatch(batch, key), `${key} at ${batch}`).toBe(next);
  });

  test('comes back to a step after one key there and one back', () => {
    fc.assert(
      fc.property(fc.constantFrom(...batchSteps.slice(0, -1)), (batch) => {
        expect(nextBatch(nextBatch(batch, 'ArrowRight') ?? 0, 'ArrowLeft')).toBe(batch);
      }),
    );
  });

  test('follows the pointer to whole numbers within bounds, and a step is met', () => {
    fc.assert(
      fc.property(fc.double({ min: -1, max: 2, noNaN: true }), (share) => {
        const batch = batchAt(share);
        expect(Number.isInteger(batch)).toBe(true);
        expect(batch).toBeGreaterThanOrEqual(bounds.batch.least);
        expect(batch).toBeLessThanOrEqual(bounds.batch.most);
      }),
    );
    expect(batchAt(0)).toBe(1);
    expect(batchAt(0.5)).toBe(128); // half of fourteen octaves
    expect(batchAt(1)).toBe(16_384);
    expect(batchAt(6 / 14 + 0.002)).toBe(64);
  });
});

describe('a scene', () => {
  test('takes the whole domain, the published format and two dollars unless told otherwise', () => {
    expect(scene(rack)).toMatchObject({ chips: 72, weights: 'fp8', rent: 2, overlap: 'perfect' });
    expect(scene({ ...rack, chips: 36, weights: 'fp4', rent: 10.5 })).toMatchObject({
      chips: 36,
      weights: 'fp4',
      rent: 10.5,
    });
  });

  test('starts again from the domain of other hardware and the format of another model', () => {
    expect(withHardware(scene({ ...rack, chips: 36 }), h100).chips).toBe(8);
    expect(withModel(scene(rack), llama70b).weights).toBe('bf16');
  });

  // biome-ignore format: a table reads by column
  test.for([
    [{ hardware: 'h100' }, 'There is no hardware record "h100" for these plots.'],
    [{ model: 'llama70b' },   'There is no model record "llama70b" for these plots.'],
    [{ batch: 0 },         'These plots start with batch from 1 to 16384; this is 0.'],
    [{ rent: Number.NaN }, 'These plots start with rent from 0.01 to 1000; this is NaN.'],
  ] as const)('is refused with %o', ([wrong, message]) => {
    expect(() => scene({ ...rack, ...wrong })).toThrow(message);
  });
});

test('a turning point is found to five figures, or said not to be there', () => {
  fc.assert(
    fc.property(fc.double({ min: 1, max: 1e8, noNaN: true }), (from) => {
      const found = batchFrom((batch) => batch >= from) ?? 0;
      expect(Math.abs(found / from - 1)).toBeLessThan(1e-4);
    }),
  );
  expect(batchFrom(() => true)).toBe(1);
  expect(batchFrom(() => false)).toBeUndefined();
});
