import type { Answered } from './event.ts';

/** [ms] Nobody thinks about one item for longer; whoever seems to has left the page open. */
const longestTake = 5 * 60_000;

/** [ms] What an answer took, as far as it can be believed. A clock set back meanwhile makes what is kept of it negative. */
export const takeOf = ({ took_ms }: Answered): number => Math.min(Math.max(0, took_ms), longestTake);
