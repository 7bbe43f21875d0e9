import { layoutOf, pathOf, sheet, type Tile } from '../layered-map/layout.ts';
import { type Feeds, withoutShortcuts } from '../layered-map/rows.ts';
import { wrapped } from '../plot/wrapped.ts';

/** A chapter of the course, and the chapters its lesson builds on. */
export type Chapter = {
  readonly id: string;
  readonly title: string;
  readonly minutes: number;
  readonly assumes: readonly string[];
};

export type CourseMap = {
  /** What of the sheet is drawn on, from the left. */
  readonly x: number;
  readonly width: number;
  readonly height: number;
  readonly tiles: readonly CourseTile[];
  /** Data of SVG paths, from a chapter to one that builds on it. */
  readonly ways: readonly string[];
};

export type CourseTile = Tile<string> & {
  readonly title: string;
  readonly minutes: number;
  /** Its place in the course, from 0. */
  readonly number: number;
  readonly lines: readonly string[];
};

/** Letters that fit in a line of a tile. */
const lineLength = 14;

/** @param chapters - in the order of the course */
export function courseMapOf(chapters: readonly Chapter[]): CourseMap {
  const feeds = chapters.flatMap(({ id, assumes }): Feeds<string>[] =>
    assumes.map((from) => ({ from, to: id })),
  );
  const { height, tiles, ways } = layoutOf(
    chapters.map(({ id }) => id),
    withoutShortcuts(feeds),
  );
  const drawn = [...tiles.flatMap(({ x }) => [x, x + sheet.tile.width]), ...ways.flatMap(({ xs }) => xs)];
  const x = Math.min(...drawn) - 1;
  return {
    x,
    width: Math.max(...drawn) + 1 - x,
    height,
    tiles: tiles.flatMap((tile): CourseTile[] => {
      const number = chapters.findIndex(({ id }) => id === tile.id);
      const chapter = chapters[number];
      return chapter
        ? [
            {
              ...tile,
              title: chapter.title,
              minutes: chapter.minutes,
              number,
              lines: wrapped(chapter.title, lineLength),
            },
          ]
        : [];
    }),
    ways: ways.map(pathOf),
  };
}
