import { expect, type Page } from '@playwright/test';
import { renewed, test } from './hosted.ts';
import { figure, widthBeyond } from './page.ts';

test.use({ serviceWorkers: 'allow', viewport: { width: 390, height: 844 }, hasTouch: true });
// Each test copies a site and makes a build of it.
test.slow();

const agenda = (page: Page) => page.locator('.agenda .quiet');
const newOnes = async (page: Page): Promise<number> =>
  Number(/(\d+) new/.exec((await agenda(page).textContent()) ?? '')?.[1] ?? 0);

/** Opens Practice as on any first visit, and waits until the browser keeps the site. */
async function visit(page: Page, origin: string): Promise<void> {
  await page.goto(`${origin}/practice/`);
  await page.evaluate(async () => {
    const { active } = await navigator.serviceWorker.ready;
    if (active?.state === 'activated') return;
    await new Promise((resolve) => active?.addEventListener('statechange', resolve));
  });
}

/** Recalls a card, or answers a problem: wrongly, or by asking to be shown where there is no field. */
async function studyOne(page: Page): Promise<'recall' | 'problem'> {
  const reveal = page.getByRole('button', { name: 'Show the answer' });
  const giveUp = page.getByRole('button', { name: 'I don’t know' });
  await expect(reveal.or(giveUp)).toBeVisible();
  if (await reveal.isVisible()) {
    await reveal.click();
    await page.getByRole('button', { name: /^Easy/ }).click();
    return 'recall';
  }
  const field = page.getByRole('textbox', { name: 'Your answer' });
  if (await field.isVisible()) {
    await field.fill('123456789');
    await page.getByRole('button', { name: 'Check' }).click();
    await expect(page.getByText('Not yet')).toBeVisible();
  } else {
    await giveUp.click();
  }
  await page.getByRole('button', { name: 'Next' }).click();
  return 'problem';
}

/** Asks whether there is a newer build, and waits until its worker has come to this state. */
const newer = (page: Page, state: 'installed' | 'redundant') =>
  page.evaluate(async (awaited) => {
    const registration = await navigator.serviceWorker.ready;
    const found = new Promise<ServiceWorker | null>((resolve) => {
      registration.addEventListener('updatefound', () => resolve(registration.installing));
    });
    await registration.update();
    const worker = registration.installing ?? registration.waiting ?? (await found);
    while (worker && worker.state !== awaited)
      await new Promise((resolve) => worker.addEventListener('statechange', resolve, { once: true }));
  }, state);

const heading = (page: Page) => page.getByRole('heading', { level: 1 });

test('a lesson whose address was typed without its last slash comes alive', async ({ page, host }) => {
  await visit(page, host.origin);
  await page.goto(`${host.origin}/lessons/batch-size`);
  await expect(page).toHaveURL(`${host.origin}/lessons/batch-size/`);
  await figure(page, /on NVIDIA GB200$/);
});

test('a learner studies on a phone when the connection is gone', async ({ page, context, host }) => {
  await visit(page, host.origin);
  await context.setOffline(true);
  await host.stop();

  await page.goto(`${host.origin}/practice/?lesson=batch-size`);
  await expect(agenda(page)).toContainText('new');
  const before = await newOnes(page);
  const kinds = new Set<string>();
  let studied = 0;
  while (kinds.size < 2) {
    kinds.add(await studyOne(page));
    studied += 1;
    await expect.poll(() => newOnes(page)).toBe(before - studied);
  }

  await page.reload();
  await expect(agenda(page)).toContainText(`${before - studied} new`);
  await page.getByRole('main').getByRole('link', { name: 'Your progress' }).click();
  await expect(page.getByText(`you studied on 1 day: ${studied} answers`)).toBeVisible();
  await page.getByRole('link', { name: 'Your data' }).first().click();
  await expect(page.getByText('Ready for offline use: yes.')).toBeVisible();
  expect(await widthBeyond(page)).toBeLessThanOrEqual(0);

  await page.goto(`${host.origin}/lessons/batch-size/`);
  await expect(heading(page)).toHaveText('Batch size');
});

test('a page that was looked at is kept; another says that it was not', async ({ page, context, host }) => {
  await visit(page, host.origin);
  await page.goto(`${host.origin}/hardware/`);
  await expect(heading(page)).toBeVisible();
  const looked = await heading(page).textContent();
  await expect
    .poll(() =>
      page.evaluate(async () => (await caches.match(location.href, { ignoreVary: true })) !== undefined),
    )
    .toBe(true);
  await context.setOffline(true);
  await host.stop();

  await page.goto(`${host.origin}/hardware/?sort=price`);
  await expect(heading(page)).toHaveText(looked ?? '');
  await page.goto(`${host.origin}/evidence/`);
  await expect(page.getByText('This page was not kept for offline use')).toBeVisible();
  expect(await widthBeyond(page)).toBeLessThanOrEqual(0);
  await page.getByRole('main').getByRole('link', { name: 'Practice' }).click();
  await expect(agenda(page)).toContainText('new');
});

