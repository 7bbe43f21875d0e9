import { EngineError } from '../engine/errors.ts';
import { format } from '../engine/format.ts';
import { isQuantity, quantity } from '../engine/quantities.ts';
import { isSame } from '../engine/slips.ts';
import { solve, unitOfExpression } from '../engine/solve.ts';
import { dimension, sameDimension } from '../engine/units.ts';
import { drawVariant, type Variant } from '../problems/draw-variant.ts';
import { mistakesOf, slipsOf } from '../problems/slips-of.ts';
import { solution } from '../problems/solution.ts';
import type { ProblemTemplate } from '../problems/template.ts';
import { isNear } from '../problems/tolerance.ts';
import { part } from './body.ts';
import { numbersThatContradict } from './check-numbers.ts';
import { answersShown, type Note, notShown } from './check-wording.ts';
import { behindSlot, decidedBy, decides, mentioned, optionsOf, slotsOfAll } from './dependence.ts';
import type { Finding } from './finding.ts';
import { type Place, placeAt } from './mistake.ts';
import type { Compiled } from './problem.ts';

/** A problem as `check:content` sums it up. */
export type Checked = {
  readonly id: string;
  readonly findings: readonly Finding[];
  /** How many combinations of its values can be drawn. */
  readonly variants: number;
  /** The least and the greatest answer, or how often each option is right. */
  readonly answers: string;
  /** Slips that some variant tells from the right answer. */
  readonly slips: number;
  /** Whether what its seeds draw is kept, so that a change is noticed. */
  readonly isLocked?: boolean;
};

// As many as a learner could meet in years; every combination that can be drawn is among them.
const seedsDrawn = 500;
// Enough for every way the formulas can go; what is true of these is true of the others.
const mostLookedInto = 20;
const fewestVariants = 8;
const longestAtFirst = 12;
// Half of the combinations thrown away says that the values do not go together.
const mostRefused = 1 / 2;
const surest = 0.85;
// What happens in fewer combinations is kept out without anybody missing them.
const fewestCollisions = 0.1;

/**
 * What an author wants to know of a problem that compiles: draws 500 variants, and looks at each and at all of them.
 *
 * @param file - its path from the root of the project
 * @param source - the whole file
 */
export function checkProblem(file: string, source: string, compiled: Compiled): Checked {
  const { template } = compiled;
  const { variants, notes: failures } = draw(compiled);
  const distinct = [...new Map(variants.map((variant) => [JSON.stringify(variant.drawn), variant])).values()];
  const some = spread(distinct, mostLookedInto);
  const notes: readonly Note[] = [
    ...failures,
    ...wording(source, compiled, some),
    ...unusedGivens(compiled, some),
    ...unusedNames(compiled),
    ...collisions(compiled),
    ...mistakesTakenForRight(compiled, some),
    ...equalMistakes(compiled, some),
    ...mistakesInOtherUnits(compiled),
    ...variety(compiled, variants),
    ...sections(source, compiled, some),
    ...length(compiled, some),
  ];
  const slips = new Set(
    some.flatMap((variant) => (variant.kind === 'number' ? slipsOf(variant).map(({ id }) => id) : [])),
  );
  return {
    id: template.id,
    findings: notes
      .map(({ place, ...note }) => ({ file, ...place, ...note }))
      .sort((a, b) => a.line - b.line || a.column - b.column),
    variants: template.combinations.length,
    answers: answersInWords(variants),
    slips: slips.size,
  };
}

const spread = <T>(all: readonly T[], most: number): readonly T[] =>
  all.length <= most
    ? all
    : Array.from({ length: most }, (_, at) => all[Math.floor((at * all.length) / most)] as T);

