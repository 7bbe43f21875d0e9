import type { Expression, Operation } from './expression.ts';
import { isQuantity, type QuantityId, quantity } from './quantities.ts';
import type { Edit, OfASign } from './slip-mistake.ts';
import { dimension, sameDimension } from './units.ts';

type Id = QuantityId;
type Call = Extract<Expression, { readonly kind: 'call' }>;

type NodeEdit = Omit<Edit, 'formula'> & { readonly by: Expression };

/** Mistakes about one sign of a formula: a root forgotten, a sum for a maximum, a ratio upside down. */
export function onSign(node: Expression): readonly NodeEdit[] {
  switch (node.kind) {
    case 'number':
    case 'name':
      return [];
    case 'call':
      return node.name === 'sqrt' ? plain('no_root', node.args[0]) : largerAndSmaller(node);
    case 'power':
      return plain('no_power', node.left);
    case 'plus':
      return [
        ...(isNumber(node.left, 1) ? plain('no_plus_one', node.right) : []),
        ...(isNumber(node.right, 1) ? plain('no_plus_one', node.left) : []),
        ...maxForSum(node),
      ];
    case 'minus':
      return [
        ...(isNumber(node.left, 1) ? plain('no_one_minus', node.right) : []),
        ...(isNumber(node.right, 1) ? plain('no_minus_one', node.left) : []),
      ];
    case 'times':
      return [
        ...numberLeftOut(node.left, node.right, 'factor'),
        ...numberLeftOut(node.right, node.left, 'factor'),
      ];
    case 'over':
      return [...numberLeftOut(node.right, node.left, 'divisor'), ...upsideDown(node), ...partOverRest(node)];
  }
}

const plain = (kind: OfASign, by: Expression | undefined): readonly NodeEdit[] =>
  by ? [{ id: kind, mistake: { kind }, by }] : [];

const numberLeftOut = (gone: Expression, by: Expression, as: 'factor' | 'divisor'): readonly NodeEdit[] =>
  gone.kind === 'number'
    ? [{ id: `no_${gone.value}`, mistake: { kind: 'number_left_out', value: gone.value, as }, by }]
    : [];

/** Of a `max` or `min` of two: their sum, or the wrong one of them. */
function largerAndSmaller(node: Call): readonly NodeEdit[] {
  const [first, second, ...more] = node.args;
  if (!first || !second || more.length > 0 || node.args.some(({ kind }) => kind === 'number')) return [];
  if (node.name === 'min')
    return [{ id: 'max_for_min', mistake: { kind: 'max_for_min' }, by: { ...node, name: 'max' } }];
  return [
    {
      id: 'sum_for_max',
      mistake: { kind: 'sum_for_max', parts: [first, second] },
      by: { kind: 'plus', left: first, right: second },
    },
    ...(isQuantityName(first) && isQuantityName(second)
      ? [smallerTaken(first.name, second.name), smallerTaken(second.name, first.name)]
      : [{ id: 'min_for_max', mistake: { kind: 'min_for_max' }, by: { ...node, name: 'min' } } as const]),
  ];
}

/** One of two taken where the other decides; where it decides itself, nothing changes. */
const smallerTaken = (used: Id, meant: Id): NodeEdit => ({
  id: `${used}_for_${meant}`,
  mistake: { kind: 'smaller_taken', used, meant },
  by: { kind: 'name', name: used },
});

const isQuantityName = (node: Expression): node is { readonly kind: 'name'; readonly name: Id } =>
  node.kind === 'name' && isQuantity(node.name);

/** The longer of two times that follow one another. */
function maxForSum({ left, right }: Operation): readonly NodeEdit[] {
  if (!isQuantityName(left) || !isQuantityName(right) || !dimension(quantity(left.name).unit).has('s'))
    return [];
  return [
    {
      id: 'max_for_sum',
      mistake: { kind: 'max_for_sum', parts: [left, right] },
      by: { kind: 'call', name: 'max', args: [left, right] },
    },
  ];
}

/** A ratio upside down, where both are of one kind; a time upside down would show as none. */
function upsideDown({ left, right }: Operation): readonly NodeEdit[] {
  if (!isQuantityName(left) || !isQuantityName(right)) return [];
  const [over, under] = [left.name, right.name];
  if (!sameDimension(dimension(quantity(over).unit), dimension(quantity(under).unit))) return [];
  return [
    {
      id: `${under}_over_${over}`,
      mistake: { kind: 'upside_down', over, under },
      by: { kind: 'over', left: right, right: left },
    },
  ];
}

/** A part over the rest in place of a part over the whole. */
function partOverRest({ left, right }: Operation): readonly NodeEdit[] {
  const [part, whole] = [termsOf(left), termsOf(right)];
  const rest = whole.filter((term) => !part.some((other) => isSameTerm(term, other)));
  const [first, ...more] = rest;
  if (part.length === 0 || rest.length !== whole.length - part.length || !first?.adds) return [];
  const by = more.reduce<Expression>(
    (sum, { node, adds }) => ({ kind: adds ? 'plus' : 'minus', left: sum, right: node }),
    first.node,
  );
  return plain('part_over_rest', { kind: 'over', left, right: by });
}

type Term = { readonly node: Expression; readonly adds: boolean };

const isSameTerm = (a: Term, b: Term): boolean =>
  a.adds === b.adds &&
  ((a.node.kind === 'name' && isName(b.node, a.node.name)) ||
    (a.node.kind === 'number' && isNumber(b.node, a.node.value)));

function termsOf(node: Expression, adds = true): readonly Term[] {
  if (node.kind !== 'plus' && node.kind !== 'minus') return [{ node, adds }];
  return [...termsOf(node.left, adds), ...termsOf(node.right, node.kind === 'plus' ? adds : !adds)];
}

export const isName = (node: Expression, of: string): boolean => node.kind === 'name' && node.name === of;
const isNumber = (node: Expression, value: number): boolean => node.kind === 'number' && node.value === value;
