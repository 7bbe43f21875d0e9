import type { Token } from './answer-tokens.ts';

/** A place among the tokens of an answer, moved by whoever reads them. */
export class Cursor {
  readonly #tokens: readonly Token[];
  #at = 0;

  constructor(tokens: readonly Token[]) {
    this.#tokens = tokens;
  }

  get at(): number {
    return this.#at;
  }

  peek(ahead = 0): Token | undefined {
    return this.#tokens[this.#at + ahead];
  }

  next(): Token | undefined {
    const token = this.peek();
    this.#at += 1;
    return token;
  }

  /** Whether the token here, or some way ahead, is one of these signs. */
  isSign(signs: string, ahead = 0): boolean {
    const token = this.peek(ahead);
    return token?.kind === 'sign' && signs.includes(token.text);
  }

  isWord(ahead = 0): boolean {
    return this.peek(ahead)?.kind === 'word';
  }

  /** Takes one of these signs, if it is here. */
  takeSign(signs: string): Token | undefined {
    return this.isSign(signs) ? this.next() : undefined;
  }

  /** Takes a word that is in the set, however capitalised, if it is here. */
  takeWord(words: ReadonlySet<string>): Token | undefined {
    return this.isWord() && words.has(this.peek()?.text.toLowerCase() ?? '') ? this.next() : undefined;
  }

  /** Whether a number begins here, after any brackets and signs. */
  startsNumber(ahead = 0): boolean {
    let at = ahead;
    while (this.isSign('(+-−', at)) at += 1;
    const kind = this.peek(at)?.kind;
    return kind === 'number' || kind === 'fraction';
  }

  /** What was typed from one place to another, or to the end. */
  textFrom(from: number, to = this.#tokens.length): string {
    return this.#tokens
      .slice(from, to)
      .map(({ text, spaced }, at) => (spaced && at > 0 ? ` ${text}` : text))
      .join('');
  }
}
