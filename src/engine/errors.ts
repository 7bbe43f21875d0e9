/** What can be wrong with a question put to the graph. Codes are permanent. */
export type EngineErrorCode =
  | 'missing_given'
  | 'unknown_quantity'
  | 'bad_given'
  | 'circular'
  | 'formula'
  | 'unit'
  | 'not_finite'
  | 'scenario';

/** A question the graph cannot answer: what is wrong, with which quantity, and what to do. */
export class EngineError extends Error {
  override name = 'EngineError';
  readonly code: EngineErrorCode;
  /** The quantity, formula or word at fault. */
  readonly subject: string;

  constructor(code: EngineErrorCode, subject: string, message: string, options?: ErrorOptions) {
    super(message, options);
    this.code = code;
    this.subject = subject;
  }
}

/** A formula or unit that does not parse, with the place where reading stopped. */
export class FormulaError extends EngineError {
  /** Characters into the text, from 0. */
  readonly at: number;

  constructor(text: string, at: number, message: string, options?: ErrorOptions) {
    super('formula', text, message, options);
    this.at = at;
  }
}
