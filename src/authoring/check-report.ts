import type { Checked } from './check-problem.ts';
import { headline } from './mistake.ts';

/** What `check:content` prints: a line for each finding, a table of the problems, and the count. */
export function reportOf(checked: readonly Checked[]): {
  readonly text: string;
  readonly errors: number;
  readonly warnings: number;
} {
  const findings = checked.flatMap((one) => one.findings);
  const count = (severity: string) => findings.filter((one) => one.severity === severity).length;
  const [errors, warnings] = [count('error'), count('warning')];
  const lines = findings.map(({ severity, says, ...finding }) =>
    headline({ ...finding, says: `${severity}: ${says}` }),
  );
  const rows = checked.map(({ id, variants, answers, slips, findings: found }) => [
    id,
    String(variants),
    answers,
    String(slips),
    inWords(found),
  ]);
  const head = ['problem', 'variants', 'answers', 'slips recognised', 'findings'];
  const total = `${counted(checked.length, 'problem')}: ${counted(errors, 'error')}, ${counted(warnings, 'warning')}.`;
  const free = checked.filter(({ isLocked }) => isLocked === false).map(({ id }) => id);
  const locks =
    free.length > 0
      ? [
          `${counted(free.length, 'problem')} not yet locked: ${free.join(', ')}.`,
          'When what they draw is settled, "npm run check:content -- --update-draws" keeps it.',
        ]
      : [];
  return {
    text: [...lines, ...(lines.length > 0 ? [''] : []), ...table([head, ...rows]), '', ...locks, total].join(
      '\n',
    ),
    errors,
    warnings,
  };
}

const counted = (count: number, what: string): string => `${count} ${what}${count === 1 ? '' : 's'}`;

function inWords(found: Checked['findings']): string {
  const errors = found.filter(({ severity }) => severity === 'error').length;
  const warnings = found.length - errors;
  const parts = [
    errors > 0 ? counted(errors, 'error') : '',
    warnings > 0 ? counted(warnings, 'warning') : '',
  ];
  return parts.filter(Boolean).join(', ') || 'none';
}

/** Columns as wide as their widest entry; numbers stand to the right. */
function table(rows: readonly (readonly string[])[]): readonly string[] {
  const widths = (rows[0] ?? []).map((_, column) =>
    Math.max(...rows.map((row) => (row[column] ?? '').length)),
  );
  return rows.map((row) =>
    row
      .map((cell, column) =>
        /^\d+$/.test(cell) ? cell.padStart(widths[column] ?? 0) : cell.padEnd(widths[column] ?? 0),
      )
      .join('  ')
      .trimEnd(),
  );
}
