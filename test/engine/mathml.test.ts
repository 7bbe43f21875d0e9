import { expect, test } from 'vitest';
import { compileMaths } from '../../src/authoring/slotted-maths.ts';
import { symbolsOf } from '../../src/engine/derivation.ts';
import { type Expression, namesIn, parse } from '../../src/engine/expression.ts';
import { type MathNode, mathml } from '../../src/engine/mathml.ts';
import { formulaUnder, isQuantity, quantity, quantityIds } from '../../src/engine/quantities.ts';
import { tex } from '../../src/engine/tex.ts';

/** What KaTeX makes of TeX. */
const katexOf = (text: string): readonly MathNode[] =>
  compileMaths(
    text,
    'block',
    () => '',
    (says) => {
      throw new Error(says);
    },
  ).flatMap((node) => (typeof node === 'string' ? [node] : 'slot' in node ? [] : (node as never)));

/**
 * A formula as nested text, to compare by: rows and spaces make no difference, nor does the mark of applying a
 * function; a root, a fraction, a power and an index do.
 */
function shape(nodes: readonly MathNode[]): string {
  return nodes
    .map((node): string => {
      if (typeof node === 'string') return node.replaceAll(/[\s\u2061]/g, '');
      const inside = node.children.map((child) => shape([child]));
      switch (node.tag) {
        case 'mspace':
          return '';
        case 'mfrac':
        case 'msub':
        case 'msup':
        case 'msubsup':
        case 'munder':
          return `${node.tag}{${inside.filter((one) => one !== '').join('}{')}}`;
        case 'msqrt':
          return `msqrt{${inside.join('')}}`;
        default:
          return inside.join('');
      }
    })
    .join('');
}

const symbol = (name: string) => (isQuantity(name) ? quantity(name).symbol : name);
const ours = (formula: Expression, kind: 'symbols' | 'numbers' = 'symbols') =>
  shape(mathml(formula, (name) => katexOf(symbol(name)), kind));
const theirs = (formula: Expression, kind: 'symbols' | 'numbers' = 'symbols') =>
  shape(katexOf(tex(formula, symbol, kind)));

test.for([
  ['batch * context', 'a product'],
  ['compute_time + kv_time - weight_time', 'a sum and a difference'],
  ['compute_time - (kv_time - weight_time)', 'brackets after a minus'],
  ['(compute_time + kv_time) * batch', 'brackets in a product'],
  ['batch * context * kv_bytes_per_token / (memory_bandwidth * memory_efficiency)', 'a fraction'],
  ['(1 - active_experts / experts) ^ batch', 'a power of brackets'],
  ['(batch * context) ^ 2', 'a power of a product'],
  ['prompt ^ 2', 'a power of a name'],
  ['(batch / context) ^ 2', 'a power of a fraction'],
  ['max(compute_time, memory_time + kv_time)', 'max'],
  ['batch * min(micro_batches, stages)', 'min in a product'],
  ['2 * sqrt(context * search_unit)', 'a root'],
  ['-batch', 'a sign'],
  ['batch * (context / chips) / prompt', 'a fraction in a fraction'],
  ['1 - (1 - active_experts / experts) ^ (batch * tokens_per_pass)', 'an exponent of two'],
] as const)('%s says what KaTeX says: %s', ([formula]) => {
  for (const kind of ['symbols', 'numbers'] as const)
    expect(ours(parse(formula), kind)).toBe(theirs(parse(formula), kind));
});

/**
 * KaTeX's elements as ours: it makes spaces out of the space characters that have their width (TeX's thin space of
 * 3/18 em, thick space of 5/18, and 1/3 between words), marks the application of a function and the comma between
 * arguments, and keeps a row of its own under a root.
 */
const widths: { readonly [spaces: string]: string } = {
  '\u2009': '0.1667em',
  '\u2005\u200a': '0.2778em',
  '\u00a0': '0.3333em',
};
function asOurs(node: MathNode): readonly MathNode[] {
  if (typeof node === 'string') return [node];
  const { tag, attributes, children } = node;
  const [text] = children;
  if (text === '\u2061') return [];
  if (text === ',') return [{ tag, children }];
  const width = tag === 'mtext' && typeof text === 'string' ? widths[text] : undefined;
  if (width) return [{ tag: 'mspace', attributes: { width }, children: [] }];
  const inside = children.flatMap(asOurs);
  const [only] = inside;
  const isUnderRoot = tag === 'msqrt' && typeof only === 'object' && only.tag === 'mrow';
  return [{ tag, ...(attributes && { attributes }), children: isUnderRoot ? only.children : inside }];
}

test.for([
  'a * b + c - d',
  '(a + b) * 2',
  'a / (b * c)',
  '(a / b) ^ c',
  'a ^ (b - c)',
  '2 * sqrt(a * b)',
  'max(a, b + c, d)',
  '-a',
])('%s stands in the elements KaTeX puts it in', (text) => {
  const letter = (name: string): readonly MathNode[] => [{ tag: 'mi', children: [name] }];
  for (const kind of ['symbols', 'numbers'] as const) {
    const [math] = katexOf(tex(parse(text), (name) => name, kind));
    const [row] = typeof math === 'object' ? math.children : [];
    expect(mathml(parse(text), letter, kind)).toEqual(
      typeof row === 'object' ? row.children.flatMap(asOurs) : [],
    );
  }
});

test('symbols are what is drawn where nobody says', () => {
  const letter = (name: string): readonly MathNode[] => [{ tag: 'mi', children: [name] }];
  expect(mathml(parse('a * b'), letter)).toEqual(mathml(parse('a * b'), letter, 'symbols'));
});

test('a fraction has a place above and a place below, even with nothing to put there', () => {
  const nothing = { tag: 'mrow', children: [] };
  expect(mathml(parse('a / b'), () => [])).toEqual([{ tag: 'mfrac', children: [nothing, nothing] }]);
});

test('every formula of the graph says in MathML what its TeX says', () => {
  let compared = 0;
  for (const id of quantityIds) {
    const definition = quantity(id);
    if (definition.kind === 'given') continue;
    const formula = parse(formulaUnder(definition.formula, {}));
    // The index of a name and a power of it are one element in KaTeX, two here: what is read is the same.
    const flat = (text: string) => text.replaceAll(/msubsup|msub|msup|munder|[{}]/g, '');
    expect(flat(ours(formula)), id).toBe(flat(shape(katexOf(symbolsOf('answer', formula)))));
    compared += 1;
  }
  expect(compared).toBeGreaterThan(100);
});

test('numbers with units have signs between them', () => {
  const formula = parse('batch * context / chips');
  const text = (name: string): readonly MathNode[] => [{ tag: 'mtext', children: [`<${name}>`] }];
  expect(shape(mathml(formula, text, 'numbers'))).toBe('mfrac{<batch>×<context>}{<chips>}');
  expect(namesIn(formula)).toHaveLength(3);
});
