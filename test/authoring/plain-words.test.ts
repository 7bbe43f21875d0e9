import { expect, test } from 'vitest';
import { isPlain } from '../../src/authoring/plain-words.ts';

test.for([
  'Time of the caches',
  'From $2 to $3 a chip',
  'A chip for $2-$3',
  'Half of 1_000, or 5 < 6',
  'What is left over?',
])('%s is printed as it is meant', (title) => {
  expect(isPlain(title)).toBe(true);
});

test.for([
  'The **whole** pass',
  'A *whole* pass',
  'Time of {model}',
  'Where `batch` goes',
  'Solving $t_c = t_w$',
  'When $B$ grows',
  'A chip for \\$2',
])('%s is not', (title) => {
  expect(isPlain(title)).toBe(false);
});
