/** Draws the icons of old browsers and those that a phone shows for the installed site, from public/favicon.svg. `node scripts/draw-icons.ts` */
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { chromium } from '@playwright/test';
import { chromiumFlags, chromiumPath } from './chromium.ts';

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
const browser = await chromium.launch({ executablePath: chromiumPath(), args: [...chromiumFlags] });
for (const icon of icons) {
  const page = await browser.newPage({ viewport: { width: icon.pixels, height: icon.pixels } });
  await page.setContent(
    `<style>body { margin: 0 } svg { display: block; inline-size: 100vw }</style>${icon.cut ? cut : whole}`,
  );
  await page.screenshot({ path: `public/icons/${icon.file}.png`, omitBackground: true });
}

/** For what asks for no other: an icon file around one PNG, after the six and sixteen bytes of its two headers. */
const small = await browser.newPage({ viewport: { width: 32, height: 32 } });
await small.setContent(
  `<style>body { margin: 0 } svg { display: block; inline-size: 100vw }</style>${whole}`,
);
const png = await small.screenshot({ omitBackground: true });
const header = Buffer.alloc(22);
header.writeUInt16LE(1, 2);
header.writeUInt16LE(1, 4);
header.set([32, 32], 6);
header.writeUInt16LE(1, 10);
header.writeUInt16LE(32, 12);
header.writeUInt32LE(png.length, 14);
header.writeUInt32LE(header.length, 18);
writeFileSync('public/favicon.ico', Buffer.concat([header, png]));
await browser.close();
