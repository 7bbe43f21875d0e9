import { expect } from '@playwright/test';
import { test } from './at-a-page.ts';

test.use({ theme: 'dark' });

test('the site is dark where the system is', async ({ at }) => {
  await at.open('/');
  expect(await at.see(`matchMedia('(prefers-color-scheme: dark)').matches`)).toBe(true);
  // --paper by night, in src/styles/tokens.css.
  expect(await at.see(`getComputedStyle(document.documentElement).backgroundColor`)).toBe('rgb(21, 23, 27)');
});
