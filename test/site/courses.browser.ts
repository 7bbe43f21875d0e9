import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:http';
import { stripTypeScriptTypes } from 'node:module';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { dirname, extname, join } from 'node:path';
import { expect, type FrameLocator, type Locator, type Page } from '@playwright/test';
import { unzipSync } from 'fflate';
import { readEverything } from '../../src/export/everything.ts';
import { answerText } from '../../src/problems/answer-text.ts';
import { drawVariant } from '../../src/problems/draw-variant.ts';
import { questionSeed } from '../../src/problems/problem-set.ts';
import type { ProblemTemplate } from '../../src/problems/template.ts';
import { test as base } from './page.ts';
import { actor, type RecordStore, recordStore } from './record-store.ts';
import { verbOf } from './xapi-rules.ts';

/** A course system: packages unpacked below a path of it, and a page that opens them in a frame. */
type System = {
  readonly origin: string;
  /** Unpacks a package. @returns the path of its page */
  readonly unpack: (name: string) => string;
};

const path = '/pluginfile/4711/content/1/';

const test = base.extend<{ readonly system: System; readonly store: RecordStore }>({
  // biome-ignore lint/correctness/noEmptyPattern: Playwright reads what a fixture needs from this pattern.
  system: async ({}, use) => {
    const folder = mkdtempSync(join(tmpdir(), 'ridgepoint-course-'));
    const served: { readonly [path: string]: readonly [type: string, text: string] } = {
      '/lms/': [
        'text/html',
        '<!doctype html><title>Course</title><script src="lms.js" type="module"></script>',
      ],
      '/lms/lms.js': ['text/javascript', coursePage],
      '/lms/scorm-runtime.js': [
        'text/javascript',
        stripTypeScriptTypes(readFileSync('test/site/scorm-runtime.ts', 'utf8')),
      ],
      '/lms/back/': ['text/html', '<!doctype html><title>Back</title><p>Back in the course.'],
    };
    const server = createServer(({ url = '/' }, response) => {
      const { pathname } = new URL(url, 'http://system');
      if (pathname === '/favicon.ico') {
        response.writeHead(204).end();
        return;
      }
      const page = served[pathname];
      if (page) {
        response.writeHead(200, { 'content-type': page[0] }).end(page[1]);
        return;
      }
      try {
        if (!pathname.startsWith(path)) throw new Error('Nothing else is served.');
        const content = readFileSync(join(folder, pathname.slice(path.length)));
        response.writeHead(200, { 'content-type': types[extname(pathname)] ?? 'text/plain' }).end(content);
      } catch {
        response.writeHead(404).end();
      }
    });
    await new Promise<void>((resolve) => server.listen(0, 'localhost', resolve));
    // A server that listens on a port has an address of this kind.
    const { port } = server.address() as AddressInfo;
    await use({
      origin: `http://localhost:${port}`,
      unpack: (name) => {
        const files = unzipSync(new Uint8Array(readFileSync(`dist/downloads/courses/${name}.zip`)));
        for (const [file, content] of Object.entries(files)) {
          mkdirSync(dirname(join(folder, file)), { recursive: true });
          writeFileSync(join(folder, file), content);
        }
        return `${path}index.html`;
      },
    });
    server.closeAllConnections();
    await new Promise<void>((resolve) => server.close(() => resolve()));
    rmSync(folder, { recursive: true });
  },
  store: async ({ system }, use) => {
    const store = await recordStore(`${system.origin}/lms/back/`);
    await use(store);
    await store.stop();
  },
});

const types: { readonly [extension: string]: string } = {
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript',
  '.css': 'text/css',
  '.woff2': 'font/woff2',
};

