import { readdirSync } from 'node:fs';
import { expect, type Locator, type Page } from '@playwright/test';
import { test } from './page.ts';

/** The first pair of plots of the lesson, alive. DeepSeek-V3 in FP8 on a GB200 NVL72, 128 sequences of 4,096 tokens. */
async function plots(page: Page): Promise<Locator> {
  await page.goto('/lessons/batch-size/');
  const region = page.getByRole('region', { name: 'Latency and cost against batch' }).first();
  await region.scrollIntoViewIfNeeded();
  const island = page.locator('astro-island', { has: page.locator('.batch-plots') }).first();
  await expect(island).not.toHaveAttribute('ssr');
  return region;
}

const batch = (region: Locator) =>
  region.getByRole('spinbutton', { name: 'Batch' }).or(region.getByRole('textbox', { name: 'Batch' }));
const marker = (region: Locator, plot: string) =>
  region.getByRole('slider', { name: `Batch, in the plot of ${plot}` });
const lines = (region: Locator) =>
  region.locator('svg path.line').evaluateAll((paths) => paths.map((path) => path.getAttribute('d')));

test('the plots open with what the engine finds', async ({ page }) => {
  const region = await plots(page);

  // Weights 671 GB and caches 128 · 4096 · 70,272 B = 36.8 GB over 576 TB/s: 1.165 and 0.064 ms.
  await expect(region).toContainText('At 128 sequences a step takes 1.23 ms and is memory-bound');
  await expect(region).toContainText('1.16 ms for the weights');
  await expect(region).toContainText('optimal batch 5,670');
});

test('one marker moves in both plots, by keyboard', async ({ page }) => {
  const region = await plots(page);
  await marker(region, 'latency').focus();
  await page.keyboard.press('End');

  await expect(marker(region, 'latency')).toHaveAttribute('aria-valuenow', '16384');
  await expect(marker(region, 'cost')).toHaveAttribute('aria-valuenow', '16384');
  await expect(region).toContainText('At 16,384 sequences');
  await page.keyboard.press('Home');
  await expect(marker(region, 'cost')).toHaveAttribute('aria-valuenow', '1');
  await expect(marker(region, 'cost')).toHaveAttribute('aria-valuetext', /1 sequence/);
});

test('a marker is dragged with the pointer', async ({ page }) => {
  const region = await plots(page);
  const plot = region.locator('svg').first();
  await plot.scrollIntoViewIfNeeded();
  const field = await plot.locator('rect.field').boundingBox();
  if (!field) throw new Error('The plot has no field to drag in.');
  const y = field.y + field.height / 2;
  await page.mouse.move(field.x + field.width * 0.3, y);
  await page.mouse.down();
  await page.mouse.move(field.x + field.width * 0.8, y, { steps: 5 });
  await page.mouse.up();

  // Four fifths of the way from 1 to 16,384, in ratios: 2^(14 · 0.8) = 2,353.
  const now = Number(await marker(region, 'cost').getAttribute('aria-valuenow'));
  expect(now).toBeGreaterThan(2200);
  expect(now).toBeLessThan(2500);
});

test('context moves the KV lines and nothing else of the parts', async ({ page }) => {
  const region = await plots(page);
  const before = await region.textContent();
  const context = region.getByLabel('Context', { exact: true }).first();
  await context.fill('32768');
  await context.press('Enter');

  // Eight times 64 µs.
  await expect(region).toContainText('512 µs for KV');
  await expect(region).toContainText('1.16 ms for the weights');
  expect(await region.textContent()).not.toBe(before);
});

test('hardware and model move the lines', async ({ page }) => {
  const region = await plots(page);
  const before = await lines(region);
  await region.getByLabel('Hardware').selectOption({ label: 'NVIDIA H100 SXM5 80 GB' });
  await region.getByLabel('Model').selectOption({ label: 'Llama 3.1 70B' });

  await expect(region).toContainText('optimal batch 295');
  expect(await lines(region)).not.toEqual(before);
});

