/**
 * A text as one line of at most so many characters: composed (NFC), each run of blanks and line ends one blank, none at
 * the ends, nothing in it that cannot be seen.
 */
export function plainLine(text: string, most: number): string {
  const line = text
    .normalize('NFC')
    .replace(/\s+/gu, ' ')
    // Control, format and half characters: marks of direction, joiners of no width, what was torn in two.
    .replace(/[\p{Cc}\p{Cf}\p{Cs}]/gu, '')
    .replace(/ +/g, ' ')
    .trim();
  // Cut between characters; what was a pair of code units stays one.
  return [...line].slice(0, most).join('').trim().normalize('NFC');
}
