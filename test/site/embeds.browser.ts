import { readdirSync } from 'node:fs';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { expect, type FrameLocator, type Page } from '@playwright/test';
import { readUnit } from '../../src/engine/units.ts';
import { embeddedFigures } from '../../src/widgets/embed/figures.ts';
import { snippetOf } from '../../src/widgets/embed/snippet.ts';
import { numberVariant, template } from '../fixtures/templates.ts';
import { type Host, test as hosted } from './hosted.ts';

/** Somebody’s page, of another origin than the site, but of its domain: browsers refuse a frame of another all storage. */
type Blog = { readonly origin: string; readonly write: (html: string) => void };

const test = hosted.extend<{ readonly blog: Blog }>({
  // biome-ignore lint/correctness/noEmptyPattern: Playwright reads what a fixture needs from this pattern.
  blog: async ({}, use) => {
    let body = '';
    const server = createServer((_, response) => {
      response
        .writeHead(200, { 'content-type': 'text/html; charset=utf-8' })
        .end(`<!doctype html><title>A blog</title><link rel="icon" href="data:,"><h1>A blog</h1>${body}`);
    });
    await new Promise<void>((resolve) => server.listen(0, 'localhost', resolve));
    // A server that listens on a port has an address of this kind.
    const { port } = server.address() as AddressInfo;
    await use({
      origin: `http://localhost:${port}`,
      write: (html) => {
        body = html;
      },
    });
    await new Promise<void>((resolve) => {
      server.close(() => resolve());
      server.closeAllConnections();
    });
  },
});

/** The HTML that the site gives to paste. */
const snippet = (host: Host, path: string, title: string): string =>
  snippetOf({
    address: `${host.origin}/${path}`,
    script: `${host.origin}/embed/resize.js`,
    title,
    height: 300,
  });

const withoutSandbox = (html: string): string => html.replace(/\s+sandbox="[^"]*"/, '');

/** Where a page and its frames asked for something. */
function asked(page: Page): Set<string> {
  const origins = new Set<string>();
  page.on('request', (request) => {
    if (request.url() !== 'data:,') origins.add(new URL(request.url()).origin);
  });
  return origins;
}

const heightOf = async (page: Page): Promise<number> =>
  (await page.locator('iframe').boundingBox())?.height ?? 0;

/** The variant a problem opens with, and its answer in the asked unit, to three figures. */
function answerOf(id: string): string {
  const variant = numberVariant(template(id), 1);
  return (variant.answer.value / readUnit(variant.ask.unit).scale).toPrecision(3);
}

const alive = async (frame: FrameLocator): Promise<void> =>
  expect(frame.locator('astro-island').first()).not.toHaveAttribute('ssr');

for (const [how, framed] of [
  ['in the sandbox of the snippet', (html: string) => html],
  ['in a frame without a sandbox', withoutSandbox],
] as const)
  test(`a problem ${how} is answered by keyboard, fits its frame, and keeps nothing`, async ({
    page,
    host,
    blog,
  }) => {
    blog.write(framed(snippet(host, 'embed/problem/cost-at-batch-1/', 'Cost at batch 1')));
    const origins = asked(page);
    await page.goto(blog.origin);
    const frame = page.frameLocator('iframe');
    await alive(frame);
    await expect.poll(() => heightOf(page)).not.toBe(300);
    const before = await heightOf(page);

    await frame.getByRole('textbox').focus();
    await page.keyboard.type('what?');
    await page.keyboard.press('Enter');
    await expect(frame.locator('.verdict')).toContainText('did not count');
    await page.keyboard.press('ControlOrMeta+a');
    await page.keyboard.type(answerOf('cost-at-batch-1'));
    await page.keyboard.press('Enter');
    await expect(frame.locator('.verdict')).toContainText('Right:');
    await expect(frame.locator('.solution')).toBeVisible();
    await expect.poll(() => heightOf(page)).toBeGreaterThan(before + 100);

    const statement = await frame.locator('.statement').textContent();
    await frame.getByRole('button', { name: 'Another' }).focus();
    await page.keyboard.press('Enter');
    await expect(frame.locator('.statement')).not.toHaveText(statement ?? '');
    await frame.getByRole('button', { name: 'Hint' }).focus();
    await page.keyboard.press('Enter');
    await expect(frame.locator('.hints li')).toHaveCount(1);

    expect([...origins].sort()).toEqual([blog.origin, host.origin].sort());
    expect(await page.context().cookies()).toEqual([]);
    const kept = await frame
      .locator('html')
      .evaluate(async () =>
        self.origin === 'null'
          ? 'no origin'
          : JSON.stringify([
              (await indexedDB.databases()).length,
              localStorage.length,
              sessionStorage.length,
              (await navigator.serviceWorker.getRegistrations()).length,
            ]),
      );
    expect(kept).toBe(framed === withoutSandbox ? '[0,0,0,0]' : 'no origin');
  });

