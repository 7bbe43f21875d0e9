/** A mistake in a file a person wrote: what is wrong, where, and what to do. The build prints these; nothing else is thrown at authors. */
export type Mistake = {
  /** Permanent, so that it can be searched for. */
  readonly code:
    | 'unknown_key'
    | 'unknown_name'
    | 'wrong_type'
    | 'missing'
    | 'formula'
    | 'unit'
    | 'syntax'
    | 'scenario'
    | 'export';
  /** From the root of the project. */
  readonly file: string;
  /** From 1. */
  readonly line: number;
  /** From 1. */
  readonly column: number;
  /** How many characters to underline; 0 where it is about the file, not its text. */
  readonly length: number;
  /** What is wrong, what was expected, and the nearest known name, in the author's words. */
  readonly says: string;
};

/** What is wrong, before it is known where. */
export type Found = Pick<Mistake, 'code' | 'says'>;

/** What does not fit together in a record, and the path under which it stands. */
export type Disagreement = Found & { readonly at: readonly PropertyKey[] };

/** Where in a file. */
export type Place = Pick<Mistake, 'line' | 'column' | 'length'>;

/** Stops the build, with every mistake of every file read so far. */
export class ContentError extends Error {
  override name = 'ContentError';
  readonly mistakes: readonly Mistake[];
  /** The text of each file that has one of them; empty where what is wrong is not in its text. */
  readonly textOf: (file: string) => string;

  constructor(mistakes: readonly Mistake[], textOf: (file: string) => string) {
    super(`\n\n${mistakes.map((mistake) => print(mistake, textOf(mistake.file))).join('\n\n')}\n`);
    this.mistakes = mistakes;
    this.textOf = textOf;
  }
}

/** As a terminal shows it: place and words, the line, and a mark under what is meant; or the file's name and the words. */
export function print(mistake: Omit<Mistake, 'code'>, text: string): string {
  const { file, line, column, length, says } = mistake;
  if (text === '' || length === 0) return `${file}  ${says}`;
  const gutter = ' '.repeat(String(line).length);
  const written = text.split('\n')[line - 1] ?? '';
  return [
    headline(mistake),
    `${gutter} |`,
    `${line} | ${written}`,
    `${gutter} | ${' '.repeat(column - 1)}${'^'.repeat(Math.max(1, length))}`,
  ].join('\n');
}

/** The first line of it: the place, which an editor's terminal opens, and the words. */
export const headline = ({ file, line, column, says }: Omit<Mistake, 'code' | 'length'>): string =>
  `${file}:${line}:${column}  ${says}`;

/** The place of a stretch of a text, from its offset. */
export function placeAt(text: string, offset: number, length: number): Place {
  const before = text.slice(0, offset).split('\n');
  return { line: before.length, column: (before.at(-1)?.length ?? 0) + 1, length: Math.max(1, length) };
}
