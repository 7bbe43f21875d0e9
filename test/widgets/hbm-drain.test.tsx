import { renderToString } from 'preact-render-to-string';
import { describe, expect, test } from 'vitest';
import { HbmDrain } from '../../src/widgets/hbm-drain/HbmDrain.tsx';
import { drainOf, tank } from '../../src/widgets/hbm-drain/hbm-drain.model.ts';
import { deepseekV3, gb200, h100, llama70b } from '../fixtures/records.ts';

const all = [h100, gb200];
const rack = { hardware: gb200, model: deepseekV3 };
const plain = (text: string) => text.replaceAll('\u00a0', ' ');
const width = ({ right, left }: typeof tank) => right - left;

describe('the memory of a rack of GB200 with DeepSeek-V3', () => {
  test('read for its weights alone takes a twentieth of the drain time', () => {
    // 671 GB over 576 TB/s, and 72 · 186 GB over it; one sequence of 4,096 tokens adds half a microsecond.
    const { here, segments } = drainOf({ ...rack, fill: 0 }, all);
    expect(plain(here)).toContain('Reading takes 1.17 ms, of which 1.16 ms are the weights of DeepSeek-V3');
    expect(plain(here)).toContain('5.01% of the drain time of GB200, 23.3 ms');
    expect(segments.find(({ kind }) => kind === 'weights')?.width).toBeCloseTo(
      (671e9 / (72 * 186e9)) * width(tank),
      6,
    );
  });

  test('read when it is full takes the drain time', () => {
    const { here, batch } = drainOf({ ...rack, fill: 100 }, all);
    // (13,392 − 671) GB over 4,096 · 70,272 bytes.
    expect(batch).toBe(Math.floor(12_721e9 / (4096 * 70_272)));
    expect(plain(here)).toContain('100% of the drain time');
    // 2 · 37e9 · 44,195 over 360 PFLOP/s: 9.08 ms.
    expect(plain(here)).toContain('The arithmetic takes 9.08 ms and hides behind it');
  });

  test('has one bar with two scales, whose ends agree', () => {
    const { bytes, times } = drainOf({ ...rack, fill: 50 }, all);
    // 12 TB of 13.392 and 20 ms of 23.25.
    expect(bytes.at(-1)).toMatchObject({ x: tank.left + (12 / 13.392) * width(tank) });
    expect(times.at(-1)?.x).toBeCloseTo(tank.left + (20 / 23.25) * width(tank), 6);
  });
});

test('says what does not fit', () => {
  const { fits, here, table } = drainOf({ hardware: h100, model: deepseekV3, fill: 50 }, all);
  expect(fits).toBe(false);
  expect(plain(here)).toBe(
    'The weights of DeepSeek-V3 take 671 GB, and 8 chips of H100 hold 640 GB: it does not fit.',
  );
  expect(table.rows[0]?.map(plain)).toEqual([
    ...['H100, 8 chips', '80 GB per chip', '3.35 TB/s per chip', '23.9 ms', 'too large', '–'],
  ]);
});

test('a pass bound by compute is said to be so', () => {
  // A cache in one layer of 80: 16.8 MB of reading against 141 GFLOP, which is 0.6 against 18 µs on 8 H100.
  const light = { ...llama70b, attention: { ...llama70b.attention, layers: 1 } };
  expect(drainOf({ hardware: h100, model: light, fill: 100 }, all).here).toContain('bound by compute');
});

test('is whole before any script runs', () => {
  const html = renderToString(
    <HbmDrain hardware={all} models={[deepseekV3, llama70b]} start={{ ...rack, fill: 0 }} />,
  );
  expect(html).toContain('hides behind it');
  expect(html).toContain('lab/?hardware=gb200&amp;model=deepseek-v3&amp;batch=1&amp;context=4096');
  expect(html).not.toMatch(/NaN|undefined|Infinity/);
});
