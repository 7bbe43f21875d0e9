import { execFileSync } from 'node:child_process';

/**
 * [s] since 1970: when what is exported was written, so that the same sources give the same bytes.
 *
 * `SOURCE_DATE_EPOCH` where it is set (reproducible-builds.org), else the time of the last commit, else the first day of the
 * course, for a copy without its history.
 */
export function editionOf(
  root: string,
  environment: { readonly [name: string]: string | undefined },
): number {
  const asked = Number(environment['SOURCE_DATE_EPOCH']);
  if (Number.isInteger(asked) && asked > 0) return asked;
  try {
    const time = execFileSync('git', ['log', '-1', '--format=%ct'], {
      cwd: root,
      encoding: 'utf8',
      stdio: 'pipe',
    });
    return Number(time) || firstDay;
  } catch {
    return firstDay;
  }
}

const firstDay = Date.UTC(2026, 10, 1) / 1000;
