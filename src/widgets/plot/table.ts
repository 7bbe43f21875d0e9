/** A table: what it is of, its columns, and rows of which the first cell is the head. */
export type Table = {
  readonly caption: string;
  readonly columns: readonly string[];
  readonly rows: readonly (readonly string[])[];
};
