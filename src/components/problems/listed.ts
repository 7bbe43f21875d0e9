import { getCollection } from 'astro:content';
import { type ListedProblem, listed } from '../../problems/problem-set.ts';

/** Every problem of the site, as a set is drawn from them. */
export const listedProblems = async (): Promise<readonly ListedProblem[]> =>
  (await getCollection('problems')).map(({ data }) => listed(data));