function draw({ template, demands, content }: Compiled): {
  readonly variants: readonly Variant[];
  readonly notes: readonly Note[];
} {
  const variants: Variant[] = [];
  const wrong = new Map<string, number>();
  for (let seed = 0; seed < seedsDrawn; seed++) {
    try {
      const variant = drawVariant(template, seed);
      variants.push(variant);
      const says = wrongWith(variant, demands.range);
      if (says && !wrong.has(says)) wrong.set(says, seed);
    } catch (cause) {
      if (!(cause instanceof EngineError)) throw cause;
      if (!wrong.has(cause.message)) wrong.set(cause.message, seed);
    }
  }
  const notes = [...wrong].map(
    ([says, seed]): Note => ({
      severity: 'error',
      code: 'draw',
      place: content.placeOf('ask'),
      says: `seed ${seed} cannot be drawn: ${says}`,
    }),
  );
  return { variants, notes };
}

function wrongWith(variant: Variant, range: Compiled['demands']['range']): string | undefined {
  if (variant.kind !== 'number') return undefined;
  const { value, unit } = variant.answer;
  if (!(value > 0) || !Number.isFinite(value))
    return `the answer is ${value}; an answer is positive. Give other values.`;
  return range && (value < range[0] || value > range[1])
    ? `the answer ${format(value, unit)} lies outside its range. Widen range, or give other values.`
    : undefined;
}

function wording(source: string, compiled: Compiled, variants: readonly Variant[]): readonly Note[] {
  const { template, content } = compiled;
  const { bodyAt } = part(source);
  const statement = blanked(
    source,
    bodyAt,
    /<(Hint|Insight|Solution)\b[^>]*>[\s\S]*?<\/\1>|<Figure\b[^>]*\/>/g,
  );
  const withHints = blanked(
    source,
    bodyAt,
    /<(Insight|Solution)\b[^>]*>[\s\S]*?<\/\1>|<Figure\b[^>]*\/>|<\/?Hint>/g,
  );
  const first = Math.max(0, statement.search(/\S/));
  const [firstLine = ''] = statement.slice(first).split('\n');
  const start = placeAt(source, first, firstLine.trimEnd().length);
  const options = optionsOf(template).flatMap(({ says }) => says.filter((node) => typeof node === 'string'));
  const wording = {
    template,
    variants,
    statement: `${statement}\n${options.join('\n')}`,
    start,
    placeOfSlot: (slot: string) => slotPlace(source, bodyAt, slot),
    placeOfMistake: (id: string) => content.placeOf('mistakes', id, 'says'),
  };
  return [
    ...answersShown(wording),
    ...notShown(wording),
    ...numbersThatContradict(template, variants, withHints, (at, length) => placeAt(source, at, length)),
  ];
}

/** A text of the same length in which the head, slots, and what a pattern finds are blanks. */
function blanked(source: string, bodyAt: number, sections: RegExp): string {
  const blank = (text: string) => text.replaceAll(/[^\n]/g, ' ');
  return (
    blank(source.slice(0, bodyAt)) +
    source
      .slice(bodyAt)
      .replaceAll(sections, blank)
      .replaceAll(/\\val\{[^}]*\}|(?<![\\a-z_^])\{[a-z][a-z0-9_]*\}/g, blank)
  );
}

function slotPlace(source: string, bodyAt: number, slot: string): Place {
  const found = new RegExp(`\\{\\s*${slot}\\s*\\}`).exec(source.slice(bodyAt));
  return placeAt(source, bodyAt + (found?.index ?? 0) + 1, slot.length);
}

/** Names that are drawn and that no text, answer or option depends on. */
function unusedGivens({ template, content }: Compiled, variants: readonly Variant[]): readonly Note[] {
  const slots = new Set(slotsOfAll(template));
  const used = new Set<string>();
  for (const variant of variants) {
    const behind = new Set([
      ...decidedBy(variant).flatMap((derivation) => [...mentioned(derivation)]),
      ...[...slots].flatMap((slot) => [...behindSlot(template, variant.drawn, slot)]),
    ]);
    for (const name of Object.keys(template.given))
      if (slots.has(name) || decides(template, variant.drawn, name).some((id) => behind.has(id)))
        used.add(name);
  }
  // An option that draws the same name for itself has its own value of it.
  return Object.keys(template.given)
    .filter((name) => !used.has(name) && variants.length > 0)
    .map((name) => ({
      severity: 'warning',
      code: 'unused',
      place: content.keyAt('given', name),
      says: `${name} is given, and neither the text nor the answer depends on it; leave it out, or say it in the statement.`,
    }));
}

