/**
 * The project's whole test, in order from cheap and telling to slow: format and lint, types, unit tests, build,
 * what its pages weigh, and a real browser on the built site. A step that cannot run has failed, and says why.
 */
import { spawnSync } from 'node:child_process';
import { existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

type Count = { readonly passed: number; readonly failed: number };
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
  {
    name: 'browser',
    command: ['playwright', 'test'],
    count: () => {
      const { stats } = read('browser') as {
        stats?: { expected?: number; unexpected?: number; flaky?: number };
      };
      return { passed: stats?.expected ?? 0, failed: (stats?.unexpected ?? 0) + (stats?.flaky ?? 0) };
    },
  },
];

// A log that is kept is read without a terminal's colours.
const plain = process.stdout.isTTY ? {} : { NO_COLOR: '1', FORCE_COLOR: '0' };

const total = { passed: 0, failed: 0 };
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
      PLAYWRIGHT_JSON_OUTPUT_NAME: report('browser'),
    },
  });
  if (error) console.error(`${name} could not run: ${error.message}`);
  const ok = status === 0 && !error;
  const counted = count?.() ?? { passed: 0, failed: 0 };
  total.passed += counted.passed + (ok && !count ? 1 : 0);
  // A step that fails without a failing test of its own counts as one.
  total.failed += ok ? counted.failed : Math.max(1, counted.failed);
  if (!ok) console.error(`${name}: failed`);
  if (ok && count && counted.passed === 0) {
    console.error(`${name}: no test ran`);
    total.failed += 1;
  }
}
rmSync(reports, { recursive: true });

console.log(`\n${total.passed} passed, ${total.failed} failed`);
process.exitCode = total.failed > 0 ? 1 : 0;
