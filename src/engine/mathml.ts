import { binding } from './binding.ts';
import type { Expression } from './expression.ts';

/** MathML as plain data: a text, or an element with what stands in it. */
export type MathNode =
  | string
  | {
      readonly tag: string;
      readonly attributes?: { readonly [name: string]: string };
      readonly children: readonly MathNode[];
    };

const node = (tag: string, ...children: readonly MathNode[]): MathNode => ({ tag, children });
const sign = (text: string): MathNode => node('mo', text);
const fence = (text: string): MathNode => ({ tag: 'mo', attributes: { fence: 'true' }, children: [text] });
const space = (width: string): MathNode => ({ tag: 'mspace', attributes: { width }, children: [] });

/** What stands between the parts of a product, sum and difference, as `tex` sets them. */
const signs = {
  symbols: { times: [space('0.1667em')], plus: [sign('+')], minus: [sign('−')] },
  numbers: {
    times: [space('0.2778em'), sign('×'), space('0.2778em')],
    plus: [space('0.2778em'), sign('+'), space('0.2778em')],
    minus: [space('0.2778em'), sign('−'), space('0.2778em')],
  },
} as const;

/**
 * The MathML of a formula: what KaTeX makes of its TeX, without KaTeX.
 *
 * @param name - the nodes of a name: its symbol, or its value in a scenario
 * @param kind - symbols stand side by side; numbers with their units need signs, and room around them
 * @returns nodes to stand side by side in a `math` or `mrow`
 */
export function mathml(
  expression: Expression,
  name: (name: string) => readonly MathNode[],
  kind: 'symbols' | 'numbers' = 'symbols',
): readonly MathNode[] {
  const { times, plus, minus } = signs[kind];

  const inBrackets = (part: Expression, least: number): readonly MathNode[] =>
    binding[part.kind] < least ? [bracketed(visit(part))] : visit(part);

  /** Beside another, a figure would be read as one number with it; a dot keeps 6 and 20 from being 620. */
  const product = (left: readonly MathNode[], right: readonly MathNode[]): readonly MathNode[] => [
    ...left,
    ...(kind === 'symbols' && beginsWithFigure(right) ? [sign('⋅')] : times),
    ...right,
  ];

  const visit = (part: Expression): readonly MathNode[] => {
    switch (part.kind) {
      case 'number':
        return [node('mn', String(part.value))];
      case 'name':
        return name(part.name);
      case 'plus':
        return [...visit(part.left), ...plus, ...visit(part.right)];
      case 'minus': {
        const right = inBrackets(part.right, 2);
        return part.left.kind === 'number' && part.left.value === 0
          ? [sign('−'), ...right]
          : [...visit(part.left), ...minus, ...right];
      }
      case 'times':
        return product(inBrackets(part.left, 2), inBrackets(part.right, 2));
      case 'over':
        return [node('mfrac', row(visit(part.left)), row(visit(part.right)))];
      case 'power':
        return [node('msup', row(inBrackets(part.left, 5)), row(visit(part.right)))];
      case 'call': {
        const args = part.args.map(visit);
        if (part.name === 'sqrt') return [node('msqrt', ...args.flat())];
        return [
          node('mi', part.name),
          bracketed(args.flatMap((arg, at) => (at === 0 ? arg : [sign(','), space('0.3333em'), ...arg]))),
        ];
      }
    }
  };
  return visit(expression);
}

function beginsWithFigure([first]: readonly MathNode[]): boolean {
  if (first === undefined) return false;
  if (typeof first === 'string') return /^\d/.test(first);
  return first.tag !== 'mfrac' && first.tag !== 'msqrt' && beginsWithFigure(first.children);
}

const bracketed = (inside: readonly MathNode[]): MathNode => node('mrow', fence('('), ...inside, fence(')'));

/** One node for several, where MathML has room for one. */
function row(nodes: readonly MathNode[]): MathNode {
  const [only, ...more] = nodes;
  return only !== undefined && more.length === 0 ? only : node('mrow', ...nodes);
}
