import type { Checked } from './check-problem.ts';
import type { SiteCheck } from './check-site.ts';
import type { Finding } from './finding.ts';
import { print } from './mistake.ts';

/**
 * What `check:content` prints: each finding at its place, a table of the problems, and the count.
 *
 * @param textOf - the text of a file; empty where it has none
 */
export function reportOf(
  { problems, others, findings, unread }: SiteCheck,
  textOf: (file: string) => string,
): {
  readonly text: string;
  readonly errors: number;
  readonly warnings: number;
} {
  const all = [...findings, ...problems.flatMap((one) => one.findings)];
  const count = (severity: string) => all.filter((one) => one.severity === severity).length;
  const [errors, warnings] = [count('error'), count('warning')];
  const free = problems.filter(({ isLocked }) => isLocked === false).map(({ id }) => id);
  const looked = [
    problems.length > 0 ? counted(problems.length, 'problem') : '',
    others > 0 ? counted(others, problems.length > 0 ? 'other file' : 'file') : '',
  ];
  return {
    text: [
      ...all.flatMap((finding) => [findingInWords(finding, textOf(finding.file)), '']),
      ...(problems.length > 0 ? [...tableOf(problems), ''] : []),
      ...(free.length > 0
        ? [
            `${counted(free.length, 'problem')} not yet locked: ${free.join(', ')}.`,
            'When what they draw is settled, "npm run check:content -- --update-draws" keeps it.',
          ]
        : []),
      ...(unread.length > 0 ? [`Not checked before what they name can be read: ${unread.join(', ')}.`] : []),
      `${looked.filter(Boolean).join(' and ')}: ${counted(errors, 'error')}, ${counted(warnings, 'warning')}.`,
    ].join('\n'),
    errors,
    warnings,
  };
}

/** A finding with its line, as a terminal shows it. */
export const findingInWords = ({ severity, says, ...finding }: Finding, text: string): string =>
  print({ ...finding, says: `${severity}: ${says}` }, text);

function tableOf(problems: readonly Checked[]): readonly string[] {
  const head = ['problem', 'variants', 'answers', 'slips recognised', 'findings'];
  const rows = problems.map(({ id, variants, answers, slips, findings }) => [
    id,
    String(variants),
    answers,
    String(slips),
    inWords(findings),
  ]);
  return table([head, ...rows]);
}

const counted = (count: number, what: string): string => `${count} ${what}${count === 1 ? '' : 's'}`;

function inWords(found: readonly Finding[]): string {
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