/** The script of the course system’s page. */
const coursePage = `
  import { scormRuntime } from './scorm-runtime.js';
  const kept = new Map(Object.entries({
    'cmi.core.student_id': 'learner-17', 'cmi.core.student_name': 'Lovelace, Ada', 'cmi.core.credit': 'credit',
    'cmi.core.lesson_mode': 'normal', 'cmi.core.lesson_status': 'not attempted', 'cmi.core.entry': 'ab-initio',
    'cmi.core.total_time': '0000:00:00.00', 'cmi.student_data.mastery_score': '80',
  }));
  const lms = { kept, refused: [], fails: false, runtime: undefined };
  lms.open = (address) => {
    lms.runtime = scormRuntime(kept, () => lms.fails);
    window.API = lms.runtime.API;
    const frame = document.createElement('iframe');
    frame.title = 'Lesson';
    frame.style.width = '100%';
    frame.style.height = '700px';
    frame.src = address;
    document.body.append(frame);
  };
  lms.close = () => {
    document.querySelector('iframe').remove();
    lms.refused.push(...lms.runtime.refused);
    return lms.runtime.state();
  };
  window.lms = lms;
  document.documentElement.dataset.ready = '';
`;

type Lms = {
  readonly kept: ReadonlyMap<string, string>;
  readonly refused: readonly string[];
  readonly open: (address: string) => void;
  readonly close: () => string;
  fails: boolean;
};
declare const lms: Lms;

async function visit(page: Page, system: System, address: string): Promise<FrameLocator> {
  if (!page.url().startsWith(`${system.origin}/lms/`)) {
    await page.goto(`${system.origin}/lms/`);
    await expect(page.locator('html')).toHaveAttribute('data-ready');
  }
  await page.evaluate((to) => lms.open(to), address);
  return page.frameLocator('iframe');
}

/** Leaves the lesson. @returns what state its talk with the system is in then */
const leave = (page: Page): Promise<string> => page.evaluate(() => lms.close());
const kept = (page: Page, element: string): Promise<string> =>
  page.evaluate((name) => lms.kept.get(name) ?? '', element);
const refused = (page: Page): Promise<readonly string[]> => page.evaluate(() => lms.refused);

const { problems } = readEverything('.');
function template(id: string): ProblemTemplate {
  const found = problems.find((one) => one.id === id);
  if (!found) throw new Error(`There is no problem "${id}".`);
  return found;
}

async function region(lesson: FrameLocator, title: string): Promise<Locator> {
  const found = lesson.getByRole('region', { name: title });
  // It is drawn anew once it knows what its course has kept.
  await expect(() => found.scrollIntoViewIfNeeded({ timeout: 2000 })).toPass();
  await expect(found.getByRole('button', { name: 'Check' })).toBeEnabled();
  return found;
}

/** Answers a problem with the right answer of the variant that a seed names, or with another. */
async function answer(lesson: FrameLocator, id: string, seed: number, isRight: boolean): Promise<Locator> {
  const variant = drawVariant(template(id), seed);
  const found = await region(lesson, variant.template.title);
  switch (variant.kind) {
    case 'number':
      await found.getByLabel('Your answer').fill(isRight ? answerText(variant) : '1234567');
      break;
    case 'choice': {
      const wrong = variant.options.find(({ option }) => option.id !== variant.right)?.option.id;
      await found.locator(`input[value="${isRight ? variant.right : wrong}"]`).check();
      break;
    }
    default:
      throw new Error(`${id} is not answered by this test.`);
  }
  await found.getByRole('button', { name: 'Check' }).click();
  await expect(found.locator('.verdict')).not.toBeEmpty();
  return found;
}

const lesson = ['activations-that-fit', 'training-run-backwards'] as const;
const progress = (frame: FrameLocator) => frame.getByRole('region', { name: 'Your progress' });

