/** Draws the icons that a phone shows for the installed site, from public/favicon.svg. `node scripts/draw-icons.ts` */
import { mkdirSync, readFileSync } from 'node:fs';
import { chromium } from '@playwright/test';

/** Whole icons, and those that the phone cuts to its own shape: they reach to the edges, their mark within 80%. */
const icons = [
  { file: 'icon-192', pixels: 192, cut: false },
  { file: 'icon-512', pixels: 512, cut: false },
  { file: 'maskable-512', pixels: 512, cut: true },
  { file: 'touch-180', pixels: 180, cut: true },
];

const whole = readFileSync('public/favicon.svg', 'utf8');
const cut = whole
  .replace(' rx="6"', '')
  .replace('<path ', '<path transform="translate(3.2 3.2) scale(0.8)" ');

mkdirSync('public/icons', { recursive: true });
const browser = await chromium.launch({
  executablePath: process.env['CHROMIUM_PATH'] ?? '/usr/bin/chromium',
  args: ['--no-sandbox', '--disable-gpu', '--disable-dev-shm-usage'],
});
for (const icon of icons) {
  const page = await browser.newPage({ viewport: { width: icon.pixels, height: icon.pixels } });
  await page.setContent(
    `<style>body { margin: 0 } svg { display: block; inline-size: 100vw }</style>${icon.cut ? cut : whole}`,
  );
  await page.screenshot({ path: `public/icons/${icon.file}.png`, omitBackground: true });
}
await browser.close();
