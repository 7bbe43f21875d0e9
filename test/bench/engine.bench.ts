import { expect, test } from 'vitest';
import { readCatalogue } from '../../src/authoring/read-catalogue.ts';
import { scenario } from '../../src/engine/scenario.ts';
import { solve, solveAll } from '../../src/engine/solve.ts';
import { sweep } from '../../src/engine/sweep.ts';
import { figuresOf, reading } from '../../src/widgets/batch-plots/batch-plots.model.ts';
import { chapter, chapterIds, everything } from '../../src/widgets/lab/chapters.ts';
import { headline } from '../../src/widgets/lab/results.ts';
import { givensOf, start, withValue } from '../../src/widgets/lab/state.ts';
import { why } from '../../src/widgets/lab/why.ts';
import { deepseekV3, gb200 } from '../fixtures/records.ts';

const rack = scenario({
  hardware: gb200,
  model: deepseekV3,
  batch: 128,
  context: 4096,
  chip_rent: '$2/(chip*hour)',
});

/** The same step time as somebody would write it for this one plot. */
function plainStepTime(batch: number, context: number): number {
  const [chips, computeRate, bandwidth] = [72, 5000e12, 8e12];
  const compute = (2 * batch * 37e9) / (chips * computeRate);
  const weights = 671e9 / (chips * bandwidth);
  const kv = (batch * context * 70_272) / (chips * bandwidth);
  return Math.max(compute, weights + kv);
}

const batches = Float64Array.from({ length: 1000 }, (_, at) => 1 + 20 * at);
const contexts = Float64Array.from({ length: 1000 }, (_, at) => 100 * at);

function plainSweep(points: Float64Array, at: (point: number) => number): Float64Array {
  const out = new Float64Array(points.length);
  for (let i = 0; i < out.length; i += 1) out[i] = at(points[i] ?? 0);
  return out;
}

/** What a benchmark makes is used, or the compiler would not make it. */
let used = 0;

test('the plain function and the engine say the same', () => {
  const swept = sweep(rack, 'batch', batches, 'step_time');
  batches.forEach((batch, at) => {
    expect(swept[at]).toBeCloseTo(plainStepTime(batch, 4096), 12);
  });
  expect(solve(rack, 'step_time').value).toBeCloseTo(plainStepTime(128, 4096), 12);
});

test('a thousand step times over the batch', async ({ bench }) => {
  await bench.compare(
    bench('plain function', () => {
      used += plainSweep(batches, (batch) => plainStepTime(batch, 4096))[999] ?? 0;
    }),
    bench('sweep', () => {
      used += sweep(rack, 'batch', batches, 'step_time')[999] ?? 0;
    }),
  );
});

test('a thousand step times over the context', async ({ bench }) => {
  await bench.compare(
    bench('plain function', () => {
      used += plainSweep(contexts, (context) => plainStepTime(128, context))[999] ?? 0;
    }),
    bench('sweep', () => {
      used += sweep(rack, 'context', contexts, 'step_time')[999] ?? 0;
    }),
  );
});

test('one step time with its derivation', async ({ bench }) => {
  await bench('solve', () => {
    used += solve(rack, 'step_time').value;
  }).run();
});

test('every quantity of the graph', async ({ bench }) => {
  await bench('solveAll', () => {
    used += solveAll(rack).size;
  }).run();
});

test('the Lab after one number was typed: its setup, what it says, every quantity, both plots and one why', async ({
  bench,
}) => {
  const { hardware, models } = readCatalogue('.');
  const catalogue = { hardware: [...hardware.values()], models: [...models.values()] };
  let batch = 1;
  await bench('a full recompute', () => {
    batch = (batch % 4096) + 1;
    const state = withValue(start, 'batch', batch);
    const givens = givensOf(catalogue, state);
    const all = everything(givens);
    used +=
      headline(givens).figures.length + chapterIds.reduce((sum, id) => sum + chapter(all, id).rows.length, 0);
    used += reading(figuresOf(givens), batch).spoken.length;
    used += why(catalogue, state, givens, 'step_time', {}).lines.length;
  }).run();
});

test('what was measured was used', () => {
  expect(used).toBeGreaterThan(0);
});
