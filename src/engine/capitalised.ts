/** A phrase with a capital letter, as a sentence begins. */
export const capitalised = (phrase: string): string => `${phrase.charAt(0).toUpperCase()}${phrase.slice(1)}`;
