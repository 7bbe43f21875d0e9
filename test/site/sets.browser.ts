import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, type Locator, type Page } from '@playwright/test';
import { answerText } from '../../src/problems/answer-text.ts';
import { drawSet, listed, type ProblemSet } from '../../src/problems/problem-set.ts';
import { readSetQuery, setQuery } from '../../src/problems/set-address.ts';
import { checksumOf, resultText, type SetResult } from '../../src/problems/set-result.ts';
import { numberVariant, template } from '../fixtures/templates.ts';
import { storedKinds, test, widthBeyond } from './page.ts';

const ids = ['cost-at-batch-1', 'what-binds-the-pass', 'ridge-order'];
const known = ids.map((id) => listed(template(id)));
const exam: ProblemSet = {
  title: 'Week 2: batches & caches',
  problems: known.map(({ id, version }) => ({ id, version })),
  count: 3,
  seed: 4711,
  draw: 'by_name',
  mode: 'exam',
};
const practice: ProblemSet = { ...exam, draw: 'same', mode: 'practice' };

/** What is right of the first question, as a student would type it. */
function rightOf(set: ProblemSet, student: string): string {
  const draw = drawSet(set, known, student);
  const [first] = draw.kind === 'drawn' ? draw.questions : [];
  if (!first) throw new Error('The set cannot be drawn.');
  return answerText(numberVariant(template(first.id), first.seed)).replace(' per million tokens', '/Mtok');
}

const keptKeys = (page: Page) => page.evaluate(() => Object.keys(localStorage));
const begin = async (page: Page, set: ProblemSet, student: string): Promise<void> => {
  await page.goto(`/set/${setQuery(set)}`);
  await page.getByLabel(/Your name/).fill(student);
  await page.getByRole('button', { name: 'Begin', exact: true }).click();
};
/** Goes on by Tab until something has the focus, as somebody without a mouse would. */
async function tabTo(page: Page, target: Locator): Promise<void> {
  for (let presses = 0; presses < 60; presses++) {
    if (await target.evaluate((element) => element === document.activeElement)) return;
    await page.keyboard.press('Tab');
  }
  throw new Error('It cannot be reached by Tab.');
}

test('an instructor makes a set, and its address holds all of it', async ({ page, context }) => {
  await context.grantPermissions(['clipboard-read', 'clipboard-write']);
  await page.goto('/teach/set/');
  await page.getByLabel('Chapter', { exact: true }).selectOption({ label: 'Pipelines' });
  await page.getByLabel('Level', { exact: true }).selectOption({ label: 'Level 2: two or three steps' });
  const shown = await page.locator('.pool input').count();
  await page.getByRole('button', { name: 'Take all that are shown' }).click();
  await page.getByLabel('Chapter', { exact: true }).selectOption({ label: 'Training and over-training' });
  await page.getByLabel('How many to pick by chance').fill('2');
  await page.getByRole('button', { name: 'Pick by chance' }).click();
  await expect(page.locator('.chosen > li')).toHaveCount(shown + 2);

  await page.getByLabel('Title').fill('Week 9');
  await page.getByLabel('Some of them').check();
  await page.getByLabel('How many', { exact: true }).fill('4');
  await page.getByLabel('Drawn from each student’s name').check();
  await page.getByLabel('Exam: none').check();
  await page.getByRole('button', { name: 'Other numbers' }).click();
  await page.getByRole('button', { name: 'Copy the address' }).click();
  await expect(page.getByText('Copied.')).toBeVisible();

  const copied = await page.evaluate(() => navigator.clipboard.readText());
  const reading = readSetQuery(new URL(copied).search);
  expect(reading).toMatchObject({
    kind: 'set',
    set: { title: 'Week 9', count: 4, draw: 'by_name', mode: 'exam' },
  });
  if (reading.kind === 'set') expect(reading.set.problems).toHaveLength(shown + 2);
  expect(new URL(page.url()).search).toBe(new URL(copied).search);
  // As it is drawn for one name, with its answers.
  await expect(page.locator('.chosen .statement')).toHaveCount(4);
  await page.reload();
  await expect(page.getByLabel('Title')).toHaveValue('Week 9');
  await expect(page.locator('.chosen .statement')).toHaveCount(4);
});

