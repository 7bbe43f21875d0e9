import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { eventId, type StudyEvent, utcMillis } from '../../src/study/event.ts';
import type { Misfit } from '../../src/study/log-loss.ts';
import type { RetentionCost } from '../../src/study/retention-cost.ts';
import { defaultSettings, limits } from '../../src/study/settings.ts';
import {
  fittingInWords,
  lossesOf,
  offInWords,
  weightsInWords,
} from '../../src/widgets/settings/fit.model.ts';
import {
  costFigure,
  forecastInWords,
  relativeInWords,
  sourceInWords,
} from '../../src/widgets/settings/look-ahead.model.ts';
import { readSteps, writeSteps } from '../../src/widgets/settings/steps-text.ts';
import {
  backToDefaults,
  fields,
  isChanged,
  readSetting,
  type Typed,
  weightsChosen,
  writeSetting,
} from '../../src/widgets/settings/studying.model.ts';
import { noon, undo } from '../study/histories.ts';

describe('steps of learning', () => {
  test.for<[string, readonly number[] | undefined]>([
    ['1m 10m', [1, 10]],
    ['1, 10', [1, 10]],
    ['1m,10m', [1, 10]],
    ['1,10', undefined],
    ['7,5m', undefined],
    ['5 min 2 h', [5, 120]],
    [' 1M;0.5H ', [1, 30]],
    ['', []],
    ['1d', undefined],
    ['soon', undefined],
    ['-1m', undefined],
    ['1m10m', undefined],
    ['1.5m 10m', undefined],
    ['2.75', undefined],
    ['0.01h', undefined],
    ['90s', undefined],
    ['1.5h 4.1h', [90, 246]],
    ['10.0m', [10]],
  ])('"%s" is read', ([text, minutes]) => {
    expect(readSteps(text)).toEqual(minutes);
  });

  test('are written as they are read', () => {
    const steps = fc.array(fc.integer({ min: 1, max: 720 }), { maxLength: 6 });
    fc.assert(
      fc.property(steps, (minutes) => {
        expect(readSteps(writeSteps(minutes))).toEqual(minutes);
      }),
    );
    expect(writeSteps([1, 10, 120])).toBe('1m 10m 2h');
    expect(writeSteps([1.5, 10.9, 60.5])).toBe('1m 10m 1h');
  });
});

describe('a setting that is typed', () => {
  test.for(Object.keys(fields) as Typed[])('%s is read as it is written', (name) => {
    expect(readSetting(name, writeSetting(name, defaultSettings))).toEqual({
      kind: 'value',
      value: defaultSettings[name],
    });
  });

  test.for<[Typed, string, unknown]>([
    ['desired_retention', '85', 0.85],
    ['desired_retention', '88.5 %', 0.885],
    ['desired_retention', '70', 0.7],
    ['desired_retention', '99', 0.99],
    ['reviews_per_day', '1,000', 1000],
    ['relearning_steps', '', []],
  ])('%s is "%s"', ([name, text, value]) => {
    expect(readSetting(name, text)).toEqual({ kind: 'value', value });
  });

  test.for<[Typed, string]>([
    ['desired_retention', '69'],
    ['desired_retention', '0.9'],
    ['new_per_day', '2.5'],
    ['new_per_day', '-1'],
    ['new_per_day', '7,5'],
    ['session_minutes', '7,5'],
    ['desired_retention', '8,5'],
    ['desired_retention', '88,5 %'],
    ['longest_interval', '1,00'],
    ['longest_interval', '0'],
    ['leech_lapses', '100'],
    ['learning_steps', '13h'],
    ['learning_steps', '1 2 3 4 5 6 7'],
  ])('%s is not "%s", and is told what it may be', ([name, text]) => {
    expect(readSetting(name, text)).toMatchObject({
      kind: 'rejected',
      message: expect.stringMatching(/Write /),
    });
  });

  test.for([
    ['1.5m 10m', 'in parts of a minute'],
    ['1,10', 'of which it is not clear where one ends'],
  ] as const)('steps such as “%s”, %s, are refused, and told how whole ones are written', ([text]) => {
    expect(readSetting('learning_steps', text)).toEqual({
      kind: 'rejected',
      message: `“${text}” does not fit here. Write at most 6 steps of 1 to 720 minutes, each in whole minutes and with a space between two, such as “1m 10m”, or nothing.`,
    });
  });

  test('whatever it is, is something that can be studied by or is refused', () => {
    fc.assert(
      fc.property(fc.constantFrom(...(Object.keys(fields) as Typed[])), fc.string(), (name, text) => {
        const reading = readSetting(name, text);
        expect(reading.kind === 'rejected' || limits[name].fits(reading.value)).toBe(true);
      }),
    );
  });
});

