import { expect, type Locator, type Page } from '@playwright/test';
import { test, widthBeyond } from './page.ts';

/** The Lab, alive. */
async function lab(page: Page, query = ''): Promise<Locator> {
  await page.goto(`/lab/${query}`);
  await expect(page.locator('astro-island', { has: page.locator('.lab') })).not.toHaveAttribute('ssr');
  return page.locator('.lab');
}
/** Every quantity, come near and alive. */
async function chapters(page: Page): Promise<Locator> {
  await page.getByRole('heading', { name: 'Every quantity' }).scrollIntoViewIfNeeded();
  await expect(page.locator('astro-slot .chapters')).toHaveCount(0);
  return page.getByRole('region', { name: 'Every quantity' });
}
const results = (page: Page) => page.getByRole('region', { name: 'Results' });
/** What the headline shows, without what is told to those who hear it. */
const shown = (page: Page) =>
  results(page).locator('.setup-in-words, .figures, .bound, .fits, .misfit').allTextContents();
const field = (page: Page, name: string) => page.getByRole('textbox', { name, exact: true });
const query = (page: Page) => new URL(page.url()).search;

test('opens with DeepSeek-V3 on a GB200 NVL72', async ({ page }) => {
  await lab(page);

  // 671 GB of weights and 36.8 GB of caches over 576 TB/s.
  await expect(results(page)).toContainText('1.23 ms');
  await expect(results(page)).toContainText('$0.384 per million tokens');
  await expect(results(page)).toContainText('Memory-bound, mostly by weights');
});

test('a setup is picked and typed with units, and the address follows', async ({ page }) => {
  await lab(page);
  await page.getByLabel('Hardware', { exact: true }).selectOption({ label: 'NVIDIA H100 SXM5 80 GB' });
  await page.getByLabel('Model', { exact: true }).selectOption({ label: 'Llama 3.1 70B' });
  await field(page, 'Batch').fill('185');
  await field(page, 'Context of a sequence').fill('8,192 tokens');
  await field(page, 'Rent').fill('$3/chip-hour');

  await expect(page.getByText('read as $3.00 per chip-hour')).toBeVisible();
  await expect(results(page)).toContainText('Up to 185 sequences of this context');
  await expect(results(page)).toContainText('23.8 ms');
  await expect
    .poll(() => query(page))
    .toBe('?hardware=h100-sxm&model=llama-3.1-70b&batch=185&context=8192&rent=3');
});

test('an address opens exactly its setup, again after a reload', async ({ page }) => {
  const address = '?hardware=h100-sxm&chips=16&batch=64&context=8192&experts_read=touched&why=step_time';
  await lab(page, address);
  const before = await shown(page);

  await page.reload();
  await expect(field(page, 'Chips')).toHaveValue('16');
  await expect(page.getByRole('region', { name: 'Why: step time' })).toBeVisible();
  expect(await shown(page)).toEqual(before);
  expect(query(page)).toBe(address);
});

test('back and forward lead through the setups', async ({ page }) => {
  await lab(page);
  await page.getByLabel('Model', { exact: true }).selectOption({ label: 'Llama 3.1 70B' });
  await expect(results(page)).toContainText('Llama 3.1 70B in BF16');
  await page.goBack();
  await expect(results(page)).toContainText('DeepSeek-V3 in FP8');
  await page.goForward();
  await expect(results(page)).toContainText('Llama 3.1 70B in BF16');

  // What was typed a moment before the next place belongs to the one that is left.
  await field(page, 'Batch').fill('77');
  await results(page).getByRole('button', { name: 'Why: Cost' }).click();
  await page.goBack();
  await expect(field(page, 'Batch')).toHaveValue('77');
  await expect(page.getByRole('region', { name: /^Why/ })).toBeHidden();
});

test('what the address says and nobody can follow is told', async ({ page }) => {
  await lab(page, '?chips=banana&batch=64');
  await expect(page.getByText('The address says chips=banana; 72 is used instead.')).toBeVisible();
  await expect(field(page, 'Batch')).toHaveValue('64');
});

test('bad input is said beside its field and loses nothing', async ({ page }) => {
  await lab(page);
  await field(page, 'Batch').fill('64');
  const before = await shown(page);
  for (const text of ['NaN', '0', '-5', 'lots', '3 GB']) {
    await field(page, 'Batch').fill(text);
    await expect(page.locator('#echo-batch')).toHaveText(/\S/);
    await expect(field(page, 'Batch')).toHaveAttribute('aria-invalid', 'true');
    expect(await shown(page)).toEqual(before);
  }
  await field(page, 'Batch').fill('0');
  await expect(page.locator('#echo-batch')).toHaveText(
    /^Batch lies between 1\ssequence and 10 billion sequences/,
  );
});

test('a setup that does not fit says so, and keeps its numbers', async ({ page }) => {
  await lab(page, '?hardware=h100-sxm');
  await expect(results(page)).toContainText('Weights exceed memory: 671\u00a0GB of 640\u00a0GB.');
  await expect(results(page)).toContainText('per million tokens');
});

test('why goes down to the data sheet, and what if beside it', async ({ page }) => {
  await lab(page);
  await results(page).getByRole('button', { name: 'Why: Time of a step' }).click();

  const why = page.getByRole('region', { name: 'Why: step time' });
  await expect(why).toContainText('Each pass streams the weights from memory once');
  await expect(why.locator('math').first()).toBeVisible();
  await expect(why.getByRole('link', { name: 'data sheet' }).first()).toBeVisible();
  await expect(
    why
      .getByText(/Data sheet of NVIDIA GB200/)
      .getByRole('link')
      .first(),
  ).toHaveAttribute('href', /^https:/);
  await expect(why).toContainText(/\(read itself\)|\(through someone who reports it\)|\(from memory\)/);
  await expect(why.getByRole('row', { name: /10% more: total parameters/ })).toContainText('+9.48%');
  expect(query(page)).toBe('?why=step_time');
});

