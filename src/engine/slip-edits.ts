import { type Expression, mapped, namesIn, type Operation } from './expression.ts';
import { isQuantity, type QuantityId, quantity } from './quantities.ts';
import type { Edit, Mistake } from './slip-mistake.ts';
import { isName, onSign } from './slip-signs.ts';
import { twinsOf } from './slip-twins.ts';
import { dimension } from './units.ts';

type Id = QuantityId;

/** Every single mistake in a formula that people make; a quantity that stands in it twice is mistaken both times. */
export function editsOf(formula: Expression): readonly Edit[] {
  const edits = [
    ...namesIn(formula)
      .filter(isQuantity)
      .flatMap((name) => [...leftOut(formula, name), ...takenFor(formula, name), ...misread(formula, name)]),
    ...nodesIn(formula).flatMap((node) =>
      onSign(node).map(({ id, mistake, by }) => ({
        id,
        mistake,
        formula: mapped(formula, (other, was) => (was === node ? by : other)),
      })),
    ),
  ];
  return edits.filter(({ id }, at) => edits.findIndex((other) => other.id === id) === at);
}

const name = (of: string): Expression => ({ kind: 'name', name: of });

type Role = Extract<Mistake, { readonly kind: 'left_out' }>['as'];

/** What a quantity on one side of a sign is there for. */
const roles: readonly (readonly [sign: Operation['kind'], side: 'left' | 'right', role: Role])[] = [
  ['times', 'left', 'factor'],
  ['times', 'right', 'factor'],
  ['over', 'right', 'divisor'],
  ['plus', 'left', 'term'],
  ['plus', 'right', 'term'],
  ['minus', 'right', 'subtrahend'],
];

/** A factor, a divisor or a term left out. */
function leftOut(formula: Expression, of: Id): readonly Edit[] {
  const possible = roles.filter(([, , role]) => isSummand(role) || canBeForgotten(of));
  const found: Role[] = [];
  const edited = mapped(formula, (node) => {
    if (!('left' in node)) return node;
    const [, side, role] = possible.find(([sign, at]) => node.kind === sign && isName(node[at], of)) ?? [];
    if (!role) return node;
    found.push(role);
    return side === 'left' ? node.right : node.left;
  });
  // What is there for two reasons at once was left out, and neither more nor less.
  const as = new Set(found).size > 1 ? 'factor' : found[0];
  return as ? [{ id: `no_${of}`, mistake: { kind: 'left_out', of, as }, formula: edited }] : [];
}

const isSummand = (role: Role): boolean => role === 'term' || role === 'subtrahend';

const measured = ['s', 'byte', 'FLOP', '$'];

/**
 * Whether a factor can be left out unnoticed: a pure number, a count that was given, or what one parameter or element
 * takes. Nobody leaves out a bandwidth, or what was worked out for just this line.
 */
function canBeForgotten(id: Id): boolean {
  const { kind, unit } = quantity(id);
  const of = dimension(unit);
  if (kind === 'derived') return of.size === 0;
  return isPerPart(unit) || !measured.some((base) => of.has(base));
}

/** `byte/parameter`, `FLOP/(parameter*token)`: a small number, taken once for each of a great many. */
const isPerPart = (unit: string): boolean => /\/.*(parameter|element)/.test(unit);

/** A quantity taken for another. */
const takenFor = (formula: Expression, meant: Id): readonly Edit[] =>
  twinsOf(meant).map((used) => ({
    id: `${used}_for_${meant}`,
    mistake: { kind: 'taken_for', used, meant },
    formula: mapped(formula, (node) => (isName(node, meant) ? name(used) : node)),
  }));

/** A given read wrongly from its sheet: bits for bytes, the 2:4-sparse peak for the dense one. */
function misread(formula: Expression, of: Id): readonly Edit[] {
  const times = (by: number) => {
    const wrong: Expression = { kind: 'times', left: { kind: 'number', value: by }, right: name(of) };
    return mapped(formula, (node) => (isName(node, of) ? wrong : node));
  };
  const bits = { id: `bits_for_${of}`, mistake: { kind: 'bits_for_bytes', of }, formula: times(8) } as const;
  if (isWidth(of)) return [bits];
  if (isWire(of))
    return [bits, { id: `eighth_of_${of}`, mistake: { kind: 'bytes_for_bits', of }, formula: times(1 / 8) }];
  if (of === 'chip_compute_rate' || of === 'compute_rate')
    return [{ id: 'sparse_for_dense', mistake: { kind: 'sparse_for_dense', of }, formula: times(2) }];
  return [];
}

/** The width of a number format, of which people know the bits. */
const isWidth = (id: Id): boolean => /^byte\/(parameter|element)$/.test(quantity(id).unit);
/** A bandwidth that sheets give in bits as well. */
const isWire = (id: Id): boolean => wires.has(id);
const wires: ReadonlySet<Id> = new Set([
  'chip_scale_up_bandwidth',
  'chip_scale_out_bandwidth',
  'network_bandwidth',
  'transfer_bandwidth',
]);

function nodesIn(node: Expression): readonly Expression[] {
  switch (node.kind) {
    case 'number':
    case 'name':
      return [node];
    case 'call':
      return [node, ...node.args.flatMap(nodesIn)];
    default:
      return [node, ...nodesIn(node.left), ...nodesIn(node.right)];
  }
}
