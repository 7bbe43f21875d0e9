import { describe, expect, test } from 'vitest';
import { bareHardware, bareModel } from '../../src/authoring/bare-records.ts';
import { readCatalogue } from '../../src/authoring/read-catalogue.ts';
import { readEvidenceFiles } from '../../src/authoring/read-records.ts';
import { solve } from '../../src/engine/index.ts';
import { readAddress } from '../../src/widgets/lab/address.ts';
import { givensOf } from '../../src/widgets/lab/state.ts';
import {
  type Assumptions,
  account,
  bare,
  chart,
  labSetup,
  type Part,
  stepsOf,
  words,
} from '../../src/widgets/left-out/left-out.model.ts';
import { passesOf } from '../../src/widgets/left-out/passes.ts';
import { inLab } from '../../src/widgets/lesson/in-lab.ts';

const rows = readEvidenceFiles('.', readCatalogue('.')).flatMap((file) => file.rows);
const passes = passesOf(rows);
const pass = (id: string) => {
  const found = passes.find((one) => one.id === id);
  if (!found) throw new Error(`no pass ${id}`);
  return found;
};
const all: Assumptions = { ...bare, attention: true, copies: true, network: 'serial', overlap: 'none' };
const lengthOf = (parts: readonly Part[], id: Part['id']): number => {
  const part = parts.find((one) => one.id === id);
  return part ? 1000 * (part.to - part.from) : 0;
};

describe('what the bound leaves out of a published pass', () => {
  test('is worked out as it was by hand for DeepSeek’s day', () => {
    // 88 sequences of 4,989 tokens on each of 144 H800, at 3.35 TB/s, 1,979 TFLOP/s in FP8 and 989 in BF16, 50 GB/s.
    const { parts, bound, measured } = account(pass('deepseek-day'), all);
    // 88 · 4,989 · 70,272 B over 3.35 TB/s.
    expect(lengthOf(parts, 'kv')).toBeCloseTo(9.21, 2);
    // 2 · 88 · 37e9 over 1,979 TFLOP/s.
    expect(lengthOf(parts, 'linear')).toBeCloseTo(3.29, 2);
    // 88 · 8 · 7,168 · 3 B · 58 layers over 50 GB/s.
    expect(lengthOf(parts, 'exchange')).toBeCloseTo(17.56, 2);
    // 17.09 GB that all tokens use on each chip, and 653.9 / 144 = 4.54 GB of experts, over 3.35 TB/s.
    expect(lengthOf(parts, 'weights')).toBeCloseTo(6.46, 2);
    // 88 · 4,989 · 61 layers · 128 heads · 2 · (576 + 512) FLOP over 989 TFLOP/s.
    expect(lengthOf(parts, 'attention')).toBeCloseTo(7.54, 2);
    expect(1000 * bound).toBeCloseTo(44.1, 1);
    // 1,850 tokens a second and chip: 12,672 / (144 · 1,850).
    expect(1000 * measured).toBeCloseTo(47.57, 2);
  });

  test('takes nothing before anything is counted: the lecture’s bound', () => {
    const { parts, bound } = account(pass('deepseek-day'), bare);
    expect(parts.map(({ id }) => id)).toEqual(['weights', 'kv', 'linear']);
    // 671 GB over 482.4 TB/s are 1.39 ms, and 9.21 of caches.
    expect(1000 * bound).toBeCloseTo(10.6, 1);
  });

  test('keeps what was measured of PaLM: 28.5 ms beside 7.24', () => {
    const { bound, measured } = account(pass('palm-int8'), bare);
    expect(1000 * bound).toBeCloseTo(7.24, 2);
    expect(1000 * measured).toBeCloseTo(28.5, 6);
  });

  test.each(passes.map(({ id }) => id))('ends where the engine says that the pass does: %s', (id) => {
    for (const [, assumed] of stepsOf(pass(id))) {
      const { parts, bound } = account(pass(id), assumed);
      expect(Math.max(...parts.map(({ to }) => to)) / bound).toBeCloseTo(1, 9);
    }
    const serial: Assumptions = { ...all, overlap: 'attention_serial', network: 'left_out' };
    const { parts, bound } = account(pass(id), serial);
    expect(Math.max(...parts.map(({ to }) => to)) / bound).toBeCloseTo(1, 9);
  });

  test.each(passes.map(({ id }) => id))('only grows as more is counted: %s', (id) => {
    const bounds = stepsOf(pass(id)).map(([, assumed]) => account(pass(id), assumed).bound);
    for (const [at, bound] of bounds.entries()) expect(bound).toBeGreaterThanOrEqual(bounds[at - 1] ?? 0);
  });

  test.each(passes.map(({ id }) => id))(
    'is the same pass in the Lab, where the Lab can hold it: %s',
    (id) => {
      const { hardware, models } = readCatalogue('.');
      const catalogue = {
        hardware: [...hardware.values()].map(bareHardware),
        models: [...models.values()].map(bareModel),
      };
      for (const [, assumed] of stepsOf(pass(id))) {
        const setup = labSetup(pass(id), assumed);
        if (!setup) continue;
        const { state, told } = readAddress(catalogue, inLab(setup, 'step_time').split('?')[1] ?? '');
        expect(told).toEqual([]);
        const { bound } = account(pass(id), assumed);
        expect(solve(givensOf(catalogue, state), 'step_time').value / bound).toBeCloseTo(1, 3);
      }
    },
  );

  test('is told in words and drawn inside its picture', () => {
    const accounted = account(pass('deepseek-day'), all);
    expect(words(accounted)).toMatch(
      /exchange between experts 17\.6\sms\. The bound is 44\.1\sms .* 93% of it/,
    );
    for (const { x, width } of chart(accounted).bars) expect(x + width).toBeLessThan(346);
  });

  const reading = (...lengths: readonly number[]): readonly Part[] =>
    (['weights', 'kv'] as const).map((id, at) => ({ id, from: 0, to: lengths[at] ?? 0 }));
  test.each([
    // 1.003 times what was measured is no difference a reader can see.
    [
      { parts: reading(0.04, 0.007), bound: 0.047_64, measured: 0.0475 },
      'are the same to within a per cent.',
    ],
    // Two parts read from one memory cannot hide one another.
    [
      { parts: reading(0.0469, 0.0007), bound: 0.0476, measured: 0.0369 },
      'too long by 29%, so more of the peak was reached than is set here.',
    ],
    [
      {
        parts: [...reading(0.02, 0.01), { id: 'exchange' as const, from: 0.03, to: 0.05 }],
        ...{ bound: 0.05, measured: 0.04 },
      },
      'too long by 25%, so something counted here is hidden in the real pass.',
    ],
  ])('is explained by what can be: %#', (accounted, told) => {
    expect(words(accounted)).toContain(told);
  });
});
