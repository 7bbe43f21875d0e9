import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { show } from '../../src/widgets/memory-budget/memory-budget.model.ts';
import { deepseekV3, gb200, h100 } from '../fixtures/records.ts';

const rack = {
  ...{ hardware: gb200, model: deepseekV3 },
  ...{ expert_chips: 64, stages: 1, micro_batch: 2400, context: 8192 },
};

describe('the memory of one chip', () => {
  test('is divided as on the blackboard', () => {
    // 671e9/64 = 10.48e9; 2400 × 8192 × 70,272/64 = 21.59e9; 186 GB less both is 153.9.
    const { caption } = show(rack);
    expect(caption[0]).toContain(
      '10.5\u00a0GB for weights and 21.6\u00a0GB for caches, and has 154\u00a0GB free',
    );
    // 153.9 + 21.6 GB × 64 over 8192 × 70,272 is 19,512.
    expect(caption[0]).toContain('the largest micro-batch that fits is 19,5');
  });

  test('has weights that fall with stages and caches that do not', () => {
    const { bars, table } = show({ ...rack, stages: 4 });
    expect(bars.map(({ name }) => name)).toEqual([
      ...['1 stage', '2 stages', '4 stages', '8 stages', '16 stages'],
    ]);
    expect(bars.filter(({ isChosen }) => isChosen).map(({ name }) => name)).toEqual(['4 stages']);
    const weights = bars.map((bar) => bar.weights);
    expect(weights.map((one) => (weights[0] ?? 0) / one)).toEqual([1, 2, 4, 8, 16]);
    for (const bar of bars) expect(bar.kv).toBeCloseTo(bars[0]?.kv ?? 0, 12);
    expect(table.rows[2]?.slice(0, 3)).toEqual(['4', '2.62\u00a0GB', '21.6\u00a0GB']);
  });

  test('says where it does not fit: 671 GB on eight chips of 80', () => {
    const box = { ...rack, hardware: h100, expert_chips: 8, micro_batch: 256, context: 4096 };
    const one = show(box);
    expect(one.caption[0]).toContain('more than it has');
    expect(one.caption[0]).toContain('no room for even one sequence');
    expect(one.table.rows[0]?.[3]).toContain('too little');
    // Two boxes leave (1280 − 671)e9 for 2 × 4096 × 70,272 a pair: 1,057.
    expect(show({ ...box, stages: 2 }).caption[0]).toContain('largest micro-batch that fits is 1,057');
  });

  test('counts one chip as one', () => {
    const { caption, spoken } = show({ ...rack, expert_chips: 1 });
    expect(caption[0]).toMatch(/^With 1 stage of 1 chip, one chip needs/);
    expect(spoken).toMatch(/^1 stage of 1 chip, micro-batch/);
  });

  test('never has a micro-batch that fits beyond what caches alone allow', () => {
    fc.assert(
      fc.property(
        fc.integer({ min: 1, max: 64 }),
        fc.integer({ min: 256, max: 100_000 }),
        (stages, context) => {
          const { table } = show({ ...rack, hardware: h100, expert_chips: 8, stages, context });
          const ceiling = (8 * 80e9) / (context * 70_272);
          for (const row of table.rows)
            expect(Number(row[4]?.replaceAll(',', ''))).toBeLessThanOrEqual(ceiling);
        },
      ),
      { numRuns: 30 },
    );
  });

  test('goes to the Lab as it is set', () => {
    const { lab } = show(rack);
    for (const said of ['hardware=gb200', 'model=deepseek-v3', 'expert_chips=64', 'micro_batch=2400'])
      expect(lab).toContain(said);
  });
});