test('problems are moved and taken out by keyboard, and what is typed wrong is said', async ({ page }) => {
  await page.goto(`/teach/set/${setQuery(practice)}`);
  const titles = page.locator('.chosen h3');
  await expect(titles).toHaveCount(3);
  const down = page.getByRole('button', { name: 'Move Cost at batch 1 down' });
  await down.focus();
  await page.keyboard.press('Enter');
  await expect(titles.nth(1)).toHaveText('Cost at batch 1');
  await expect(down).toBeFocused();
  await page.getByRole('button', { name: 'Take Cost at batch 1 out' }).click();
  await expect(titles).toHaveCount(2);

  await page.getByLabel('All numbers come from it').fill('many');
  await expect(page.getByText('A whole number from 0 to 999,999,999. Until then it is 4711.')).toBeVisible();
  expect(page.url()).toContain('seed=4711');
});

test('an exam is taken by keyboard alone, over a reload, handed in, and read back', async ({ page }) => {
  await page.goto(`/set/${setQuery(exam)}`);
  await tabTo(page, page.getByLabel(/Your name/));
  await page.keyboard.type('Ada Lovelace');
  await page.keyboard.press('Enter');
  await expect(page.getByRole('heading', { name: /Question 1/ })).toBeFocused();

  // The first is answered and cannot be told right or wrong; Enter leads on.
  const field = page.getByLabel(/Your answer/);
  await tabTo(page, field);
  await page.keyboard.type('a lot');
  await expect(page.getByText('As it stands it would not count.')).toBeVisible();
  await page.keyboard.press('ControlOrMeta+a');
  await page.keyboard.type(rightOf(exam, 'Ada Lovelace'));
  await expect(page.getByText('As it stands it would not count.')).toBeHidden();
  await page.keyboard.press('Enter');
  await expect(page.getByRole('heading', { name: /Question 2/ })).toBeFocused();
  await expect(page.locator('.told, .verdict')).toHaveCount(0);

  await page.reload();
  await expect(page.getByRole('heading', { name: /Question 2/ })).toBeVisible();
  await expect(page.getByRole('button', { name: 'Question 1, answered' })).toBeVisible();
  const option = page.getByRole('radio').first();
  await tabTo(page, option);
  await page.keyboard.press('Space');
  await page.keyboard.press('Enter');
  await expect(page.getByRole('heading', { name: /Question 3/ })).toBeFocused();
  await page.keyboard.press('Tab');
  await tabTo(page, page.getByRole('button', { name: 'To handing in' }));
  await page.keyboard.press('Enter');
  await expect(page.getByRole('heading', { name: 'Hand in' })).toBeFocused();
  await expect(page.getByText('2 of 3 answered. Without an answer: question 3.')).toBeVisible();
  await tabTo(page, page.getByRole('button', { name: 'Hand in …' }));
  await page.keyboard.press('Enter');
  await expect(page.getByText('Hand in now?')).toBeFocused();
  await tabTo(page, page.getByRole('button', { name: 'Yes, hand in' }));
  await page.keyboard.press('Enter');

  await expect(page.getByRole('heading', { name: /handed in/ })).toBeFocused();
  const first = page.getByRole('region', { name: '1. Cost at batch 1' });
  await expect(first.locator('.told.right')).toBeVisible();
  const saving = page.waitForEvent('download');
  await tabTo(page, page.getByRole('button', { name: 'Save the result file' }));
  await page.keyboard.press('Enter');
  const saved = await saving;
  expect(saved.suggestedFilename()).toBe('week-2-batches-caches-ada-lovelace.json');
  const honest = readFileSync(await saved.path(), 'utf8');
  const { checksum, ...body } = JSON.parse(honest);
  expect(checksum).toBe(checksumOf(body));
  expect(body).toMatchObject({ student: 'Ada Lovelace', seed: 4711 });
  expect(body.answers.map(({ verdict }: { verdict: string }) => verdict).at(0)).toBe('correct');

  // It stays handed in.
  await page.reload();
  await expect(page.getByRole('heading', { name: /handed in/ })).toBeVisible();
  // Nothing has joined the reviews unasked: there is not even a history yet.
  expect(await page.evaluate(() => indexedDB.databases())).toEqual([]);
  await page.getByRole('button', { name: 'Add them to my reviews' }).click();
  await expect(page.getByText('2 answers added to your reviews.')).toBeFocused();
  expect(await storedKinds(page)).toEqual({ reviewed: 2 });
});

