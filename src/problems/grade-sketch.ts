import { format } from '../engine/format.ts';
import { type Slip, slipsIn } from '../engine/slips.ts';
import { solve } from '../engine/solve.ts';
import { slotsIn } from './content.ts';
import type { SketchVariant } from './draw-variant.ts';
import type { Verdict } from './grade.ts';
import { placeInWords } from './place-in-words.ts';
import { mistakesOf } from './slips-of.ts';
import { slopeInWords, slopeSeen } from './slope-in-words.ts';

/** What a sketched curve is worth: right within a factor at every point, or what is wrong with its shape. */
export function gradeSketch(variant: SketchVariant, text: string): Verdict {
  const drawn = text.trim().split(/\s+/).map(Number);
  const isCurve =
    drawn.length === variant.right.length && drawn.every((value) => value > 0 && Number.isFinite(value));
  if (!isCurve) return { code: 'unreadable', message: 'There is no curve yet. Set every point.' };

  if (furthest(drawn, variant.right) <= variant.ask.factor) return { code: 'correct', unit: 'given' };
  const slip = slipOf(variant, drawn);
  if (slip) return { code: 'slip', slips: [slip] };
  return { code: 'wrong', says: shapeErrors(variant, drawn) };
}

/** The largest factor by which two curves differ at one of their points. */
const furthest = (a: readonly number[], b: readonly number[]): number =>
  Math.max(...a.map((value, at) => Math.exp(Math.abs(Math.log(value / (b[at] ?? Number.NaN))))));

/** The mistakes that the author expects and whose curves count as right, by id. */
export function forgivenMistakes(variant: SketchVariant): readonly string[] {
  const { ask, right } = variant;
  const byPoint = pointsOf(variant).map(mistakesOf);
  const curveOf = (which: number) => byPoint.map((here) => here[which]?.value ?? Number.NaN);
  return (byPoint[0] ?? []).flatMap(({ id }, which) =>
    furthest(curveOf(which), right) <= ask.factor ? [id] : [],
  );
}

/** The variant at each point of its curve. */
const pointsOf = (variant: SketchVariant): readonly SketchVariant[] =>
  variant.ask.at.map((at) => ({ ...variant, givens: { ...variant.givens, [variant.ask.over]: at } }));

/**
 * The one slip whose curve was drawn: within the factor at every point, and nearer than any other. Of two that draw the same
 * curve it is the one that the author wrote down.
 */
function slipOf(variant: SketchVariant, drawn: readonly number[]): Slip | undefined {
  const { template, ask, right } = variant;
  const told = new Set(slotsIn(template.body));
  const byPoint = pointsOf(variant).map((here) => {
    const edits = slipsIn(here.givens, solve(here.givens, ask.of), told);
    return new Map([...mistakesOf(here), ...edits].map((slip) => [slip.id, slip]));
  });
  const slips = new Map(byPoint.flatMap((here) => [...here]));
  const fits = [...slips.values()].flatMap((slip) => {
    // Where a slip changes nothing it is not among the slips of that point.
    const curve = right.map((value, at) => byPoint[at]?.get(slip.id)?.value ?? value);
    const away = furthest(drawn, curve);
    return away <= ask.factor ? [{ slip, away }] : [];
  });
  return fits.sort((a, b) => a.away - b.away)[0]?.slip;
}

/** What an eye would say of the difference between two curves. */
function shapeErrors({ ask, right }: SketchVariant, drawn: readonly number[]): readonly string[] {
  const factors = drawn.map((value, at) => value / (right[at] ?? Number.NaN));
  const typical = Math.exp(factors.reduce((sum, factor) => sum + Math.log(factor), 0) / factors.length);
  const spread = Math.max(...factors) / Math.min(...factors);
  if (spread <= ask.factor) {
    const times = format(typical > 1 ? typical : 1 / typical, '1');
    return [`The shape is right; the whole curve lies ${times} times too ${typical > 1 ? 'high' : 'low'}.`];
  }
  const ends = [
    { where: 'left', from: 0, to: 1 },
    { where: 'right', from: right.length - 2, to: right.length - 1 },
  ].flatMap(({ where, from, to }) => {
    const [got, wanted] = [slope(ask.at, drawn, from, to), slope(ask.at, right, from, to)];
    const [is, should] = [slopeInWords(got), slopeInWords(wanted)];
    // Two slopes may differ by what an eye sees and still have one name.
    return Math.abs(got - wanted) <= slopeSeen || is === should
      ? []
      : [`At the ${where} end the curve ${should}; yours ${is}.`];
  });
  const worst = factors.reduce((at, factor, here) => (away(factor) > away(factors[at] ?? 1) ? here : at), 0);
  const factor = factors[worst] ?? 1;
  const most = `It is furthest off where ${placeInWords(ask.over, ask.at[worst] ?? 0)}: ${format(Math.max(factor, 1 / factor), '1')} times too ${factor > 1 ? 'high' : 'low'}.`;
  return [...ends, most];
}

const away = (factor: number): number => Math.abs(Math.log(factor));

const slope = (at: readonly number[], values: readonly number[], from: number, to: number): number =>
  Math.log((values[to] ?? 1) / (values[from] ?? 1)) / Math.log((at[to] ?? 1) / (at[from] ?? 1));
