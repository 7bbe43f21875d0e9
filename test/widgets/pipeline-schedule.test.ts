import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { solve } from '../../src/engine/solve.ts';
import { show } from '../../src/widgets/pipeline-schedule/pipeline-schedule.model.ts';
import { type Row, timetableOf } from '../../src/widgets/pipeline-schedule/timetable.ts';

const counts = { stages: fc.integer({ min: 1, max: 8 }), micro_batches: fc.integer({ min: 1, max: 24 }) };
const training = fc.constantFrom('gpipe' as const, 'one_forward_one_backward' as const);

const length = (stretches: readonly { readonly from: number; readonly until: number }[]): number =>
  stretches.reduce((sum, { from, until }) => sum + until - from, 0);
const idle = ({ gaps }: Row): number => length(gaps);

describe('a timetable', () => {
  test('of decode with one micro-batch in four stages lets each stage work a quarter of the time', () => {
    const { rows, until } = timetableOf({ schedule: 'inference', stages: 4, micro_batches: 1 });
    expect(until).toBe(8);
    expect(rows.map(({ work }) => work.map(({ from }) => from))).toEqual([
      [0, 4],
      [1, 5],
      [2, 6],
      [3, 7],
    ]);
  });

  test('of GPipe with 2 stages and 2 micro-batches is the one on paper', () => {
    // Stage 1: F F . . B B B B, and stage 2: . F F B B B B, with B of two units each.
    const { rows, until } = timetableOf({ schedule: 'gpipe', stages: 2, micro_batches: 2 });
    expect(until).toBe(9);
    expect(rows[0]?.work.map(({ from }) => from)).toEqual([0, 1, 5, 7]);
    expect(rows[1]?.work.map(({ from }) => from)).toEqual([1, 2, 3, 5]);
    expect(rows.map(idle)).toEqual([3, 3]);
  });

  test('of 1F1B with 4 stages and 8 micro-batches holds 4, 3, 2 and 1 of them', () => {
    const { rows, until } = timetableOf({
      ...{ schedule: 'one_forward_one_backward', stages: 4, micro_batches: 8 },
    });
    expect(rows.map(({ held }) => held)).toEqual([4, 3, 2, 1]);
    // 8 times three units of work, and three times three of waiting.
    expect(until).toBe(33);
    expect(rows.map(idle)).toEqual([9, 9, 9, 9]);
    expect(rows.at(-1)?.work.slice(0, 4)).toEqual([
      { kind: 'forward', micro_batch: 1, from: 3, until: 4 },
      { kind: 'backward', micro_batch: 1, from: 4, until: 6 },
      { kind: 'forward', micro_batch: 2, from: 6, until: 7 },
      { kind: 'backward', micro_batch: 2, from: 7, until: 9 },
    ]);
  });

  test('of training leaves idle what the graph says, on every stage and in either order', () => {
    fc.assert(
      fc.property(fc.record({ ...counts, schedule: training }), (setting) => {
        const { rows, until } = timetableOf(setting);
        const { value } = solve(setting, 'training_bubble');
        for (const row of rows) expect(idle(row) / until).toBeCloseTo(value, 12);
        expect(rows[0]?.held).toBe(solve(setting, 'held_micro_batches').value);
      }),
    );
  });

  test('of decode leaves idle what the graph says', () => {
    fc.assert(
      fc.property(fc.record(counts), (numbers) => {
        const { rows, until } = timetableOf({ schedule: 'inference', ...numbers });
        const { value } = solve(numbers, 'inference_bubble');
        for (const row of rows) expect(idle(row) / until).toBeCloseTo(value, 12);
      }),
    );
  });

  test('has no stage in two places, and three units of work for each micro-batch', () => {
    fc.assert(
      fc.property(fc.record({ ...counts, schedule: training }), (setting) => {
        for (const { work, gaps } of timetableOf(setting).rows) {
          const all = [...work, ...gaps].sort((a, b) => a.from - b.from);
          expect(all.map(({ from }) => from)).toEqual([0, ...all.slice(0, -1).map(({ until }) => until)]);
          expect(length(work)).toBe(3 * setting.micro_batches);
        }
      }),
      { numRuns: 40 },
    );
  });

  test('has nothing before what it needs: forward from the stage before, backward from the one after', () => {
    fc.assert(
      fc.property(fc.record({ ...counts, schedule: training }), (setting) => {
        const works = timetableOf(setting).rows.flatMap(({ stage, work }) =>
          work.map((one) => ({ ...one, stage })),
        );
        const ends = new Map(
          works.map((work) => [`${work.kind} ${work.micro_batch} ${work.stage}`, work.until]),
        );
        const needs = ({ kind, micro_batch, stage }: (typeof works)[number]): readonly string[] =>
          kind === 'forward'
            ? [`forward ${micro_batch} ${stage - 1}`]
            : [`forward ${micro_batch} ${stage}`, `backward ${micro_batch} ${stage + 1}`];
        const early = works.filter((work) => needs(work).some((need) => (ends.get(need) ?? 0) > work.from));
        expect(early).toEqual([]);
      }),
      { numRuns: 40 },
    );
  });
});

describe('what is said of a timetable', () => {
  test('counts the idle time and what is held', () => {
    // 3 of 11 slots are 27.3 per cent; as units, 9 of 33.
    expect(show({ schedule: 'gpipe', stages: 4, micro_batches: 8 }).spoken).toBe(
      'GPipe, 4 stages, 8 micro-batches: a stage is idle for 9 of 33 units, 27.3%; stage 1 holds activations of 8 micro-batches.',
    );
    expect(show({ schedule: 'inference', stages: 4, micro_batches: 4 }).caption.join(' ')).toContain(
      'No stage is ever idle.',
    );
  });

  test('fills the width with boxes, and carries its state into the Lab', () => {
    const shown = show({ schedule: 'one_forward_one_backward', stages: 3, micro_batches: 5 });
    for (const { boxes } of shown.rows)
      expect(boxes.reduce((sum, { width }) => sum + width, 0)).toBeCloseTo(1, 9);
    expect(shown.lab).toMatch(/stages=3/);
    expect(shown.lab).toMatch(/micro_batches=5/);
    expect(shown.lab).toMatch(/schedule=one_forward_one_backward/);
  });

  // biome-ignore format: a table reads by column
  test.each([
    ['inference',                2, 1, 'One stage works at a time, and 1 waits.'],
    ['inference',                3, 2, '2 stages work at a time, and 1 waits.'],
    ['inference',                4, 2, '2 stages work at a time, and 2 wait.'],
    ['inference',                1, 1, /^One row without a gap\. No stage is ever idle/],
    ['inference',                1, 3, /^One row without a gap\. There are more micro-batches/],
    ['gpipe',                    2, 4, 'the work of one more micro-batch.'],
    ['gpipe',                    3, 4, 'the work of 2 more micro-batches.'],
    ['one_forward_one_backward', 3, 1, /^Stairs down, then stairs up/],
    ['one_forward_one_backward', 3, 2, /^Stairs down and stairs up cross/],
  ] as const)('of %s with %i stages and %i micro-batches agrees in number', (schedule, stages, micro_batches, told) => {
    const caption = show({ schedule, stages, micro_batches }).caption.join(' ');
    if (typeof told === 'string') expect(caption).toContain(told);
    else expect(caption).toMatch(told);
  });
});
