import { describe, expect, test } from 'vitest';
import { plainText, withNamedFormulas } from '../../src/problems/content.ts';
import { statement } from '../../src/problems/solution.ts';
import { compiled } from '../fixtures/compiled.ts';
import { numberVariant } from '../fixtures/templates.ts';

const said = (body: string): string => {
  const problem = compiled('given:\n  batch: { one_of: [1 sequence, 2 sequences] }\nask: 2 * batch', body);
  return plainText(statement(numberVariant(problem, 1)));
};

describe('a formula on one line means what it means on two', () => {
  // biome-ignore format: a table reads by column
  test.for([
    ['R = \\frac{F}{W}',                  'R = F/W'],
    ['k = \\frac{2 N_a W}{F L_s}',        'k = 2N_aW/(FL_s)'],
    ['\\frac{B^*}{1 - L / L^*}',          'B^∗/(1 − L/L^∗)'],
    ['10^5',                              '10⁵'],
    ['10^{-12}',                          '10⁻¹²'],
    ['x^{-p}',                            'x^(−p)'],
    ['t_\\text{kv}',                      't_kv'],
    ['P \\max(c, m)',                     'P max(c, m)'],
    ['\\sqrt{E / K}',                     '√(E/K)'],
  ] as const)('%s is %s', ([tex, text]) => {
    expect(said(`What is $${tex}$?`).replaceAll('\u00a0', ' ')).toBe(`What is ${text}?`);
  });

  test('an amount that is an exponent keeps its words apart', () => {
    expect(said('What is $0.7^{\\val{batch}}$?')).toMatch(/^What is 0\.7\^\([12] sequences?\)\?$/);
  });

  test('one paragraph does not run into the next', () => {
    expect(said('It waits.\n\nHow long?')).toBe('It waits. How long?');
  });
});

test('a formula that names a control has a name of its own, without the sign that lowers', () => {
  const problem = compiled(
    'given:\n  batch: { one_of: [1 sequence, 2 sequences] }\nask: 2 * batch',
    'Is $N_a$ all?',
  );
  const named = JSON.stringify(withNamedFormulas(statement(numberVariant(problem, 1))));
  expect(named).toContain('"aria-label":"N a"');
});
