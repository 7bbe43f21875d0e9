import { describe, expect, test } from 'vitest';
import { show } from '../../src/widgets/boundary-ratio/boundary-ratio.model.ts';
import { deepseekV3, gb200, h100 } from '../fixtures/records.ts';

describe('traffic at the boundary of a stage', () => {
  test('is outweighed by one layer of eight experts on H100: 16 sendings against 450/50 = 9', () => {
    const { bars, caption, table } = show({ hardware: h100, model: deepseekV3, layers: 1 });
    expect(bars.map(({ says }) => says)).toEqual(['16 sendings', '1 sending, 9 times as slow']);
    expect(bars.map(({ width }) => width)).toEqual([1, 9 / 16]);
    expect(bars.map(({ pieces }) => pieces)).toEqual([16, 1]);
    expect(caption[0]).toContain('1.78 times as long, so the wires between domains keep up');
    expect(table.rows[0]).toEqual(['1', '16', '1.78', 'keep up']);
  });

  test('holds one layer back on GB200, 900/50 = 18 times, and two no longer', () => {
    const one = show({ hardware: gb200, model: deepseekV3, layers: 1 });
    expect(one.spoken).toContain('hold the pipeline back');
    expect(one.caption[1]).toContain('a stage needs at least 2 layers');
    const two = show({ hardware: gb200, model: deepseekV3, layers: 2 });
    expect(two.spoken).toContain('keep up');
    expect(two.lab).toContain('layers_per_stage=2');
  });

  test('is one bar where pieces could not be told apart', () => {
    const { bars } = show({ hardware: gb200, model: deepseekV3, layers: 64 });
    expect(bars[0]).toMatchObject({ says: '1,024 sendings', pieces: 1, width: 1 });
  });

  test('takes just as long inside where the wires between domains are 16 times slower', () => {
    const even = show({
      hardware: { ...h100, scale_up_bandwidth: 800e9 },
      ...{ model: deepseekV3, layers: 1 },
    });
    expect(even.caption[0]).toContain('takes just as long, so the wires between domains just keep up');
  });
});