/** A result as Ada's browser would have written it: the first question right, the others open. */
function resultFor(student: string, set: ProblemSet): SetResult {
  const draw = drawSet(set, known, student);
  if (draw.kind === 'flawed') throw new Error('The set cannot be drawn.');
  return {
    set: `https://ridgepoint.example/set/${setQuery(set)}`,
    seed: set.seed,
    student,
    begun: Date.UTC(2026, 0, 1, 9),
    handed_in: Date.UTC(2026, 0, 1, 10),
    answers: draw.questions.map(({ id, version, seed }, at) => ({
      problem: id,
      version,
      seed,
      typed: at === 0 ? rightOf(set, student) : '',
      verdict: at === 0 ? 'correct' : 'unanswered',
    })),
  };
}

test('an instructor reads what was handed in, tampered, doubled and broken files too', async ({ page }) => {
  const file = (name: string, text: string) => ({
    name,
    mimeType: 'application/json',
    buffer: Buffer.from(text),
  });
  const ada = resultText(resultFor('Ada Lovelace', exam));
  const formula = resultText(resultFor('=HYPERLINK("x")', exam));
  const tampered = resultText(resultFor('Bob', exam)).replaceAll('"unanswered"', '"correct"');
  const other = resultText(resultFor('Dan', { ...exam, seed: 5 }));
  await page.goto('/teach/results/');
  await page
    .getByLabel('Result files')
    .setInputFiles([
      file('ada.json', ada),
      file('ada-again.json', ada),
      file('formula.json', formula),
      file('bob.json', tampered),
      file('dan.json', other),
      file('notes.json', '{"shopping": "milk"}'),
      file('half.json', ada.slice(0, 300)),
    ]);
  await expect(page.getByRole('status')).toHaveText(
    '4 results read and graded again; 2 with something to look at; 2 files not read; 1 there twice, word for word, and counted once.',
  );
  const row = (name: string) => page.getByRole('row').filter({ hasText: name });
  await expect(row('Ada Lovelace')).toContainText('1 of 3');
  await expect(row('Bob')).toContainText('1 of 3');
  const bob = page.locator('details', { hasText: 'bob.json' });
  await expect(bob).toContainText('this file was changed after it was saved');
  await expect(bob).toContainText('the file says right, the recheck finds no answer');
  await expect(page.locator('details', { hasText: 'dan.json' })).toContainText('another set than most');
  await expect(page.getByText('notes.json: This is no result of a problem set')).toBeVisible();
  await expect(page.getByText('half.json: This file is cut short')).toBeVisible();

  const firstName = page.locator('tbody th').first();
  await expect(firstName).toHaveText('=HYPERLINK("x")');
  await page.getByRole('button', { name: 'Student' }).click();
  await expect(firstName).toHaveText('Dan');

  const saving = page.waitForEvent('download');
  await page.getByRole('button', { name: 'Save the table as CSV' }).click();
  const csv = readFileSync(await (await saving).path(), 'utf8');
  const lines = csv.trimEnd().split('\r\n');
  expect(lines).toHaveLength(1 + 4 + 2);
  expect(lines[0]).toContain('file,student,set,seed,begun,handed in,right,asked,flags,problem 1');
  expect(csv).toContain('formula.json,"\'=HYPERLINK(""x"")",Week 2: batches & caches,4711,');
  expect(csv).toContain('ada.json,Ada Lovelace,');
});

test('a folder that is dropped is read with the folders in it', async ({ page }) => {
  const folder = mkdtempSync(join(tmpdir(), 'results-'));
  mkdirSync(join(folder, 'late'));
  // More than browsers list at a time.
  for (let at = 0; at < 101; at++) writeFileSync(join(folder, `notes-${at}.json`), '{}');
  writeFileSync(join(folder, 'ada.json'), resultText(resultFor('Ada Lovelace', exam)));
  writeFileSync(join(folder, 'late', 'bob.json'), resultText(resultFor('Bob', exam)));
  writeFileSync(join(folder, 'late', 'notes-0.json'), '{}');
  await page.goto('/teach/results/');
  await expect(page.getByLabel('Result files')).toBeEnabled();

  const { x = 0, y = 0 } = (await page.getByText('Drop result files').boundingBox()) ?? {};
  const browser = await page.context().newCDPSession(page);
  for (const type of ['dragEnter', 'dragOver', 'drop'] as const)
    await browser.send('Input.dispatchDragEvent', {
      ...{ type, x: x + 5, y: y + 5 },
      data: { items: [], files: [folder], dragOperationsMask: 1 },
    });
  await expect(page.getByRole('status')).toHaveText(/^2 results read .*; 102 files not read\.$/);
  await expect(page.getByRole('row', { name: /Bob/ })).toBeVisible();
  await expect(page.getByText(/^[^/]+\/late\/notes-0\.json: /)).toBeVisible();
  rmSync(folder, { recursive: true });
});

