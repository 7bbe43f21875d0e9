import type { QuantityId } from '../engine/quantities.ts';
import type { ConceptId } from './concepts.ts';
import type { Filled } from './content.ts';

/** A question with one answer, recalled and then revealed. */
export type RecallCard = {
  /** The file's name. */
  readonly id: string;
  readonly version: number;
  readonly lesson: string;
  /** The heading of the lesson it is taught under, as an address has it. */
  readonly at?: string;
  /** What it asks about: cards and problems about one quantity are kept apart. */
  readonly about?: QuantityId;
  readonly concepts: readonly ConceptId[];
  readonly front: Filled;
  readonly back: Filled;
};
