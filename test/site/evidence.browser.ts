import { expect } from '@playwright/test';
import { test, widthBeyond } from './page.ts';

const path = '/evidence/';

test('the page says how right the engine is, then where it is wrong, then shows everything', async ({
  page,
}) => {
  await page.goto(path);

  await expect(page).toHaveTitle('Evidence · Ridgepoint');
  await expect(page.getByRole('heading', { level: 1, name: 'Evidence' })).toBeVisible();
  expect(await page.getByRole('heading', { level: 2 }).allTextContents()).toEqual([
    'Where it disagrees',
    'Where a bound says least',
    'Predicted against published',
    'Every figure',
    'Sources',
  ]);
  expect(await page.locator('tr[id]').count()).toBeGreaterThan(60);
  await expect(page.locator('.misses').nth(1).locator('> li')).toHaveCount(10);
});

test('the number of figures in the opening is the number of rows', async ({ page }) => {
  await page.goto(path);

  const opening = (await page.locator('article > p').first().textContent()) ?? '';
  const rows = await page.locator('tr[id]').count();
  expect(opening).toContain(`${rows} published figures`);
});

test('a mark says what it is and leads to its row', async ({ page }) => {
  await page.goto(path);

  const mark = page.locator('.scatter a', {
    has: page.locator('title', {
      hasText: /^540B reads 512 prompts of 2,048 tokens in BF16.*Published 85\.2/,
    }),
  });
  const target = await mark.getAttribute('href');
  await mark.focus();
  await page.keyboard.press('Enter');
  await expect(page).toHaveURL(new RegExp(`${target}$`));
  await expect(page.locator(`tr${target}`)).toBeInViewport();
  await expect(page.locator(`tr${target}`).getByRole('rowheader')).toContainText('540B reads 512 prompts');
});

test('every link within the page leads somewhere, and every row has a name of its own', async ({ page }) => {
  await page.goto(path);

  const { lost, twice } = await page.evaluate(() => {
    const ids = [...document.querySelectorAll('[id]')].map(({ id }) => id);
    const targets = [...document.querySelectorAll('a[href^="#"]')].map(
      (a) => a.getAttribute('href')?.slice(1) ?? '',
    );
    return {
      lost: targets.filter((id) => !ids.includes(id)),
      twice: ids.filter((id, at) => ids.indexOf(id) !== at),
    };
  });
  expect(lost).toEqual([]);
  expect(twice).toEqual([]);
});

test('a row opens its scenario in the Lab, which gives the same answer', async ({ page }) => {
  await page.goto(`${path}#llama-70b-decode-1`);

  const row = page.locator('#llama-70b-decode-1');
  const predicted = (await row.getByRole('cell').nth(1).textContent()) ?? '';
  await row.getByRole('link', { name: 'In the Lab' }).click();
  await expect(page).toHaveURL(/\/lab\/\?hardware=h100-sxm&chips=4&model=llama-3\.1-70b&batch=1/);
  await expect(page.locator('main')).toContainText(predicted.replace('\u00a0', ' ').split(' ')[0] ?? '');
});

test('those who go by keys may pass the marks', async ({ page }) => {
  await page.goto(path);

  const past = page.getByRole('link', { name: /^Past the \d+ marks/ });
  await past.focus();
  await expect(past).toBeInViewport();
  await page.keyboard.press('Enter');
  await expect(page).toHaveURL(/#figures$/);
});

test.describe('in a narrow window, without JavaScript', () => {
  test.use({ javaScriptEnabled: false, viewport: { width: 390, height: 844 } });

  test('the page reads whole, and tables scroll in regions of their own', async ({ page }) => {
    await page.goto(path);

    expect(await widthBeyond(page)).toBeLessThanOrEqual(0);
    expect(await page.locator('.scatter svg a').count()).toBeGreaterThan(60);
    const region = page.getByRole('region', { name: /^PaLM on TPU v4, \d+ rows$/ });
    await region.focus();
    expect(await region.evaluate((one) => one.scrollWidth > one.clientWidth)).toBe(true);
  });
});
