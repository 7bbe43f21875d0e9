import { renderToString } from 'preact-render-to-string';
import { describe, expect, test } from 'vitest';
import { readCatalogue } from '../../src/authoring/read-catalogue.ts';
import { readEvidenceFiles } from '../../src/authoring/read-records.ts';
import type { Hardware } from '../../src/engine/catalogue.ts';
import { MeasuredPass } from '../../src/widgets/measured-pass/MeasuredPass.tsx';
import {
  batchAt,
  drawn,
  readingAt,
  type Setup,
  type Timed,
} from '../../src/widgets/measured-pass/measured-pass.model.ts';
import { h100 } from '../fixtures/records.ts';

const catalogue = readCatalogue('.');
const rows = readEvidenceFiles('.', catalogue).flatMap(({ rows }) => rows);
/** NVIDIA H200 data sheet: an H100 but for the memory. */
const h200 = { ...h100, id: 'h200-sxm', name: 'NVIDIA H200 SXM', memory_bandwidth: 4.8e12 };
const timedOn = (hardware: Hardware): Timed => ({
  hardware,
  passes: rows
    .filter(
      (row) =>
        row.source === 'ridgepoint-2026' &&
        row.model === 'llama-3.1-8b' &&
        row.hardware === hardware.id &&
        row.givens.context === 128,
    )
    .map(({ givens, published }) => ({ batch: givens.batch ?? 0, time: published })),
});
const llama8b = catalogue.models.get('llama-3.1-8b');
if (!llama8b) throw new Error('no Llama 3.1 8B in the catalogue');
const setup: Setup = {
  model: llama8b,
  context: 128,
  chips: [timedOn(h100), timedOn(h200)],
};
const figure = drawn(setup);
const plain = (text: string) => text.replaceAll('\u00a0', ' ');

describe('passes timed on an H100 and an H200', () => {
  test('were timed with the same batches on both', () => {
    const [slow, fast] = setup.chips.map(({ passes }) => passes.map(({ batch }) => batch));
    expect(slow).toEqual(fast);
    expect(figure.batches).toEqual(slow);
    expect(slow).toEqual([...(slow ?? [])].sort((a, b) => a - b));
  });

  test('lie above their bounds, every one of them', () => {
    // 2 · 8.03e9 bytes of weights and 131,072 for each token kept; 989 TFLOP/s, 3.35 and 4.8 TB/s.
    for (const [at, bandwidth] of [3.35e12, 4.8e12].entries())
      for (const { batch, time } of setup.chips[at]?.passes ?? []) {
        const memory = (16.06e9 + batch * 128 * 131_072) / bandwidth;
        expect(time, String(batch)).toBeGreaterThan(Math.max(memory, (2 * 8.03e9 * batch) / 989e12));
      }
  });

  test('part at small batches and meet at large ones', () => {
    // (6.46 − 4.89) / 6.46 and (17.3 − 17.1) / 17.3, as measured; 1 − 3.35 / 4.8 and nothing, by the bounds.
    expect(plain(readingAt(setup, figure, 1).saved)).toBe(
      'The H200 reads 1.43 times as fast and multiplies no faster. It saved 24% of the time; the bounds differ by 30%.',
    );
    expect(readingAt(setup, figure, 512).saved).toContain('saved 1% of the time; the bounds differ by 0%');
  });

  test('are told beside their bounds', () => {
    // 16.06e9 + 128 · 131,072 bytes over 3.35 and 4.8 TB/s.
    expect(plain(readingAt(setup, figure, 1).took)).toBe(
      'With 1 sequence the H100 took 6.46 ms, 1.35 times its bound of 4.8 ms, and the H200 4.89 ms, 1.46 times its bound of 3.35 ms.',
    );
  });

  test('are chosen by the nearest that was timed', () => {
    expect(batchAt(figure, -1)).toBe(1);
    expect(batchAt(figure, 0)).toBe(1);
    expect(batchAt(figure, 2)).toBe(2048);
    for (const batch of figure.batches) {
      const share = Math.log(batch) / Math.log(2048);
      expect(batchAt(figure, share)).toBe(batch);
    }
  });

  test('are not made up where nothing was timed', () => {
    expect(() => readingAt(setup, figure, 3)).toThrow('was not timed with a batch of 3');
  });

  test('are whole before any script runs', () => {
    const html = renderToString(<MeasuredPass {...setup} batch={64} evidence="/evidence/#one" />);
    expect(html).not.toMatch(/NaN|undefined|Infinity/);
    expect(html.match(/class="timed (?:disc|square)"/g)).toHaveLength(4);
  });
});