test('a figure in the sandbox is set by its address and dragged', async ({ page, host, blog }) => {
  const path = 'embed/widget/batch-plots/?hardware=h100-sxm&model=llama-3.1-70b&context=2048&theme=dark';
  blog.write(snippet(host, path, 'Latency and cost'));
  await page.goto(blog.origin);
  const frame = page.frameLocator('iframe');
  await alive(frame);
  await expect(frame.getByLabel('Hardware')).toHaveValue('h100-sxm');
  await expect(frame.getByLabel('Model')).toHaveValue('llama-3.1-70b');
  await expect(frame.getByRole('textbox', { name: 'Context' })).toHaveValue('2048');
  await expect(frame.getByRole('region', { name: 'Llama 3.1 70B' })).toBeVisible();
  await expect(frame.locator('html')).toHaveCSS('color-scheme', 'dark');

  const plot = frame.locator('svg').first();
  await plot.scrollIntoViewIfNeeded();
  const field = await plot.locator('rect.field').boundingBox();
  if (!field) throw new Error('The plot has no field to drag in.');
  const y = field.y + field.height / 2;
  await page.mouse.move(field.x + field.width * 0.3, y);
  await page.mouse.down();
  await page.mouse.move(field.x + field.width * 0.8, y, { steps: 5 });
  await page.mouse.up();
  // Four fifths of the way from 1 to 16,384, in ratios: 2^(14 · 0.8) = 2,353.
  const now = Number(await frame.getByRole('slider', { name: 'Batch' }).last().getAttribute('aria-valuenow'));
  expect(now).toBeGreaterThan(2200);
  expect(now).toBeLessThan(2500);
});

test('what an address asks in vain is told', async ({ page, host }) => {
  await page.goto(`${host.origin}/embed/widget/hbm-drain/?hardware=h1000&fill=40&colour=red`);
  await expect(page.locator('#told')).toContainText(
    'The address says hardware=h1000, which is none of: a100-sxm-80, h100-sxm',
  );
  await expect(page.locator('#told')).toContainText('The address says colour, which is no field here.');
  await expect(page.getByRole('textbox', { name: 'Caches' })).toHaveValue('40');
});

test('the script fits only the frames of the site, and believes only them', async ({ page, host, blog }) => {
  const lie = (height: string) =>
    `<script>parent.postMessage({ source: "ridgepoint", height: ${height} }, "*")</script>`;
  const stranger = `<iframe title="A stranger" height="100" srcdoc='${lie('900')}'></iframe>`;
  blog.write(`${stranger}${snippet(host, 'embed/widget/feistel/', 'Feistel')}`);
  await page.goto(blog.origin);
  const ours = page.locator('iframe[title="Feistel"]');
  await expect.poll(async () => (await ours.boundingBox())?.height).toBeGreaterThan(400);
  await expect(page.locator('iframe[title="A stranger"]')).not.toHaveAttribute('style');

  const height = (await ours.boundingBox())?.height;
  await page.evaluate(() => postMessage({ source: 'ridgepoint', height: 5000 }, '*'));
  for (const nonsense of ['-1', '1e9', '"100px"', 'NaN'])
    await page
      .frameLocator('iframe[title="Feistel"]')
      .locator('html')
      .evaluate((_, text) => {
        parent.postMessage({ source: 'ridgepoint', height: JSON.parse(text === 'NaN' ? 'null' : text) }, '*');
      }, nonsense);
  await page.evaluate(() => new Promise((resolve) => setTimeout(resolve)));
  expect((await ours.boundingBox())?.height).toBe(height);
});

