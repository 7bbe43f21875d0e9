import { expect, test } from 'vitest';
import { typeset } from '../../src/authoring/maths.ts';
import { explain } from '../../src/engine/derivation.ts';
import { quantities } from '../../src/engine/quantities.ts';
import { scenario } from '../../src/engine/scenario.ts';
import { solve } from '../../src/engine/solve.ts';
import { deepseekV3, h100 } from '../fixtures/records.ts';

const node = scenario({ hardware: h100, model: deepseekV3, batch: 64, context: 8192, chip_rent: 2 / 3600 });
const spaced = (text: string) => text.replaceAll('\u00a0', ' ');

test('a line says what is found, its formula, its numbers, its value and why', () => {
  const [line] = explain(solve(node, 'weight_bytes'));

  expect(line).toEqual({
    id: 'weight_bytes',
    name: 'bytes of weights',
    because: 'Every parameter is stored once in the domain.',
    symbols: 'N_t b = N_t \\, b',
    numbers: '\\text{671 billion parameters} \\;\\times\\; \\text{1 byte per parameter}',
    value: '671\u00a0GB',
  });
});

test('a factor of one that blackboards leave out is left out, until it is another', () => {
  const symbols = (tokens_per_pass: number) =>
    explain(solve({ ...node, tokens_per_pass }, 'compute_time')).find(({ id }) => id === 'compute_time')
      ?.symbols;

  expect(symbols(1)).toBe('t_c = \\frac{2 \\, B \\, N_a}{F}');
  expect(symbols(2)).toBe('t_c = \\frac{2 \\, B \\, g \\, N_a}{F}');
});

test('a line that only gives a quantity another name is left out, and the other name with it', () => {
  const lines = explain(solve(node, 'weight_time'));

  expect(lines.map(({ id }) => id)).toEqual(['memory_bandwidth', 'weight_time']);
  expect(lines.at(-1)?.symbols).toBe('t_w = \\frac{N_t \\, b}{W}');
  const touched = explain(solve({ ...node, experts_read: 'touched' }, 'weight_time'));
  expect(touched.at(-1)?.symbols).toBe('t_w = \\frac{N_r \\, b}{W}');
});

test('an expression that is asked for ends the derivation', () => {
  const lines = explain(solve(node, 'weight_time / drain_time'));

  expect(lines.at(-1)).toMatchObject({
    id: 'answer',
    name: 'answer',
    symbols: '\\frac{t_w}{t_\\text{drain}}',
  });
  expect(spaced(lines.at(-1)?.numbers ?? '')).toBe('\\frac{\\text{25 ms}}{\\text{23.9 ms}}');
});

test('money is safe in TeX', () => {
  const [line] = explain(solve(node, 'rent'));
  expect(line?.numbers).toBe('\\text{8 chips} \\;\\times\\; \\text{\\$2.00 per chip-hour}');
});

test('every line of every derivation typesets', () => {
  for (const [id, { kind }] of Object.entries(quantities)) {
    if (kind === 'given') continue;
    for (const { symbols, numbers } of explain(solve(node, id))) {
      expect(typeset(symbols, 'block')).toContain('<math');
      expect(typeset(numbers, 'block')).toContain('<math');
    }
  }
});
