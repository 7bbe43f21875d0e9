import { chapters, type Givens, isQuantity, type QuantityId, quantity } from '../../engine/quantities.ts';
import { solveAll } from '../../engine/solve.ts';
import { type Shown, shown } from './results.ts';
import { isTyped } from './typed-ids.ts';

export type ChapterId = keyof typeof chapters;

/** A chapter of the graph with the values it has in a setup. */
export type Chapter = {
  readonly id: ChapterId;
  readonly title: string;
  readonly rows: readonly Shown[];
  /** How many of its derived quantities have a value: `12 of 14`. */
  readonly count: string;
};

export const chapterIds = Object.keys(chapters) as readonly ChapterId[];

export const chapterTitles: { readonly [Id in ChapterId]: string } = {
  hardware: 'The machine',
  model: 'The model',
  attention: 'Attention and its cache',
  decode: 'One pass of decode',
  balance: 'Where compute and memory balance',
  cost: 'What a token costs',
  memory: 'What fits in memory',
  queue: 'What a user waits for',
  prefill: 'Reading a prompt',
  clusters: 'Experts across chips',
  pipeline: 'Pipelines',
  training: 'Training',
  prices: 'What prices tell',
  reversible: 'Reversible layers',
};

/** The quantities of a chapter that can differ from setup to setup. */
export const idsOf = (chapter: ChapterId): readonly QuantityId[] =>
  Object.keys(chapters[chapter])
    .filter(isQuantity)
    .filter((id) => quantity(id).kind === 'derived' || isTyped(id));

/** The chapter a quantity stands in. */
export const chapterOf = (id: QuantityId): ChapterId =>
  chapterIds.find((chapter) => Object.hasOwn(chapters[chapter], id)) ?? 'hardware';

/** Every quantity of the graph under the givens of a setup, found or not. */
export type Everything = { readonly givens: Givens; readonly found: ReturnType<typeof solveAll> };

export const everything = (givens: Givens): Everything => ({ givens, found: solveAll(givens) });

/** A chapter of a setup, every row with its value or what it needs. */
export function chapter({ givens, found }: Everything, id: ChapterId): Chapter {
  // A given that nobody gave has a field, and no row.
  const rows = idsOf(id)
    .map((one) => shown(givens, one, found))
    .filter((row) => row.kind === 'value' || quantity(row.id).kind === 'derived');
  // What has a value first, both in the order they are taught.
  const ordered = [...rows.filter(isKnown), ...rows.filter((row) => !isKnown(row))];
  const derived = rows.filter(({ id }) => quantity(id).kind === 'derived');
  const known = derived.filter(isKnown);
  return { id, title: chapterTitles[id], rows: ordered, count: `${known.length} of ${derived.length}` };
}

const isKnown = ({ kind }: Shown): boolean => kind === 'value';

/** From this share of its quantities known, a setup is about a chapter. */
const touched = 0.5;

/** The chapters a setup is about: those most of whose derived quantities it decides. */
export function chaptersTouched({ found }: Everything): readonly ChapterId[] {
  return chapterIds.filter((id) => {
    const derived = idsOf(id).filter((one) => quantity(one).kind === 'derived');
    const known = derived.filter((one) => {
      const value = found.get(one);
      return value !== undefined && 'value' in value;
    });
    return known.length >= touched * derived.length;
  });
}

/** Rows of any chapter whose name or id has what is looked for. */
export function rowsFound({ givens, found }: Everything, words: string): readonly Shown[] {
  const wanted = words.trim().toLowerCase().split(/\s+/).filter(Boolean);
  if (wanted.length === 0) return [];
  const ids = chapterIds.flatMap(idsOf).filter((id) => {
    const text = `${quantity(id).name} ${id.replaceAll('_', ' ')} ${id}`.toLowerCase();
    return wanted.every((word) => text.includes(word));
  });
  return ids.map((id) => shown(givens, id, found));
}
