import type { Filled } from './content.ts';

/** A question with one answer, recalled and then revealed. */
export type RecallCard = {
  /** The file's name. */
  readonly id: string;
  readonly version: number;
  readonly lesson: string;
  readonly front: Filled;
  readonly back: Filled;
};
