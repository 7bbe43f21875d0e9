import { existsSync } from 'node:fs';
import { defineConfig } from '@playwright/test';

/** Where a browser is looked for: the one named, then the places systems install Chromium in. */
const places = [
  process.env['CHROMIUM_PATH'],
  '/usr/bin/chromium',
  '/usr/bin/chromium-browser',
  '/usr/bin/google-chrome',
  '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
];
const executablePath = places.find((path): path is string => path !== undefined && existsSync(path));
if (!executablePath)
  throw new Error(
    'The browser tests need Chromium. Install it ("apt-get install chromium"), or name it in CHROMIUM_PATH.',
  );

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
      executablePath,
      args: [
        '--no-sandbox',
        '--disable-dev-shm-usage',
        '--disable-gpu',
        '--disable-background-networking',
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
