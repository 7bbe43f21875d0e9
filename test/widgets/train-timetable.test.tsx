import fc from 'fast-check';
import { renderToString } from 'preact-render-to-string';
import { describe, expect, test } from 'vitest';
import { chance } from '../../src/problems/seed.ts';
import { TrainTimetable } from '../../src/widgets/train-timetable/TrainTimetable.tsx';
import {
  bounds,
  gapsBy,
  ridersOf,
  type Scene,
  timetable,
} from '../../src/widgets/train-timetable/train-timetable.model.ts';

/** One after another, 10 ms apart from 10 ms on: 100 a second, evenly. */
const even = Array.from({ length: 64 }, () => 1);
const scene: Scene = { step: 20, rate: 100, seats: 8, you: 41 };
const plain = (text: string) => text.replaceAll('\u00a0', ' ');

describe('the timetable', () => {
  test('puts who comes on the next pass to leave', () => {
    const riders = ridersOf(scene, even).map(({ arrives, boards, done }) =>
      [arrives, boards, done].map((seconds) => Math.round(seconds * 1000)),
    );
    // At 20 ms somebody comes just as a pass leaves, and is on it.
    expect(riders.slice(0, 4)).toEqual([
      [10, 20, 40],
      [20, 20, 40],
      [30, 40, 60],
      [40, 40, 60],
    ]);
  });

  test('tells the reader what becomes of them: wait, ride and all', () => {
    // Comes at 41, the pass of 60 is the next; 19 + 20 = 39.
    expect(plain(timetable(scene, even).you)).toBe(
      'You come at 41 ms, wait 19 ms and ride for 20 ms: a token after 39 ms.',
    );
    expect(plain(timetable({ ...scene, you: 40 }, even).you)).toBe(
      'You come at 40 ms, board a pass at once and ride for 20 ms: a token after 20 ms.',
    );
  });

  test('leaves behind whom a full pass cannot take', () => {
    // Two come for every pass of one seat, and the reader is the fifth: the passes of 20, 40, 60 and 80 are taken.
    const crowded = timetable({ ...scene, seats: 1 }, even);
    expect(plain(crowded.you)).toContain('wait 59 ms, since 2 passes are full, and ride');
    expect(crowded.all).toContain('find a pass full with its one seat taken');
    expect(plain(crowded.table.caption)).toBe('Passes of 20 ms, 1 seat each');
  });

  test('agrees in number with one who comes, or is left behind', () => {
    expect(plain(timetable(scene, [99]).all)).toMatch(/^Only one comes, and has a token after 39 ms\./);
    // Another at 41 ms as well, with the one seat of the pass of 60 for both.
    expect(timetable({ ...scene, seats: 1 }, [4.1, 99]).all).toContain('1 of them finds a pass full');
  });

  test('says the bound and the mean of the engine while there is room', () => {
    expect(plain(timetable(scene, even).all)).toContain(
      'nobody takes more than 40 ms, and 30 ms is the mean to expect',
    );
  });

  test('has a row for everybody in its table', () => {
    const { table, riders } = timetable(scene, even);
    expect(table.rows).toHaveLength(riders.length);
    expect(table.rows.find(([who]) => who === 'you')?.map(plain)).toEqual([
      ...['you', '41 ms', '60 ms', '19 ms', '80 ms', '39 ms'],
    ]);
  });
});

describe('whatever comes when', () => {
  const field = (name: keyof Scene) => fc.integer({ min: bounds[name].least, max: bounds[name].most });
  const scenes = fc.record({
    step: field('step'),
    rate: field('rate'),
    seats: field('seats'),
    you: field('you'),
  });
  const seeds = fc.integer({ min: 1, max: 1000 });

  test('no pass takes more than its seats, and all get on in the order of coming', () => {
    fc.assert(
      fc.property(scenes, seeds, (some, seed) => {
        const riders = ridersOf(some, gapsBy(chance(seed).unit));
        const aboard = new Map<number, number>();
        for (const { boards } of riders) aboard.set(boards, (aboard.get(boards) ?? 0) + 1);
        expect(Math.max(...aboard.values())).toBeLessThanOrEqual(some.seats);
        for (const [at, rider] of riders.entries())
          expect(rider.boards).toBeGreaterThanOrEqual(riders[at - 1]?.boards ?? 0);
      }),
    );
  });

  test('who is not left behind has a token within two passes, and nobody sooner than one', () => {
    fc.assert(
      fc.property(scenes, seeds, (some, seed) => {
        for (const { arrives, done, missed } of ridersOf(some, gapsBy(chance(seed).unit))) {
          const took = (done - arrives) * 1000;
          expect(took).toBeGreaterThan(some.step - 1e-6);
          if (missed === 0) expect(took).toBeLessThan(2 * some.step + 1e-6);
        }
      }),
    );
  });
});

test('gaps between arrivals are 1 on average', () => {
  const gaps = gapsBy(chance(1).unit, 4000);
  expect(gaps.reduce((sum, gap) => sum + gap, 0) / gaps.length).toBeCloseTo(1, 1);
});

test('is whole before any script runs, the same every time', () => {
  const html = renderToString(<TrainTimetable start={scene} seed={7} />);
  expect(html).toContain('You come at');
  expect(html).not.toMatch(/NaN|undefined|Infinity/);
  expect(renderToString(<TrainTimetable start={scene} seed={7} />).length).toBe(html.length);
});
