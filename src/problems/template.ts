import type { Hardware, Model } from '../engine/catalogue.ts';
import type { QuantityId } from '../engine/quantities.ts';
import type { ConceptId } from './concepts.ts';
import type { Content } from './content.ts';
import type { Tolerance } from './tolerance.ts';

/** What may be drawn for one name: records by id, number formats, options of a choice, or values in base units. */
export type Domain = readonly (string | number)[];

/** One value for each name of `given`: a record's id, a format, an option, or a value in base units. */
export type Drawn = { readonly [name: string]: string | number };

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
  readonly concepts: readonly ConceptId[];
  /** Problems to have done before, by id. */
  readonly prerequisites: readonly string[];
  readonly given: { readonly [name: string]: Domain };
  /**
   * The combinations of `given` that may be drawn, each by its place in the product of the domains. Every one was
   * solved and found good when the file was compiled.
   */
  readonly combinations: readonly number[];
  /** The records its draws may name. */
  readonly hardware: { readonly [id: string]: Hardware };
  readonly models: { readonly [id: string]: Model };
  /** What follows from the draw and has a name: a quantity that is given by this formula, or a word of the problem's own. */
  readonly let: { readonly [name: string]: string };
  /** Quantities that follow from others and yet are stated: where the learner’s reasoning, and the solution’s, begins. */
  readonly stated: readonly QuantityId[];
  readonly ask: Ask;
  /** Slips that every variant must tell from the right answer, by what was edited: `no_flop_per_param`. */
  readonly tells_apart: readonly string[];
  readonly mistakes: readonly Mistaken[];
  readonly body: Content;
  readonly hints: readonly Content[];
  readonly insight: Content;
  /** What the author says of the solution, before the derivation. */
  readonly solution: Content;
  readonly figure?: Figure;
  /** The formulas its worked solutions may need, typeset; by the TeX of the formula in symbols. */
  readonly lines: { readonly [symbols: string]: TypesetLine };
};

/** What is asked, and what is right. */
export type Ask = NumberAsk | ChoiceAsk | OrderAsk | SketchAsk;

/** A number: a quantity, or an expression over quantities. */
export type NumberAsk = {
  readonly kind: 'number';
  readonly of: string;
  /** The unit a bare number is read in, as a person writes it: `ms`, `$/Mtok`. */
  readonly unit: string;
  readonly tolerance: Tolerance;
  /** For answers that are counts: the whole number that counts as right besides the exact one. */
  readonly rounding?: Rounding;
  /** Units of another dimension that are taken for the asked one: a person may count sequences in tokens. */
  readonly units: readonly string[];
  /** What the statement calls that which is counted, where no unit has its name: a learner may write it after the number. */
  readonly nouns: readonly string[];
  /** Other answers that are right too, and what to say of them. */
  readonly also: readonly { readonly value: string; readonly says: Content }[];
};
export type Rounding = 'up' | 'down' | 'nearest';

/** One of several: the one with the largest or smallest value, or the one whose claim holds. */
export type ChoiceAsk = {
  readonly kind: 'choice';
  readonly pick: 'largest' | 'smallest' | 'true';
  readonly options: readonly Option[];
};
export type Option = {
  /** Its place in the file, from 1; kept in histories. */
  readonly id: string;
  readonly says: Content;
  /** Why it is right, or what is wrong with it. */
  readonly because: Content;
  /** What is compared, where the largest or smallest counts. */
  readonly value?: string;
  /** What this option draws differently. */
  readonly with?: Drawn;
  /** Where the claim counts: whether it holds, or when. */
  readonly holds?: boolean | Condition;
};
/** `compute_time > memory_time`; all of them must hold. */
export type Condition = readonly { readonly greater: string; readonly less: string }[];

/** Several, from the least value to the greatest. */
export type OrderAsk = { readonly kind: 'order'; readonly items: readonly Option[] };

/** A curve, as points at these values of `over`; right within a factor at each. */
export type SketchAsk = {
  readonly kind: 'sketch';
  readonly of: QuantityId;
  readonly over: QuantityId;
  readonly at: readonly number[];
  readonly factor: number;
};

/** A mistake the author expects: the value it leads to, and what to say of it. */
export type Mistaken = { readonly id: string; readonly value: string; readonly says: Content };

/** A plot of the variant's own scenario. */
export type Figure = {
  readonly of: readonly QuantityId[];
  readonly over: QuantityId;
  /** In base units. */
  readonly from: number;
  readonly to: number;
};

/** One line of a worked solution: the formula in symbols, and with a slot for the number of each quantity; and why it is so. */
export type TypesetLine = { readonly symbols: Content; readonly numbers: Content; readonly because: string };
