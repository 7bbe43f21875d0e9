import { isSilent } from './derivation.ts';
import type { Expression } from './expression.ts';
import { type Givens, isQuantity, type QuantityId, quantity } from './quantities.ts';
import { type Derivation, solve } from './solve.ts';
import { dimension, sameDimension } from './units.ts';

/** A mistake a person makes, as an edit of one line of a derivation. */
export type Slip = {
  /** Permanent: `weight_time.active_params_for_params_read`. */
  readonly id: string;
  /** The line of the derivation where it enters. */
  readonly step: QuantityId | 'answer';
  /** What the whole derivation gives when only this line is wrong, in base units. */
  readonly value: number;
  /** How readily a person makes it, from 0 to 1; of slips that lead to one number the likelier is named first. */
  readonly likelihood: number;
  readonly says: string;
};

/**
 * Every single slip in a derivation, each with the wrong value it leads to: a factor left out, a quantity
 * taken for another of its dimension, a ratio upside down, a sum where the larger counts.
 *
 * Edits that lead to no finite positive value are left out; so are those that change nothing.
 */
export function slipsIn(givens: Givens, derivation: Derivation): readonly Slip[] {
  // A step that only gives a quantity another name is not a line a person writes.
  const lines = derivation.steps.filter(
    ({ id, formula }) => formula.kind !== 'name' || id === derivation.ask,
  );
  return lines.flatMap((step) =>
    edits(step.formula, derivation).flatMap(({ id, says, formula }) => {
      const value = valueWith(givens, derivation.ask, step.id, formula);
      const changes = Number.isFinite(value) && value > 0 && !same(value, derivation.value);
      return changes ? [{ id: `${step.id}.${id}`, step: step.id, value, likelihood: 0.5, says }] : [];
    }),
  );
}

type Edit = { readonly id: string; readonly says: string; readonly formula: Expression };

const same = (a: number, b: number) => Math.abs(a - b) <= 1e-9 * Math.abs(b);

function valueWith(givens: Givens, ask: string, step: Slip['step'], formula: Expression): number {
  try {
    return solve(givens, ask, { [step]: formula }).value;
  } catch {
    return Number.NaN; // An edit may ask for what nobody gave, or divide by zero; then it is no slip of this variant.
  }
}

const nameOf = (id: string) => (isQuantity(id) ? quantity(id).name : id);

/** One edit at a time, everywhere in the tree. */
function edits(node: Expression, derivation: Derivation): readonly Edit[] {
  switch (node.kind) {
    case 'number':
      return [];
    case 'name':
      return twinsOf(node.name, derivation).map((twin) => ({
        id: `${twin}_for_${node.name}`,
        says: `You used the ${nameOf(twin)} in place of the ${nameOf(node.name)}.`,
        formula: { kind: 'name', name: twin },
      }));
    case 'call':
      return [
        ...node.args.flatMap((arg, at) =>
          edits(arg, derivation).map((edit) => ({
            ...edit,
            formula: { ...node, args: node.args.with(at, edit.formula) },
          })),
        ),
        ...sumForMax(node),
      ];
    default:
      return [
        ...inside(node, 'left', derivation),
        ...inside(node, 'right', derivation),
        ...dropped(node),
        ...upsideDown(node),
      ];
  }
}

type Binary = Extract<Expression, { readonly left: Expression }>;

const inside = (node: Binary, side: 'left' | 'right', derivation: Derivation): readonly Edit[] =>
  edits(node[side], derivation).map((edit) => ({ ...edit, formula: { ...node, [side]: edit.formula } }));

/** A factor or a term left out. */
function dropped(node: Binary): readonly Edit[] {
  if (node.kind !== 'times' && node.kind !== 'plus' && node.kind !== 'over') return [];
  const without = (gone: Expression, keep: Expression): readonly Edit[] =>
    gone.kind === 'name'
      ? [{ id: `no_${gone.name}`, says: `You left out the ${nameOf(gone.name)}.`, formula: keep }]
      : [];
  return [...(node.kind === 'over' ? [] : without(node.left, node.right)), ...without(node.right, node.left)];
}

function upsideDown(node: Binary): readonly Edit[] {
  if (node.kind !== 'over' || node.left.kind !== 'name' || node.right.kind !== 'name') return [];
  const [over, under] = [node.left.name, node.right.name];
  return [
    {
      id: `${under}_over_${over}`,
      says: `You divided the ${nameOf(under)} by the ${nameOf(over)}; it goes the other way round.`,
      formula: { ...node, left: node.right, right: node.left },
    },
  ];
}

function sumForMax(node: Extract<Expression, { kind: 'call' }>): readonly Edit[] {
  const [first, second, ...more] = node.args;
  if (node.name !== 'max' || !first || !second || more.length > 0) return [];
  return [
    {
      id: 'sum_for_max',
      says: 'You added two things that happen at the same time; only the larger counts.',
      formula: { kind: 'plus', left: first, right: second },
    },
  ];
}

/** What a person could mistake for `name`: the other values of this derivation that have its dimension. */
function twinsOf(name: string, derivation: Derivation): readonly string[] {
  if (!isQuantity(name) || isSilent(name, derivation.values)) return [];
  const own = dimension(quantity(name).unit);
  return [...derivation.values.keys()].filter(
    (other) =>
      other !== name &&
      other !== derivation.ask &&
      !isSilent(other, derivation.values) &&
      sameDimension(dimension(quantity(other).unit), own),
  );
}
