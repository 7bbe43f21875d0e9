import { binding } from './binding.ts';
import type { Expression } from './expression.ts';

const signs = {
  symbols: { times: '\\,', plus: '+', minus: '-' },
  numbers: { times: '\\;\\times\\;', plus: '\\;+\\;', minus: '\\;-\\;' },
} as const;

/**
 * The TeX of a formula.
 *
 * @param name - the TeX of a name: its symbol, or its value in a scenario
 * @param kind - symbols stand side by side; numbers with their units need signs, and room around them
 */
export function tex(
  expression: Expression,
  name: (name: string) => string,
  kind: 'symbols' | 'numbers' = 'symbols',
): string {
  const { times, plus, minus } = signs[kind];

  const inBrackets = (node: Expression, least: number): string =>
    binding[node.kind] < least ? `\\left(${visit(node)}\\right)` : visit(node);

  /** Beside another, a figure would be read as one number with it; a dot keeps 6 and 20 from being 620. */
  const product = (left: string, right: string): string =>
    `${left} ${kind === 'symbols' && /^\d/.test(right) ? '\\cdot' : times} ${right}`;

  const visit = (node: Expression): string => {
    switch (node.kind) {
      case 'number':
        return String(node.value);
      case 'name':
        return name(node.name);
      case 'plus':
        return `${visit(node.left)} ${plus} ${visit(node.right)}`;
      case 'minus': {
        const right = inBrackets(node.right, 2);
        return node.left.kind === 'number' && node.left.value === 0
          ? `-${right}`
          : `${visit(node.left)} ${minus} ${right}`;
      }
      case 'times':
        return product(inBrackets(node.left, 2), inBrackets(node.right, 2));
      case 'over':
        return `\\frac{${visit(node.left)}}{${visit(node.right)}}`;
      case 'power':
        return `${inBrackets(node.left, 5)}^{${visit(node.right)}}`;
      case 'call':
        if (node.name === 'sqrt') return `\\sqrt{${node.args.map(visit).join('')}}`;
        return `\\${node.name}\\left(${node.args.map(visit).join(',\\ ')}\\right)`;
    }
  };
  return visit(expression);
}
