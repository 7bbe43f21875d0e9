import { expect } from '@playwright/test';
import { test } from './page.ts';

test.use({ javaScriptEnabled: false });

for (const [address, says] of [
  ['/practice/', 'Practice keeps your reviews in this browser and needs JavaScript.'],
  ['/progress/', 'needs JavaScript. The lessons read whole without it'],
  ['/settings/', 'Your settings and reviews are read by JavaScript'],
  ['/search/', 'Searching needs JavaScript.'],
  ['/set/', 'that needs JavaScript. On paper it can be done without'],
  ['/sets/in-your-head/', 'Without it, each problem below has a page'],
  ['/problems/sheet/', 'A sheet draws its numbers in the browser and needs JavaScript.'],
] as const)
  test(`without JavaScript ${address} says so apart from what is above, and waits for nothing`, async ({
    page,
  }) => {
    await page.goto(address);
    const main = page.locator('main');
    // Playwright's text search passes over noscript.
    const notice = main.locator('noscript p');
    await expect(notice).toBeVisible();
    expect((await notice.textContent())?.replaceAll(/\s+/g, ' ')).toContain(says);
    await expect(main.getByText('…').filter({ visible: true })).toHaveCount(0);
    await expect(main.locator('.button:visible')).toHaveCount(0);
    const above = await notice.evaluate((one) => {
      const before = one.previousElementSibling ?? one.closest('noscript')?.previousElementSibling;
      return before ? one.getBoundingClientRect().top - before.getBoundingClientRect().bottom : 0;
    });
    expect(above).toBeGreaterThan(8);
  });
