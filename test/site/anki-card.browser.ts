import { expect, test } from '@playwright/test';
import { ankiStyle, ankiTemplate } from '../../src/export/anki-card.ts';

/** A card as Anki shows it, with three sets of numbers. */
const side = (name: string) =>
  ['one', 'two', 'three'].map((which) => `<div class="variant">${name} ${which}</div>`).join('');
const shown = ankiTemplate.afmt
  .replace('{{Question}}', side('question'))
  .replace('{{Answer}}', side('answer'));
const html = `<style>${ankiStyle}</style><div class="card">${shown}</div>`;

test('both sides show the same numbers, others the next day', async ({ page }) => {
  const seen: string[] = [];
  for (const day of ['2026-11-27T12:00:00', '2026-11-28T12:00:00', '2026-11-29T12:00:00']) {
    await page.clock.install({ time: new Date(day) });
    await page.setContent(html);
    const [question = '', answer = ''] = await page.locator('.variant:visible').allTextContents();
    expect(answer).toBe(question.replace('question', 'answer'));
    seen.push(question);
  }
  expect(new Set(seen).size).toBe(3);
});

test.describe('without script', () => {
  test.use({ javaScriptEnabled: false });
  test('the first numbers are shown', async ({ page }) => {
    await page.setContent(html);
    await expect(page.getByText('question one')).toBeVisible();
    await expect(page.getByText('answer one')).toBeVisible();
    await expect(page.getByText('two').first()).toBeHidden();
  });
});
