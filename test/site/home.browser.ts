import { expect } from '@playwright/test';
import { figure, test } from './page.ts';

test('the batch is dragged on the home page, and the sentence and both plots follow', async ({ page }) => {
  await page.goto('/');
  // It wakes when a reader turns to it.
  await page.getByRole('region', { name: 'DeepSeek-V3 on NVIDIA GB200' }).hover();
  const look = await figure(page, 'DeepSeek-V3 on NVIDIA GB200');
  const batch = look.getByRole('slider', { name: 'batch', exact: true });
  await expect(batch).toHaveText(/64.sequences/);
  // 671 GB over 576 TB/s, and some caches.
  await expect(look.locator('.vary')).toContainText(/1\.2.ms/);

  await batch.focus();
  await page.keyboard.press('End');
  await expect(batch).toHaveText(/16,384.sequences/);
  await expect(look.locator('.vary')).not.toContainText(/1\.2.ms/);
  await expect(look.getByText('At 16,384 sequences').first()).toBeVisible();
});

test('the map leads to every lesson, and shows what was read', async ({ page }) => {
  await page.goto('/');
  const map = page.getByRole('navigation', { name: 'The course as a map' });
  await expect(map.getByRole('link')).toHaveCount(13);

  await page.goto('/lessons/trains/');
  await page.keyboard.press('End');
  await expect(page.locator('[data-place]')).toContainText('read to the end');
  await page.goto('/');
  await expect(map.locator('[data-tile="trains"]')).toHaveAttribute('data-done', 'whole');
  await map.getByRole('link', { name: /Trains and queues/ }).click();
  await expect(page.getByRole('heading', { level: 1, name: 'Trains and queues' })).toBeVisible();
});

test('what is due is said to whoever has studied, beside the way there, and moves nothing', async ({
  page,
}) => {
  const asked: string[] = [];
  page.on('request', (request) => asked.push(new URL(request.url()).pathname));
  await page.clock.install({ time: new Date('2026-11-02T12:00:00') });
  await page.goto('/');
  const due = page.locator('[data-due]');
  await page.waitForLoadState('networkidle');
  // Nothing is fetched to find that a newcomer has no history.
  expect(asked.filter((path) => /learner|open-log/.test(path))).toEqual([]);
  expect(asked).not.toContain('/decks/index.json');
  await expect(due).toBeEmpty();

  await page.goto('/practice/');
  const first = page.getByRole('button', { name: /^(?:Show the answer|I don’t know)$/ });
  await first.click();
  const easy = page.getByRole('button', { name: /^Easy/ });
  if (await easy.isVisible()) await easy.click();
  await page.goto('/');
  await expect(due).toHaveText(
    /^Nothing is due now(?:, 1 item later today)?; you have met 1 of \d+\. Practise$/,
  );

  // It falls due under the eyes of its reader.
  await page.clock.fastForward(50 * 24 * 3_600_000);
  await expect(due).toHaveText('1 of the 1 that you have met is due now. Practise');
  // On a phone the line stands alone below the button.
  await page.setViewportSize({ width: 390, height: 800 });
  const [said, silent] = await page.locator('#lessons').evaluate((heading) => {
    const line = document.querySelector('[data-due]');
    const top = () => heading.getBoundingClientRect().top;
    const words = [...(line?.childNodes ?? [])];
    const said = top();
    line?.replaceChildren();
    const silent = top();
    line?.replaceChildren(...words);
    return [said, silent];
  });
  expect(said).toBe(silent);
  await due.getByRole('link', { name: 'Practise' }).click();
  await expect(page.getByRole('heading', { name: 'Due for review' })).toBeVisible();
});

test('an address that leads nowhere leads on', async ({ page, complaints }) => {
  const answer = await page.goto('/lessons/perpetual-motion/');
  expect(answer?.status()).toBe(404);
  // The browser itself says that.
  await expect.poll(() => complaints.length).toBe(1);
  complaints.length = 0;
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('There is no page here.');
  await page.getByRole('main').getByRole('link', { name: 'Search' }).click();
  await expect(page).toHaveURL(/search/);
});
