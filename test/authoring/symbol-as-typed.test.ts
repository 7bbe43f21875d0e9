import { expect, test } from 'vitest';
import { symbolAsTyped } from '../../src/authoring/symbol-as-typed.ts';

test.for([
  ['t_\\text{kv}', 't_kv'],
  ['\\eta_c', 'eta_c'],
  ['\\text{MFU}', 'MFU'],
  ['\\lambda', 'lambda'],
  ['B', undefined],
  ['t_c / t_m', undefined],
  ['L_{\\sqrt{}}', undefined],
  ['1', undefined],
] as const)('%s is typed as %s', ([tex, typed]) => {
  expect(symbolAsTyped(tex)).toBe(typed);
});
