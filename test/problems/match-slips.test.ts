import { describe, expect, test } from 'vitest';
import type { Slip } from '../../src/engine/slips.ts';
import { matchSlips } from '../../src/problems/match-slips.ts';
import { chance } from '../../src/problems/seed.ts';
import { cases } from './asked.ts';
import { type Diagnosis, measureDiagnosis } from './diagnosis.ts';

const slip = (id: string, value: number, likelihood = 0.5): Slip => ({
  id,
  step: 'answer',
  value,
  likelihood,
  says: '',
});

describe('what was typed is taken for a slip', () => {
  const slips = [slip('double', 10.04), slip('half', 2.51), slip('eighth', 0.6275), slip('eightfold', 40.16)];

  // biome-ignore format: a table reads by column
  const typed: readonly [typed: number, figures: number | undefined, named: readonly string[], why: string][] = [
    [10.04,  4,         ['double'],    'to the last figure'],
    [10.0,   3,         ['double'],    '10.04 to three figures'],
    [10,     2,         ['double'],    '10.04 to two'],
    [10.09,  4,         ['double'],    'rounded on the way: 0.5 % off'],
    [10.2,   3,         [],            '1.6 % off, and three figures say so'],
    [2.5,    2,         ['half'],      '2.51 to two figures'],
    [2.6,    2,         [],            '2.51 is not 2.6'],
    [3,      1,         [],            'one figure counts as two: 2.51 is not 3.0'],
    [0.63,   2,         ['eighth'],    '0.6275 to two figures'],
    [0.6275, undefined, ['eighth'],    'worked out in the field'],
    [0.64,   undefined, [],            'worked out in the field, 2 % off'],
    [40,     2,         ['eightfold'], '40.16 to two figures'],
    [0,      1,         [],            'zero is near nothing'],
    [-10.04, 4,         [],            'nor is what is negative'],
  ];

  test.for(typed)('%s (%s figures): %s, for %s', ([number, figures, named]) => {
    expect(matchSlips(slips, number, figures).map(({ id }) => id)).toEqual(named);
  });
});

describe('of several slips that fit', () => {
  const ids = (slips: readonly Slip[], typed: number, figures: number) =>
    matchSlips(slips, typed, figures).map(({ id }) => id);

  test('the nearest comes first', () => {
    expect(ids([slip('far', 100.5, 0.9), slip('near', 100.2, 0.1)], 100.1, 4)).toEqual(['near', 'far']);
  });

  test('the likelier comes first where the figures typed cannot tell them apart', () => {
    expect(ids([slip('rare', 100, 0.1), slip('common', 100.3, 0.9)], 100, 3)).toEqual(['common', 'rare']);
  });

  test('no more than two are named', () => {
    expect(ids([slip('a', 5), slip('b', 5), slip('c', 5)], 5, 3)).toHaveLength(2);
  });
});

/**
 * Some sixty things a course asks, of two to sixteen scenarios each with chips and models of the catalogue.
 * The targets are those of the project: 97 % named, under 5 % blamed; no single ask below 90 %, or above 10 %.
 */
describe('over what a course asks', () => {
  const asks = [...new Set(cases.map(({ ask }) => ask))];
  const measured = new Map(
    asks.map((ask) => [
      ask,
      measureDiagnosis(
        cases.filter((one) => one.ask === ask),
        { match: matchSlips, chance: chance(1) },
      ),
    ]),
  );
  const total = (count: (diagnosis: Diagnosis) => number) =>
    [...measured.values()].reduce((sum, diagnosis) => sum + count(diagnosis), 0);

  test('97 of 100 slips are named first or second when what they lead to is typed to three figures', () => {
    expect(asks.length).toBeGreaterThan(50);
    expect(total(({ slipped }) => slipped)).toBeGreaterThan(2000);
    expect(total(({ named }) => named) / total(({ slipped }) => slipped)).toBeGreaterThanOrEqual(0.97);
  });

  test('fewer than 5 of 100 random wrong answers are blamed on a slip', () => {
    expect(total(({ wrong }) => wrong)).toBeGreaterThan(20_000);
    expect(total(({ blamed }) => blamed) / total(({ wrong }) => wrong)).toBeLessThan(0.05);
  });

  test.for([...measured])('%s: nine of ten are named, fewer than one in ten blamed', ([, diagnosis]) => {
    const { slipped, named, missed } = diagnosis;
    const lost = missed.map(({ slip, instead }) => [slip.id, ...instead.map(({ id }) => id)]);
    expect(named, JSON.stringify(lost)).toBeGreaterThanOrEqual(0.9 * slipped);
    expect(diagnosis.blamed).toBeLessThan(0.1 * diagnosis.wrong);
  });
});