test.describe('a lesson in a system that speaks SCORM 1.2', () => {
  test('reports score and completion, and comes back as it was left', async ({ page, system }) => {
    const address = system.unpack('lessons/mixing.scorm');
    let frame = await visit(page, system, address);
    await expect(progress(frame)).toContainText('Reported to your course');
    expect(await kept(page, 'cmi.core.lesson_status')).toBe('incomplete');

    await answer(frame, lesson[0], 1, false);
    await expect(progress(frame)).toContainText('1 of 2 answered, 0 right at the first try');
    await expect.poll(() => kept(page, 'cmi.suspend_data')).toContain(lesson[0]);
    // Who is in the middle has no score that a system could judge.
    expect(await kept(page, 'cmi.core.score.raw')).toBe('');
    expect(await leave(page)).toBe('finished');
    expect(await kept(page, 'cmi.core.lesson_status')).toBe('incomplete');
    expect(await kept(page, 'cmi.core.exit')).toBe('suspend');
    expect(await kept(page, 'cmi.core.session_time')).toMatch(/^0000:0\d:\d\d\.\d\d$/);
    expect(await kept(page, 'cmi.core.lesson_location')).not.toBe('');

    frame = await visit(page, system, address);
    const wrong = await region(frame, template(lesson[0]).title);
    await expect(wrong.locator('.verdict')).not.toBeEmpty();
    await expect(wrong.locator('input:checked')).toHaveCount(1);
    await answer(frame, lesson[0], 1, true);
    await expect(progress(frame)).toContainText('1 of 2 answered, 0 right at the first try');
    await answer(frame, lesson[1], 1, true);
    await expect(progress(frame)).toContainText(
      'Not passed: 50% right at the first try, and 80% were needed.',
    );
    await expect.poll(() => kept(page, 'cmi.core.score.raw')).toBe('50');
    expect(await kept(page, 'cmi.core.lesson_status')).toBe('failed');
    await leave(page);
    expect(await kept(page, 'cmi.interactions.0.id')).toBe(lesson[0]);
    expect(await kept(page, 'cmi.interactions.0.result')).toBe('wrong');
    expect(await kept(page, 'cmi.interactions.1.result')).toBe('correct');

    frame = await visit(page, system, address);
    const right = await region(frame, template(lesson[1]).title);
    await expect(right).toContainText('Worked solution');
    await leave(page);
    expect(await refused(page)).toEqual([]);
  });

  test('is passed when enough is right', async ({ page, system }) => {
    const frame = await visit(page, system, system.unpack('lessons/mixing.scorm'));
    for (const id of lesson) await answer(frame, id, 1, true);
    await expect(progress(frame)).toContainText('Passed, with 100% right at the first try');
    await expect.poll(() => kept(page, 'cmi.core.lesson_status')).toBe('passed');
    await leave(page);
    expect(await kept(page, 'cmi.core.lesson_status')).toBe('passed');
    expect(await kept(page, 'cmi.core.score.raw')).toBe('100');
    expect(await refused(page)).toEqual([]);
  });

  test('tells when the system stores nothing, loses nothing, and sends it again', async ({
    page,
    system,
  }) => {
    const address = system.unpack('lessons/mixing.scorm');
    let frame = await visit(page, system, address);
    await expect(progress(frame)).toContainText('Reported to your course');
    await page.evaluate(() => {
      lms.fails = true;
    });
    await answer(frame, lesson[0], 1, true);
    await expect(progress(frame)).toContainText('Not reported yet. It says: General exception (101).');
    await expect(progress(frame)).toContainText('What you answer lies in this browser');

    await test.step('in the same visit', async () => {
      await page.evaluate(() => {
        lms.fails = false;
      });
      await progress(frame).getByRole('button', { name: 'Send now' }).click();
      await expect(progress(frame)).toContainText('Reported to your course');
      expect(await kept(page, 'cmi.suspend_data')).toContain(lesson[0]);
    });
    await test.step('in the next', async () => {
      await page.evaluate(() => {
        lms.fails = true;
      });
      await answer(frame, lesson[1], 1, true);
      await expect(progress(frame)).toContainText('Not reported yet');
      await leave(page);
      expect(await kept(page, 'cmi.core.lesson_status')).toBe('incomplete');
      await page.evaluate(() => {
        lms.fails = false;
      });
      frame = await visit(page, system, address);
      await expect(progress(frame)).toContainText('2 of 2 answered, 2 right at the first try');
      await expect.poll(() => kept(page, 'cmi.core.lesson_status')).toBe('passed');
    });
  });
});

test('opened outside a course, a package works alone, says so, and keeps nothing', async ({
  page,
  system,
}) => {
  await page.goto(`${system.origin}${system.unpack('lessons/mixing.scorm')}`);
  const frame = page as unknown as FrameLocator;
  await expect(progress(frame)).toContainText('Opened outside a course');
  await answer(frame, lesson[0], 1, true);
  await expect(progress(frame)).toContainText('1 of 2 answered, 1 right');
  expect(
    await page.evaluate(async () => [localStorage.length, (await indexedDB.databases()).length]),
  ).toEqual([0, 0]);
});