/** Names of let that nothing uses. */
function unusedNames({ template, content }: Compiled): readonly Note[] {
  const { head } = content;
  const slots = new Set(slotsOfAll(template));
  const written = [
    JSON.stringify(head.ask),
    ...Object.values(head.mistakes).map(({ value }) => value),
    ...head.accept.also.map(({ value }) => value),
    ...Object.values(head.let),
  ].join(' ');
  const isUsed = (name: string) =>
    // A quantity that let gives is used by the formulas of the graph.
    isQuantity(name) || slots.has(name) || new RegExp(`\\b${name}\\b`).test(written);
  return Object.keys(head.let)
    .filter((name) => !isUsed(name))
    .map((name) => ({
      severity: 'warning',
      code: 'unused',
      place: content.keyAt('let', name),
      says: `${name} is named and never used; leave it out, or use it in ask, in mistakes or in the text.`,
    }));
}

const percent = (share: number): string => `${Math.max(1, Math.round(share * 100))}%`;

/** Slips and mistakes that cannot be told from the right answer. */
function collisions({ template, combinations, content }: Compiled): readonly Note[] {
  const { landing, tolerated } = combinations;
  const editOf = (id: string) => id.slice(id.indexOf('.') + 1);
  const named = template.tells_apart.flatMap((edit, at): Note[] => {
    const share = Math.max(0, ...[...landing].filter(([id]) => editOf(id) === edit).map(([, one]) => one));
    return share >= fewestCollisions
      ? [
          {
            severity: 'warning',
            code: 'collision',
            place: content.placeOf('tells_apart', at),
            says: `${edit} leads to the right answer in ${percent(share)} of the combinations; these are not drawn. Give values in which it matters.`,
          },
        ]
      : [];
  });
  const expected = template.mistakes.flatMap(({ id }): Note[] => {
    const share = landing.get(`author.${id}`) ?? 0;
    return share >= fewestCollisions
      ? [
          {
            severity: 'warning',
            code: 'collision',
            place: content.keyAt('mistakes', id),
            says: `the mistake ${id} leads to the right answer in ${percent(share)} of the combinations; these are not drawn. Give values in which it matters.`,
          },
        ]
      : [];
  });
  const often = [...tolerated]
    .filter((id) => !template.tells_apart.includes(editOf(id)))
    .map((id) => `${id} (${percent(landing.get(id) ?? 0)})`);
  const forgiven: readonly Note[] =
    often.length > 0
      ? [
          {
            severity: 'warning',
            code: 'collision',
            place: content.placeOf('ask'),
            says: `${often.length === 1 ? 'a slip leads' : 'slips lead'} to the right answer so often that ${often.length === 1 ? 'it passes' : 'they pass'} for right: ${often.join(', ')}. If one matters here, name it in tells_apart; a narrower tolerance or other values tell more apart.`,
          },
        ]
      : [];
  return [...named, ...expected, ...forgiven];
}

