import { existsSync } from 'node:fs';
import puppeteer from 'puppeteer-core';
import type { Engine } from './reader.ts';

const places = [process.env['FIREFOX_PATH'], '/usr/bin/firefox-esr', '/usr/lib/firefox/firefox'];
const executablePath = places.find((path): path is string => path !== undefined && existsSync(path));

/** The system's own Firefox, driven by WebDriver BiDi. */
export const firefox: Engine = {
  name: 'Firefox',
  isInstalled: executablePath !== undefined,
  start: async (theme) => {
    if (!executablePath) throw new Error('Firefox is not installed.');
    const browser = await puppeteer.launch({
      browser: 'firefox',
      executablePath,
      // Its protocol has no word for a theme yet.
      extraPrefsFirefox: { 'layout.css.prefers-color-scheme.content-override': theme === 'dark' ? 0 : 1 },
    });
    const page = await browser.newPage();
    return {
      open: async (address) => {
        await page.goto(address);
      },
      // What it is told is whatever the page finds; who asks knows what that is.
      see: async <Value>(expression: string) => (await page.evaluate(expression)) as Value,
      click: (selector) => page.click(selector),
      type: (text) => page.keyboard.type(text),
      press: (key) => page.keyboard.press(key),
      resize: (width, height) => page.setViewport({ width, height }),
      picture: async () => Buffer.from(await page.screenshot()),
      leave: () => browser.close(),
    };
  },
};
