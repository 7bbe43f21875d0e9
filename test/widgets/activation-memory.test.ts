import fc from 'fast-check';
import { h } from 'preact';
import { renderToString } from 'preact-render-to-string';
import { describe, expect, test } from 'vitest';
import { ActivationMemory } from '../../src/widgets/activation-memory/ActivationMemory.tsx';
import {
  coursesOf,
  givensOf,
  heldAt,
  memoryOf,
  readingAt,
  type Setup,
  timeAt,
} from '../../src/widgets/activation-memory/activation-memory.model.ts';
import { h100, llama70b } from '../fixtures/records.ts';

/** 8,192 tokens × 8,192 elements × 16 × 2 bytes = 2.147 GB a layer; 80 layers, 171.8 GB. */
const setup: Setup = { hardware: h100, model: llama70b, layers: 80, tokens: 8192, vectors: 16 };

describe('activations held during a training step', () => {
  test('are all layers’ at the end of the forward pass, and one layer’s when layers are reversible', () => {
    const { stored, reversible, inputs } = coursesOf(givensOf(setup));
    expect(heldAt(stored, 1)).toBeCloseTo(171.798_691_84e9, 0);
    expect(heldAt(reversible, 1)).toBeCloseTo(2.147_483_648e9, 0);
    // One of 16 vectors of each layer, and the one layer at work: 10.74 + 2.15 GB.
    expect(heldAt(inputs, 1)).toBeCloseTo(12.884_901_888e9, 0);
  });

  test('are held for three forward passes, or for four with one repeated', () => {
    const { stored, reversible } = coursesOf(givensOf(setup));
    expect([stored.end, reversible.end]).toEqual([3, 4]);
    expect(heldAt(stored, 3)).toBe(0);
    expect(heldAt(stored, 2)).toBeCloseTo(heldAt(stored, 1) / 2, 0);
  });

  test('are most at the end of the forward pass, whatever is kept', () => {
    fc.assert(
      fc.property(
        fc.integer({ min: 1, max: 256 }),
        fc.integer({ min: 1, max: 64 }),
        fc.double({ min: 0, max: 4, noNaN: true }),
        (layers, vectors, time) => {
          for (const course of Object.values(coursesOf(givensOf({ ...setup, layers, vectors }))))
            expect(heldAt(course, time)).toBeLessThanOrEqual(heldAt(course, 1) * (1 + 1e-9));
        },
      ),
    );
  });

  test('are told against the memory of the chip', () => {
    expect(memoryOf(setup).fits).toMatch(
      // 80 GB without one layer's 2.15.
      /more than the 80\sGB of a chip; reversible, it leaves 77\.9\sGB free/,
    );
    expect(memoryOf({ ...setup, layers: 8 }).fits).toMatch(
      /would fit into the 80\sGB of a chip, if weights and optimiser took none of it/,
    );
    expect(memoryOf({ ...setup, tokens: 131_072, vectors: 64 }).fits).toContain('Even one layer’s');
  });

  test('are no fewer with inputs alone where a single layer is all', () => {
    expect(memoryOf(setup).shape).toContain('Keeping only each layer’s input lies between');
    // The layer at work, and its input once more: 17/16 of 2.147 GB.
    expect(memoryOf({ ...setup, layers: 1 }).shape).toContain(
      'Keeping only each layer’s input saves nothing here',
    );
  });

  test('have their number clear of the line at the left end', () => {
    for (const time of [0, 0.5, 0.75]) {
      const { x, label } = readingAt(setup, time).marker;
      expect(label.x).toBeGreaterThan(x);
      expect(label.anchor).toBe('start');
    }
  });

  test('can be read at any time of the step', () => {
    expect(readingAt(setup, 1).here).toMatch(
      /^After 1 forward pass plain training holds 172\sGB, the reversible one holds 2\.15\sGB\.$/,
    );
    expect(readingAt(setup, 3.5).here).toMatch(
      /plain training has finished, the reversible one holds 2\.15\sGB/,
    );
    expect([timeAt(0), timeAt(0.25), timeAt(1)]).toEqual([0, 1, 4]);
  });

  test('have a table by layers behind them', () => {
    const { table } = memoryOf(setup);
    expect(table.rows[0]?.[1]).toMatch(/^17\.2\sGB$/);
    expect(new Set(table.rows.map((row) => row[3])).size).toBe(1);
  });

  test('read whole without script', () => {
    const html = renderToString(
      h(ActivationMemory, { hardware: h100, model: llama70b, tokens: 8192, vectors: 16 }),
    );
    expect(html).toContain('Activations held on one chip during a training step');
    expect(html).toContain('<table>');
  });
});