/** Mistakes that lead to a value which passes for another right answer: nobody who makes one is told. */
function mistakesTakenForRight({ content }: Compiled, variants: readonly Variant[]): readonly Note[] {
  const numbers = variants.filter((variant) => variant.kind === 'number');
  return (numbers[0]?.ask.also ?? []).flatMap(({ value: also }, at): readonly Note[] =>
    Object.entries(content.head.mistakes).flatMap(([id], which): readonly Note[] => {
      const taken = numbers.filter((variant) => {
        const mistake = mistakesOf(variant)[which];
        const right = solve(variant.givens, also);
        return mistake && isNear(mistake.value, right.value, variant.ask.tolerance);
      });
      const share = taken.length / numbers.length;
      if (share < fewestCollisions) return [];
      const says = `the mistake ${id} leads to this value in ${percent(share)} of the variants, and passes for right there. Take one of the two out, or give values that tell them apart.`;
      const place = content.placeOf('accept', 'also', at, 'value');
      return [{ severity: share === 1 ? 'error' : 'warning', code: 'collision', place, says }];
    }),
  );
}

/** Mistakes that lead to one value in every variant: whoever makes one is told of all. */
function equalMistakes({ content }: Compiled, variants: readonly Variant[]): readonly Note[] {
  const made = variants.flatMap((variant) => (variant.kind === 'number' ? [mistakesOf(variant)] : []));
  const ids = Object.keys(content.head.mistakes);
  const areEqual = (one: number, other: number) =>
    made.length > 0 &&
    made.every((mistakes) =>
      isSame(mistakes[one]?.value ?? Number.NaN, mistakes[other]?.value ?? Number.NaN),
    );
  return ids.flatMap((id, at): readonly Note[] => {
    const same = ids.findIndex((_, before) => before < at && areEqual(before, at));
    if (same < 0) return [];
    const says = `the mistake ${id} leads to the same value as ${ids[same]} in every variant, so that one cannot be told from the other. Take one out, or say both in one.`;
    return [{ severity: 'warning', code: 'collision', place: content.keyAt('mistakes', id), says }];
  });
}

/** A mistake of another dimension than the answer is known again only by its bare number, or never as a curve. */
function mistakesInOtherUnits({ template, content }: Compiled): readonly Note[] {
  const { ask, mistakes } = template;
  if (ask.kind !== 'number' && ask.kind !== 'sketch') return [];
  const wanted = unitOfExpression(ask.of);
  const known = ask.kind === 'sketch' ? 'never' : 'only where a learner writes no unit';
  return mistakes.flatMap(({ id, value }): Note[] => {
    const own = unitOfExpression(value);
    return sameDimension(dimension(own), dimension(wanted))
      ? []
      : [
          {
            severity: 'warning',
            code: 'unit',
            place: content.placeOf('mistakes', id, 'value'),
            says: `the mistake ${id} is in ${own}, the answer in ${wanted}: it is known again ${known}.`,
          },
        ];
  });
}

/** Too few combinations, too many refused, or an answer that can be guessed. */
function variety(
  { template, combinations, content }: Compiled,
  variants: readonly Variant[],
): readonly Note[] {
  const { places, tried, refused } = combinations;
  const place = content.keyAt('given');
  const notes: Note[] = [];
  if (places.length < fewestVariants)
    notes.push({
      severity: 'warning',
      code: 'few_variants',
      place,
      says: `only ${places.length} different ${places.length === 1 ? 'variant' : 'variants'} can be drawn; a learner remembers them. Give more values with one_of or from, to, by: ${fewestVariants} or more.`,
    });
  if (tried - places.length > mostRefused * tried) {
    const why = [...refused].sort(([, a], [, b]) => b - a).map(([reason, count]) => `${reason} (${count})`);
    notes.push({
      severity: 'warning',
      code: 'refused',
      place,
      says: `${tried - places.length} of ${tried} combinations are not drawn: ${why.join(', ')}. Values that fit together leave more.`,
    });
  }
  const [same] = variants;
  const answers = new Set(variants.map((one) => (one.kind === 'number' ? one.answer.value : Number.NaN)));
  if (same?.kind === 'number' && answers.size === 1 && places.length > 1)
    notes.push({
      severity: 'warning',
      code: 'guessable',
      place: content.placeOf('ask'),
      says: `the answer is ${format(same.answer.value, same.answer.unit)} in every variant: whoever has met one knows it. Draw something that it depends on.`,
    });
  const [often] = [...rightCounts(variants)].sort(([, a], [, b]) => b - a);
  if (often && often[1] > surest * variants.length && !isAlwaysRight(template, often[0]))
    notes.push({
      severity: 'warning',
      code: 'guessable',
      place: content.placeOf('ask'),
      says: `option ${often[0]} is right in ${percent(often[1] / variants.length)} of the variants: it can be guessed. Give values in which another is right too.`,
    });
  return notes;
}

