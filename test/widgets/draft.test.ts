import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { drawVariant } from '../../src/problems/draw-variant.ts';
import { draftOf, draftsHere, dropDraft, keepDraft } from '../../src/widgets/problem/draft.ts';
import { begin, next, type ProblemState } from '../../src/widgets/problem/problem.model.ts';
import { templates } from '../fixtures/templates.ts';
import { drawer } from '../storage/browser.ts';

const [template] = templates();
if (!template) throw new Error('There is no problem.');
const typed = (text: string, seed = 1): ProblemState =>
  next(begin(drawVariant(template, seed)), { kind: 'typed', text });

beforeEach(() => {
  vi.stubGlobal('location', { pathname: '/practice/' });
  vi.stubGlobal('sessionStorage', drawer());
});
afterEach(() => {
  vi.unstubAllGlobals();
});

test('what is typed is kept with the numbers it is for, until it is answered', () => {
  expect(keepDraft(typed('42', 7))).toBe(true);
  expect(draftOf(template)).toEqual({ version: template.version, seed: 7, typed: '42' });
  expect(Object.keys(draftsHere())).toEqual([template.id]);

  expect(keepDraft(next(typed('42', 7), { kind: 'gave_up' }))).toBe(false);
  expect(draftsHere()).toEqual({});
});

test('nothing typed is nothing kept', () => {
  expect(keepDraft(typed('  '))).toBe(false);
  expect(sessionStorage.length).toBe(0);
});

test('it belongs to its page, and to the problem as it was', () => {
  keepDraft(typed('42'));
  expect(draftOf({ ...template, version: template.version + 1 })).toBeUndefined();
  vi.stubGlobal('location', { pathname: '/lessons/batch-size/' });
  expect(draftOf(template)).toBeUndefined();
});

test('what no longer stands there is forgotten, what another variant has is not', () => {
  keepDraft(typed('42', 7));
  dropDraft(typed('', 8));
  expect(draftOf(template)).toBeDefined();
  dropDraft(typed('', 7));
  expect(draftOf(template)).toBeUndefined();
});

test('where the browser keeps nothing, that is said', () => {
  vi.stubGlobal('sessionStorage', undefined);
  expect(keepDraft(typed('42'))).toBe(false);
  expect(draftsHere()).toEqual({});
});