describe('going back', () => {
  test('to the defaults puts everything back but the weights', () => {
    expect(Object.keys(backToDefaults).sort()).toEqual(
      Object.keys(defaultSettings)
        .filter((name) => name !== 'weights')
        .sort(),
    );
    expect(isChanged({ ...defaultSettings, weights: [1] })).toBe(false);
    expect(isChanged({ ...defaultSettings, fuzz: false })).toBe(true);
  });

  test('the weights in force are the last that were chosen and stand', () => {
    const chose = (id: string, at: number, weights: unknown): StudyEvent => ({
      kind: 'configured',
      id: eventId(id),
      at: utcMillis(at),
      zone_minutes: 0,
      settings: { weights },
    });
    const fitted = chose('c1', noon, [1]);
    expect(weightsChosen([])).toBeUndefined();
    expect(weightsChosen([fitted])).toEqual(fitted);
    expect(weightsChosen([fitted, chose('c2', noon + 1, null)])).toBeUndefined();
    expect(weightsChosen([fitted, chose('c2', noon + 1, null), undo('c2')])).toEqual(fitted);
    expect(weightsInWords(fitted)).toContain('29 April 2026');
  });
});

describe('what became of a fit', () => {
  const misfit = (log_loss: number, rmse = 0.05): Misfit => ({ reviews: 1234, log_loss, rmse });
  const [now, fitted] = [misfit(0.35, 0.081), misfit(0.3399, 0.0349)];

  test('is said with how many reviews there are and how many it takes', () => {
    expect(fittingInWords({ kind: 'too_few', reviews: 1 })).toMatch(/^You have 1 review .* a fit takes 400/);
    expect(lossesOf({ kind: 'too_few', reviews: 1 })).toEqual([]);
    expect(offInWords({ kind: 'too_few', reviews: 1 })).toBe('');
  });

  test('is said with log loss before and after, on what the trial had not seen and on everything', () => {
    const better = { kind: 'better', weights: [], newest: { now, fitted }, whole: { now, fitted } } as const;
    expect(lossesOf(better).map(({ now, fitted }) => [now, fitted])).toEqual([
      ['0.3500', '0.3399'],
      ['0.3500', '0.3399'],
    ]);
    expect(lossesOf(better)[1]?.over).toContain('1,234');
    expect(offInWords(better)).toContain('8.1 points before, and by 3.5 with the fit');
    expect(fittingInWords(better)).toContain('fits you better');
  });

  test('that is no better says that nothing was changed', () => {
    const worse = { now: fitted, fitted: now };
    for (const whole of [undefined, worse])
      expect(fittingInWords({ kind: 'no_better', newest: worse, whole })).toContain('Nothing was changed.');
    expect(lossesOf({ kind: 'no_better', newest: worse, whole: undefined })).toHaveLength(1);
  });
});

describe('what a retention costs, in words', () => {
  const cost = (retention: number, answers_a_day: number): RetentionCost => ({
    retention,
    answers_a_day,
    minutes_a_day: answers_a_day / 2,
    answers_a_day_soon: 12,
    known: 40,
  });
  const costs = [cost(0.7, 2), cost(0.9, 4), cost(0.97, 10)];

  test('is beside that of 90%', () => {
    expect(relativeInWords(costs, 0.97)).toBe(
      'About 2.5 times the answers of 90%: 10 answers and 5.0 minutes a day over the next year.',
    );
    // Half way between two that were looked at.
    expect(relativeInWords(costs, 0.8)).toContain('About 0.8 times the answers of 90%: 3.0 answers');
    expect(relativeInWords(costs, 0.9)).toMatch(/^The usual choice/);
    expect(relativeInWords([], 0.9)).toBe('');
    expect(relativeInWords([cost(0.7, 0), cost(0.9, 0)], 0.8)).toBe('');
  });

  test('is a month, a year, minutes and what would be known', () => {
    expect(forecastInWords(costs, 0.9, 50)).toBe(
      'With these settings: about 12 answers a day over the next month and 4.0 over the next year, some 2.0 minutes a day. In a year you would know about 40 of the 50 items.',
    );
  });

  test('is drawn with the setting marked, and stands in a table', () => {
    const figure = costFigure(costs, 0.9, 50);
    expect(figure?.minutes.rules[0]?.label.text).toBe('now, 90%');
    expect(figure?.table.rows).toEqual([
      ['70%', '2.0', '1.0', '40'],
      ['90% (now)', '4.0', '2.0', '40'],
      ['97%', '10', '5.0', '40'],
    ]);
    expect(costFigure([], 0.9, 50)).toBeUndefined();
  });

  test('says where its times come from', () => {
    expect(sourceInWords(0)).toContain('45 seconds for a right answer and 75 for a wrong one');
    expect(sourceInWords(1200)).toMatch(/1,200 answers, mixed with 20 usual ones/);
  });
});
