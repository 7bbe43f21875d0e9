import type { Cursor } from './answer-cursor.ts';
import { doubt, fault, quoted } from './reading.ts';

/**
 * What a fraction adds to the whole number typed before it, as in `1 1/2` and `2½`; nothing where none follows.
 *
 * @throws {Stop} at `1 3/2`, and at `1 123/456`, whose blank may also group digits
 */
export function fractionAfter(cursor: Cursor, whole: string): number | undefined {
  refuseTwoFractions(cursor, whole);
  const over = cursor.peek();
  if (over?.kind === 'fraction') {
    cursor.next();
    return over.value;
  }
  const below = cursor.peek(2);
  if (over?.kind !== 'number' || !over.whole || !cursor.isSign('/', 1)) return undefined;
  if (below?.kind !== 'number' || !below.whole) return undefined;

  const hasExponent = cursor.isSign('^', 3) || cursor.peek(3)?.kind === 'power';
  if (over.value >= below.value || hasExponent)
    throw fault(
      'unreadable',
      `${quoted(`${whole} ${over.text}/${below.text}`)} is not a mixed number such as 1 1/2. Write it as a decimal, or with a + between.`,
    );
  for (let taken = 0; taken < 3; taken += 1) cursor.next();
  return over.value / below.value;
}

/** `1 123/456` is 1 and 123/456, or 1123/456. */
function refuseTwoFractions(cursor: Cursor, text: string): void {
  const [whole, over, ...more] = text.split(' ');
  const below = cursor.peek(1);
  const canBeTwo = over !== undefined && more.length === 0 && !over.startsWith('0');
  if (!canBeTwo || !cursor.isSign('/') || below?.kind !== 'number' || Number(over) >= below.value) return;
  throw doubt(
    'mixed_number',
    `Is “${text}/${below.text}” meant as ${whole} + ${over}/${below.text} or as ${whole}${over}/${below.text}? Write it the one way or the other.`,
  );
}

/**
 * Stops at `1-1/2`, which is one and a half to a carpenter, and a half to a calculator.
 *
 * The cursor is before the sign.
 */
export function refuseHyphen(cursor: Cursor): void {
  const [sign, over, , below] = [0, 1, 2, 3].map((ahead) => cursor.peek(ahead));
  const isProper =
    over?.kind === 'number' &&
    over.whole &&
    cursor.isSign('/', 2) &&
    below?.kind === 'number' &&
    over.value < below.value;
  if (sign?.text !== '-' || sign.spaced || over?.spaced || !(isProper || over?.kind === 'fraction')) return;
  throw doubt(
    'mixed_number',
    'Is this a mixed number, or a subtraction? Write a blank for the one, as in 1 1/2, or blanks around the sign for the other.',
  );
}
