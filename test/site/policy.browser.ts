import { globSync, readFileSync } from 'node:fs';
import { expect, type Page } from '@playwright/test';
import { test } from './page.ts';

const built = globSync('dist/**/*.html').filter((file) => !file.includes('/downloads/'));
const policyOf = (html: string): string =>
  /<meta http-equiv="content-security-policy" content="([^"]+)"/.exec(html)?.[1] ?? '';

test('every page carries the policy, and none lets text become code or style', () => {
  expect(built.length).toBeGreaterThan(400);
  for (const file of built) {
    const policy = policyOf(readFileSync(file, 'utf8'));
    expect(policy, file).toContain("default-src 'none'");
    expect(policy, file).toContain("require-trusted-types-for 'script'");
    expect(policy, file).not.toMatch(/'unsafe-(?:inline|eval|hashes)'|https?:|\*/);
    expect(policy.includes("'wasm-unsafe-eval'"), file).toBe(
      /\/(?:search|settings)\/index\.html$/.test(file),
    );
  }
});

test('nothing on any page is fetched from another place', () => {
  for (const file of built) {
    const html = readFileSync(file, 'utf8');
    const loaded = [...html.matchAll(/<(?:script|img|iframe|link|source|video|audio|embed|object)\b[^>]*/g)]
      .map(([tag]) => tag)
      .filter(
        (tag) => /(?:src|href|data)="(?:https?:)?\/\//.test(tag) && !/rel="(?:canonical|me)"/.test(tag),
      );
    expect(loaded, file).toEqual([]);
  }
  for (const file of globSync('dist/_astro/*.css'))
    expect(readFileSync(file, 'utf8'), file).not.toMatch(/url\(["']?(?:https?:)?\/\//);
});

/** Has the page's own script do something, and says what stopped it. A script from outside would not be stopped. */
async function tried(
  page: Page,
  what: 'eval' | 'html' | 'handler' | 'script' | 'fetch' | 'worker',
): Promise<string> {
  await page.route('**/hostile.js', (route) =>
    route.fulfill({
      contentType: 'text/javascript',
      body: `
        const attempts = {
          eval: () => (0, eval)('1'),
          html: () => { document.body.innerHTML = '<p>mine</p>'; },
          handler: () => new Promise((resolve, reject) => {
            addEventListener('securitypolicyviolation', ({ effectiveDirective }) => reject(new Error(effectiveDirective)), { once: true });
            const button = document.createElement('button');
            button.setAttribute('onclick', 'document.title = "mine"');
            document.body.append(button);
            button.click();
            setTimeout(() => resolve(document.title), 500);
          }),
          script: () => { document.createElement('script').src = 'https://example.com/x.js'; },
          fetch: () => fetch('https://example.com/'),
          worker: () => new Worker('/sw.js'),
        };
        Promise.resolve().then(() => attempts['${what}']()).then(
          (value) => { document.documentElement.dataset.tried = 'done: ' + value; },
          (error) => { document.documentElement.dataset.tried = 'stopped: ' + error.message; });`,
    }),
  );
  // A script of this site is let run; it is what it does that is looked at.
  await page.route('**/lessons/trains/', async (route) => {
    const response = await route.fetch();
    const text = await response.text();
    await route.fulfill({
      response,
      body: text.replace('</head>', '<script src="/hostile.js" defer></script></head>'),
    });
  });
  await page.goto('/lessons/trains/');
  await expect(page.locator('html')).toHaveAttribute('data-tried', /./);
  return (await page.locator('html').getAttribute('data-tried')) ?? '';
}

for (const what of ['eval', 'html', 'handler', 'script', 'fetch', 'worker'] as const)
  test(`the policy stops ${what}`, async ({ page, complaints }) => {
    expect(await tried(page, what)).toMatch(/^stopped/);
    // Each is told in the console, which is what it is for.
    complaints.length = 0;
  });

test('the optimiser and the reader of files run under the policy, in workers', async ({ page }) => {
  await page.goto('/settings/');
  const running: string[] = [];
  page.on('worker', (worker) => running.push(worker.url()));
  await page
    .getByLabel('from Anki')
    .setInputFiles({ name: 'history.json', mimeType: 'application/json', buffer: Buffer.from('{}') });
  await expect.poll(() => running.some((url) => url.includes('read-file.worker'))).toBe(true);
});
