/**
 * How fast the built site is, in a table: each kind of page by Lighthouse as on a slow phone, and a lesson's slider on a
 * processor slowed four times, beside one that stands alone on its page: nothing is faster on that machine. It shows, and
 * asserts nothing: times are those of the machine.
 *
 *   npm run build && npm run bench:site             every kind of page
 *   npm run bench:site -- practice lessons          those whose address begins so
 *
 * Lighthouse is fetched by npx for this alone, in the version named here.
 */
import { execFile } from 'node:child_process';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { promisify } from 'node:util';
import { gzipSync } from 'node:zlib';
import { chromium, type Page } from '@playwright/test';
import { answerFrom } from '../test/site/static-host.ts';
import { chromiumFlags, chromiumPath } from './chromium.ts';

const lighthouse = 'lighthouse@13.5.0';
const executablePath = chromiumPath();

/** One page of each kind. */
const pages = [
  '',
  'lessons/batch-size/',
  'problems/',
  'problems/optimal-batch-from-sparsity/',
  'practice/',
  'progress/',
  'quantities/step_time/',
  'hardware/h100-sxm/',
  'models/deepseek-v3/',
  'prices/',
  'glossary/',
  'evidence/',
  'lecture/',
  'lab/',
  'search/',
  'settings/',
  'teach/',
];

/** What Lighthouse says of a page: the parts of its report that the table shows. */
type Report = {
  readonly categories: { readonly [category: string]: { readonly score: number | null } };
  readonly audits: {
    readonly [audit: string]: {
      readonly title: string;
      readonly score: number | null;
      readonly numericValue?: number;
      readonly scoreDisplayMode: string;
    };
  };
};

const columns = ['performance', 'accessibility', 'best-practices', 'seo'] as const;

/** A slider and its number, and nothing else. */
const bare = `<!doctype html><title>bare</title><div class="batch-plots"><input type="range" max="400"><p></p></div>
<script>document.querySelector('input').oninput = ({ target }) => {
  document.querySelector('p').textContent = target.value;
}</script>`;

const host = createServer(({ url = '/' }, response) => {
  if (url === '/bare') return void response.writeHead(200, { 'Content-Type': 'text/html' }).end(bare);
  const { status, headers, body } = answerFrom('dist', '/', url);
  // As hosts do: text travels compressed.
  const isText = /text|json|javascript|xml|manifest/.test(headers['Content-Type'] ?? '');
  response.writeHead(status, { ...headers, ...(isText && { 'Content-Encoding': 'gzip' }) });
  response.end(isText ? gzipSync(body) : body);
});

async function measure(origin: string): Promise<void> {
  const asked = process.argv.slice(2);
  const some =
    asked.length === 0
      ? pages
      : pages.filter((page) => asked.some((one) => page === one || (one !== '' && page.startsWith(one))));
  console.log(
    '| page | performance | accessibility | best practices | SEO | FCP ms | LCP ms | TBT ms | CLS | KB |',
  );
  console.log(`|${' --- |'.repeat(10)}`);
  const faults: string[] = [];
  for (const page of some) {
    const address = `${origin}/${page}`;
    // A busy machine now and then records nothing.
    const report = await reportOn(address).catch(() => reportOn(address));
    const scores = columns.map((column) =>
      Math.round(100 * (report.categories[column]?.score ?? Number.NaN)),
    );
    const value = (audit: string) => report.audits[audit]?.numericValue ?? Number.NaN;
    const times = ['first-contentful-paint', 'largest-contentful-paint', 'total-blocking-time'].map((audit) =>
      value(audit).toFixed(0),
    );
    const rest = [
      value('cumulative-layout-shift').toFixed(3),
      (value('total-byte-weight') / 1000).toFixed(0),
    ];
    console.log(`| /${page} | ${[...scores, ...times, ...rest].join(' | ')} |`);
    faults.push(...faultsOf(report).map((fault) => `/${page}: ${fault}`));
  }
  if (faults.length > 0) console.log(`\n${faults.join('\n')}`);
}

/** What keeps a page from full marks. */
const faultsOf = ({ audits }: Report): readonly string[] =>
  Object.values(audits)
    .filter(({ score, scoreDisplayMode }) => scoreDisplayMode === 'binary' && score !== null && score < 1)
    .map(({ title }) => title);

