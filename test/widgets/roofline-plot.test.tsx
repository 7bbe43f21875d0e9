import fc from 'fast-check';
import { renderToString } from 'preact-render-to-string';
import { describe, expect, test } from 'vitest';
import { solve } from '../../src/engine/solve.ts';
import { lettering } from '../../src/widgets/plot/frame.ts';
import { RooflinePlot } from '../../src/widgets/roofline-plot/RooflinePlot.tsx';
import {
  formatsOf,
  givensOf,
  intensityAt,
  markedAt,
  nextIntensity,
  rooflineOf,
  sceneOf,
} from '../../src/widgets/roofline-plot/roofline-plot.model.ts';
import { gb200, h100 } from '../fixtures/records.ts';

const scene = sceneOf(h100, 'bf16');
const roofline = rooflineOf(scene);

describe('the roofline of one H100 in BF16', () => {
  test('bends at 989 / 3.35 = 295 FLOP for each byte', () => {
    const [alone, ridge, prompt] = roofline.works;
    expect(alone?.intensity).toBe(1);
    expect(alone?.rate).toBeCloseTo(3.35e12, -3);
    expect(ridge?.intensity).toBeCloseTo(989 / 3.35, 9);
    expect(ridge?.rate).toBeCloseTo(989e12, -3);
    expect([prompt?.intensity, prompt?.rate]).toEqual([2048, 989e12]);
    expect(roofline.shape).toMatch(/up to the ridge, 295\sFLOP\/byte, and is flat at 989\sTFLOP\/s/);
  });

  test('says at a marker what is reached, of what, and who waits', () => {
    // 30 · 3.35 = 100.5; of 989 that is 10.2%.
    expect(markedAt(scene, roofline, 30).here).toMatch(
      /^Work of 30\sFLOP\/byte reaches 101\sTFLOP\/s, 10\.2% of the peak: the arithmetic waits for the memory\. In BF16 a decode pass of 30 tokens is such work\.$/,
    );
    expect(markedAt(scene, roofline, 1000).here).toContain('the memory waits for the arithmetic');
    expect(markedAt(scene, roofline, 295).here).toContain('neither');
  });

  test('never leaves the picture, wherever the marker is put', () => {
    expect(intensityAt(roofline, -1)).toBe(0.5);
    // To two figures, as a pointer can aim.
    expect(intensityAt(roofline, 2)).toBe(16_000);
    expect(nextIntensity(1, 'ArrowRight')).toBe(2);
    expect(nextIntensity(1, 'x')).toBeUndefined();
  });
});

test('the names of both lines stand apart where the roof is near the top', () => {
  // 50 PFLOP/s of 60 that are shown.
  const rubin = { ...h100, compute_rate: { bf16: 4e15, fp4: 50e15 }, memory_bandwidth: 22e12 };
  const [upper = 0, lower = 0] = rooflineOf(sceneOf(rubin, 'fp4')).drawn.picture.lines.map(
    ({ end }) => end?.label ?? 0,
  );
  // Of two lines, the upper name.
  expect(lower - upper).toBeGreaterThanOrEqual(2 * lettering.line - 1e-9);
});

test('a format the chip lacks gives way to the widest that it has', () => {
  expect(formatsOf(h100).map(({ id }) => id)).toEqual(['bf16', 'fp8', 'int8']);
  expect(sceneOf(h100, 'fp4').format).toBe('bf16');
  expect(sceneOf(gb200, 'fp4').format).toBe('fp4');
});

test('one user stands at 2 FLOP over the bytes of a weight', () => {
  // Half a byte: 4 FLOP for each byte; the ridge of a GB200 is then 10,000 / 8.
  const [alone, ridge] = rooflineOf(sceneOf(gb200, 'fp4')).works;
  expect(alone?.intensity).toBe(4);
  expect(ridge?.intensity).toBe(1250);
});

test('the rate never falls, and lies under the peak and under what memory brings', () => {
  const at = (intensity: number) => solve({ ...givensOf(scene), intensity }, 'attainable_rate').value;
  const some = fc.double({ min: 0.5, max: 16_384, noNaN: true });
  fc.assert(
    fc.property(some, some, (a, b) => {
      expect(at(Math.min(a, b))).toBeLessThanOrEqual(at(Math.max(a, b)));
      expect(at(a)).toBeLessThanOrEqual(Math.min(989e12, a * 3.35e12) * (1 + 1e-12));
    }),
  );
});

test('is whole before any script runs', () => {
  const html = renderToString(<RooflinePlot hardware={[h100, gb200]} weights="bf16" />);
  expect(html).toContain('0.339% of the peak');
  expect(html).toMatch(/role="slider"[^>]*aria-label="Intensity"|aria-label="Intensity"[^>]*role="slider"/);
  expect(html).toContain(
    'lab/?hardware=h100-sxm&amp;chips=1&amp;weights=bf16&amp;batch=1&amp;why=attainable_rate',
  );
  expect(html).not.toMatch(/NaN|undefined|Infinity/);
});
