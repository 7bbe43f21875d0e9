import { expect, test } from 'vitest';
import { formulasOf } from '../../src/authoring/formulas-alone.ts';
import { chapters } from '../../src/engine/quantities.ts';

const [, text = ''] = /^export const queue = (.*);$/s.exec(formulasOf('queue')) ?? [];
const queue: { readonly [id: string]: object } = JSON.parse(text);

test('a chapter keeps its quantities in their order, and all that is reckoned or shown with', () => {
  expect(Object.keys(queue)).toEqual(Object.keys(chapters.queue));
  expect(queue['worst_delay']).toEqual({
    kind: 'derived',
    symbol: 't_\\text{worst}',
    name: 'longest time to one token',
    unit: 's',
    formula: 'worst_wait + step_time',
  });
});

test('of what only a build reads nothing is left', () => {
  for (const quantity of Object.values(queue))
    for (const word of ['because', 'source', 'also', 'lesson']) expect(quantity).not.toHaveProperty(word);
});
