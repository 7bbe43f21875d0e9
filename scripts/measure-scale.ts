/**
 * How Ridgepoint does with a long history, in a real browser on the built site: 100,000 reviews of 5,000 cards.
 * `npm run build && npm run measure:scale`; docs/scale.md says what is measured and what came out.
 */
import { spawn } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { type BrowserContext, type CDPSession, chromium, type Page } from '@playwright/test';
import type { DeckIndex } from '../src/widgets/practice/deck-index.ts';
import { longHistory } from '../test/bench/long-history.ts';
import { chromiumFlags, chromiumPath } from './chromium.ts';

const origin = 'http://localhost:4393';
const now = Date.now();
const itemAtHand = '.practice > :is(section, .recall)';

const index = JSON.parse(readFileSync('dist/decks/index.json', 'utf8')) as DeckIndex;
const items = index.flatMap(({ items }) => items).map(({ id }) => id);
const history = longHistory({ cards: 5000, reviews: 100_000, until: now, items });

const server = spawn('astro', ['preview', '--port', '4393', '--ignore-lock'], { stdio: 'ignore' });
const browser = await chromium.launch({ executablePath: chromiumPath(), args: [...chromiumFlags] });
async function measure(): Promise<void> {
  const { context, page } = await tab();
  await untilServed(page);
  await seed(page);

  const first = await opening(context, 'Practice, the first visit: no snapshot', '/practice/');
  await first.page.waitForTimeout(5000);
  say('snapshot, kB', [(await snapshotSize(page)) / 1000]);
  await first.page.close();
  for (let visit = 1; visit <= 3; visit += 1) {
    const again = await opening(context, `Practice, with a snapshot, visit ${visit}`, '/practice/');
    await again.page.close();
  }
  const practice = await opening(context, 'Practice, with a snapshot, visit 4', '/practice/');
  say('heap with Practice open, MB', [await practice.heap()]);

  const answers: Spent[] = [];
  while (answers.length < 50) answers.push(await answering(practice));
  for (const name of ['script', 'task', 'wall'] as const) {
    const sorted = answers.map((spent) => spent[name]).sort((a, b) => a - b);
    const at = (part: number) => sorted[Math.floor(part * answers.length)] ?? Number.NaN;
    say(`an answer, ${name}, ms: p50, p90, p99`, [at(0.5), at(0.9), at(0.99)]);
  }
  await practice.page.close();
  const progress = await opening(context, 'Progress', '/progress/', 'main .progress');
  say('heap with Progress open, MB', [await progress.heap()]);
  await progress.page.close();
  const settings = await opening(context, 'Settings', '/settings/', '#save');
  const begun = performance.now();
  const [download] = await Promise.all([
    settings.page.waitForEvent('download', { timeout: 60_000 }),
    settings.page.getByRole('button', { name: 'Save a backup', exact: true }).click(),
  ]);
  const file = await download.path();
  say('saving a backup, ms and MB', [performance.now() - begun, readFileSync(file).length / 1e6]);

  const empty = await tab();
  await empty.page.goto(`${origin}/settings/`);
  const chosen = performance.now();
  await empty.page.getByLabel('Backup file').setInputFiles({
    name: 'ridgepoint.json.gz',
    mimeType: 'application/gzip',
    buffer: readFileSync(file),
  });
  const add = empty.page.getByRole('button', { name: 'Add to this browser' });
  await add.waitFor({ timeout: 120_000 });
  const planned = performance.now();
  await add.click();
  await empty.page.getByText(/entries were added/).waitFor({ timeout: 300_000 });
  say('restoring it on an empty profile, ms to read and to add', [
    planned - chosen,
    performance.now() - planned,
  ]);
}

/** [ms], [bytes] What the browser has spent so far. */
type Spent = { readonly script: number; readonly task: number; readonly wall: number };
type Tab = Awaited<ReturnType<typeof tab>>;