test('practice tells at once, comes back as it was left, and joins the reviews', async ({ page }) => {
  await page.goto(`/set/${setQuery(practice)}`);
  const field = page.getByLabel(/Your answer/);
  await field.fill(rightOf(practice, ''));
  await page.getByRole('button', { name: 'Check' }).click();
  await expect(page.locator('.told.right')).toBeVisible();
  await expect.poll(() => storedKinds(page)).toEqual({ reviewed: 1 });

  await page.reload();
  await expect(page.locator('.told.right')).toBeVisible();
  await expect(page.getByText('1 of 3 right')).toBeVisible();
  await page.getByRole('button', { name: 'Next question' }).click();
  await page.getByRole('button', { name: /show me/ }).click();
  await expect(page.locator('.worked')).toBeVisible();
  await page.getByRole('button', { name: 'All on one page' }).click();
  await expect(page.locator('section.problem')).toHaveCount(3);

  await page.getByRole('button', { name: 'Save the result file' }).click();
  await expect(page.getByText('Write your name first')).toBeVisible();
  await page.getByLabel('Your name, for the file').fill('Ada');
  const saving = page.waitForEvent('download');
  await page.getByRole('button', { name: 'Save the result file' }).click();
  const { answers } = JSON.parse(readFileSync(await (await saving).path(), 'utf8'));
  expect(answers).toMatchObject([
    { verdict: 'correct', wrong_before: 0, hints: 0, shown: false },
    { verdict: 'unanswered', shown: true },
    { verdict: 'unanswered' },
  ]);
});

test('the same name has the same questions, another name others', async ({ page }) => {
  const statement = page.locator('.statement').first();
  await begin(page, exam, 'Ada Lovelace');
  const adas = (await statement.textContent()) ?? '';
  await page.getByRole('button', { name: 'Somebody else?' }).click();
  await expect(page.getByLabel(/Your name/)).toBeFocused();
  await page.getByLabel(/Your name/).fill('Bob');
  await page.getByRole('button', { name: 'Begin', exact: true }).click();
  await expect(page.getByText('Taken by Bob.')).toBeVisible();
  await expect(statement).not.toHaveText(adas);
  await page.getByRole('button', { name: 'Somebody else?' }).click();
  await page.getByLabel(/Your name/).fill('  ada  LOVELACE');
  await page.getByRole('button', { name: 'Begin', exact: true }).click();
  await expect(statement).toHaveText(adas);
});

test('an exam begun anew has the same questions and no answers', async ({ page }) => {
  await begin(page, { ...exam, draw: 'same' }, 'Ada');
  const field = page.getByLabel(/Your answer/);
  await field.fill('7');
  await page.getByRole('button', { name: 'Hand in …' }).click();
  await page.getByRole('button', { name: 'Yes, hand in' }).click();
  await page.getByRole('button', { name: /Begin again/ }).click();
  await page.getByRole('button', { name: 'Yes, begin again' }).click();
  await expect(field).toHaveValue('');
});

for (const [what, query, says] of [
  [
    'an unknown problem',
    '?problems=cost-at-batch-1,no-such-problem&seed=1',
    'There is no problem “no-such-problem” here.',
  ],
  ['another version', '?problems=cost-at-batch-1:99&seed=1', 'was changed since this set was made'],
  ['a cut end', '?problems=cost-at-batch-1,what-bi', 'The address has no seed'],
  ['a problem twice', '?problems=cost-at-batch-1,cost-at-batch-1&seed=1', 'stands twice among the problems'],
  ['a mode that is none', '?problems=cost-at-batch-1&seed=1&mode=test', 'expected practice or exam'],
] as const)
  test(`an address with ${what} says so, and nothing is begun`, async ({ page }) => {
    for (const path of ['/set/', '/set/sheet/']) {
      await page.goto(`${path}${query}`);
      await expect(page.getByRole('alert')).toContainText(says);
      await expect(page.locator('.statement')).toHaveCount(0);
    }
    expect(await keptKeys(page)).toEqual([]);
  });

