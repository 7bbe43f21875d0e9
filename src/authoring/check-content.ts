import { didYouMean } from '../engine/nearest.ts';
import { type Checked, checkProblem } from './check-problem.ts';
import { idOf } from './content-id.ts';
import { changedDraws, type Draws, lockOf } from './draws.ts';
import type { Finding } from './finding.ts';
import type { Records } from './given.ts';
import { ContentError } from './mistake.ts';
import { type Compiled, compileWithNotes } from './problem.ts';
import { type KnownProblem, knownProblem, type ProblemFile } from './problem-heads.ts';
import { sameName } from './same-name.ts';

/**
 * Checks problem files, each for itself and together: titles are used once, prerequisites exist and lead in no circle.
 *
 * A file that does not compile has its mistakes as errors, and no more is said of it.
 *
 * @param wanted - ids of those to report on; all where absent or empty
 * @param draws - what is kept of the draws of each problem; not looked at where absent
 */
export function checkContent(
  files: readonly ProblemFile[],
  records: Records,
  { wanted = [], draws }: { readonly wanted?: readonly string[]; readonly draws?: Draws } = {},
): readonly Checked[] {
  const known = files.map(knownProblem);
  const asked = files.filter(({ file }) => wanted.length === 0 || wanted.includes(idOf(file)));
  return asked.map(({ file, source }): Checked => {
    const { compiled: one, mistakes } = compiledOrNot(file, source, records);
    if (!one)
      return { id: idOf(file), findings: mistakes, variants: 0, answers: 'does not compile', slips: 0 };
    const checked = checkProblem(file, source, one);
    const among = [
      ...sameTitles(file, one, known),
      ...prerequisites(file, one, known),
      ...(draws ? changed(file, one, draws) : []),
    ];
    const isLocked = !draws || lockOf(one.template, draws) !== 'not_locked';
    return {
      ...checked,
      isLocked,
      findings: [...checked.findings, ...among].sort((a, b) => a.line - b.line),
    };
  });
}

function compiledOrNot(file: string, source: string, records: Records) {
  try {
    return { compiled: compileWithNotes(file, source, records), mistakes: [] };
  } catch (cause) {
    if (!(cause instanceof ContentError)) throw cause;
    return {
      compiled: undefined,
      mistakes: cause.mistakes.map((mistake): Finding => ({ ...mistake, severity: 'error' })),
    };
  }
}

/** Seeds that draw something else than they did, which learners' histories do not expect. */
function changed(file: string, { template, content }: Compiled, draws: Draws): readonly Finding[] {
  if (lockOf(template, draws) !== 'changed') return [];
  const place = content.keyAt(content.head.version > 1 ? 'version' : 'given');
  return [{ file, ...place, severity: 'error', code: 'draw', says: changedDraws(template, draws) }];
}

function sameTitles(
  file: string,
  { template, content }: Compiled,
  known: readonly KnownProblem[],
): readonly Finding[] {
  const others = known.flatMap(({ file, head }) => (head ? [{ file, name: head.title }] : []));
  const says = sameName('title', { file, name: template.title }, others);
  if (!says) return [];
  return [{ file, ...content.placeOf('title'), severity: 'warning', code: 'same_title', says }];
}

function prerequisites(
  file: string,
  { template, content }: Compiled,
  known: readonly KnownProblem[],
): readonly Finding[] {
  const before = new Map(known.map(({ id, head }) => [id, head?.prerequisites ?? []]));
  return template.prerequisites.flatMap((id, at): Finding[] => {
    const says = before.has(id) ? circle(template.id, id, before) : unknownProblem(id, [...before.keys()]);
    const place = content.placeOf('prerequisites', at);
    return says ? [{ file, ...place, severity: 'error', code: 'prerequisite', says }] : [];
  });
}

const unknownProblem = (id: string, known: readonly string[]): string =>
  `there is no problem "${id}".${didYouMean(id, known)} A prerequisite is the name of a file in content/problems, without .mdx.`;

/** How a prerequisite leads back to the problem that asks for it, if it does. */
function circle(
  id: string,
  first: string,
  before: ReadonlyMap<string, readonly string[]>,
): string | undefined {
  const wayBack = (from: string, seen: readonly string[]): readonly string[] | undefined => {
    if (from === id) return [...seen, from];
    if (seen.includes(from)) return undefined;
    for (const next of before.get(from) ?? []) {
      const way = wayBack(next, [...seen, from]);
      if (way) return way;
    }
    return undefined;
  };
  const way = wayBack(first, []);
  return way && `${[id, ...way].join(' needs ')}: a circle, in which no problem can come first.`;
}
