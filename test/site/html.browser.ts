import { globSync, readFileSync } from 'node:fs';
import { expect } from '@playwright/test';
import { HtmlValidate } from 'html-validate';
import { test } from './page.ts';

/** Rules of HTML and of WCAG that can be told from a text; those of taste are off. */
const validate = new HtmlValidate({
  root: true,
  extends: ['html-validate:standard'],
  rules: {
    ...{ 'heading-level': 'error', 'no-missing-references': 'error' },
    ...{ 'attribute-boolean-style': 'off', 'void-style': 'off' },
    ...{ 'no-implicit-input-type': 'off', 'long-title': 'off' },
    // Versions of models are part of ids: "deepseek-v3.2".
    'valid-id': ['error', { relaxed: true }],
    // A formula in a summary needs a name, or Firefox leaves it out.
    'aria-label-misuse': 'off',
    // A margin note within an article is no landmark.
    'unique-landmark': 'off',
    // Fields of different figures do not meet in one form.
    'form-dup-name': 'off',
    // The Lab answers while one types: there is nothing to submit.
    'wcag/h32': 'off',
  },
});

/** What is wrong in a page, with where. Astro puts the one style of its islands before the first of them; that is left out. */
async function wrongIn(html: string): Promise<readonly string[]> {
  const { results } = await validate.validateString(html);
  return results
    .flatMap(({ messages }) => messages)
    .filter(({ message }) => !message.startsWith('<style> element is not permitted'))
    .map(({ line, selector, message }) => `${line} ${selector}: ${message}`);
}

const pages = globSync('**/*.html', { cwd: 'dist' }).map((file) => file.replaceAll('\\', '/'));
const kinds = Map.groupBy(pages, (page) => page.slice(0, page.indexOf('/') + 1));

for (const [kind, its] of kinds)
  test(`/${kind}: ${its.length} pages are valid as they are served`, async () => {
    test.slow();
    const wrong: string[] = [];
    for (const page of its)
      wrong.push(
        ...(await wrongIn(readFileSync(`dist/${page}`, 'utf8'))).map((what) => `${page}: line ${what}`),
      );
    expect(wrong).toEqual([]);
  });

const alive = [
  '/lab/?hardware=h100-sxm&chips=8&model=llama-3.1-70b&why=step_time',
  ...['/practice/', '/progress/', '/settings/', '/search/?q=batch', '/teach/set/'],
  ...['/problems/ridge-order/', '/problems/cost-at-batch-1/'],
];

for (const address of alive)
  test(`${address} is valid when it is alive`, async ({ page }) => {
    await page.goto(address);
    await expect(page.locator('astro-island[ssr]')).toHaveCount(0);
    await page.locator('main').getByRole('heading').first().waitFor();
    const html = await page.evaluate(() => document.documentElement.outerHTML);
    expect(await wrongIn(`<!doctype html>${html}`)).toEqual([]);
  });
