import { expect, test } from 'vitest';
import { parse } from '../../src/engine/expression.ts';
import { type MathNode, mathml } from '../../src/engine/mathml.ts';
import type { Filled } from '../../src/problems/content.ts';
import { numbersLine } from '../../src/widgets/content/numbers-line.ts';

const values: { readonly [name: string]: string } = {
  batch: '128 sequences',
  context: '4,096 tokens per sequence',
  bytes: '70.3 kB/token',
  bandwidth: '26.8 TB/s',
};
const number = (name: string): readonly MathNode[] => [{ tag: 'mtext', children: [values[name] ?? name] }];
/** A line of text: each piece that stays on one line in `[ ]`, and what is above and below a fraction's line in `{ }`. */
const written = (content: Filled): string =>
  content
    .map((node) => {
      if (typeof node === 'string') return node;
      const name = node.attributes?.['class'];
      const inside = written(node.children);
      if (node.tag === 'math') return `<${inside}>`;
      if (name === 'piece') return `[${inside}]`;
      return name === 'over' ? `{${inside}}` : inside;
    })
    .join('');
const line = (formula: string) => written(numbersLine(mathml(parse(formula), number, 'numbers')));

test.each([
  ['a product breaks before each sign', 'batch * context', '[128 sequences] [× 4,096 tokens per sequence]'],
  ['a sum does too', 'batch + context - 2', '[128 sequences] [+ 4,096 tokens per sequence] [− 2]'],
  [
    'what stands above the line of a fraction does too, and the line is a word',
    'batch * bytes / bandwidth',
    '{[128 sequences] [× 70.3 kB/token] over [26.8 TB/s]}',
  ],
  [
    'brackets keep to the numbers beside them',
    '(batch + 2) * bytes',
    '[(128 sequences] [+ 2)] [× 70.3 kB/token]',
  ],
  [
    'and so does the name of a function, and its commas',
    'max(batch, 2) * 3',
    '[max(128 sequences,] [2)] [× 3]',
  ],
  ['a root is a formula still', 'sqrt(batch) * 3', '[<128 sequences>] [× 3]'],
  ['and so is a power', '(1 - batch) ^ 2 * 3', '[<(1−128 sequences)2>] [× 3]'],
])('%s', (_, formula, expected) => {
  expect(line(formula).replaceAll(/\[\{/g, '{').replaceAll(/\}\]/g, '}')).toBe(expected);
});

test('brackets around a fraction are as tall as it', () => {
  expect(line('(batch / bandwidth - 2) * 3')).toMatch(/^\[<.*>\] \[× 3\]$/);
});
