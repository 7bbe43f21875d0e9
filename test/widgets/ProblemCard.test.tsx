import { renderToString } from 'preact-render-to-string';
import { describe, expect, test } from 'vitest';
import { drawVariant } from '../../src/problems/draw-variant.ts';
import type { ProblemTemplate } from '../../src/problems/template.ts';
import { Rendered } from '../../src/widgets/content/Rendered.tsx';
import { ProblemCard } from '../../src/widgets/problem/ProblemCard.tsx';
import { ProblemFigure } from '../../src/widgets/problem/ProblemFigure.tsx';
import { Lines } from '../../src/widgets/problem/Solution.tsx';
import { template } from '../fixtures/templates.ts';

const html = (of: ProblemTemplate) => renderToString(<ProblemCard template={of} seed={1} />);
const count = (text: string, pattern: RegExp) => text.match(pattern)?.length ?? 0;

describe('a problem, before any script runs', () => {
  test('of a number has a field with its unit and tolerance in its label', () => {
    const card = html(template('optimal-batch-from-sparsity'));
    const [, id] = /<input id="([^"]+)"/.exec(card) ?? [];
    expect(card).toMatch(new RegExp(`<label for="${id}">Your answer <span[^>]*>in sequences.*within 5%`));
    // A form that cannot be checked yet is not sent anywhere.
    expect(card).toMatch(/<button[^>]*type="submit"[^>]*disabled/);
  });

  test('of a choice has radio buttons in a group with a name', () => {
    const card = html(template('what-binds-the-pass'));
    expect(card).toContain('<legend>Your answer</legend>');
    expect(count(card, /<input type="radio" name="answer"/g)).toBe(3);
    expect(card).not.toContain('✓ right');
  });

  test('calls each choice by all it says, formulas too', () => {
    expect(html(template('where-two-costs-meet'))).toContain('aria-label="A"');
  });

  test('of an order is a list in which each thing can go up and down, once that can be done', () => {
    const variant = drawVariant(template('ridge-order'), 1);
    const things = variant.kind === 'order' ? variant.items.length : 0;
    const card = html(template('ridge-order'));
    expect(count(card, /<li class="item"/g)).toBe(things);
    expect(count(card, /aria-label="[^"]+ (?:up|down)"/g)).toBe(2 * things);
    expect(count(card, /<button class="button step" type="button" disabled/g)).toBe(2 * things);
    // What is disabled anyway has no end to tell.
    expect(card).not.toContain('aria-disabled');
  });

  test('of a sketch keeps room for the plot, and shows no figure that gives the curve away', () => {
    const card = html(template('latency-against-batch'));
    expect(template('latency-against-batch').figure).toBeDefined();
    expect(card).toContain('The plot is loading');
    expect(card).not.toContain('The figure is loading');
  });
});

test('a figure drawn on the server stands with the question it belongs to', () => {
  const plain = template('what-binds-the-pass');
  const figure = {
    of: ['compute_time', 'weight_time', 'kv_time'],
    over: 'batch',
    from: 1,
    to: 2048,
  } as const;
  const drawn = { ...plain, figure };
  const variant = drawVariant(drawn, 1);
  const card = renderToString(
    <ProblemCard template={drawn} seed={1} figure={<ProblemFigure variant={variant} figure={figure} />} />,
  );
  for (const kind of ['compute', 'weights', 'kv']) expect(card).toContain(`class="line ${kind}"`);
  expect(card).toContain('Compute time rises in proportion throughout.');
  expect(count(card, /<table>/g)).toBe(1);
  expect(card.indexOf('<figure')).toBeLessThan(card.indexOf('<form'));
  expect(card).not.toMatch(/NaN|undefined|Infinity/);
});

test('a worked line begins with a capital that is written, as Orca reads one that is only drawn apart: "C. ompute time"', () => {
  const line = {
    id: 'step_time',
    name: 'step time',
    because: '',
    symbols: [],
    numbers: [],
    value: '1 ms',
  } as const;
  expect(renderToString(<Lines lines={[line]} />)).toContain('Step time: <strong>');
});

test('a formula keeps what ends the phrase behind it on its line', () => {
  const symbol = { tag: 'math', children: [{ tag: 'mi', children: ['y'] }] };
  const drawn = renderToString(
    <Rendered content={[{ tag: 'p', children: ['Of ', symbol, ', as of ', symbol, ' itself', symbol] }]} />,
  );
  const math = '<math><mi>y</mi></math>';
  expect(drawn).toBe(`<p>Of <span class="maths">${math},</span> as of ${math} itself${math}</p>`);
});
