import type { Token } from './answer-tokens.ts';
import { spokenUnit } from './spoken-unit.ts';

/** What stands for a power of ten, or of two, after a number. Case matters: `m` is never a million. `3E` is half of 3E5. */
const letters: ReadonlyMap<string, number> = new Map(
  Object.entries({
    k: 1e3,
    K: 1e3,
    M: 1e6,
    B: 1e9,
    G: 1e9,
    T: 1e12,
    P: 1e15,
    Ki: 2 ** 10,
    Mi: 2 ** 20,
    Gi: 2 ** 30,
    Ti: 2 ** 40,
  }),
);

const words: ReadonlyMap<string, number> = new Map(
  Object.entries({
    dozen: 12,
    hundred: 1e2,
    thousand: 1e3,
    thousands: 1e3,
    million: 1e6,
    millions: 1e6,
    mn: 1e6,
    bn: 1e9,
    billion: 1e9,
    billions: 1e9,
    trillion: 1e12,
    trillions: 1e12,
    tn: 1e12,
    quadrillion: 1e15,
  }),
);

/** Whether a multiplier is a word of its own, as in `1.5 million`, rather than a letter, as in `2.4k`. */
export const isSpelledOut = (multiplier: string): boolean => words.has(multiplier.toLowerCase());

/**
 * The tokens of an answer with its multipliers told from its units.
 *
 * `B` is a byte where bytes are asked, or where it is divided by a unit; of anything else, bytes spelt out too, it is a billion.
 */
export const withMultipliers = (tokens: readonly Token[], bytesAsked: boolean): readonly Token[] =>
  tokens.map((token, at) => {
    if (token.kind !== 'word') return token;
    if (token.text === 'B' && (bytesAsked || isDivided(tokens, at)) && !isBeforeBytes(tokens[at + 1]))
      return token;
    const value = letters.get(token.text) ?? words.get(token.text.toLowerCase());
    return value === undefined ? token : { ...token, kind: 'multiplier', value };
  });

function isDivided(tokens: readonly Token[], at: number): boolean {
  const [next, after] = [tokens[at + 1], tokens[at + 2]];
  const isMoney = tokens.some(({ text }) => text === '$');
  return !isMoney && after?.kind === 'word' && (next?.text === '/' || next?.text === 'per');
}

/** `3B bytes` */
const isBeforeBytes = (next: Token | undefined): boolean =>
  next?.kind === 'word' && spokenUnit(next.text)?.dimension.has('byte') === true;
