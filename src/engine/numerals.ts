/**
 * Numbers in English digits with commas, as `Intl.NumberFormat('en')` writes them and a test holds them to. Without it, since
 * making the first of those takes a browser longer than all else that a page's code does before it is alive.
 */

/** To so many significant figures at most: `1,230`, `0.00457`. */
export const toFigures = (value: number, figures: number): string =>
  written(value, (decimal) => rounded(decimal, figures), 0);

/** The number that `toFigures` writes of one that is not negative. */
export function roundedTo(value: number, figures: number): number {
  if (!Number.isFinite(value)) return value;
  const { digits, point } = rounded(shortest(value), figures);
  return Number(`0.${digits}e${point}`);
}

/** A number without what the machine's own rounding leaves: 1,875 of 1874.9999999999998. */
export const settled = (value: number): number => Number(value.toPrecision(12));

/** To so many decimals, no more and no fewer: `1,234.50`. */
export const toDecimals = (value: number, decimals: number): string =>
  written(value, (decimal) => rounded(decimal, decimal.point + decimals), decimals);

/** A whole number: `12,345`; others to the nearest. */
export const whole = (value: number): string => toDecimals(value, 0);

/** The digits of a positive number, and where its decimal point stands: `0.0123` is `123` with its point at -1. */
type Decimal = { readonly digits: string; readonly point: number };

function written(value: number, round: (decimal: Decimal) => Decimal, least: number): string {
  if (Number.isNaN(value)) return 'NaN';
  const sign = value < 0 || Object.is(value, -0) ? '-' : '';
  if (!Number.isFinite(value)) return `${sign}∞`;
  const { digits, point } = round(shortest(Math.abs(value)));
  const shown = digits.replace(/0+$/, '');
  const before = point > 0 ? shown.slice(0, point).padEnd(point, '0') : '0';
  const after = point > 0 ? shown.slice(point) : shown && '0'.repeat(-point) + shown;
  const decimals = after.padEnd(least, '0');
  return `${sign}${before.replaceAll(/\B(?=(?:\d{3})+$)/g, ',')}${decimals && '.'}${decimals}`;
}

/** The fewest digits that tell a number from its neighbours: those a reader would write. */
function shortest(value: number): Decimal {
  const [mantissa = '', exponent = ''] = value.toExponential().split('e');
  return { digits: mantissa.replace('.', ''), point: Number(exponent) + 1 };
}

/** The first `kept` digits, a half away from zero. */
function rounded({ digits, point }: Decimal, kept: number): Decimal {
  if (kept >= digits.length) return { digits, point };
  if (kept < 0) return { digits: '', point };
  const up = digits.charAt(kept) >= '5' ? 1 : 0;
  // Seventeen digits are more than a number holds.
  const head = (BigInt(digits.slice(0, kept) || '0') + BigInt(up)).toString().padStart(kept, '0');
  return { digits: head, point: point + head.length - kept };
}
