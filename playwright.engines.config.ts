import { defineConfig } from '@playwright/test';

/** The main paths in the engines that are not Chromium; test/engines says how each is driven. */
export default defineConfig({
  testDir: 'test/engines',
  testMatch: '*.engine.ts',
  outputDir: 'test-results/engines',
  reporter: [['list'], ['json']],
  workers: 2,
  // A busy machine is slow, and no test asks how fast.
  timeout: 60_000,
  expect: { timeout: 15_000 },
  // scripts/test.ts names those that needed it.
  retries: 1,
  projects: [{ name: 'Firefox' }, { name: 'WebKit' }],
});
