import { type ConceptId, conceptIds, concepts, isConcept } from '../../problems/concepts.ts';
import { lastingDays } from '../../study/due-queue.ts';
import { layoutOf, pathOf, type Tile } from '../layered-map/layout.ts';
import type { Feeds } from '../layered-map/rows.ts';
import { listed } from '../listed.ts';
import type { Table } from '../plot/table.ts';
import { wrapped } from '../plot/wrapped.ts';
import type { IndexedItem } from '../practice/deck-index.ts';
import { type About, feedsOf } from './concept-graph.ts';
import { type GroupStrength, type Level, levelOf } from './strength.ts';
import { percent } from './words.ts';

/** The concepts and what feeds what, each with how firmly it sits. */
export type ConceptMap = {
  /** What the map shows, for those who hear it. */
  readonly says: string;
  readonly height: number;
  readonly tiles: readonly ConceptTile[];
  /** Data of SVG paths, from what feeds to what is fed. */
  readonly ways: readonly string[];
  readonly table: Table;
};

export type ConceptTile = Tile<ConceptId> & {
  readonly lines: readonly string[];
  readonly level: Level;
  /** From 0 to 1. */
  readonly share: number;
  readonly percent: string;
  /** `3 of 7` */
  readonly met: string;
  /** All of it in words. */
  readonly says: string;
};

/** Letters that fit in a line of a tile. */
const lineLength = 13;

/** @param strengths - of the concepts that problems are about */
export function conceptMapOf(items: readonly IndexedItem[], strengths: readonly GroupStrength[]): ConceptMap {
  const byId = new Map(strengths.map((one) => [one.id, one]));
  const ids = conceptIds.filter((id) => byId.has(id));
  const feeds = feedsOf(items.filter(({ kind }) => kind === 'problem').map(aboutOf));
  const { height, tiles, ways } = layoutOf(ids, feeds);
  return {
    says: `${levelsInWords(strengths)} ${waysInWords(feeds)}`,
    height,
    tiles: tiles.flatMap((tile) => {
      const strength = byId.get(tile.id);
      return strength ? [tileOf(tile, strength)] : [];
    }),
    ways: ways.map(pathOf),
    table: tableOf(strengths, feeds),
  };
}

const aboutOf = ({ id, concepts, after }: IndexedItem): About => ({
  id,
  concepts: concepts.filter(isConcept),
  prerequisites: after,
});

function tileOf(tile: Tile<ConceptId>, strength: GroupStrength): ConceptTile {
  const { name, met, items, recall } = strength;
  const level = levelOf(strength);
  const share = recall?.lasting ?? 0;
  return {
    ...tile,
    lines: wrapped(name, lineLength),
    level,
    share,
    percent: recall ? percent(share) : 'not met',
    met: `${met} of ${items.length}`,
    says: recall
      ? `${name}: ${level}, ${percent(share)} in ${lastingDays} days, ${met} of ${items.length} met`
      : `${name}: not met, ${items.length} ${items.length === 1 ? 'problem' : 'problems'}`,
  };
}

function levelsInWords(strengths: readonly GroupStrength[]): string {
  const count = (level: Level): number => strengths.filter((one) => levelOf(one) === level).length;
  return `Of ${strengths.length} concepts, ${count('strong')} are strong, ${count('fair')} fair, ${count('weak')} weak and ${count('unmet')} not met.`;
}

/** What the ways look like: where they begin, and from where most of them lead. */
function waysInWords(feeds: readonly Feeds<ConceptId>[]): string {
  if (feeds.length === 0) return '';
  const from = (id: ConceptId): number => feeds.filter((one) => one.from === id).length;
  const begin = conceptIds.filter((id) => from(id) > 0 && feeds.every(({ to }) => to !== id));
  const [hub] = conceptIds.toSorted((a, b) => from(b) - from(a));
  const most = hub ? ` Most lead from ${concepts[hub]}, to ${from(hub)} others.` : '';
  return `Lines lead down, from a concept to those that build on it, and begin at ${listed(begin.map((id) => concepts[id]))}.${most}`;
}

function tableOf(strengths: readonly GroupStrength[], feeds: readonly Feeds<ConceptId>[]): Table {
  const feeding = (id: string): string =>
    feeds.flatMap(({ from, to }) => (to === id ? [concepts[from]] : [])).join(', ') || '–';
  return {
    caption: `Concepts: how likely you are to know a problem that you have met, in ${lastingDays} days without a review and today`,
    columns: ['Concept', `In ${lastingDays} days`, 'Today', 'Met', 'Builds on'],
    rows: strengths.map(({ id, name, met, items, recall }) => [
      name,
      recall ? percent(recall.lasting) : '–',
      recall ? percent(recall.today) : '–',
      `${met} of ${items.length}`,
      feeding(id),
    ]),
  };
}
