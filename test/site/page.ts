import { test as base, expect, type Locator, type Page } from '@playwright/test';

/**
 * A test in which anything the page complains about is a failure, and so is anything the site's policy refused. A test
 * that provokes one of them takes it off the list.
 */
export const test = base.extend<{ readonly complaints: string[]; readonly refusals: string[] }>({
  refusals: [
    async ({ context }, use) => {
      const refusals: string[] = [];
      await context.addInitScript(sayRefusals, sign);
      context.on('console', (message) => {
        if (isRefusal(message.text())) refusals.push(message.text());
      });
      await use(refusals);
      if (refusals.length > 0) throw new Error(`The site's policy refuses:\n${refusals.join('\n')}`);
    },
    { auto: true },
  ],
  complaints: [
    async ({ context }, use) => {
      const complaints: string[] = [];
      context.on('console', (message) => {
        if (message.type() === 'error' && !isRefusal(message.text())) complaints.push(message.text());
      });
      context.on('weberror', (error) => {
        complaints.push(error.error().message);
      });
      await use(complaints);
      if (complaints.length > 0) throw new Error(`The page complains:\n${complaints.join('\n')}`);
    },
    { auto: true },
  ],
});

/** Begins what a page says of a refusal. */
const sign = 'Policy refused ';

/** Runs in each page before its own scripts, and only listens. */
function sayRefusals(begin: string): void {
  document.addEventListener(
    'securitypolicyviolation',
    ({ effectiveDirective, blockedURI, sample, sourceFile, lineNumber }) => {
      // biome-ignore lint/suspicious/noConsole: It speaks to the test.
      console.warn(`${begin}${effectiveDirective}: ${blockedURI} ${sample} (${sourceFile}:${lineNumber})`);
    },
  );
}

/** By a page's listener, or as the browser words it where no page hears of it: in workers. */
const isRefusal = (text: string): boolean =>
  text.startsWith(sign) || /Content Security Policy|requires 'Trusted/i.test(text);

/** How far a page goes beyond its window, in CSS pixels, once its fonts have come or failed to. */
export const widthBeyond = (page: Page): Promise<number> =>
  page.evaluate(async () => {
    await document.fonts.ready;
    return document.documentElement.scrollWidth - innerWidth;
  });

/** A problem on a page, by its title, brought into view: it comes alive there. */
export async function problem(page: Page, title: string): Promise<Locator> {
  const region = page.getByRole('region', { name: title });
  await region.scrollIntoViewIfNeeded();
  return region;
}

/** A figure of a lesson, by its name; alive. */
export async function figure(page: Page, name: string | RegExp): Promise<Locator> {
  const region = page.getByRole('region', { name }).first();
  await region.scrollIntoViewIfNeeded();
  // The innermost, where it stands inside a guess.
  await expect(page.locator('astro-island', { has: region }).last()).not.toHaveAttribute('ssr');
  return region;
}

/** What a figure says to those who hear it. */
export const spokenBy = (figure: Locator): Locator => figure.locator('> output');

/** How many events of each kind lie in the browser's database. */
export const storedKinds = (page: Page): Promise<{ readonly [kind: string]: number }> =>
  page.evaluate(
    () =>
      new Promise((resolve, reject) => {
        const request = indexedDB.open('ridgepoint');
        request.onerror = () => reject(request.error);
        request.onsuccess = () => {
          const database = request.result;
          const all = database.transaction('events').objectStore('events').getAll();
          all.onsuccess = () => {
            database.close();
            const kinds: { [kind: string]: number } = {};
            for (const { kind } of all.result) kinds[kind] = (kinds[kind] ?? 0) + 1;
            resolve(kinds);
          };
        };
      }),
  );

/** Stores noise, which does not compress, in ever smaller pieces until not even the smallest fits. */
export async function fillTheDisk(): Promise<void> {
  const database = await new Promise<IDBDatabase>((resolve, reject) => {
    const request = indexedDB.open('noise', 1);
    request.onupgradeneeded = () => request.result.createObjectStore('noise', { autoIncrement: true });
    request.onsuccess = () => resolve(request.result);
    request.onerror = () => reject(request.error);
  });
  const store = (bytes: number) =>
    new Promise<boolean>((resolve) => {
      const noise = new Uint8Array(bytes);
      for (let at = 0; at < bytes; at += 65_536) crypto.getRandomValues(noise.subarray(at, at + 65_536));
      const transaction = database.transaction('noise', 'readwrite');
      transaction.objectStore('noise').add(noise);
      transaction.oncomplete = () => resolve(true);
      transaction.onabort = () => resolve(false);
    });
  for (const bytes of [131_072, 8192, 512, 32]) while (await store(bytes));
}