test('a set asks each learner with other numbers, the same on every visit', async ({ page, system }) => {
  const frame = await visit(page, system, system.unpack('problems/mixing.scorm'));
  const seed = questionSeed({ seed: 1, draw: 'by_name' }, lesson[0], 'learner-17');
  await answer(frame, lesson[0], seed, true);
  await expect(progress(frame)).toContainText('1 right at the first try');
  await expect.poll(() => kept(page, 'cmi.suspend_data')).toContain(`[1,${seed},1,`);
});

test('every question of a set is there by itself, for those who do not scroll', async ({ page, system }) => {
  const frame = await visit(page, system, system.unpack('problems/batch-size.scorm'));
  const said = await frame.getByText('The numbers are drawn for you').textContent();
  const count = Number(/(\d+) problems/.exec(said ?? '')?.[1]);
  expect(count).toBeGreaterThan(5);
  await expect(frame.getByRole('button', { name: 'Check' })).toHaveCount(count);
});

test('a question whose code does not come says so where it stands, and comes when it is tried again', async ({
  page,
  system,
  complaints,
}) => {
  const code = '**/CourseProblem*.js*';
  await page.route(code, (route) => route.fulfill({ status: 404, body: 'Not found' }));
  const frame = await visit(page, system, system.unpack('problems/mixing.scorm'));
  const said = frame.getByRole('alert').filter({ hasText: 'This part did not load.' });
  const islands = frame.locator('astro-island[component-export="CourseProblem"]');
  await expect(said).toHaveCount(await islands.count());
  complaints.length = 0;

  await page.unroute(code);
  await said.first().getByRole('button', { name: 'Try again' }).click();
  await expect(islands.first().getByRole('button', { name: 'Check' })).toBeEnabled();
});

test('a package needs nothing but itself, and every figure of it comes alive', async ({ page, system }) => {
  const asked: string[] = [];
  const missing: string[] = [];
  page.on('request', (request) => asked.push(request.url()));
  page.on('response', (response) => {
    if (response.status() >= 400) missing.push(response.url());
  });
  const frame = await visit(page, system, system.unpack('lessons/batch-size.scorm'));
  await expect(progress(frame)).toContainText('Reported to your course');
  const islands = frame.locator('astro-island');
  for (let at = 0; at < (await islands.count()); at++)
    await islands
      .nth(at)
      .locator('> *')
      .first()
      .scrollIntoViewIfNeeded()
      .catch(() => {});
  await expect(frame.locator('astro-island[ssr][client="near"]')).toHaveCount(0);
  expect(missing).toEqual([]);
  const inside = (url: string) =>
    url.startsWith(`${system.origin}${path}`) || url.startsWith(`${system.origin}/lms/`);
  expect(asked.filter((url) => !inside(url))).toEqual([]);
  // The site’s address is not known to this build, so nothing leads to it.
  await expect(frame.locator('a[href^="/"]')).toHaveCount(0);
  expect(
    await page.evaluate(async () => [Object.keys(localStorage), (await indexedDB.databases()).length]),
  ).toEqual([[], 0]);
});