test('what does not fit in memory is said', async ({ page }) => {
  const region = await plots(page);
  await region.getByLabel('Hardware').selectOption({ label: 'NVIDIA H100 SXM5 80 GB' });

  // 671 GB of weights on eight times 80 GB.
  await expect(region).toContainText('This does not fit: the weights take 671 GB, the memory holds 640 GB.');
});

test('a value nobody can use is refused beside its field, and the plots stay', async ({ page }) => {
  const region = await plots(page);
  const before = await lines(region);
  const field = batch(region).first();
  await field.fill('-3');

  await expect(region.getByText(/Batch .*(at least|from|between)|whole number/i).first()).toBeVisible();
  expect(await lines(region)).toEqual(before);
});

test('the numbers stand in a table behind each plot', async ({ page }) => {
  const region = await plots(page);
  await region.getByText('Table').first().click();
  await expect(region.getByRole('table').first()).toBeVisible();
  expect(await region.getByRole('table').first().getByRole('row').count()).toBeGreaterThan(5);
});

test('on a phone nothing below the words of a plot moves while a number is slid', async ({ page }) => {
  test.slow();
  for (const [lesson, widget, slider, width] of [
    ['batch-size', '.batch-plots', 'Context', 390],
    ['rooflines', '[aria-label^="Roofline of one"]', 'Intensity', 390],
    ['memory', '[aria-label="Memory of one chip"]', 'Stages', 390],
    ['pipelines', '[aria-label="Timetable of a pipeline in inference"]', 'Micro-batches', 390],
    ['training', '[aria-label^="A falling and a rising"]', 'One falls with the power', 390],
    ['context', '[aria-label="A KV cache from an architecture"]', 'Context', 390],
    ['context', '[aria-label^="Cost per token against context"]', 'Batch', 390],
    ['context', '[aria-label^="Cost per token against context"]', 'Batch', 360],
    ['mixing', '[aria-label^="Activations during a training step"]', 'Layers', 390],
    ['prices', '[aria-label="A fast mode and the usual one"]', 'Price', 390],
    [
      'reality',
      '[aria-label^="Published measurements"]',
      'Measurements in order of how far they fall short',
      390,
    ],
  ] as const) {
    await page.setViewportSize({ width, height: 844 });
    await page.goto(`/lessons/${lesson}/`);
    const figure = page.locator(widget).first();
    await figure.scrollIntoViewIfNeeded();
    await expect(figure.locator('xpath=ancestor::astro-island')).not.toHaveAttribute('ssr');
    const heights = await figure.locator(`.range[aria-label="${slider}"]`).evaluate(async (range, of) => {
      const input = range as HTMLInputElement;
      const seen = new Set<number>();
      for (let at = 0; at <= Number(input.max); at += 1) {
        input.value = `${at}`;
        input.dispatchEvent(new Event('input', { bubbles: true }));
        await new Promise((done) => setTimeout(done, 16));
        seen.add(Math.round(input.closest(of)?.getBoundingClientRect().height ?? 0));
      }
      return [...seen];
    }, widget);
    expect(Math.max(...heights) - Math.min(...heights), `${lesson}: ${heights}`).toBeLessThanOrEqual(1);
  }
});

test('letters in figures are no smaller than 11 px on a narrow phone', async ({ page }) => {
  test.slow();
  await page.setViewportSize({ width: 320, height: 844 });
  const lessons = readdirSync('content/lessons').map((file) => `lessons/${file.replace(/\.mdx$/, '')}/`);
  for (const at of ['', 'evidence/', ...lessons]) {
    await page.goto(`/${at}`);
    const sizes = await page.locator('svg text').evaluateAll((texts) =>
      texts.flatMap((text) => {
        const { a: scale } = (text as SVGTextElement).getScreenCTM() ?? { a: 0 };
        return text.checkVisibility() ? [Number.parseFloat(getComputedStyle(text).fontSize) * scale] : [];
      }),
    );
    expect.soft(Math.min(...sizes), at).toBeGreaterThanOrEqual(11);
  }
});
