import { collisionsOf, type Demands, type Refusal, refusalOf } from '../problems/acceptable.ts';
import { combination, combinationCount, type Variant, variantOf } from '../problems/draw-variant.ts';
import { forgivenMistakes } from '../problems/grade-sketch.ts';
import { chance } from '../problems/seed.ts';
import { editsIn, mistakesOf } from '../problems/slips-of.ts';
import type { ProblemTemplate } from '../problems/template.ts';
import { isNear } from '../problems/tolerance.ts';

/** What a template can draw. */
export type Combinations = {
  /** Those that may be drawn, by their place. */
  readonly places: readonly number[];
  /** Some of them, solved: every way the formulas can go is likely among them. */
  readonly samples: readonly Variant[];
  readonly tried: number;
  /** Why others may not be drawn, and how many for each reason. */
  readonly refused: ReadonlyMap<Refusal, number>;
  /** Edits that land on the right answer too often to be kept out. */
  readonly tolerated: ReadonlySet<string>;
  /** The share of combinations, before any was refused, in which a slip or an author's mistake lands on the right answer; by its id. */
  readonly landing: ReadonlyMap<string, number>;
  /** The least and the greatest answer, in base units, before any was refused; where a number is asked. */
  readonly answers?: readonly [least: number, most: number];
  /** Every edit that is a slip of some variant. */
  readonly edits: ReadonlySet<string>;
};

// More are never met by one learner, and every one is solved at each build.
const mostKept = 256;
const mostTried = 768;
const mostSampled = 60;
/** A slip that lands on the right answer in more than this share of variants belongs to the problem. */
const mostCollisions = 1 / 3;

/**
 * The combinations of a template's values that are good to be drawn.
 *
 * @throws {EngineError} when one cannot be solved
 */
export function findCombinations(template: ProblemTemplate, demands: Demands): Combinations {
  const candidates = placesToTry(combinationCount(template.given));
  const variants = new Map<number, Variant>();
  const variantAt = (place: number): Variant => {
    const known = variants.get(place);
    if (known) return known;
    const variant = variantOf(template, 0, combination(template.given, place));
    variants.set(place, variant);
    return variant;
  };

  const sampled = candidates.slice(0, mostSampled).map(variantAt);
  const landing = landingIn(sampled);
  const tolerated = new Set(
    [...landing]
      .filter(([id, share]) => share > mostCollisions && !id.startsWith('author.'))
      .map(([id]) => id),
  );
  const refused = new Map<Refusal, number>();
  const places: number[] = [];
  let tried = 0;
  for (const place of candidates) {
    if (places.length === mostKept) break;
    tried += 1;
    const refusal = refusalOf(variantAt(place), demands, tolerated);
    if (refusal) refused.set(refusal, (refused.get(refusal) ?? 0) + 1);
    else places.push(place);
  }
  const samples = places.slice(0, mostSampled).map(variantAt);
  return {
    places: places.toSorted((a, b) => a - b),
    samples,
    tried,
    refused,
    tolerated,
    landing,
    ...answersOf(sampled),
    edits: new Set([...sampled, ...samples].flatMap(editsOf)),
  };
}

/** Every place, or some drawn by lot, in an order that is the same at each build. */
function placesToTry(count: number): readonly number[] {
  const { unit } = chance(1);
  if (count <= mostTried) {
    const all = Array.from({ length: count }, (_, place) => ({ place, lot: unit() }));
    return all.sort((a, b) => a.lot - b.lot).map(({ place }) => place);
  }
  const places = new Set<number>();
  while (places.size < mostTried) places.add(Math.floor(unit() * count));
  return [...places];
}

/** How often each slip and each mistake the author names lands on the right answer, as a share of the variants. */
function landingIn(variants: readonly Variant[]): ReadonlyMap<string, number> {
  const counts = new Map<string, number>();
  for (const variant of variants) {
    for (const id of landingOn(variant)) counts.set(id, (counts.get(id) ?? 0) + 1);
  }
  return new Map([...counts].map(([id, count]) => [id, count / variants.length]));
}

function landingOn(variant: Variant): readonly string[] {
  if (variant.kind === 'sketch') return forgivenMistakes(variant);
  if (variant.kind !== 'number' || !(variant.answer.value > 0)) return [];
  const { answer, ask } = variant;
  const expected = mistakesOf(variant).filter(({ value }) => isNear(value, answer.value, ask.tolerance));
  return [...expected.map(({ id }) => id), ...collisionsOf(variant)];
}

function answersOf(variants: readonly Variant[]): Pick<Combinations, 'answers'> {
  const values = variants.flatMap((variant) => (variant.kind === 'number' ? [variant.answer.value] : []));
  return values.length > 0 ? { answers: [Math.min(...values), Math.max(...values)] } : {};
}

function editsOf(variant: Variant): readonly string[] {
  if (variant.kind !== 'number') return [];
  return editsIn(variant).map(({ id }) => id.slice(id.indexOf('.') + 1));
}