test('what is far below stays as the server wrote it until one comes near, or it says something else', async ({
  page,
}) => {
  const served = page.locator('astro-slot .chapters');
  await lab(page);
  await expect(served).toHaveCount(1);
  const before = await page.locator('.chapters tbody').allTextContents();
  await chapters(page);
  expect(await page.locator('.chapters tbody').allTextContents()).toEqual(before);

  // 671 GB and 256 · 4096 · 70,272 B over 72 · 8 TB/s: 1.165 + 0.128 ms.
  await lab(page, '?batch=256');
  await expect(served).toHaveCount(0);
  await expect(page.getByRole('row', { name: /^Step time/ }).first()).toContainText('1.29\u00a0ms');
});

test('whoever goes into the results before they are alive stays where they were', async ({ page }) => {
  let release = () => {};
  const held = new Promise<void>((resolve) => {
    release = resolve;
  });
  await page.route('**/_astro/Lab.*.js', async (route) => {
    await held;
    await route.continue();
  });
  await page.goto('/lab/');
  const why = results(page).getByRole('button').nth(1);
  await why.focus();
  await expect(page.locator('astro-slot .results')).toHaveCount(1);

  release();
  await expect(page.locator('astro-slot .results')).toHaveCount(0);
  await expect(why).toBeFocused();
});

test('what misses a given leads to its field, and opens its chapter', async ({ page }) => {
  await lab(page);
  await (await chapters(page)).getByRole('searchbox', { name: 'Find' }).fill('prefill time');
  await page
    .getByRole('row', { name: /^Prefill time/ })
    .getByRole('link', { name: 'prompt' })
    .first()
    .click();
  await expect(field(page, 'Prompt')).toBeFocused();
  await page.keyboard.type('2k');

  // 2 · 2000 · 37e9 FLOP over 360 PFLOP/s.
  await expect(page.getByRole('row', { name: /^Prefill time/ }).first()).toContainText('1.16\u00a0ms');
});

test('a number of one’s own takes the place of the data sheet’s, and emptied it goes', async ({ page }) => {
  await lab(page);
  await page.getByText('More to choose').click();
  await page.getByText('Numbers of the chip').click();
  const bandwidth = field(page, 'Memory bandwidth of one chip');
  await expect(bandwidth).toHaveValue('8');
  await bandwidth.fill('4 TB/s');
  await expect(results(page)).toContainText('2.46\u00a0ms');
  await bandwidth.fill('');
  await expect(results(page)).toContainText('1.23\u00a0ms');
});

test('everything can be reached and done by keyboard', async ({ page }) => {
  await lab(page);
  await field(page, 'Batch').focus();
  await page.keyboard.press('ControlOrMeta+a');
  await page.keyboard.type('256');
  await expect(results(page)).toContainText('256 sequences');
  await page.keyboard.press('Tab');
  await page.keyboard.press('ArrowRight');
  await expect(field(page, 'Batch')).toHaveValue('320');

  const button = results(page).getByRole('button', { name: 'Why: Cost' });
  await button.focus();
  await page.keyboard.press('Enter');
  const why = page.getByRole('region', { name: 'Why: cost per token' });
  await expect(why.getByRole('heading', { name: /Why cost per token is/ })).toBeFocused();
  await page.keyboard.press('Escape');
  await expect(why).toBeHidden();
  await expect(button).toBeFocused();
});

test('the headline is told once it has settled', async ({ page }) => {
  await lab(page);
  await field(page, 'Batch').fill('512');
  await expect(results(page).locator('output')).toContainText('Time of a step: 1.42\u00a0ms.');
});

test('the link is copied', async ({ page, context }) => {
  await context.grantPermissions(['clipboard-read', 'clipboard-write']);
  await lab(page);
  await field(page, 'Batch').fill('512');
  await page.getByRole('button', { name: 'Copy link' }).click();
  await expect(page.getByText('Copied.')).toBeVisible();
  expect(await page.evaluate(() => navigator.clipboard.readText())).toMatch(/\/lab\/\?batch=512$/);
});

test('nothing is wider than a phone, whatever is open', async ({ page }) => {
  await page.setViewportSize({ width: 390, height: 800 });
  await lab(page, '?why=cost_per_token&hardware=h100-sxm');
  await page.getByText('More to choose').click();
  for (const summary of await page.locator('.more > details > summary').all()) await summary.click();
  expect(await widthBeyond(page)).toBeLessThanOrEqual(0);
});

test.describe('without JavaScript', () => {
  test.use({ javaScriptEnabled: false });

  test('one setup is told with all its numbers', async ({ page }) => {
    await page.goto('/lab/');
    await expect(results(page)).toContainText('1.23\u00a0ms');
    await expect(page.getByText('Changing the setup needs JavaScript')).toBeVisible();
    await expect(page.getByRole('row', { name: /^Drain time/ })).toContainText('23.3\u00a0ms');
    await expect(page.getByRole('button', { name: 'Copy link' })).toBeHidden();
    await page.locator('.chapters summary', { hasText: 'Reading a prompt' }).click();
    await expect(page.getByRole('row', { name: /^Chunk that hides/ })).toBeVisible();
  });
});