test('every figure comes alive in the sandbox, and fits its frame', async ({ page, host, blog }) => {
  test.slow();
  for (const { id, title } of embeddedFigures) {
    blog.write(snippet(host, `embed/widget/${id}/`, title));
    await page.goto(blog.origin);
    const frame = page.frameLocator('iframe');
    await expect(frame.locator('astro-island[ssr]'), id).toHaveCount(0);
    await expect.poll(() => heightOf(page), id).not.toBe(300);
    const beyond = await frame
      .locator('html')
      .evaluate((root) => [root.scrollHeight - innerHeight, root.scrollWidth - innerWidth]);
    expect(Math.max(...beyond), id).toBeLessThanOrEqual(0);
    await expect(frame.locator('footer a'), id).toHaveAttribute('target', '_blank');
  }
});

test('answers are kept where that is asked for and there is an origin to keep them in', async ({
  page,
  host,
}) => {
  const keeps = async (query: string): Promise<number> => {
    await page.goto(`${host.origin}/embed/problem/cost-at-batch-1/${query}`);
    await page.getByRole('textbox').fill(answerOf('cost-at-batch-1'));
    await page.getByRole('button', { name: 'Check' }).click();
    await expect(page.locator('.verdict')).toContainText('Right:');
    return page.evaluate(async () => (await indexedDB.databases()).length);
  };
  expect(await keeps('')).toBe(0);
  await expect(page.locator('#told')).toBeEmpty();
  await expect.poll(() => keeps('?keep=1')).toBe(1);
  await expect(page.locator('#told')).toContainText('kept in this browser');
});

test('a problem page gives its snippet, with the numbers that it shows', async ({ page, host }) => {
  await page.goto(`${host.origin}/problems/cost-at-batch-1/?seed=7`);
  const embed = page.getByText('Embed', { exact: true });
  await embed.scrollIntoViewIfNeeded();
  await expect(page.locator('astro-island', { has: embed })).not.toHaveAttribute('ssr');
  await embed.click();
  const html = page.getByRole('textbox', { name: 'HTML for a page of your own' });
  await expect(html).toHaveValue(
    new RegExp(`src="${host.origin}/embed/problem/cost-at-batch-1/\\?seed=7" title="Cost at batch 1"`),
  );
});

test('a figure of a lesson gives its snippet, set as it stands there', async ({ page, host, blog }) => {
  await page.goto(`${host.origin}/lessons/trains/`);
  const figure = page.getByRole('region', { name: 'Memory of' });
  await figure.scrollIntoViewIfNeeded();
  await expect(page.locator('astro-island', { has: figure }).last()).not.toHaveAttribute('ssr');
  await figure.getByText('Embed', { exact: true }).click();
  await figure.getByRole('textbox', { name: 'Caches' }).fill('60');
  await figure.getByLabel('Model').selectOption('kimi-k2');
  const html = figure.getByRole('textbox', { name: 'HTML for a page of your own' });
  await expect(html).toHaveValue(/fill=60&amp;hardware=gb200&amp;model=kimi-k2"/);
  blog.write(await html.inputValue());
  const says = await figure.locator('.here').first().textContent();

  await page.goto(blog.origin);
  await expect(page.frameLocator('iframe').locator('.here').first()).toHaveText(says ?? '');
});

test('the list of figures shows one as it will stand', async ({ page, host }) => {
  await page.goto(`${host.origin}/embed/`);
  const entry = page.locator('.figure', { has: page.getByRole('heading', { name: 'A Feistel network' }) });
  await entry.scrollIntoViewIfNeeded();
  await expect(entry.locator('astro-island')).not.toHaveAttribute('ssr');
  await entry.getByText('Show').click();
  await expect(entry.frameLocator('iframe').getByText('there and back')).toBeAttached();
  await expect.poll(async () => (await entry.locator('iframe').boundingBox())?.height).not.toBe(720);
});

test('every problem has its page for a frame, and an unknown one has none', async ({
  page,
  host,
  complaints,
}) => {
  const problems = readdirSync('content/problems').filter((name) => name.endsWith('.mdx'));
  const answers = await Promise.all(
    problems.map((name) => page.request.get(`${host.origin}/embed/problem/${name.replace('.mdx', '')}/`)),
  );
  expect(answers.every((answer) => answer.ok())).toBe(true);
  for (const unknown of ['embed/problem/no-such-problem/', 'embed/widget/no-such-figure/'])
    expect((await page.goto(`/${unknown}`))?.status(), unknown).toBe(404);
  complaints.length = 0;
});
