/**
 * Rows as a table that spreadsheets open (RFC 4180, with the mark by which Excel knows UTF-8).
 *
 * A text that a spreadsheet would take for a formula has an apostrophe put before it: a result file is a stranger's, and what a
 * student typed is not to be run.
 */
export const csvText = (rows: readonly (readonly (string | number)[])[]): string =>
  `\ufeff${rows.map((row) => row.map(cell).join(',')).join('\r\n')}\r\n`;

function cell(value: string | number): string {
  if (typeof value === 'number') return String(value);
  const harmless = startsFormula.test(value) ? `'${value}` : value;
  return /[",\r\n]|^\s|\s$/.test(harmless) ? `"${harmless.replaceAll('"', '""')}"` : harmless;
}

/** Also in full width, as keyboards for Chinese and Japanese write them, and behind blanks, which some programs drop. */
const startsFormula = /^[\s\0]*[=+\-@|%\uff1d\uff0b\uff0d\uff20]|^[\t\r\n]/u;