test('an address that asks for nothing leads on', async ({ page }) => {
  await page.goto('/set/');
  await page.getByRole('link', { name: 'one that is made already' }).click();
  await page.getByRole('link', { name: 'Exam over the whole course' }).click();
  await page.getByRole('link', { name: 'Begin' }).click();
  await expect(page.getByLabel(/Your name/)).toBeVisible();
});

test('what a broken browser kept is no reason to fail', async ({ page }) => {
  const query = setQuery(practice);
  await page.goto('/teach/');
  await page.evaluate((key) => {
    localStorage.setItem(key, '');
    localStorage.setItem(`${key} `, '{"student":');
  }, `ridgepoint-set ${query}`);
  await page.goto(`/set/${query}`);
  await expect(page.getByLabel(/Your answer/)).toBeVisible();
});

test('on paper each name has a sheet of its own, and the key comes on pages apart', async ({ page }) => {
  await page.goto(`/set/sheet/${setQuery({ ...exam, mode: 'practice' })}`);
  await expect(page.getByText('there is nothing to print')).toBeVisible();
  await page.getByLabel(/Names/).fill('Ada Lovelace\nBob\nADA lovelace');
  await expect(page.locator('.paper:not(.answers)')).toHaveCount(2);
  await expect(page.locator('.paper.answers')).toHaveCount(2);
  await expect(page.locator('.paper-foot').first()).toContainText('seed 4711 · http://localhost');

  await page.emulateMedia({ media: 'print' });
  await expect(page.getByLabel(/Names/)).toBeHidden();
  const breaks = await page.evaluate(() => ({
    question: [...document.querySelectorAll('.questions > li')].map(
      (one) => getComputedStyle(one).breakInside,
    ),
    key: [...document.querySelectorAll('.paper.answers')].map((one) => getComputedStyle(one).breakBefore),
  }));
  expect(new Set(breaks.question)).toEqual(new Set(['avoid']));
  expect(breaks.key).toEqual(['page', 'page']);
  for (const format of ['A4', 'Letter'] as const) {
    const pdf = (await page.pdf({ format })).toString('latin1');
    // Two sheets and two keys, none of which shares a page.
    expect(pdf.match(/\/Type \/Page\b/g)?.length).toBeGreaterThanOrEqual(4);
  }
  await page.emulateMedia({ media: 'screen' });
  await page.getByLabel('with the key').uncheck();
  await expect(page.locator('.paper.answers')).toHaveCount(0);
});

test('ticked problems become a set', async ({ page }) => {
  await page.goto('/problems/');
  await page.getByLabel('Pick Cost at batch 1').check();
  await page.getByRole('button', { name: 'Make a set' }).click();
  await expect(page.locator('.chosen h3')).toHaveText(['Cost at batch 1']);
});

test.describe('without scripts', () => {
  test.use({ javaScriptEnabled: false });

  test('making a set says that it needs them, and lists the sets that are made', async ({ page }) => {
    await page.goto('/teach/set/');
    await expect(page.locator('noscript .warning')).toContainText('needs JavaScript');
    await page.getByRole('link', { name: 'In your head' }).click();
    await expect(page.getByRole('link', { name: 'Weight time in your head' })).toBeVisible();
  });
});

for (const colorScheme of ['light', 'dark'] as const)
  test(`on a phone the pages of sets stay as wide as the phone, in the ${colorScheme}`, async ({ page }) => {
    await page.emulateMedia({ colorScheme });
    await page.setViewportSize({ width: 390, height: 844 });
    for (const path of [
      `/teach/set/${setQuery(exam)}`,
      `/set/${setQuery(practice)}`,
      `/set/${setQuery(exam)}`,
      `/set/sheet/${setQuery(practice)}`,
      '/sets/',
      '/sets/whole-course-exam/',
      '/teach/results/',
    ]) {
      await page.goto(path);
      await page.waitForLoadState('networkidle');
      expect(await widthBeyond(page), path).toBeLessThanOrEqual(0);
    }
  });
