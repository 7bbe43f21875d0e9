/** The id of a content file: its name without folder and ending. */
export const idOf = (file: string): string => (file.split('/').at(-1) ?? file).replace(/\.\w+$/, '');
