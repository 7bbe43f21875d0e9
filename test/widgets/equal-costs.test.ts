import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { bars } from '../../src/widgets/bars/bars.model.ts';
import { bounds, equalised, type Setting, show } from '../../src/widgets/equal-costs/equal-costs.model.ts';

/** The lecture's round numbers: 100 billion active parameters, 200 trillion tokens of each kind. */
const lecture = { active: 100, pretraining: 200, rl: 200, inference: 200, rl_flop: 3, efficiency: 30 };

const between = ({ least, most }: { least: number; most: number }) =>
  fc.double({ min: Math.log(least), max: Math.log(most), noNaN: true }).map(Math.exp);
/** Settings whose equal tokens lie within the fields. */
const settings: fc.Arbitrary<Setting> = fc.record({
  active: between(bounds.active),
  pretraining: between({ least: 10, most: 1000 }),
  rl: between(bounds.rl),
  inference: between(bounds.inference),
  rl_flop: between(bounds.rl_flop),
  efficiency: fc.integer({ min: 1, max: 100 }),
});

describe('three costs of a model', () => {
  test('are those of the blackboard', () => {
    // 6 · 1e11 · 2e14 = 1.2e26; 3 · 1e11 · 2e14 / 0.3 = 2e26; 2 · 1e11 · 2e14 / 0.3 = 1.33e26.
    const { table, picture, caption } = show(lecture);
    expect(table.rows.map(([, , cost]) => cost?.replaceAll('\u00a0', ' '))).toEqual([
      '1.2 × 10²⁶ FLOP',
      '2 × 10²⁶ FLOP',
      '1.33 × 10²⁶ FLOP',
    ]);
    // 200 trillion over 20 · 1e11.
    expect(caption[0]).toContain('RL costs 1.67 times as much as pretraining.');
    expect(caption[0]).toContain('are 100 times the 2 trillion tokens');
    // 6 · 200 · 0.3 / 3 = 120, and 6 · 200 · 0.3 / 2 = 180.
    expect(caption[1]).toContain('120 trillion tokens of reinforcement learning');
    expect(caption[1]).toContain('180 trillion tokens of inference');
    // The longest bar fills the picture; a third of 4.53e26 is 0.756 of 2e26.
    expect(picture.rows[1]?.width).toBeCloseTo(bars.right - bars.left, 6);
    expect(picture.guide.x).toBeCloseTo(bars.left + (4.5333 / 3 / 2) * (bars.right - bars.left), 2);
  });

  test('show as filled what is arithmetic: all of pretraining, three tenths of the others', () => {
    for (const { id, filled, width } of show(lecture).picture.rows)
      expect(filled / width).toBeCloseTo(id === 'pretraining_flop' ? 1 : 0.3, 9);
  });

  test('are the same once made so, whatever the size of the model', () => {
    fc.assert(
      fc.property(settings, between(bounds.active), (setting, active) => {
        const even = { ...equalised(setting), active };
        const { picture, caption } = show(even);
        expect(caption[0]).toContain('The three cost the same');
        // Tokens are set to three figures.
        for (const { width } of picture.rows) expect(width / (bars.right - bars.left)).toBeGreaterThan(0.98);
      }),
      { numRuns: 60 },
    );
  });

  test('are made the same by values that the fields take', () => {
    const anywhere = fc.record({
      pretraining: between(bounds.pretraining),
      rl_flop: between(bounds.rl_flop),
    });
    fc.assert(
      fc.property(anywhere, fc.integer({ min: 1, max: 100 }), (chosen, efficiency) => {
        const { rl, inference } = equalised({ ...lecture, ...chosen, efficiency });
        for (const tokens of [rl, inference]) {
          expect(tokens).toBeGreaterThanOrEqual(bounds.rl.least);
          expect(tokens).toBeLessThanOrEqual(bounds.rl.most);
        }
      }),
    );
  });

  test('below the rule of Chinchilla say so', () => {
    expect(show({ ...lecture, pretraining: 1 }).caption[0]).toContain('fewer than the 2 trillion tokens');
  });
});
