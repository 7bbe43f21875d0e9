import type { Hardware, Model } from '../engine/catalogue.ts';
import type { Content } from './content.ts';

/** What may be drawn for one name: records by id, number formats, options of a choice, or values in base units. */
export type Domain = readonly (string | number)[];

/** A problem as an instructor wrote it, checked and compiled: plain data that JSON can hold. */
export type ProblemTemplate = {
  /** The file's name. */
  readonly id: string;
  /** Rises when what a seed draws changes; kept in the learner's history. */
  readonly version: number;
  readonly title: string;
  /** The lesson it drills. */
  readonly lesson: string;
  /** 1 one step, 2 two or three, 3 choose the model first. */
  readonly level: 1 | 2 | 3;
  readonly given: { readonly [name: string]: Domain };
  /** The records its draws may name. */
  readonly hardware: { readonly [id: string]: Hardware };
  readonly models: { readonly [id: string]: Model };
  /** A quantity, or an expression over quantities. */
  readonly ask: string;
  /** The unit a bare number is read in, as a person writes it: `ms`, `$/Mtok`. */
  readonly unit: string;
  /** Relative: 0.05 accepts 95 to 105 for 100. */
  readonly tolerance: number;
  /** Slips that every variant must tell from the right answer, by what was edited: `no_flop_per_param`. */
  readonly tells_apart: readonly string[];
  readonly body: Content;
  readonly hints: readonly Content[];
  readonly insight: Content;
  /** The formulas its worked solutions may need, typeset; by the TeX of the formula in symbols. */
  readonly lines: { readonly [symbols: string]: TypesetLine };
};

/** One line of a worked solution: the formula in symbols, and with a slot for the number of each quantity. */
export type TypesetLine = { readonly symbols: Content; readonly numbers: Content };
