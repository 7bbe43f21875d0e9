import { renderToString } from 'preact-render-to-string';
import { describe, expect, test } from 'vitest';
import { parse } from '../../src/engine/expression.ts';
import { type MathNode, mathml } from '../../src/engine/mathml.ts';
import { type Filled, fill } from '../../src/problems/content.ts';
import { NumbersLine } from '../../src/widgets/content/Rendered.tsx';
import { template } from '../fixtures/templates.ts';

const values: { readonly [name: string]: string } = {
  batch: '128 sequences',
  context: '4,096 tokens',
  bytes: '70.3 kB/token',
  bandwidth: '26.8 TB/s',
};
const number = (name: string): readonly MathNode[] => [{ tag: 'mtext', children: [values[name] ?? name] }];
const html = (formula: Filled) => renderToString(<NumbersLine formula={formula} />);
/** What is read, with `·` where no line ends. */
const read = (formula: Filled) =>
  html(formula)
    .replaceAll(/<[^>]*>/g, '')
    .replaceAll('\u00a0', '·')
    .trim();

describe('a line of numbers', () => {
  test.each([
    ['batch * context', '128 sequences ×·4,096 tokens'],
    ['batch + context - 2', '128 sequences +·4,096 tokens −·2'],
    ['batch * bytes / bandwidth', '128 sequences ×·70.3 kB/token over 26.8 TB/s'],
    ['(batch + 2) * bytes', '(128 sequences +·2) ×·70.3 kB/token'],
    ['max(batch, 2) * 3', 'max(128 sequences, 2) ×·3'],
    ['sqrt(batch) * 3', '128 sequences ×·3'],
  ])('of %s ends before a sign, and is read whole', (formula, expected) => {
    expect(read(mathml(parse(formula), number, 'numbers'))).toBe(expected);
  });

  test('has its roots and powers as formulas still', () => {
    expect(html(mathml(parse('3 * sqrt(batch)'), number, 'numbers'))).toContain(
      '<math><msqrt><mtext>128 sequences</mtext></msqrt></math>',
    );
  });

  test('has all that a function is given, where TeX makes its space one text with the number behind it', () => {
    const times: Filled = [
      { tag: 'mi', children: ['max'] },
      { tag: 'mo', children: ['\u2061'] },
      {
        tag: 'mrow',
        children: [
          { tag: 'mo', children: ['('] },
          { tag: 'mtext', children: ['3.92 µs'] },
          { tag: 'mo', children: [','] },
          { tag: 'mtext', children: ['\u00a0', '1.12 ms'] },
          { tag: 'mo', children: [')'] },
        ],
      },
    ];
    expect(html(times)).toBe(
      '<p class="numbers">max\u2061(<span>3.92 µs</span>, <span>\u00a01.12 ms</span>)</p>',
    );
  });

  test('is the same from the TeX of a problem, which has room around its signs of its own', () => {
    const { lines } = template('cost-at-batch-1');
    const time = Object.entries(lines).find(([symbols]) => symbols.startsWith('t_w ='))?.[1].numbers;
    const filled = fill(time ?? [], (slot) => values[slot] ?? slot);
    expect(read(filled)).toBe('total_params ×·bytes_per_weight over memory_bandwidth');
  });
});