/** An option marked right is meant to be right always; the order in which options are shown hides it. */
const isAlwaysRight = (template: ProblemTemplate, id: string): boolean =>
  optionsOf(template).some((option) => option.id === id && option.holds === true);

function rightCounts(variants: readonly Variant[]): ReadonlyMap<string, number> {
  const counts = new Map<string, number>();
  for (const variant of variants)
    if (variant.kind === 'choice') counts.set(variant.right, (counts.get(variant.right) ?? 0) + 1);
  return counts;
}

/** Sections a learner misses. */
function sections(
  source: string,
  { template, content }: Compiled,
  variants: readonly Variant[],
): readonly Note[] {
  const end = placeAt(source, source.trimEnd().length, 1);
  const notes: Note[] = [];
  const missing = (name: string, why: string) =>
    notes.push({
      severity: 'warning',
      code: 'section',
      place: end,
      says: `there is no <${name}>: ${why}`,
    });
  if (template.hints.length === 0)
    missing('Hint', 'a learner who is stuck has nowhere to go but the solution.');
  if (template.insight.length === 0) missing('Insight', 'say in a sentence what the number teaches.');
  const isChosenWrongly = (id: string) =>
    variants.some((variant) => variant.kind === 'choice' && variant.right !== id);
  if (template.ask.kind === 'choice' && template.ask.pick === 'true')
    for (const [at, option] of template.ask.options.entries())
      if (option.because.length === 0 && isChosenWrongly(option.id))
        notes.push({
          severity: 'error',
          code: 'section',
          place: content.placeOf('ask', 'choose', at),
          says: 'this option says nothing when it is chosen wrongly: add because, and say there what is wrong with it.',
        });
  return notes;
}

function length({ template, content }: Compiled, variants: readonly Variant[]): readonly Note[] {
  if (template.level !== 1) return [];
  const lines = Math.max(
    0,
    ...variants.map((variant) => solution(variant).reduce((sum, one) => sum + one.lines.length, 0)),
  );
  return lines > longestAtFirst
    ? [
        {
          severity: 'warning',
          code: 'long_solution',
          place: content.placeOf('level'),
          says: `level 1 is one step, and a worked solution has ${lines} lines here. State what need not be worked out, with {name} in the statement, or raise the level.`,
        },
      ]
    : [];
}

/** The range of the answers, or how often each option is right. */
function answersInWords(variants: readonly Variant[]): string {
  const [first] = variants;
  switch (first?.kind) {
    case 'number': {
      const values = variants.flatMap((one) => (one.kind === 'number' ? [one.answer.value] : []));
      return `${format(Math.min(...values), first.answer.unit)} – ${format(Math.max(...values), first.answer.unit)}`;
    }
    case 'choice':
      return [...rightCounts(variants)]
        .sort(([a], [b]) => a.localeCompare(b))
        .map(([id, count]) => `${id}: ${percent(count / variants.length)}`)
        .join(', ');
    case 'order': {
      const orders = new Set(variants.map((one) => (one.kind === 'order' ? one.right.join(' ') : '')));
      return `${orders.size} ${orders.size === 1 ? 'order' : 'orders'}`;
    }
    case 'sketch': {
      const values = variants.flatMap((one) => (one.kind === 'sketch' ? one.right : []));
      const { unit } = quantity(first.ask.of);
      return `${format(Math.min(...values), unit)} – ${format(Math.max(...values), unit)}`;
    }
    default:
      return 'none';
  }
}
