import { askedAbout } from './asked-about.ts';
import { type Chance, chance } from './seed.ts';
import { nameKey } from './student-name.ts';
import type { ProblemTemplate } from './template.ts';
import { textSeed } from './text-seed.ts';

/**
 * What an instructor sets: which problems, how many of them, and where their numbers come from. It names problems one by one
 * and with their versions, never by chapter or level: a set must mean the same when the site has gained problems.
 */
export type ProblemSet = {
  /** Empty where it has none. */
  readonly title: string;
  /** What is drawn from, in the order it is asked; each once. */
  readonly problems: readonly VersionedProblem[];
  /** How many of them each student is asked. */
  readonly count: number;
  /** 0 to 999,999,999. */
  readonly seed: number;
  /** The same questions for all, or others for each name. */
  readonly draw: 'same' | 'by_name';
  /** With feedback at once, or with none until it is handed in. */
  readonly mode: 'practice' | 'exam';
};

export type VersionedProblem = { readonly id: string; readonly version: number };

/** More problems than this are no set but a book, and no address. */
export const mostProblems = 100;
export const highestSeed = 999_999_999;
/** [characters] */
export const longestTitle = 80;
/** [characters] Of the id of a problem, which is the name of its file. */
export const longestId = 80;

/** What has to be known of a problem before it can be drawn for a set; its template is fetched once it is. */
export type ListedProblem = VersionedProblem & {
  readonly title: string;
  readonly lesson: string;
  /** Problems about one thing are siblings: one gives the other away. */
  readonly about: string;
};

export const listed = ({ id, version, title, lesson, ask }: ProblemTemplate): ListedProblem => ({
  id,
  version,
  title,
  lesson,
  about: askedAbout({ id, ask }),
});

/** One question of one student: `drawVariant(template, seed)` gives its numbers. */
export type SetQuestion = VersionedProblem & { readonly seed: number };

/** What keeps a set from being drawn, in a sentence for whoever opened it. */
export type SetFlaw = {
  readonly code: 'unknown_problem' | 'other_version' | 'no_name';
  /** Id of the problem, where it is one. */
  readonly problem: string;
  readonly says: string;
};

export type SetDraw =
  | { readonly kind: 'drawn'; readonly questions: readonly SetQuestion[] }
  | { readonly kind: 'flawed'; readonly flaws: readonly SetFlaw[] };

/**
 * The questions a set asks a student, in the order of the set: the same for ever, on every machine.
 *
 * Where not all are asked, chapters are drawn from as evenly as can be, and no two problems about one thing come together
 * while there are others.
 *
 * @param known - every problem of the site, in any order
 * @param student - a name as typed; not looked at where all are asked the same
 */
export function drawSet(set: ProblemSet, known: readonly ListedProblem[], student: string): SetDraw {
  const pool = set.problems.map((wanted) => found(wanted, known));
  const key = set.draw === 'by_name' ? nameKey(student) : '';
  const flaws = pool.flatMap((one) => ('says' in one ? [one] : []));
  if (set.draw === 'by_name' && key === '') flaws.push(noName);
  if (flaws.length > 0) return { kind: 'flawed', flaws };
  const problems = pool.flatMap((one) => ('says' in one ? [] : [one]));
  const chosen = spread(problems, set.count, chance(textSeed(`${set.seed}//${key}`)));
  return {
    kind: 'drawn',
    questions: problems
      .filter((problem) => chosen.has(problem))
      .map(({ id, version }) => ({ id, version, seed: questionSeed(set, id, student) })),
  };
}

/** The seed of one question: it depends on the set's seed, the problem and the student, on no other problem of the set. */
export function questionSeed(
  { seed, draw }: Pick<ProblemSet, 'seed' | 'draw'>,
  id: string,
  student: string,
): number {
  return draw === 'by_name' ? textSeed(`${seed}/${id}/${nameKey(student)}`) : seedOn(seed, id);
}

/** The seed of a problem on a sheet that is the same for all. */
export const seedOn = (sheet: number, id: string): number => textSeed(`${sheet}/${id}`);

function found(wanted: VersionedProblem, known: readonly ListedProblem[]): ListedProblem | SetFlaw {
  const one = known.find(({ id }) => id === wanted.id);
  const problem = wanted.id;
  if (!one)
    return {
      code: 'unknown_problem',
      problem,
      says: `There is no problem “${problem}” here. Its name may be mistyped in the address, or it was taken away.`,
    };
  if (one.version !== wanted.version)
    return {
      code: 'other_version',
      problem,
      says: `“${one.title}” was changed since this set was made: the set asks for version ${wanted.version}, here is version ${one.version}, and the same seed gives other numbers.`,
    };
  return one;
}

const noName: SetFlaw = {
  code: 'no_name',
  problem: '',
  says: 'Each student has other questions in this set; it is drawn from a name, and none was given.',
};

/** As many as asked for: siblings last, then from the chapter that has the fewest so far, then by chance. */
function spread(problems: readonly ListedProblem[], count: number, from: Chance): ReadonlySet<ListedProblem> {
  const left = problems.map((problem) => ({ problem, at: from.unit() })).sort((a, b) => a.at - b.at);
  const chosen = new Set<ListedProblem>();
  const met = { about: new Map<string, number>(), lesson: new Map<string, number>() };
  while (chosen.size < count && left.length > 0) {
    const weight = ({ about, lesson }: ListedProblem): number =>
      (met.about.get(about) ?? 0) * (mostProblems + 1) + (met.lesson.get(lesson) ?? 0);
    const least = Math.min(...left.map(({ problem }) => weight(problem)));
    const [next] = left.splice(
      left.findIndex(({ problem }) => weight(problem) === least),
      1,
    );
    if (!next) break;
    const { problem } = next;
    chosen.add(problem);
    met.about.set(problem.about, (met.about.get(problem.about) ?? 0) + 1);
    met.lesson.set(problem.lesson, (met.lesson.get(problem.lesson) ?? 0) + 1);
  }
  return chosen;
}
