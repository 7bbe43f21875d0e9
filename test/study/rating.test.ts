import { expect, test } from 'vitest';
import { ratingOf } from '../../src/study/rating.ts';

// biome-ignore format: a table reads by column
const rated = [
  ['correct',         false, 'good'],
  ['correct',         true,  'hard'],
  ['slip',            false, 'again'],
  ['slip',            true,  'again'],
  ['off',             false, 'again'],
  ['wrong_dimension', false, 'again'],
  ['gave_up',         false, 'again'],
] as const;

test.for(rated)('%s (after a hint: %s) is %s', ([verdict, hinted, rating]) => {
  expect(ratingOf(verdict, hinted)).toBe(rating);
});