test.describe('a lesson in a system that speaks cmi5', () => {
  // The browser itself tells of each answer that says that there is nothing yet, or that something failed.
  test.afterEach(({ complaints }) => {
    const others = complaints.filter((one) => !/status of (?:404|500)/.test(one));
    complaints.splice(0, complaints.length, ...others);
  });

  const verbs = (store: RecordStore) => store.statements.map(verbOf);

  test('says what it must, in order, and comes back as it was left', async ({ page, system, store }) => {
    const address = system.unpack('lessons/mixing.cmi5');
    await page.goto(`${system.origin}${address}${store.launch()}`);
    const frame = page as unknown as FrameLocator;
    await expect(progress(frame)).toContainText('Reported to your course');
    expect(verbs(store)).toEqual(['initialized']);
    await answer(frame, lesson[0], 1, true);
    await expect.poll(() => verbs(store)).toEqual(['initialized', 'answered', 'progressed']);
    await progress(frame).getByRole('button', { name: 'Back to the course' }).click();
    await expect(page.getByText('Back in the course.')).toBeVisible();
    expect(verbs(store).at(-1)).toBe('terminated');

    await page.goto(`${system.origin}${address}${store.launch()}`);
    await expect(await region(frame, template(lesson[0]).title)).toContainText('Worked solution');
    await answer(frame, lesson[1], 1, true);
    await expect(progress(frame)).toContainText('Passed, with 100% right at the first try; 60% were needed.');
    await expect.poll(() => verbs(store).slice(-3)).toEqual(['answered', 'completed', 'passed']);
    await page.goto('about:blank');
    await expect.poll(() => verbs(store).at(-1)).toBe('terminated');

    // A third visit changes nothing about what was reached.
    await page.goto(`${system.origin}${address}${store.launch()}`);
    await expect(progress(frame)).toContainText('2 of 2 answered');
    await expect(progress(frame)).toContainText('Reported to your course');
    await page.goto('about:blank');
    await expect.poll(() => verbs(store).slice(-2)).toEqual(['initialized', 'terminated']);
    expect(verbs(store).filter((verb) => ['completed', 'passed'].includes(verb))).toHaveLength(2);
    expect(store.statements.every((one) => JSON.stringify(one['actor']) === JSON.stringify(actor))).toBe(
      true,
    );
    expect(store.refused).toEqual([]);
  });

  test('reports nothing where one may only look', async ({ page, system, store }) => {
    await page.goto(`${system.origin}${system.unpack('lessons/mixing.cmi5')}${store.launch('Browse')}`);
    const frame = page as unknown as FrameLocator;
    await expect(progress(frame)).toContainText('nothing counts');
    for (const id of lesson) await answer(frame, id, 1, true);
    await page.goto('about:blank');
    await expect.poll(() => verbs(store)).toEqual(['initialized', 'terminated']);
    expect(store.states.has('ridgepoint.attempt')).toBe(false);
    expect(store.refused).toEqual([]);
  });

  test('tells when the store fails, loses nothing, and says it in the next visit', async ({
    page,
    system,
    store,
  }) => {
    const address = `${system.origin}${system.unpack('lessons/mixing.cmi5')}`;
    await page.goto(`${address}${store.launch()}`);
    const frame = page as unknown as FrameLocator;
    await expect(progress(frame)).toContainText('Reported to your course');
    store.fail('error');
    await answer(frame, lesson[0], 1, true);
    await expect(progress(frame)).toContainText('Not reported yet. Your course answered with the error 500.');
    store.fail('no');
    await progress(frame).getByRole('button', { name: 'Send now' }).click();
    await expect(progress(frame)).toContainText('Reported to your course');
    expect(verbs(store)).toEqual(['initialized', 'answered', 'progressed']);

    store.fail('never');
    await answer(frame, lesson[1], 1, true);
    await expect(progress(frame)).toContainText('2 of 2 answered');
    await page.goto('about:blank');
    expect(verbs(store)).not.toContain('passed');

    await page.goto(`${address}${store.launch()}`);
    await expect(progress(frame)).toContainText('Passed, with 100% right at the first try');
    await expect.poll(() => verbs(store).slice(-2)).toEqual(['completed', 'passed']);
    expect(store.refused).toEqual([]);
  });

  test('a page loaded again is told that its visit is closed, and keeps what is answered', async ({
    page,
    system,
    store,
  }) => {
    const address = `${system.origin}${system.unpack('lessons/mixing.cmi5')}`;
    await page.goto(`${address}${store.launch()}`);
    const frame = page as unknown as FrameLocator;
    await expect(progress(frame)).toContainText('Reported to your course');
    await page.reload();
    await expect(progress(frame)).toContainText('Your course has closed this visit.');
    await answer(frame, lesson[0], 1, true);
    await page.goto(`${address}${store.launch()}`);
    await expect(progress(frame)).toContainText('1 of 2 answered, 1 right');
    await expect.poll(() => verbs(store)).toContain('progressed');
    expect(store.refused).toEqual([]);
  });
});
