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
  | Operation
  | { readonly kind: 'call'; readonly name: FunctionName; readonly args: readonly Expression[] };

/** A sign between two parts. */
export type Operation = {
  readonly kind: 'plus' | 'minus' | 'times' | 'over' | 'power';
  readonly left: Expression;
  readonly right: Expression;
};

/** The signs of a formula, and how tightly each holds what stands beside it. */
const operations: ReadonlyMap<string, readonly [kind: Operation['kind'], tightness: number]> = new Map([
  ['+', ['plus', 1]],
  ['-', ['minus', 1]],
  ['*', ['times', 2]],
  ['/', ['over', 2]],
  ['^', ['power', 3]],
]);
const [loosest, tightest] = [1, 3];

const longest = 500;

const readBefore = new Map<string, Expression>();

/**
 * Reads a formula: names, numbers, + − × ÷ ^, brackets, `max`, `min` and `sqrt`.
 *
 * @throws {FormulaError} with the place, when the text is anything else, or longer than 500 characters
 */
export function parse(text: string): Expression {
  const known = readBefore.get(text);
  if (known) return known;
  if (text.length > longest)
    throw new FormulaError(
      text,
      longest,
      `A formula has at most ${longest} characters; this has ${text.length}.`,
    );
  const expression = read(text);
  readBefore.set(text, expression);
  return expression;
}

const pieces = /(?<number>\d*\.?\d+(?:e[+-]?\d+)?)|(?<name>[\p{L}_$][\p{L}\w$]*)|(?<sign>[-+*/^(),])|\S/giu;

/** Reads from left to right, each part with what holds it tightest. No formula is long enough to nest too deep. */
function read(text: string): Expression {
  const found = [...text.matchAll(pieces)];
  let next = 0;
  const fail = (says: string, at = found[next]?.index ?? text.length): never => {
    throw new FormulaError(text, at, `The formula "${text}" does not parse at character ${at + 1}: ${says}.`);
  };
  for (const { 0: piece, index, groups } of found)
    if (!(groups?.['number'] ?? groups?.['name'] ?? groups?.['sign']))
      fail(`${piece} has no meaning here; write + - * / ^, brackets and commas`, index);

  const isNext = (sign: string): boolean => found[next]?.[0] === sign;
  const takes = (sign: string): boolean => {
    const isThere = isNext(sign);
    if (isThere) next += 1;
    return isThere;
  };
  const close = (): void => {
    if (!takes(')')) fail('a closing bracket is missing');
  };

  /** What is held together at least so tightly. */
  const operation = (least: number): Expression => {
    let left = operand();
    for (;;) {
      const [kind, tightness = 0] = operations.get(found[next]?.[0] ?? '') ?? [];
      if (!kind || tightness < least) return left;
      next += 1;
      // A power of a power is read from the right.
      left = { kind, left, right: operation(kind === 'power' ? tightness : tightness + 1) };
    }
  };

  const operand = (): Expression => {
    if (takes('-')) return { kind: 'minus', left: { kind: 'number', value: 0 }, right: operation(tightest) };
    if (takes('(')) {
      const inside = operation(loosest);
      close();
      return inside;
    }
    const { number, name } = found[next]?.groups ?? {};
    if (number === undefined && name === undefined) fail('a number, a name or an opening bracket is missing');
    next += 1;
    if (name === undefined) return { kind: 'number', value: Number(number) };
    return isNext('(') ? call(name) : { kind: 'name', name };
  };

  const call = (called: string): Expression => {
    const name = functionNames.find((known) => known === called);
    if (!name)
      return fail(
        `${called} cannot be called; ${functionNames.join(', ')} can, and a product needs its *`,
        found[next - 1]?.index,
      );
    next += 1;
    const args = [operation(loosest)];
    while (takes(',')) args.push(operation(loosest));
    if (name === 'sqrt' && args.length > 1) fail('sqrt takes one value');
    close();
    return { kind: 'call', name, args };
  };

  const whole = operation(loosest);
  if (next < found.length)
    fail(
      isNext(')') || isNext(',')
        ? `${found[next]?.[0]} is one too many`
        : 'there is no sign between two things',
    );
  return whole;
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
