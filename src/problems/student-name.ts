import { plainLine } from './plain-line.ts';

/** More than the longest name anybody fills into a form; what is beyond is no name. */
export const longestName = 80;

/** A name as it is shown and handed in: as typed, on one line, without what cannot be seen. */
export const studentName = (typed: string): string => plainLine(typed, longestName);

/**
 * What a name draws by, so that a student who types it another day, or on a telephone, draws the same questions.
 *
 * Two names count as one when they differ only in: the way accents are encoded (NFC); case, ß and SS included; blanks at the
 * ends or repeated; characters that cannot be seen; curly or straight apostrophes; and the kind of hyphen. Accents, word order
 * and initials count: `José` and `Jose` are two.
 */
export const nameKey = (typed: string): string =>
  studentName(typed)
    .replace(/[\u2018\u2019\u02bc`\u00b4]/g, "'")
    .replace(/[\u2010\u2011\u2012\u2013]/g, '-')
    // Upwards first: ß becomes SS, and the two small sigmas one.
    .toUpperCase()
    .toLowerCase()
    .normalize('NFC');
