import { h } from 'preact';
import { renderToString } from 'preact-render-to-string';
import { describe, expect, test } from 'vitest';
import { ExpertsTouched } from '../../src/widgets/experts-touched/ExpertsTouched.tsx';
import {
  batchAt,
  batchThatTouches,
  givensOf,
  readingAt,
  touchedOf,
} from '../../src/widgets/experts-touched/experts-touched.model.ts';
import { deepseekV3, gb200, gptOss120b } from '../fixtures/records.ts';

const rack = { hardware: gb200, model: deepseekV3 };

describe('experts touched', () => {
  test('are counted as 1 − (1 − 8/256)^B', () => {
    // By hand: (31/32)^32 = 0.3621 and (31/32)^4 = 0.8807.
    expect(readingAt(rack, 32).touches).toContain('163 of 256: 63.8%');
    expect(readingAt(rack, 1).spoken).toMatch(/^1 sequence touches /);
    expect(readingAt(rack, 4).spoken).toMatch(/^4 sequences touch /);
    expect(readingAt(rack, 4).share.text).toBe('batch 4 sequences: 11.9% of the experts touched');
  });

  test('take as long to read as the share of them, and the rest in full', () => {
    // 671e9 bytes over 72 × 8e12 a second, all of them.
    expect(readingAt(rack, 1024).touches).toMatch(/reading them all would take 1\.16\sms/);
    expect(readingAt(rack, 1024).time.text).toMatch(/weight time 1\.16\sms$/);
    // 17 billion shared and a thirty-second of 654 billion experts: 37.5 GB over 576 TB/s.
    expect(readingAt(rack, 1).time.text).toMatch(/weight time 65\.\d\sµs$/);
  });

  test('are nearly all of them from about a hundred sequences on', () => {
    // ln 0.05 / ln(31/32) = 94.4.
    expect(batchThatTouches(givensOf(rack), 0.95)).toBe(95);
    expect(touchedOf(rack).shapes.share).toContain('From 95 sequences on it is above 95%');
  });

  test('see B·8/256 tokens each and would need the ridge batch', () => {
    // 128 × 8 / 256 = 4; 5e15 / (2 × 8e12) = 312.5, and 32 times that is 10,000.
    const { feeds } = readingAt(rack, 128);
    expect(feeds).toContain('sees 4 tokens on average');
    expect(feeds).toContain('a batch of 10,000 sequences');
  });

  test('stand beside what was measured, for the model it was measured on', () => {
    expect(touchedOf(rack).measured.map(({ words }) => words)).toEqual([
      'at 32 sequences about 50 to 60% were counted, where independent choices touch 63.8%',
    ]);
    expect(touchedOf({ hardware: gb200, model: gptOss120b }).measured).toEqual([]);
  });

  test('have a table behind them', () => {
    const { table } = touchedOf(rack);
    expect(table.rows[0]?.slice(0, 2)).toEqual(['1 sequence', '3.13%']);
    expect(table.rows.at(-1)?.[1]).toBe('100%');
  });

  test('are set by a place in the plot', () => {
    expect(batchAt(0)).toBe(1);
    expect(batchAt(1)).toBe(1000);
    expect(batchAt(0.5)).toBe(32);
  });

  test('lead to the Lab with the same setup', () => {
    expect(readingAt(rack, 32).lab).toContain('experts_read=touched');
    expect(readingAt(rack, 32).lab).toContain('batch=32');
  });

  test('read whole without script', () => {
    const html = renderToString(h(ExpertsTouched, { hardware: gb200, models: [deepseekV3], batch: 32 }));
    expect(html).toContain('63.8%');
    expect(html).toContain('<table>');
    expect(html.match(/role="slider"/g)).toHaveLength(2);
  });
});
