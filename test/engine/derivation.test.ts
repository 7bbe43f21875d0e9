import { describe, expect, test } from 'vitest';
import { equationOf } from '../../src/authoring/equation.ts';
import { typeset } from '../../src/authoring/maths.ts';
import { aliasesUnder, asWritten, explain, isSilent, symbolsOf } from '../../src/engine/derivation.ts';
import { type Expression, namesIn, parse } from '../../src/engine/expression.ts';
import { type QuantityId, quantities, quantityIds } from '../../src/engine/quantities.ts';
import { scenario } from '../../src/engine/scenario.ts';
import { solve } from '../../src/engine/solve.ts';
import { allGiven } from '../fixtures/givens.ts';
import { deepseekV3, h100 } from '../fixtures/records.ts';

const node = scenario({ hardware: h100, model: deepseekV3, batch: 64, context: 8192, chip_rent: 2 / 3600 });
const spaced = (text: string) => text.replaceAll('\u00a0', ' ');

test('a line says what is found, its formula, its numbers, its value and why', () => {
  const [line] = explain(solve(node, 'weight_bytes'));

  expect(line).toEqual({
    id: 'weight_bytes',
    name: 'bytes of weights',
    because: 'Every parameter is stored once in the domain.',
    symbols: 'N_t \\, b',
    numbers: '\\text{671 billion parameters} \\;\\times\\; \\text{1 byte per parameter}',
    value: '671\u00a0GB',
  });
});

// biome-ignore format: a table reads by column
test.for([
  ['weight_bytes',     'N_t \\, b'],
  ['cost_over_floor',  '\\frac{p}{p_\\infty}'],
  ['experts_per_chip', '\\frac{E}{n_E}'],
  ['rising_cost',      'C \\, x^{q}'],
  ['weight_time',      't_w = \\frac{N_t \\, b}{W}'],
] as const)('%s, whose symbol may be its formula, is written once: %s', ([id, symbols]) => {
  expect(equationOf(id)).toBe(symbols);
});

test('a factor of one that blackboards leave out is left out, until it is another', () => {
  const symbols = (tokens_per_pass: number) =>
    explain(solve({ ...node, tokens_per_pass }, 'compute_time')).find(({ id }) => id === 'compute_time')
      ?.symbols;

  expect(symbols(1)).toBe('t_c = \\frac{2 \\, B \\, N_a}{F}');
  expect(symbols(2)).toBe('t_c = \\frac{2 \\, B \\, g \\, N_a}{F}');
});

test('a line that only gives a quantity another name is left out, and the other name with it', () => {
  const lines = explain(solve(node, 'weight_time'));

  expect(lines.map(({ id }) => id)).toEqual(['memory_bandwidth', 'weight_time']);
  expect(lines.at(-1)?.symbols).toBe('t_w = \\frac{N_t \\, b}{W}');
  const touched = explain(solve({ ...node, experts_read: 'touched' }, 'weight_time'));
  expect(touched.at(-1)?.symbols).toBe('t_w = \\frac{N_r \\, b}{W}');
});

test('the line that was asked for stays, even if it only gives another name', () => {
  expect(explain(solve(node, 'worst_wait')).at(-1)?.symbols).toBe('t_\\text{wait} = t');
});

test('an expression that is asked for ends the derivation', () => {
  const lines = explain(solve(node, 'weight_time / drain_time'));

  expect(lines.at(-1)).toMatchObject({
    id: 'answer',
    name: 'answer',
    because: '',
    symbols: '\\frac{t_w}{t_\\text{drain}}',
  });
  expect(spaced(lines.at(-1)?.numbers ?? '')).toBe('\\frac{\\text{25 ms}}{\\text{23.9 ms}}');
});

test('a share is told in per cent', () => {
  // 2 FLOP × 100 sequences × 1e9 parameters, of the 1e12 that 1e13 FLOP/s do in a tenth of a second.
  const givens = { batch: 100, active_params: 1e9, compute_rate: 1e13, step_time: 0.1 };
  expect(explain(solve(givens, 'mfu')).at(-1)?.value).toBe('20%');
});

test('money is safe in TeX', () => {
  const [line] = explain(solve(node, 'rent'));
  expect(line?.numbers).toBe('\\text{8 chips} \\;\\times\\; \\text{\\$2.00 per chip-hour}');
});

