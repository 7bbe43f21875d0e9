import { expect, type Page } from '@playwright/test';
import { figure, problem, test } from './page.ts';

// What a page asks for late may be gone: a newer version of the site has come out, or there is no connection.

/** All code that is not in the page itself. */
const code = '**/_astro/*.js';
const gone = (page: Page, files: string) =>
  page.route(files, (route) => route.fulfill({ status: 404, body: 'Not found' }));
const said = 'This part did not load.';

test.afterEach(({ complaints }) => {
  // The browser's own, of what does not arrive.
  complaints.length = 0;
});

test('a figure whose code is gone says so where it stands, and comes when it is tried again', async ({
  page,
}) => {
  await gone(page, code);
  await page.goto('/lessons/batch-size/');
  const region = page.getByRole('region', { name: /on NVIDIA GB200$/ }).first();
  const island = page.locator('astro-island', { has: region }).last();
  await region.scrollIntoViewIfNeeded();
  const alert = island.getByRole('alert');
  await expect(alert).toContainText(said);
  await expect(alert.getByRole('button', { name: 'Reload' })).toBeVisible();

  await page.unroute(code);
  await alert.getByRole('button', { name: 'Try again' }).click();
  await figure(page, /on NVIDIA GB200$/);
  await expect(alert).toBeHidden();
});

test('without a connection it says so, and comes by itself once there is one', async ({ page, context }) => {
  await page.goto('/lessons/reality/');
  await context.setOffline(true);
  const islands = page.locator('astro-island[ssr]');
  const last = islands.filter({ has: page.getByRole('region') }).last();
  await last.getByRole('region').first().scrollIntoViewIfNeeded();
  await expect(last.getByRole('alert')).toContainText(said);

  await context.setOffline(false);
  await expect(page.getByText(said)).toHaveCount(0);
});

for (const [path, comes] of [
  ['/practice/', '.agenda'],
  ['/progress/', '.progress'],
  ['/lab/', '.lab'],
] as const)
  test(`a page that is nothing without its code says so: ${path}`, async ({ page }) => {
    await gone(page, code);
    await page.goto(path);
    await expect(page.getByRole('alert').filter({ hasText: said })).toBeVisible();

    await page.unroute(code);
    await page.getByRole('button', { name: 'Try again' }).click();
    await expect(page.getByText(said)).toHaveCount(0);
    await expect(page.locator(`astro-island:not([ssr]) ${comes}`).first()).toBeVisible();
  });

test('an answer typed before its problem was alive is there when it comes after all', async ({ page }) => {
  await gone(page, code);
  await page.goto('/lessons/batch-size/');
  const region = await problem(page, 'Context balance');
  await region.getByRole('textbox').fill('1.5k');
  const island = page.locator('astro-island').filter({ has: region }).last();
  const again = island.getByRole('button', { name: 'Try again' });
  await expect(again).toBeVisible();
  await page.unroute(code);
  await again.click();

  await expect(region.getByRole('button', { name: 'Check' })).toBeEnabled();
  await expect(region.getByRole('textbox')).toHaveValue('1.5k');
});

test('an answer typed before its problem was alive outlives a reload, and so does a guess', async ({
  page,
}) => {
  await gone(page, code);
  await page.goto('/lessons/batch-size/');
  const region = await problem(page, 'Context balance');
  await region.getByRole('textbox').fill('1.5k');
  const guess = page.locator('.prediction').getByRole('textbox').first();
  await guess.fill('40 ms');
  await page.reload();
  await expect(region.getByRole('textbox')).toHaveValue('1.5k');
  await page.unroute(code);
  await page.reload();

  await problem(page, 'Context balance');
  await expect(region.getByText('read as 1,500 tokens')).toBeVisible();
  await guess.scrollIntoViewIfNeeded();
  await expect(page.getByRole('button', { name: 'Guess' }).first()).toBeEnabled();
  await expect(guess).toHaveValue('40 ms');
  // Once it is alive, an answer that was taken out again stays out; a guess stays in.
  await region.getByRole('textbox').fill('');
  await page.reload();
  await problem(page, 'Context balance');
  await expect(region.getByRole('button', { name: 'Check' })).toBeEnabled();
  await expect(region.getByRole('textbox')).toHaveValue('');
  await expect(guess).toHaveValue('40 ms');
});

test('an answer that nothing reads any more outlives a reload, and is read then', async ({ page }) => {
  await gone(page, '**/answering*.js');
  await page.goto('/lessons/batch-size/');
  const region = await problem(page, 'Context balance');
  await region.getByRole('textbox').fill('1');
  await region.getByRole('button', { name: 'Check' }).click();
  await expect(region.getByRole('alert')).toContainText('reload the page; what you typed stays');

  await page.unroute('**/answering*.js');
  await page.reload();
  await problem(page, 'Context balance');
  await expect(region.getByRole('textbox')).toHaveValue('1');
  await region.getByRole('button', { name: 'Check' }).click();
  await expect(region.getByRole('status')).toContainText('Not yet');
  // What was answered is no draft any more.
  await page.reload();
  await problem(page, 'Context balance');
  await expect(region.getByRole('button', { name: 'Check' })).toBeEnabled();
  await expect(region.getByRole('textbox')).toHaveValue('');
});

test('so it does at the address of other numbers', async ({ page }) => {
  await page.goto('/problems/optimal-batch-from-sparsity/?seed=12');
  const region = page.getByRole('region', { name: 'Optimal batch from sparsity' });
  await expect(region.getByRole('button', { name: 'Check' })).toBeEnabled();
  await region.getByRole('textbox').fill('4,4');
  const asked = await region.locator('.statement').innerText();
  await page.reload();

  await expect(region.getByRole('textbox')).toHaveValue('4,4');
  expect(await region.locator('.statement').innerText()).toBe(asked);
});

test('in Practice an answer that was begun stands there again after a reload, with its numbers', async ({
  page,
}) => {
  await page.goto('/practice/?lesson=batch-size');
  const field = page.getByRole('textbox');
  const next = page.getByRole('button', { name: 'Skip' });
  await expect(next).toBeVisible();
  while (!(await field.isVisible())) {
    await next.click();
    await page.waitForLoadState('networkidle');
  }
  await field.fill('17');
  const asked = await page.locator('.statement').innerText();
  await page.reload();

  await expect(field).toHaveValue('17');
  expect(await page.locator('.statement').innerText()).toBe(asked);
});

test('an item that is gone says what to do, and loses nothing', async ({ page }) => {
  const items = '**/{problems,decks}/*-*.json';
  await gone(page, items);
  await page.goto('/practice/?lesson=batch-size');
  const alert = page.getByRole('alert').filter({ hasText: 'Practice could not load what it asks.' });
  await expect(alert).toContainText('a newer version of the site is out: reload the page');

  await page.unroute(items);
  await alert.getByRole('button', { name: 'Reload the page' }).click();
  await expect(page.locator('.agenda')).toContainText('new');
});
