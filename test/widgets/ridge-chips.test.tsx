import { renderToString } from 'preact-render-to-string';
import { describe, expect, test } from 'vitest';
import { readCatalogue } from '../../src/authoring/read-catalogue.ts';
import { RidgeChips } from '../../src/widgets/ridge-chips/RidgeChips.tsx';
import { ridgesOf } from '../../src/widgets/ridge-chips/ridge-chips.model.ts';

const { hardware } = readCatalogue('.');
const chips = ['a100-sxm-40', 'a100-sxm-80', 'h100-sxm', 'b200-sxm', 'tpu-v5e'].flatMap((id) => {
  const record = hardware.get(id);
  return record ? [{ hardware: record, year: record.year }] : [];
});
/** Without the spaces that do not break. */
const plain = (text: string) => text.replaceAll('\u00a0', ' ');
const batches = (stored: '16' | '8' | '4', multiplied: 'same' | 'wide') =>
  Object.fromEntries(
    ridgesOf(chips, { stored, multiplied }).rows.map(({ name, batch }) => [plain(name), Math.round(batch)]),
  );

describe('the ridge batches of chips', () => {
  test('are their FLOP for each byte in 16 bits', () => {
    // 312 / 1.555, 312 / 2.039, 989 / 3.35, 2250 / 8 and 197 / 0.819, from data sheets, dense.
    expect(batches('16', 'same')).toEqual({
      ...{ 'A100 40 GB': 201, 'A100 80 GB': 153, H100: 295, B200: 281, 'TPU v5e': 241 },
    });
  });

  test('stay where they are in 8 bits multiplied as 8 bits', () => {
    const [wide, short] = [batches('16', 'same'), batches('8', 'same')];
    for (const [name, batch] of Object.entries(short))
      expect(Math.abs(batch - (wide[name] ?? 0)), name).toBeLessThanOrEqual(1);
  });

  test('halve where weights are widened: 120 on a v5e, as the scaling book has it', () => {
    expect(batches('8', 'wide')).toEqual({
      ...{ 'A100 40 GB': 100, 'A100 80 GB': 77, H100: 148, B200: 141, 'TPU v5e': 120 },
    });
  });

  test('fall to a quarter where a chip has no units for 4 bits', () => {
    const four = ridgesOf(chips, { stored: '4', multiplied: 'same' });
    // 989 · 0.5 / (2 · 3.35).
    expect(four.rows.find(({ name }) => name === 'H100')).toMatchObject({ mixed: true, multiplied: 'bf16' });
    expect(Math.round(four.rows.find(({ name }) => name === 'H100')?.batch ?? 0)).toBe(74);
    expect(four.says).toContain('2 of 5 widen the weights first; their bars are outlines');
  });

  test('are said in words and stand in a table, oldest chip first', () => {
    const { says, table } = ridgesOf(chips, { stored: '16', multiplied: 'same' });
    expect(plain(says)).toBe(
      'Weights stored in 16 bits and multiplied in 16 bits: the ridge batch runs from 153 (A100 80 GB) to 295 (H100), and half of the chips have 241 or more.',
    );
    expect(plain(table.rows[0]?.[0] ?? '')).toBe('A100 40 GB');
    expect(table.rows.at(-1)?.slice(0, 2)).toEqual(['B200', '2024']);
  });

  test('are whole before any script runs', () => {
    const html = renderToString(<RidgeChips chips={chips} start={{ stored: '16', multiplied: 'same' }} />);
    expect(html.match(/class="bar solid"/g)).toHaveLength(5);
    expect(html).not.toMatch(/NaN|undefined|Infinity/);
  });
});
