import { readdirSync } from 'node:fs';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { gzipSync } from 'node:zlib';
import { expect, test } from '@playwright/test';
import { answerFrom } from './static-host.ts';

/** [byte] What a host sends before it waits for the first acknowledgement: ten segments of 1,460 bytes. */
const firstWindow = 14_600;

const lessons = readdirSync('content/lessons').map((file) => file.replace('.mdx', ''));

/** A connection that breaks off after the first window, headers included; of fonts and code nothing comes. */
const brokenOff = createServer(({ url = '/' }, response) => {
  if (!url.endsWith('/')) return;
  const { status, headers, body } = answerFrom('dist', '/', url);
  const packed = gzipSync(body);
  response.writeHead(status, { ...headers, 'Content-Encoding': 'gzip', 'Content-Length': packed.length });
  const headed = JSON.stringify(response.getHeaders()).length;
  response.write(packed.subarray(0, firstWindow - headed));
});

test.beforeAll(() => new Promise<void>((resolve) => void brokenOff.listen(0, 'localhost', resolve)));
test.afterAll(() => {
  brokenOff.close();
  brokenOff.closeAllConnections();
});

for (const lesson of lessons)
  test(`${lesson} fills the first screen with the first 14.6 kB, without fonts and code`, async ({
    page,
  }) => {
    const { port } = brokenOff.address() as AddressInfo;
    await page.setViewportSize({ width: 390, height: 844 });
    await page.goto(`http://localhost:${port}/lessons/${lesson}/`, { waitUntil: 'commit' });
    await expect
      .poll(() => page.evaluate(() => performance.getEntriesByName('first-contentful-paint').length))
      .toBe(1);
    await expect(page.getByRole('heading', { level: 1 })).toBeVisible();
    const filled = () => page.evaluate(() => document.body.getBoundingClientRect().height / innerHeight);
    await expect.poll(filled).toBeGreaterThan(1);
  });
