import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { didYouMean } from '../engine/nearest.ts';
import { bareFigures } from './bare-figures.ts';
import { checkContent } from './check-content.ts';
import type { Checked } from './check-problem.ts';
import { type Collection, contentIn } from './collections.ts';
import { misnamedIn } from './content-folder.ts';
import { aboutFile, collectionOf, idOf } from './content-id.ts';
import type { Draws } from './draws.ts';
import type { Finding } from './finding.ts';
import { futureDates } from './future-dates.ts';
import { ContentError, type Mistake } from './mistake.ts';
import { readProblemFiles } from './problem-heads.ts';

/** What is found in the content of the site, or in the files of it that were asked for. */
export type SiteCheck = {
  readonly problems: readonly Checked[];
  /** How many files were looked at besides problems. */
  readonly others: number;
  /** What is wrong with those; and with what problems name, where that cannot be read. */
  readonly findings: readonly Finding[];
  /** Collections nothing is said of, because what they name cannot be read. */
  readonly unread: readonly Collection[];
};

/** What the rest of the content names. */
const named: readonly string[] = ['course', 'hardware', 'models', 'sources'] satisfies readonly Collection[];

/**
 * Checks the content of the site as its authors would: all that the site itself would refuse, and of problems and lessons what is for
 * their authors to weigh.
 *
 * @param root - the folder of the project
 * @param wanted - the files to report on, as `filesNamed` gives them; all where absent
 * @param draws - what is kept of the draws of each problem
 * @param today - the day it is, as `2026-11-23`: nothing was looked at later
 */
export function checkSite(
  root: string,
  {
    wanted,
    draws,
    today,
  }: { readonly wanted?: readonly string[]; readonly draws: Draws; readonly today: string },
): SiteCheck {
  const files = wanted ?? contentFiles(root);
  const { collections, records } = contentIn(root);
  // What several collections stop at is told once.
  const found = new Map<string, Finding>();
  const unread: Collection[] = [];
  let problems: readonly Checked[] = [];

  const tell = (collection: Collection, { code, ...mistake }: Mistake): void => {
    const { file, line, column, says } = mistake;
    if (wanted && !wanted.includes(file) && collectionOf(file) === collection) return;
    found.set(`${file}:${line}:${column} ${says}`, { ...mistake, code, severity: 'error' });
  };
  const checkProblems = (): void => {
    for (const mistake of misnamedIn(root, 'problems', '.mdx')) tell('problems', mistake);
    const ids = files.filter((file) => collectionOf(file) === 'problems').map(idOf);
    problems = checkContent(readProblemFiles(root), records(), { wanted: ids, draws });
  };
  const check = (collection: Collection): void => {
    try {
      if (collection === 'problems') checkProblems();
      else collections[collection]();
    } catch (cause) {
      if (!(cause instanceof ContentError)) throw cause;
      for (const mistake of cause.mistakes) tell(collection, mistake);
      const isStopped = cause.mistakes.some(({ file }) => named.includes(collectionOf(file)));
      if (isStopped && !named.includes(collection)) unread.push(collection);
    }
  };
  for (const collection of new Set(files.map(collectionOf)))
    if (isCollection(collection, collections)) check(collection);
  for (const stray of files.flatMap((file) => readByNothing(file, collections) ?? [])) tell('course', stray);
  for (const file of files)
    for (const mistake of besides(file, () => readFileSync(join(root, file), 'utf8'), today))
      tell('course', mistake);

  return {
    problems,
    others: files.filter((file) => collectionOf(file) !== 'problems').length,
    findings: [...found.values()].sort(byPlace),
    unread,
  };
}

/** What is wrong with a file though the site would take it. */
function besides(file: string, text: () => string, today: string): readonly Mistake[] {
  if (file.endsWith('.yaml')) return futureDates(file, text(), today);
  return collectionOf(file) === 'lessons' ? bareFigures(file, text()) : [];
}

/** A file that lies where nothing looks. */
function readByNothing(file: string, collections: object): Mistake | undefined {
  const collection = collectionOf(file);
  const depth = file.split('/').length;
  if (isCollection(collection, collections) && depth <= 3) return undefined;
  const known = Object.keys(collections);
  const says = isCollection(collection, collections)
    ? `nothing reads a folder within content/${collection}; move the file up into it.`
    : `nothing reads content/${collection}.${didYouMean(collection, known)} Content lies in a folder of ${known.join(', ')}.`;
  return aboutFile(file, 'unknown_name', says);
}

const isCollection = (name: string, among: object): name is Collection => Object.hasOwn(among, name);

const byPlace = (a: Finding, b: Finding): number =>
  a.file.localeCompare(b.file, 'en') || a.line - b.line || a.column - b.column;

/**
 * Every content file, from the root of the project.
 *
 * @param root - the folder of the project
 */
export const contentFiles = (root: string): readonly string[] =>
  readdirSync(join(root, 'content'), { recursive: true, encoding: 'utf8' })
    .map((name) => `content/${name.replaceAll('\\', '/')}`)
    .filter((file) => /\/[^./][^/]*\.(?:mdx|yaml)$/.test(file))
    .sort();

/**
 * The files that somebody names: by an id, which is a file's name, or by a path that ends in it, with or without `.mdx` or `.yaml`.
 * An id that several collections have names the file of each.
 */
export function filesNamed(
  written: string,
  files: readonly string[],
): { readonly files: readonly string[] } | { readonly says: string } {
  const path = (file: string) => file.replace(/\.(?:mdx|yaml)$/, '');
  const asked = path(written.replaceAll('\\', '/').replace(/^.*?(?=content\/)|^\.\//, ''));
  const meant = files.filter((file) => `/${path(file)}`.endsWith(`/${asked}`));
  if (meant.length > 0) return { files: meant };
  const says = `There is no content "${written}".${didYouMean(idOf(`${asked}.mdx`), files.map(idOf))} Name it by its file below content/: its id, or its path.`;
  return { says };
}
