import { type ChildProcess, spawn } from 'node:child_process';
import { existsSync, globSync } from 'node:fs';
import { createServer } from 'node:net';
import { Builder, By, Key, type WebDriver } from 'selenium-webdriver';
import type { Engine, Reader } from './reader.ts';

const driverPath = '/usr/bin/WebKitWebDriver';
const screenPath = '/usr/bin/Xvfb';
const [browserPath] = globSync('/usr/{lib,libexec}/{*/,}webkit2gtk-4.*/MiniBrowser').toSorted();

/** WebKitGTK's small browser, driven by the W3C's WebDriver on a screen of its own. */
export const webkit: Engine = {
  name: 'WebKit',
  isInstalled: browserPath !== undefined && [driverPath, screenPath].every((path) => existsSync(path)),
  start: async (theme) => {
    const { screen, display } = await startScreen();
    const port = await freePort();
    const service = spawn(driverPath, [`--port=${port}`], {
      env: {
        ...process.env,
        DISPLAY: display,
        GTK_THEME: theme === 'dark' ? 'Adwaita:dark' : 'Adwaita',
        // A machine without a card for graphics draws as well.
        LIBGL_ALWAYS_SOFTWARE: '1',
      },
    });
    const driver = await connect(`http://127.0.0.1:${port}`);
    return readerOf(driver, async () => {
      await driver.quit();
      await Promise.all([service, screen].map(end));
    });
  },
};

/** A screen nobody looks at, and its name. */
async function startScreen(): Promise<{ readonly screen: ChildProcess; readonly display: string }> {
  // It writes the number it chose to the third of its channels.
  const screen = spawn(screenPath, ['-displayfd', '3', '-screen', '0', '1600x1400x24'], {
    stdio: ['ignore', 'ignore', 'ignore', 'pipe'],
  });
  const number = await new Promise<string>((resolve, reject) => {
    screen.stdio[3]?.once('data', (data: Buffer) => resolve(data.toString().trim()));
    screen.once('exit', () => reject(new Error('The screen for WebKit went away.')));
  });
  return { screen, display: `:${number}` };
}

async function freePort(): Promise<number> {
  const server = createServer();
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const address = server.address();
  await new Promise((resolve) => server.close(resolve));
  if (typeof address !== 'object' || !address) throw new Error('There is no free port.');
  return address.port;
}

/** The service takes a moment to listen. */
async function connect(url: string): Promise<WebDriver> {
  const options = { binary: browserPath, args: ['--automation'] };
  for (let attempt = 0; ; attempt += 1)
    try {
      return await new Builder()
        .usingServer(url)
        .withCapabilities({ browserName: 'MiniBrowser', 'webkitgtk:browserOptions': options })
        .build();
    } catch (error) {
      if (attempt === 20) throw error;
      await new Promise((resolve) => setTimeout(resolve, 250));
    }
}

const readerOf = (driver: WebDriver, leave: () => Promise<void>): Reader => ({
  open: (address) => driver.get(address),
  see: (expression) => driver.executeScript(`return ${expression}`),
  click: (selector) => driver.findElement(By.css(selector)).click(),
  type: (text) => driver.switchTo().activeElement().sendKeys(text),
  press: (key) => driver.switchTo().activeElement().sendKeys(keys[key]),
  resize: async (width, height) => {
    // The window has a frame about what it shows.
    for (let attempt = 0; attempt < 2; attempt += 1) {
      const [inner = 0, high = 0]: number[] = await driver.executeScript('return [innerWidth, innerHeight]');
      const window = await driver.manage().window().getRect();
      await driver
        .manage()
        .window()
        .setRect({ x: 0, y: 0, width: window.width + width - inner, height: window.height + height - high });
    }
  },
  picture: async () => Buffer.from(await driver.takeScreenshot(), 'base64'),
  leave,
});

const keys = { Enter: Key.ENTER, ArrowRight: Key.ARROW_RIGHT } as const;

const end = (process: ChildProcess): Promise<void> =>
  new Promise((resolve) => {
    process.once('exit', () => resolve());
    process.kill();
  });