test('a new build waits until no page of the old one is open, and then is all there is', async ({
  page,
  context,
  host,
}) => {
  await visit(page, host.origin);
  await page.reload();
  await expect(agenda(page)).toContainText('new');
  const before = await newOnes(page);
  await host.bringOutNext();
  await newer(page, 'installed');

  // The open page goes on with its own code and items, also what it had not yet asked for.
  await studyOne(page);
  await expect.poll(() => newOnes(page)).toBe(before - 1);
  const late = await page.evaluate(async () => {
    const [address = ''] = (await (await fetch('/practice/')).text()).match(/\/_astro\/[^"]*\.js/) ?? [];
    const answers = await Promise.all(
      [address, '/problems/latency-against-batch.json'].map((one) => fetch(one)),
    );
    return Promise.all(answers.map(async (answer) => [answer.status, await answer.text()] as const));
  });
  expect(late.map(([status]) => status)).toEqual([200, 200]);
  expect(late[1]?.[1]).not.toContain(renewed);
  // So does another tab, and a reload: the site is of one build throughout.
  const other = await context.newPage();
  for (const open of [() => other.goto(`${host.origin}/progress/`), () => page.reload()]) await open();
  await expect(heading(other)).toHaveText('Progress');
  await expect(heading(page)).toHaveText('Practice');
  await expect(agenda(page)).toContainText(`${before - 1} new`);

  const onlooker = await context.newPage();
  await other.close();
  await page.close();
  await expect(async () => {
    await onlooker.goto(`${host.origin}/practice/`);
    const words = await heading(onlooker).textContent();
    // A page that is open holds the next one up, so it is left between two looks.
    if (words !== `${renewed} Practice`) await onlooker.goto('about:blank');
    expect(words).toBe(`${renewed} Practice`);
  }).toPass();

  await context.setOffline(true);
  await host.stop();
  await onlooker.reload();
  await expect(heading(onlooker)).toHaveText(`${renewed} Practice`);
  await expect(agenda(onlooker)).toContainText(`${before - 1} new`);
  expect(
    await onlooker.evaluate(async () => (await fetch('/problems/latency-against-batch.json')).text()),
  ).toContain(renewed);
});

test('a new build that arrives by half leaves the old one whole', async ({ page, context, host }) => {
  await visit(page, host.origin);
  await host.bringOutNext();
  host.failAt('/decks/prices.json');
  await newer(page, 'redundant');
  expect(await page.evaluate(() => caches.keys())).toHaveLength(1);

  await page.reload();
  await expect(heading(page)).toHaveText('Practice');
  // Once all of it can be had, it is fetched again.
  host.failAt();
  await newer(page, 'installed');
  await context.setOffline(true);
  await host.stop();
  await page.reload();
  await expect(heading(page)).toHaveText('Practice');
  await expect(agenda(page)).toContainText('new');
});

test('a learner may have the new build at once, but not under another page', async ({
  page,
  context,
  host,
}) => {
  const other = await context.newPage();
  await visit(other, host.origin);
  await page.goto(`${host.origin}/settings/`);
  await expect(page.getByText('Ready for offline use: yes.')).toBeVisible();
  const now = page.getByRole('button', { name: 'Use the newer one now' });
  await expect(now).toBeHidden();
  await host.bringOutNext();
  await newer(other, 'installed');

  await now.click();
  await expect(page.getByText('Close that tab first')).toBeVisible();
  await other.close();
  await now.click();
  await expect(heading(page)).toHaveText(`${renewed} Settings`);
  await expect(now).toBeHidden();
});

test('a browser that keeps no pages is told nothing but where it is asked', async ({ page, host }) => {
  // What a private window of Firefox and an address without https do.
  await page.addInitScript(() => {
    Reflect.deleteProperty(Navigator.prototype, 'serviceWorker');
  });
  await page.goto(`${host.origin}/practice/`);
  await expect(agenda(page)).toContainText('new');
  await expect(page.getByRole('alert').filter({ hasText: /./ })).toHaveCount(0);
  await page.goto(`${host.origin}/settings/`);
  await expect(page.getByText('Ready for offline use: no.')).toBeVisible();
  await expect(page.getByText('In a private window everything is forgotten')).toBeVisible();
});
