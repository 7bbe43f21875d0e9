/** A piece of a sentence: words, or a quantity whose value stands there. */
export type Piece =
  | { readonly kind: 'words'; readonly text: string }
  | { readonly kind: 'value'; readonly id: string };

/** `At a batch of {batch}, …` in its pieces. */
export const piecesOf = (say: string): readonly Piece[] =>
  say.split(/\{([^{}]*)\}/).flatMap((text, at): Piece[] => {
    if (at % 2 === 1) return [{ kind: 'value', id: text }];
    return text ? [{ kind: 'words', text }] : [];
  });