/** @throws Error with what Lighthouse said, where it has no report */
async function reportOn(address: string): Promise<Report> {
  const { stdout } = await promisify(execFile)(
    'npx',
    [
      ...['-y', lighthouse, address, '--output=json', '--quiet'],
      `--chrome-flags=--headless=new ${chromiumFlags.join(' ')}`,
    ],
    { maxBuffer: 64_000_000, env: { ...process.env, CHROME_PATH: executablePath } },
  );
  return JSON.parse(stdout) as Report;
}

/** Drags a slider through all it has, at each size of step, and says what a frame costs. */
async function slide(address: string, what: string): Promise<void> {
  const browser = await chromium.launch({ executablePath, args: [...chromiumFlags] });
  const page = await browser.newPage({ viewport: { width: 412, height: 823 } });
  await page.goto(address);
  const slider = page.locator('.batch-plots input[type=range]').first();
  await slider.scrollIntoViewIfNeeded();
  await page.locator('body > .batch-plots, astro-island:not([ssr]) .batch-plots').first().waitFor();
  const session = await page.context().newCDPSession(page);
  await session.send('Emulation.setCPUThrottlingRate', { rate: 4 });

  const frames = await slider.evaluate(framesOf, 500);
  say(`a frame of ${what} at 4× CPU: script, style, layout and paint`, frames);
  say('an arrow key on it, to the next paint', await keys(page, 80));
  await browser.close();
}

/** [ms] What each of some frames costs in which the slider moves: from the event until the frame is painted. */
async function framesOf(slider: HTMLElement | SVGElement, count: number): Promise<number[]> {
  if (!(slider instanceof HTMLInputElement)) throw new Error('The slider is no input.');
  const [least, most] = [Number(slider.min), Number(slider.max)];
  const costs: number[] = [];
  for (let frame = 0; frame < count; frame += 1)
    await new Promise<void>((resolve) => {
      requestAnimationFrame(() => {
        const begun = performance.now();
        slider.value = String(least + (frame % (most - least)));
        slider.dispatchEvent(new Event('input', { bubbles: true }));
        const painted = new MessageChannel();
        painted.port1.onmessage = () => {
          costs.push(performance.now() - begun);
          painted.port1.close();
          resolve();
        };
        painted.port2.postMessage(null);
      });
    });
  return costs;
}

/** [ms] The longest event of each press of a key, as the browser reckons INP: in steps of 8. */
async function keys(page: Page, count: number): Promise<number[]> {
  await page.evaluate(() => {
    const slowest = new Map<number, number>();
    Object.assign(globalThis, { slowest });
    new PerformanceObserver((list) => {
      for (const entry of list.getEntries()) {
        // Its type says nothing of the number that groups the events of one press.
        const { interactionId = 0 } = entry as PerformanceEventTiming;
        if (interactionId > 0)
          slowest.set(interactionId, Math.max(slowest.get(interactionId) ?? 0, entry.duration));
      }
      // TypeScript does not know the threshold yet.
    }).observe({ type: 'event', durationThreshold: 16 } as PerformanceObserverInit);
  });
  await page.locator('.batch-plots input[type=range]').first().focus();
  for (let press = 0; press < count; press += 1) {
    await page.keyboard.press(press % 40 < 20 ? 'ArrowRight' : 'ArrowLeft');
    await page.waitForTimeout(30);
  }
  await page.waitForTimeout(300);
  const slow = await page.evaluate(() => [
    ...(globalThis as unknown as { slowest: Map<number, number> }).slowest.values(),
  ]);
  // What took less than 16 ms is not reported.
  return [...slow, ...Array<number>(Math.max(0, count - slow.length)).fill(8)];
}

function say(what: string, measured: readonly number[]): void {
  const sorted = measured.toSorted((a, b) => a - b);
  const at = (part: number) => (sorted[Math.floor(part * sorted.length)] ?? Number.NaN).toFixed(1);
  console.log(`${what}: p50 ${at(0.5)} ms, p98 ${at(0.98)} ms, p99 ${at(0.99)} ms (${measured.length})`);
}

await new Promise<void>((resolve) => host.listen(0, 'localhost', resolve));
// A server that listens on a port has an address of this kind.
const { port } = host.address() as AddressInfo;
try {
  await measure(`http://localhost:${port}`);
  console.log('');
  await slide(`http://localhost:${port}/lessons/batch-size/`, 'a lesson’s slider');
  await slide(`http://localhost:${port}/bare`, 'a slider alone on its page');
} finally {
  host.close();
  host.closeAllConnections();
}
