import { type Expression, parse } from './expression.ts';
import { checkGiven, checkGivens } from './givens.ts';
import { formulaUnder, type Givens, type QuantityId, quantity } from './quantities.ts';
import { known, valueGiven } from './solve.ts';

/** The values of a part of a formula along a sweep: `offset + scale * at[i]`; a number that does not vary has scale 0. */
type Row = { readonly offset: number; readonly scale: number; readonly at: Float64Array };

/**
 * The value of a quantity at each of many values of another, for plots and sliders.
 *
 * The same formulas as `solve`, a whole row at a time: what does not depend on `over` is found once, and rows are kept
 * as straight lines for as long as they are, so that most steps cost nothing. Agrees with `solve` to within rounding.
 *
 * @param givens - everything but `over`; checked with its least and its largest point
 * @param over - the quantity that varies
 * @param points - its values, in its base unit
 * @returns the values of `ask` in its base unit, one for each point; not finite where something is divided by zero
 * @throws {EngineError} as `solve` does; a point outside the range of `over` is `bad_given`
 */
export function sweep(
  givens: Givens,
  over: QuantityId,
  points: ArrayLike<number>,
  ask: QuantityId,
): Float64Array {
  const at = new Float64Array(points);
  if (at.length === 0) return at;
  const [least, most] = ends(at);
  checkGivens({ ...givens, [over]: least });
  checkGiven({ ...givens, [over]: most }, over);

  const fixed = (value: number): Row => ({ offset: value, scale: 0, at });
  const rows = new Map<QuantityId, Row>([[over, { offset: 0, scale: 1, at }]]);
  const rowOf = (id: QuantityId): Row => {
    const row = rows.get(id) ?? find(id);
    rows.set(id, row);
    return row;
  };
  const find = (id: QuantityId): Row => {
    const definition = quantity(id);
    const isGiven = givens[id] !== undefined || definition.kind === 'given';
    return isGiven ? fixed(valueGiven(givens, id)) : visit(parse(formulaUnder(definition.formula, givens)));
  };
  const visit = (node: Expression): Row => {
    switch (node.kind) {
      case 'number':
        return fixed(node.value);
      case 'name':
        return rowOf(known(node.name));
      case 'call':
        return node.name === 'sqrt'
          ? combined('sqrt', visit(node.args[0] ?? nothing), fixed(0))
          : node.args.map(visit).reduce((a, b) => combined(node.name, a, b));
      default:
        return combined(node.kind, visit(node.left), visit(node.right));
    }
  };

  return written(rowOf(ask));
}

/** The smallest and the largest; NaN when one of them is. */
function ends(at: Float64Array): readonly [least: number, most: number] {
  let [least, most] = [at[0] ?? Number.NaN, at[0] ?? Number.NaN];
  for (let i = 1; i < at.length; i += 1) {
    const value = at[i] ?? Number.NaN;
    // What is not a number is neither more nor less, and ends the search.
    if (Number.isNaN(value)) return [value, value];
    if (value < least) least = value;
    else if (value > most) most = value;
  }
  return [least, most];
}

function written({ offset, scale, at }: Row): Float64Array {
  // A row as it stands is nobody else's: points were copied, and what was found point by point is new.
  if (offset === 0 && scale === 1) return at;
  const out = new Float64Array(at.length);
  for (let i = 0; i < out.length; i += 1) out[i] = offset + scale * (at[i] ?? Number.NaN);
  return out;
}

const nothing: Expression = { kind: 'number', value: Number.NaN };

const operations = {
  plus: (a: number, b: number) => a + b,
  minus: (a: number, b: number) => a - b,
  times: (a: number, b: number) => a * b,
  over: (a: number, b: number) => a / b,
  power: (a: number, b: number) => a ** b,
  max: (a: number, b: number) => Math.max(a, b),
  min: (a: number, b: number) => Math.min(a, b),
  sqrt: (a: number, _: number) => Math.sqrt(a),
} as const;
type Operation = keyof typeof operations;

function combined(operation: Operation, a: Row, b: Row): Row {
  return asLine(operation, a, b) ?? { offset: 0, scale: 1, at: pointByPoint(operation, a, b) };
}

/** The result as a straight line over the same points, where it is one. */
function asLine(operation: Operation, a: Row, b: Row): Row | undefined {
  if (isFixed(a) && isFixed(b)) return { ...a, offset: operations[operation](a.offset, b.offset) };
  switch (operation) {
    case 'plus':
      return sum(a, b);
    case 'minus':
      return sum(a, scaled(b, -1));
    case 'times':
      return isFixed(b) ? scaled(a, b.offset) : isFixed(a) ? scaled(b, a.offset) : undefined;
    case 'over':
      return isFixed(b) ? scaled(a, 1 / b.offset) : undefined;
    default:
      return undefined;
  }
}

const isFixed = ({ scale }: Row): boolean => scale === 0;

function sum(a: Row, b: Row): Row | undefined {
  if (!isFixed(a) && !isFixed(b) && a.at !== b.at) return undefined;
  return { offset: a.offset + b.offset, scale: a.scale + b.scale, at: isFixed(a) ? b.at : a.at };
}

const scaled = ({ offset, scale, at }: Row, by: number): Row => ({
  offset: offset * by,
  scale: scale * by,
  at,
});

function pointByPoint(operation: Operation, a: Row, b: Row): Float64Array {
  const apply = operations[operation];
  // Out of the loop, where a row would be looked into at each point.
  const [aAt, aOffset, aScale] = [a.at, a.offset, a.scale];
  const [bAt, bOffset, bScale] = [b.at, b.offset, b.scale];
  const out = new Float64Array(aAt.length);
  for (let i = 0; i < out.length; i += 1) {
    out[i] = apply(aOffset + aScale * (aAt[i] ?? Number.NaN), bOffset + bScale * (bAt[i] ?? Number.NaN));
  }
  return out;
}