/** A page, in a browser profile of its own unless one is given; what it spends is counted from its beginning. */
async function tab(given?: BrowserContext) {
  const context = given ?? (await browser.newContext({ serviceWorkers: 'block' }));
  const page = await context.newPage();
  const session: CDPSession = await context.newCDPSession(page);
  await session.send('Performance.enable', { timeDomain: 'threadTicks' });
  const metrics = async () => {
    const all = new Map(
      (await session.send('Performance.getMetrics')).metrics.map(({ name, value }) => [name, value]),
    );
    return {
      script: 1000 * (all.get('ScriptDuration') ?? Number.NaN),
      task: 1000 * (all.get('TaskDuration') ?? Number.NaN),
      heap: all.get('JSHeapUsedSize') ?? Number.NaN,
      wall: performance.now(),
    };
  };
  const heap = async () => {
    await session.send('HeapProfiler.collectGarbage');
    return (await metrics()).heap / 1e6;
  };
  return { context, page, metrics, heap };
}

async function untilServed(page: Page): Promise<void> {
  for (let tries = 0; tries < 100; tries += 1) {
    if (await page.goto(`${origin}/practice/`).catch(() => undefined)) break;
    await new Promise((resolve) => setTimeout(resolve, 200));
  }
  await page.locator(itemAtHand).waitFor();
}

/** Puts the history where the site keeps it, without the site's code. */
async function seed(page: Page): Promise<void> {
  await page.goto(`${origin}/offline/`);
  for (let from = 0; from < history.length; from += 10_000)
    await page.evaluate(
      async (rows) => {
        const database = await new Promise<IDBDatabase>((resolve, reject) => {
          const request = indexedDB.open('ridgepoint');
          request.onsuccess = () => resolve(request.result);
          request.onerror = () => reject(request.error);
        });
        const transaction = database.transaction(['events', 'notes'], 'readwrite');
        for (const row of rows) transaction.objectStore('events').put(row);
        transaction.objectStore('notes').clear();
        await new Promise((resolve, reject) => {
          transaction.oncomplete = resolve;
          transaction.onabort = () => reject(transaction.error);
        });
        database.close();
      },
      history.slice(from, from + 10_000),
    );
}

const snapshotSize = (page: Page): Promise<number> =>
  page.evaluate(async () => {
    const wait = <T>(request: IDBRequest<T>) =>
      new Promise<T>((resolve, reject) => {
        request.onsuccess = () => resolve(request.result);
        request.onerror = () => reject(request.error);
      });
    const database = await wait(indexedDB.open('ridgepoint'));
    const note = await wait(database.transaction('notes').objectStore('notes').get('memory'));
    database.close();
    return JSON.stringify(note ?? null).length;
  });

async function opening(
  context: BrowserContext,
  what: string,
  path: string,
  shows = itemAtHand,
): Promise<Tab> {
  const opened = await tab(context);
  const begun = performance.now();
  await opened.page.goto(`${origin}${path}`);
  await opened.page.locator(shows).first().waitFor({ timeout: 60_000 });
  const { script, task, wall } = await opened.metrics();
  say(what, { script, task, wall: wall - begun });
  return opened;
}

/** Answers what is at hand by keys, and waits for the next. */
async function answering({ page, metrics }: Tab): Promise<Spent> {
  const shown = await identity(page);
  const isRecall = await page.locator('.recall').isVisible();
  if (isRecall) await page.keyboard.press('Enter');
  const before = await metrics();
  await page.keyboard.press(isRecall ? '3' : 'g');
  if (!isRecall) {
    await page.getByRole('button', { name: 'Next', exact: true }).waitFor();
    await page.keyboard.press('Enter');
  }
  await page.waitForFunction(
    ([selector, was]) => {
      const at = document.querySelector(selector ?? '');
      return at && at.textContent !== was && !document.querySelector('.recall .answer');
    },
    [itemAtHand, shown] as const,
  );
  return less(await metrics(), before);
}

const identity = (page: Page) => page.locator(itemAtHand).first().textContent();

const less = (after: Spent, before: Spent): Spent => ({
  script: after.script - before.script,
  task: after.task - before.task,
  wall: after.wall - before.wall,
});

function say(what: string, measured: readonly number[] | Spent): void {
  const values =
    'script' in measured
      ? Object.entries(measured).map(([name, value]) => `${name} ${value.toFixed(0)}`)
      : measured.map((one) => one.toFixed(1));
  console.log(`${what.padEnd(56)} ${values.join('  ')}`);
}

try {
  await measure();
} finally {
  await browser.close();
  server.kill();
}
