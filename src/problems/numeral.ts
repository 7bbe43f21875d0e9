import { doubt, fault, quoted, type Stop } from './reading.ts';

/** Marks that may group digits in threes. The comma is English, the apostrophe Swiss, the underscore a programmer's. */
const groupingMarks = [',', "'", '_', ' '];

/** Whether a character may stand in a numeral after its first digit, whatever follows. */
export const isNumeralMark = (char: string | undefined): boolean => char === '.' || char === ',';

/** Whether a character groups digits, but is something else where no digit follows. */
export const isGroupingMark = (char: string | undefined): boolean => char === "'" || char === '_';

export const isDigit = (char: string | undefined): boolean =>
  char !== undefined && char.length === 1 && char >= '0' && char <= '9';

export const isDigits = (text: string): boolean => [...text].every(isDigit);

/**
 * The value of digits and marks under English rules: a point before decimals, a comma or another mark only in threes.
 *
 * @throws {Stop} when the marks could mean something else: `16,5`, `1.000,5`, `1,23`
 */
export function readNumeral(written: string): number {
  const plain = withoutGroups(written);
  if (plain === undefined) throw unclear(written);
  return withinReach(Number(plain), true, quoted(written));
}

/** `1,024.5` as `1024.5`; nothing where the marks do not follow the rules. */
function withoutGroups(written: string): string | undefined {
  const [whole = '', fraction = '', ...more] = written.split('.');
  const mark = groupingMarks.find((known) => whole.includes(known));
  const groups = mark === undefined ? [whole] : whole.split(mark);
  const follows = more.length === 0 && [fraction, ...groups].every(isDigits) && inThrees(groups);
  return follows ? `${groups.join('')}.${fraction}` : undefined;
}

function inThrees([first = '', ...others]: readonly string[]): boolean {
  if (others.length === 0) return true;
  return (
    first.length >= 1 &&
    first.length <= 3 &&
    !first.startsWith('0') &&
    others.every((group) => group.length === 3)
  );
}

function unclear(written: string): Stop {
  const commas = written.split(',').length - 1;
  if (commas === 1) return unclearComma(written);
  if (commas > 1)
    return doubt(
      'comma',
      `The commas of “${written}” do not stand in threes, as in 1,234,567. Write the number without commas.`,
    );
  const points = written.split('.');
  if (points.length > 2 && points.every(isDigits) && inThrees(points))
    return doubt(
      'grouping',
      `Is “${written}” meant as ${points.join(',')}? Here a point stands only before decimals. Write the number without points.`,
    );
  if (points.length > 2)
    return fault('unreadable', `“${written}” has more than one point. Write one, before the decimals.`);
  return doubt(
    'grouping',
    `The digits of “${written}” are not grouped in threes. Write the number without marks between its digits.`,
  );
}

function unclearComma(written: string): Stop {
  const rule = 'Here decimals stand after a point, and a comma only groups digits in threes, as in 1,024.';
  const continental = Number(written.replaceAll('.', '').replace(',', '.'));
  const english = Number(written.replace(',', ''));
  return Number.isFinite(continental) && Number.isFinite(english) && continental !== english
    ? doubt('comma', `Is “${written}” meant as ${continental} or as ${english}? ${rule}`)
    : doubt('comma', `The comma of “${written}” is not clear. ${rule}`);
}

/**
 * A value that a number can hold. What is too large for one is no answer; what came out as zero on the way is not zero.
 *
 * @param mayBeZero - whether zero is exact, and not what is left of a smaller number
 */
export function withinReach(value: number, mayBeZero: boolean, written = 'This'): number {
  if (Number.isNaN(value)) throw fault('not_finite', `${written} has no value. Write a finite number.`);
  if (!Number.isFinite(value))
    throw fault('not_finite', `${written} is too large to be a number here. Write a finite number.`);
  if (value === 0 && !mayBeZero)
    throw fault('too_small', `${written} is too near zero to tell from it. Write a larger number, or 0.`);
  // Minus zero is zero.
  return value + 0;
}
