import jsep from 'jsep';
import { FormulaError } from './errors.ts';

/** What a formula may call, besides the four operations and powers. */
const functions = {
  max: (...values: readonly number[]) => Math.max(...values),
  min: (...values: readonly number[]) => Math.min(...values),
  sqrt: (value = Number.NaN) => Math.sqrt(value),
} as const;
type FunctionName = keyof typeof functions;
/** Names that a formula calls; no value has one of them. */
export const functionNames = Object.keys(functions) as readonly FunctionName[];

/** A formula, read. The one tree that is evaluated, typeset, checked for units and broken by slips. */
export type Expression =
  | { readonly kind: 'number'; readonly value: number }
  | { readonly kind: 'name'; readonly name: string }
  | {
      readonly kind: 'plus' | 'minus' | 'times' | 'over' | 'power';
      readonly left: Expression;
      readonly right: Expression;
    }
  | { readonly kind: 'call'; readonly name: FunctionName; readonly args: readonly Expression[] };

const operators = new Map([
  ['+', 'plus'],
  ['-', 'minus'],
  ['*', 'times'],
  ['/', 'over'],
  ['^', 'power'],
] as const satisfies readonly (readonly [string, Expression['kind']])[]) as ReadonlyMap<
  string,
  'plus' | 'minus' | 'times' | 'over' | 'power'
>;

// jsep gives ^ the low precedence of bitwise exclusive or, and reads comparisons; here ^ is a power.
jsep.addBinaryOp('^', 11, true);

const longest = 500;
const deepest = 64;

const read = new Map<string, Expression>();

/**
 * Reads a formula: names, numbers, + − × ÷ ^, brackets, `max`, `min` and `sqrt`.
 *
 * @throws {FormulaError} with the place, when the text is anything else, or longer than 500 characters or 64 levels
 */
export function parse(text: string): Expression {
  const known = read.get(text);
  if (known) return known;
  if (text.length > longest)
    throw new FormulaError(
      text,
      longest,
      `A formula has at most ${longest} characters; this has ${text.length}.`,
    );
  let tree: jsep.Expression;
  try {
    tree = jsep(text);
  } catch (cause) {
    // jsep's own messages end in "at character 12".
    const { index = 0, description = String(cause) } = cause as { index?: number; description?: string };
    throw new FormulaError(
      text,
      index,
      `The formula "${text}" does not parse: ${description} at character ${index + 1}.`,
      {
        cause,
      },
    );
  }
  const expression = translate(tree, text, 0);
  read.set(text, expression);
  return expression;
}

/** The value of an expression whose names have values. */
export function evaluate(expression: Expression, lookUp: (name: string) => number): number {
  const visit = (node: Expression): number => {
    switch (node.kind) {
      case 'number':
        return node.value;
      case 'name':
        return lookUp(node.name);
      case 'plus':
        return visit(node.left) + visit(node.right);
      case 'minus':
        return visit(node.left) - visit(node.right);
      case 'times':
        return visit(node.left) * visit(node.right);
      case 'over':
        return visit(node.left) / visit(node.right);
      case 'power':
        return visit(node.left) ** visit(node.right);
      case 'call':
        return functions[node.name](...node.args.map(visit));
    }
  };
  return visit(expression);
}

/** The same tree with each node changed, the innermost first. `was` is the node before anything in it was changed. */
export function mapped(
  expression: Expression,
  change: (node: Expression, was: Expression) => Expression,
): Expression {
  const visit = (node: Expression): Expression => {
    switch (node.kind) {
      case 'number':
      case 'name':
        return change(node, node);
      case 'call':
        return change({ ...node, args: node.args.map(visit) }, node);
      default:
        return change({ ...node, left: visit(node.left), right: visit(node.right) }, node);
    }
  };
  return visit(expression);
}

/** Every name an expression mentions, once, in reading order. */
export function namesIn(expression: Expression): readonly string[] {
  const visit = (node: Expression): readonly string[] => {
    switch (node.kind) {
      case 'number':
        return [];
      case 'name':
        return [node.name];
      case 'call':
        return node.args.flatMap(visit);
      default:
        return [...visit(node.left), ...visit(node.right)];
    }
  };
  return [...new Set(visit(expression))];
}

function translate(node: jsep.Expression, text: string, depth: number): Expression {
  if (depth > deepest) throw new FormulaError(text, 0, `A formula nests at most ${deepest} levels.`);
  const inner = (child: jsep.Expression) => translate(child, text, depth + 1);

  switch (node.type) {
    case 'Literal':
      return literal(node as jsep.Literal, text);
    case 'Identifier':
      return { kind: 'name', name: (node as jsep.Identifier).name };
    case 'UnaryExpression': {
      const { operator, argument } = node as jsep.UnaryExpression;
      if (operator !== '-') return refuse(text, operator);
      return { kind: 'minus', left: { kind: 'number', value: 0 }, right: inner(argument) };
    }
    case 'BinaryExpression': {
      const { operator, left, right } = node as jsep.BinaryExpression;
      const kind = operators.get(operator);
      return kind ? { kind, left: inner(left), right: inner(right) } : refuse(text, operator);
    }
    case 'CallExpression':
      return call(node as jsep.CallExpression, text, inner);
    default:
      return refuse(text, unexpected[node.type] ?? node.type);
  }
}

function call(
  { callee, arguments: args }: jsep.CallExpression,
  text: string,
  inner: (child: jsep.Expression) => Expression,
): Expression {
  const called = callee.type === 'Identifier' ? (callee as jsep.Identifier).name : 'this call';
  const name = functionNames.find((known) => known === called);
  if (!name || args.length === 0) return refuse(text, called);
  if (name === 'sqrt' && args.length > 1) return refuse(text, 'a comma inside sqrt');
  return { kind: 'call', name, args: args.map(inner) };
}

/** What to call the things jsep reads and a formula has no use for. */
const unexpected: { readonly [type: string]: string } = {
  Compound: 'two things with no sign between them, or nothing',
  MemberExpression: 'a dot or square brackets',
  ConditionalExpression: '?',
  ArrayExpression: 'square brackets',
};

function literal({ value, raw }: jsep.Literal, text: string): Expression {
  return typeof value === 'number' ? { kind: 'number', value } : refuse(text, raw);
}

function refuse(text: string, what: string): never {
  throw new FormulaError(text, Math.max(0, text.indexOf(what)), `A formula may not use ${what}: "${text}".`);
}
