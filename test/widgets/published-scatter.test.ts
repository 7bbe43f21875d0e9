import { describe, expect, test } from 'vitest';
import { holds, shortfall } from '../../src/authoring/evidence.ts';
import { readCatalogue } from '../../src/authoring/read-catalogue.ts';
import { readEvidenceFiles } from '../../src/authoring/read-records.ts';
import {
  type Measurement,
  reached,
  summaryOf,
  tableOf,
  viewsOf,
  words,
} from '../../src/widgets/published-scatter/published-scatter.model.ts';

const measurements = readEvidenceFiles('.', readCatalogue('.')).flatMap(({ title, notes = '', rows }) =>
  rows
    .filter(({ kind }) => kind === 'bound')
    .map((row): Measurement => {
      const about = { from: title, why: row.note ?? notes, setting: '', lab: undefined };
      return { ...row, ...about, shortfall: shortfall(row), holds: holds(row) };
    }),
);
const views = viewsOf(measurements);
const one = (id: string): Measurement => {
  const found = measurements.find((other) => other.id === id);
  if (!found) throw new Error(`no measurement ${id}`);
  return found;
};

describe('measurements against their bounds', () => {
  test('are drawn by family: times and speeds', () => {
    expect(views.map(({ panel }) => panel.id)).toEqual(['times', 'speeds']);
    for (const { panel, ordered } of views) expect(ordered.length).toBe(panel.marks.length);
  });

  test('go from the nearest to its bound to the furthest', () => {
    for (const { ordered } of views) {
      const far = ordered.map((row) => row.shortfall);
      expect(far).toEqual([...far].sort((a, b) => a - b));
      expect(far[0]).toBeGreaterThanOrEqual(1);
    }
  });

  test('are told with the share of the bound they reach', () => {
    // PaLM: 7.24 of 28.5 ms.
    expect(reached(one('palm-540b-step-int8'))).toBe('25%');
    expect(words(one('palm-540b-step-int8'))).toMatch(
      /Measured 28\.5\sms, bound 7\.24\sms: 3\.94 times short/,
    );
    // DeepSeek’s day: 1,850 of 8,302 tokens a second and chip.
    expect(reached(one('deepseek-day-decode'))).toBe('22%');
  });

  test('say why, each of them', () => {
    for (const { ordered } of views) for (const { id, why } of ordered) expect(why, id).not.toBe('');
  });

  test('are summed up, and listed whole in the table', () => {
    for (const view of views) {
      expect(summaryOf(view)).toMatch(/^\d+ measurements fall 1\.\d+ to /);
      expect(tableOf(view).rows.length).toBe(view.ordered.length);
    }
  });
});
