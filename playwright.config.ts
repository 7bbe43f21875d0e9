import { defineConfig } from '@playwright/test';
import { chromiumFlags, chromiumPath } from './scripts/chromium.ts';

const port = 4329;

export default defineConfig({
  testDir: 'test/site',
  testMatch: '*.browser.ts',
  outputDir: 'test-results',
  reporter: [['list'], ['json']],
  fullyParallel: true,
  workers: 2,
  // A busy machine is slow, and no test asks how fast.
  timeout: 60_000,
  expect: { timeout: 15_000 },
  // scripts/test.ts names those that needed it.
  retries: 1,
  use: {
    // A worker answers in the server's place, and fetches what a test did not ask for; offline.browser.ts is about it.
    serviceWorkers: 'block',
    baseURL: `http://localhost:${port}`,
    launchOptions: {
      executablePath: chromiumPath(),
      args: [
        ...chromiumFlags,
        '--disable-component-update',
        '--disable-domain-reliability',
        '--disable-sync',
        '--no-first-run',
        '--no-default-browser-check',
      ],
    },
  },
  webServer: {
    // Not Astro's preview, which sends none of the headers that a host will.
    command: `node test/site/serve.ts ${port}`,
    url: `http://localhost:${port}/`,
    reuseExistingServer: false,
  },
});