test('every line of every derivation typesets', () => {
  for (const [id, { kind }] of Object.entries(quantities)) {
    if (kind === 'given') continue;
    for (const { symbols, numbers } of explain(solve(allGiven, id))) {
      expect(typeset(symbols, 'block')).toContain('<math');
      expect(typeset(numbers, 'block')).toContain('<math');
    }
  }
});

describe('a formula as blackboards have it', () => {
  const written = (formula: string, ...aliases: Parameters<typeof aliasesUnder>) =>
    symbolsOf('answer', asWritten(parse(formula), new Map(), aliasesUnder(...aliases)));

  // biome-ignore format: a table reads by column
  const cases: readonly [formula: string, written: string][] = [
    ['batch * tokens_per_pass',                      'B'],
    ['tokens_per_pass * batch',                      'B'],
    ['batch / tokens_per_pass',                      'B'],
    ['batch / (step_time * tokens_per_pass)',        '\\frac{B}{t}'],
    ['tokens_per_pass / batch',                      '\\frac{g}{B}'],
    ['batch + tokens_per_pass',                      'B + g'],
    ['batch - tokens_per_pass',                      'B - g'],
    ['batch ^ tokens_per_pass',                      'B^{g}'],
    ['max(batch * tokens_per_pass, 2)',              '\\max\\left(B,\\ 2\\right)'],
    ['sqrt(batch * search_unit)',                    '\\sqrt{B}'],
    ['batch * flop_per_param',                       'B \\cdot 2'],   // a two is no silent factor
    ['batch * tokens_gained',                        'B'],              // another name of a silent one
    ['attention_compute_rate',                       'F'],
  ];

  test.for(cases)('%s is written %s', ([formula, tex]) => {
    expect(written(formula, {})).toBe(tex);
  });

  test('keeps a name that the choices make a quantity of its own', () => {
    expect(written('batch * tokens_gained', { speculation: 'drafted' })).toBe('B \\, g_+');
    expect([...aliasesUnder({ speculation: 'drafted' }).keys()]).not.toContain('tokens_gained');
  });

  test('keeps a name that is no quantity', () => {
    expect(asWritten(parse('batch * slot'))).toEqual(parse('batch * slot'));
  });

  test('silent is only what was given by default', () => {
    expect(isSilent('tokens_per_pass', new Map())).toBe(true);
    expect(isSilent('tokens_per_pass', new Map([['tokens_per_pass', 1]]))).toBe(true);
    expect(isSilent('tokens_per_pass', new Map([['tokens_per_pass', 2]]))).toBe(false);
    expect(isSilent('flop_per_param', new Map())).toBe(false);
    expect(isSilent('step_time', new Map())).toBe(false);
  });
});

test('recomputing a derivation line by line, by hand, gives its value', () => {
  for (const id of quantityIds) {
    const { value, steps, values } = solve(allGiven, id);
    // Only what was given is known at first; each line adds what it finds.
    const known = new Map([...values].filter(([name]) => !steps.some((step) => step.id === name)));
    for (const step of steps) {
      const names = namesIn(step.formula) as QuantityId[];
      const numbers = names.map((name) => known.get(name));
      expect(numbers, `${id}: ${step.id} uses something not found before it`).not.toContain(undefined);
      // Another evaluator, JavaScript's own, is the point.
      const evaluate = new Function(...names, 'max', 'min', 'sqrt', `return ${script(step.formula)}`) as (
        ...values: unknown[]
      ) => number;
      known.set(step.id as QuantityId, evaluate(...numbers, Math.max, Math.min, Math.sqrt));
    }
    expect(Math.abs((known.get(id) ?? Number.NaN) - value)).toBeLessThanOrEqual(1e-12 * Math.abs(value));
  }
});

/** A formula as JavaScript, every part in brackets. */
function script(node: Expression): string {
  switch (node.kind) {
    case 'number':
      return String(node.value);
    case 'name':
      return node.name;
    case 'call':
      return `${node.name}(${node.args.map(script).join(',')})`;
    default: {
      const sign = { plus: '+', minus: '-', times: '*', over: '/', power: '**' }[node.kind];
      return `((${script(node.left)}) ${sign} (${script(node.right)}))`;
    }
  }
}

test('a figure that follows a symbol is set apart by a dot, or 6 and 20 would read as 620', () => {
  expect(symbolsOf('answer', parse('train_flop_per_param * tokens_per_param'))).toBe('6 \\cdot 20');
  expect(symbolsOf('answer', parse('tokens_per_param * batch'))).toBe('20 \\, B');
});
