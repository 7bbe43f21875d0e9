/** The id of a content file: its name without folder and ending. */
export const idOf = (file: string): string => (file.split('/').at(-1) ?? file).replace(/\.\w+$/, '');

/** The collection a content file is of: its folder below `content/`, or its own name where it is the whole collection. */
export const collectionOf = (file: string): string => (file.split('/')[1] ?? '').replace(/\.\w+$/, '');
