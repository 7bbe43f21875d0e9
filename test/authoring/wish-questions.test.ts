import { describe, expect, test } from 'vitest';
import { type Answers, answersTo, wishQuestions } from '../../src/authoring/wish-questions.ts';
import { records } from '../fixtures/templates.ts';

const questions = wishQuestions(records, (id) => id === 'time-of-the-caches');

/** What comes of it when somebody types these lines one after the other; an empty line takes what is usual. */
async function typed(lines: readonly string[], given: Answers = {}) {
  const left = [...lines];
  const told: string[] = [];
  const asked: string[] = [];
  const answered = await answersTo(questions, given, {
    answer: async (question) => {
      asked.push(question);
      return left.shift() ?? '';
    },
    tell: (says) => told.push(says),
  });
  return { told, asked, left, answers: 'answers' in answered ? answered.answers : answered };
}

describe('an answer that cannot be taken is told at once, and asked again', { timeout: 60_000 }, () => {
  // By question, what is typed first, what is said of it, and what is typed then.
  // biome-ignore format: a table reads by line
  const cases: readonly (readonly [name: keyof Answers, wrong: string, says: string | RegExp, right: string])[] = [
    ['ask', 'wieght_time', /Unknown quantity "wieght_time"\. Did you mean "weight_time"\?/, 'weight_time'],
    ['ask', 'kv_time /', /./, 'kv_time'],
    ['ask', 'batch', 'batch is given, so that there is nothing to work out; ask for what follows from it.', 'kv_time'],
    ['ask', 'network_bandwidth', /the answer equals a number that is given/, 'kv_time'],
    ['id', 'Time_of', '"Time_of" is no id; expected small letters and digits with hyphens between, at most 80 characters, such as time-of-caches.', 'time-of'],
    ['id', 'time-of-the-caches', 'There is a problem time-of-the-caches already; choose another id.', 'time-of-caches'],
    ['lesson', 'batch-sise', /^unknown lesson "batch-sise"\. Did you mean "batch-size"\?/, 'batch-size'],
    ['level', '4', '"4" is no level; expected 1, 2 or 3.', '3'],
    ['hardware', 'h100-smx', /^unknown chip "h100-smx"\. Did you mean "h100-sxm"\?/, 'h100-sxm'],
    ['model', 'llama-3.1-8b, lama-3.1-70b', /^unknown model "lama-3\.1-70b"\. Did you mean "llama-3\.1-70b"\?/, 'llama-3.1-8b, llama-3.1-70b'],
    ['model', 'deepseek-v3', /^No problem can be drafted of this: /, 'llama-3.1-8b'],
  ];

  test.for(cases)('%s: %s', async ([name, wrong, says, right]) => {
    const isModel = name === 'model';
    // All else is answered already; on one chip of 80 GB not every model fits.
    const sound: Answers = {
      ...{ ask: 'kv_time', title: 'Time of caches', id: 'time-of', lesson: 'batch-size', level: '2' },
      ...{ hardware: isModel ? 'h100-sxm' : '', model: '' },
    };
    const { [name]: _, ...given } = sound;
    const { told, asked, answers } = await typed([wrong, right], given);
    expect(told).toEqual([typeof says === 'string' ? says : expect.stringMatching(says)]);
    expect(asked).toHaveLength(2);
    expect(answers).toHaveProperty(name, right);
  });
});

test('a title in other letters makes an id in plain ones, and one that makes none says so', async () => {
  const { answers } = await typed([], { ask: 'kv_time', title: 'Größe und Café' });
  expect(answers).toHaveProperty('id', 'grosse-und-cafe');
  expect(await answersTo(questions, { ask: 'kv_time', title: '日本' })).toEqual({
    says: expect.stringMatching(/^No id can be made of "日本"; give one, small letters/),
  });
  expect(await answersTo(questions, { ask: 'kv_time', title: ' ' })).toEqual({ says: 'The title is empty.' });
  expect(await answersTo(questions, { ask: 'kv_time', title: 'Time of {model}' })).toEqual({
    says: expect.stringMatching(/^"Time of \{model\}" is no title; expected plain words/),
  });
});

test('an empty answer takes what is usual', async () => {
  const { told, asked, answers } = await typed([]);
  expect(told).toEqual([]);
  expect(asked[1]).toBe('Its title [Step time]: ');
  expect(answers).toEqual({
    ask: 'step_time',
    title: 'Step time',
    id: 'step-time',
    lesson: 'batch-size',
    level: '2',
    hardware: '',
    model: '',
  });
});

test('what was given beforehand is not asked, and told where it cannot be taken', async () => {
  expect(await answersTo(questions, { ask: 'step_time', level: '4' })).toEqual({
    says: '"4" is no level; expected 1, 2 or 3.',
  });
});
