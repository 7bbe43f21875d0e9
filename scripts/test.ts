/**
 * The project's whole test, in order from cheap and telling to slow: format and lint, types, unit tests, build,
 * what its pages weigh, and real browsers on the built site. A step that cannot run has failed, and says why; but for the engines besides Chromium, which are
 * used where they are installed. What was not run is said.
 */
import { spawnSync } from 'node:child_process';
import { existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

type Count = {
  readonly passed: number;
  readonly failed: number;
  /** How many were not run, by the reason: `Firefox is not installed`. */
  readonly notRun?: ReadonlyMap<string, number>;
  /** Which passed only when they were tried again. */
  readonly unsteady?: readonly string[];
};
type Step = { readonly name: string; readonly command: readonly string[]; readonly count?: () => Count };

const reports = mkdtempSync(join(tmpdir(), 'ridgepoint-'));
const report = (name: string) => join(reports, `${name}.json`);
const read = (name: string): unknown =>
  existsSync(report(name)) ? JSON.parse(readFileSync(report(name), 'utf8')) : {};

const steps: readonly Step[] = [
  { name: 'format and lint', command: ['biome', 'ci', '--error-on-warnings', '.'] },
  { name: 'content and types', command: ['astro', 'check', '--minimumFailingSeverity', 'warning'] },
  {
    name: 'unit tests',
    command: [
      'vitest',
      'run',
      '--reporter=default',
      '--reporter=json',
      `--outputFile.json=${report('unit')}`,
    ],
    count: () => {
      const { numPassedTests = 0, numFailedTests = 0 } = read('unit') as {
        numPassedTests?: number;
        numFailedTests?: number;
      };
      return { passed: numPassedTests, failed: numFailedTests };
    },
  },
  { name: 'build', command: ['astro', 'build'] },
  { name: 'weight of pages', command: ['node', 'scripts/weigh-pages.ts'] },
  { name: 'browser', command: ['playwright', 'test'], count: () => playwrightCount('browser') },
  {
    name: 'other engines',
    command: ['playwright', 'test', '--config=playwright.engines.config.ts'],
    count: () => playwrightCount('other engines'),
  },
];

/** What Playwright reports of a step. */
function playwrightCount(name: string): Count {
  const { stats, suites = [] } = read(name) as {
    readonly stats?: { readonly expected?: number; readonly unexpected?: number };
    readonly suites?: readonly Suite[];
  };
  const notRun = new Map<string, number>();
  const unsteady: string[] = [];
  for (const { title, status, annotations } of suites.flatMap(testsIn)) {
    if (status === 'flaky') unsteady.push(title);
    if (status !== 'skipped') continue;
    const reason = annotations.find(({ type }) => type === 'skip')?.description ?? 'Left out';
    notRun.set(reason, (notRun.get(reason) ?? 0) + 1);
  }
  const passed = (stats?.expected ?? 0) + unsteady.length;
  return { passed, failed: stats?.unexpected ?? 0, notRun, unsteady };
}

type Reported = {
  readonly title: string;
  readonly status: string;
  readonly annotations: readonly { readonly type: string; readonly description?: string }[];
};
type Suite = {
  readonly suites?: readonly Suite[];
  readonly specs?: readonly { readonly title: string; readonly tests: readonly Omit<Reported, 'title'>[] }[];
};
const testsIn = ({ suites = [], specs = [] }: Suite): readonly Reported[] => [
  ...specs.flatMap(({ title, tests }) => tests.map((test) => ({ ...test, title }))),
  ...suites.flatMap(testsIn),
];

// A log that is kept is read without a terminal's colours.
const plain = process.stdout.isTTY ? {} : { NO_COLOR: '1', FORCE_COLOR: '0' };

const total = { passed: 0, failed: 0 };
const remarks: string[] = [];
for (const { name, command, count } of steps) {
  console.log(`\n── ${name}`);
  const [program = '', ...args] = command;
  const { status, error } = spawnSync(program, args, {
    stdio: 'inherit',
    shell: process.platform === 'win32',
    env: {
      ...process.env,
      ...plain,
      ASTRO_TELEMETRY_DISABLED: '1',
      PLAYWRIGHT_JSON_OUTPUT_NAME: report(name),
    },
  });
  if (error) console.error(`${name} could not run: ${error.message}`);
  const ok = status === 0 && !error;
  const counted: Count = count?.() ?? { passed: 0, failed: 0 };
  for (const [reason, tests] of counted.notRun ?? []) remarks.push(`${reason}: ${tests} tests not run`);
  for (const title of counted.unsteady ?? []) remarks.push(`Passed only when tried again: ${title}`);
  total.passed += counted.passed + (ok && !count ? 1 : 0);
  // A step that fails without a failing test of its own counts as one.
  total.failed += ok ? counted.failed : Math.max(1, counted.failed);
  if (!ok) console.error(`${name}: failed`);
  if (ok && count && counted.passed === 0 && !counted.notRun?.size) {
    console.error(`${name}: no test ran`);
    total.failed += 1;
  }
}
rmSync(reports, { recursive: true });

for (const line of remarks) console.log(line);
console.log(`\n${total.passed} passed, ${total.failed} failed`);
process.exitCode = total.failed > 0 ? 1 : 0;
