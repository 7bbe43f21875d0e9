import { expect, type Locator } from '@playwright/test';
import { readUnit } from '../../src/engine/units.ts';
import { plainText } from '../../src/problems/content.ts';
import { drawVariant } from '../../src/problems/draw-variant.ts';
import { slipsOf } from '../../src/problems/slips-of.ts';
import { optionText } from '../../src/problems/solution.ts';
import { numberVariant, template } from '../fixtures/templates.ts';
import { problem, test, widthBeyond } from './page.ts';

const kinds = [
  { id: 'cost-at-batch-1', title: 'Cost at batch 1' },
  { id: 'optimal-batch-from-sparsity', title: 'Optimal batch from sparsity' },
  { id: 'context-balance', title: 'Context balance' },
] as const;

/** The variant a lesson opens with, and its answer in the asked unit, to three figures. */
function shown(id: string) {
  const variant = numberVariant(template(id), 1);
  const answer = Number((variant.answer.value / readUnit(variant.ask.unit).scale).toPrecision(3));
  return { variant, answer, unit: variant.ask.unit };
}

for (const { id, title } of kinds) {
  test.describe(title, () => {
    test('takes the answer without a unit, says it is right and shows the work', async ({ page }) => {
      const { answer } = shown(id);
      await page.goto('/lessons/batch-size/');
      const region = await problem(page, title);
      await region.getByRole('textbox').fill(String(answer));
      await region.getByRole('button', { name: 'Check' }).click();

      await expect(region.getByRole('status')).toContainText('Right:');
      await expect(region.getByRole('status')).toContainText('You left the unit out');
      await expect(region.locator('.solution li').last()).toBeVisible();
      // Each line in symbols and in numbers.
      expect(await region.locator('.solution :is(.equation, .numbers)').count()).toBeGreaterThanOrEqual(4);
    });

    test('takes the answer with a unit', async ({ page }) => {
      const { answer, unit } = shown(id);
      await page.goto('/lessons/batch-size/');
      const region = await problem(page, title);
      await region.getByRole('textbox').fill(`${answer} ${unit}`);
      await region.getByRole('button', { name: 'Check' }).click();

      await expect(region.getByRole('status')).toContainText('Right:');
      await expect(region.getByRole('status')).not.toContainText('unit');
    });

    test('names the slip behind a wrong answer, and lets one try again', async ({ page }) => {
      const { variant, answer, unit } = shown(id);
      const [slip] = slipsOf(variant).filter(({ value }) => value / variant.answer.value < 50);
      if (!slip) throw new Error(`${id} has no slip to show`);
      await page.goto('/lessons/batch-size/');
      const region = await problem(page, title);
      await region.getByRole('textbox').fill(String(slip.value / readUnit(unit).scale));
      await region.getByRole('button', { name: 'Check' }).click();
      await expect(region.getByRole('status')).toContainText('one slip away');
      await expect(region.getByRole('status')).toContainText('That slip leads to');

      await region.getByRole('textbox').fill(String(answer));
      await region.getByRole('textbox').press('Enter');
      await expect(region.getByRole('status')).toContainText('Right:');
    });

    test('gives another, with other numbers and an empty field', async ({ page }) => {
      await page.goto('/lessons/batch-size/');
      const region = await problem(page, title);
      const before = await region.locator('.statement').textContent();
      await region.getByRole('button', { name: 'I don’t know' }).click();
      await expect(region.locator('.solution')).toBeVisible();
      await region.getByRole('button', { name: 'Another' }).click();

      await expect(region.locator('.statement')).not.toHaveText(before ?? '');
      await expect(region.getByRole('textbox')).toHaveValue('');
      await expect(region.getByRole('textbox')).toBeFocused();
      await expect(region.locator('.solution')).toBeHidden();
    });
  });
}

test('an answer that cannot be read is told apart from a wrong one and costs nothing', async ({ page }) => {
  await page.goto('/lessons/batch-size/');
  const region = await problem(page, 'Context balance');
  await region.getByRole('textbox').fill('1.000,5');
  await region.getByRole('button', { name: 'Check' }).click();

  await expect(region.getByRole('status')).toContainText('This did not count as an answer.');
  await expect(region.getByRole('button', { name: 'I don’t know' })).toBeVisible();
});

test('the field says how it reads what is typed', async ({ page }) => {
  await page.goto('/lessons/batch-size/');
  const region = await problem(page, 'Optimal batch from sparsity');
  await region.getByRole('textbox').fill('2.4k');
  await expect(region.getByText('read as 2,400 sequences')).toBeVisible();
});

test('hints come one at a time, and each is read as it comes', async ({ page }) => {
  await page.goto('/lessons/batch-size/');
  const region = await problem(page, 'Optimal batch from sparsity');
  await region.getByRole('button', { name: 'Hint', exact: true }).click();
  await expect(region.locator('.hints li')).toHaveCount(1);
  await expect(region.locator('.hints li:nth-child(1) p')).toBeFocused();
  await region.getByRole('button', { name: 'Another hint' }).click();
  await expect(region.locator('.hints li')).toHaveCount(2);
  await expect(region.locator('.hints li:nth-child(2) p')).toBeFocused();
  await expect(region.getByRole('button', { name: /hint/i })).toHaveCount(0);
});

test('whoever asks to be shown goes on from the solution, and hears whole what is found after it', async ({
  page,
}) => {
  await page.goto('/problems/cost-at-batch-1/');
  const region = await problem(page, 'Cost at batch 1');
  await region.getByRole('button', { name: 'I don’t know' }).click();
  await expect(region.locator('.worked p').first()).toBeFocused();
  // With the answer there, to check one is no longer what to do next.
  await expect(region.locator('.main')).toHaveCount(0);
  const shown = await region.locator('.told').elementHandle();

  await region.getByRole('textbox').fill('1e9');
  await region.getByRole('button', { name: 'Check' }).click();
  await expect(region.getByRole('status')).toContainText('Not yet.');
  // What is changed in parts is announced in the order of the changes.
  expect(await shown?.evaluate((element) => element.isConnected)).toBe(false);
});

test('a problem is done by keyboard alone', async ({ page }) => {
  const { answer } = shown('context-balance');
  await page.goto('/lessons/batch-size/');
  const region = await problem(page, 'Context balance');
  await region.getByRole('textbox').focus();
  await expect(region.getByRole('button', { name: 'Check' })).toBeEnabled();
  await page.keyboard.type(`${answer} tokens`);
  await page.keyboard.press('Enter');
  await expect(region.getByRole('status')).toContainText('Right:');
});

test('what is typed before the page is alive is kept, and Enter leads nowhere', async ({ page }) => {
  let release = (): void => {};
  const held = new Promise<void>((resolve) => {
    release = resolve;
  });
  await page.route('**/_astro/*.js', async (route) => {
    await held;
    await route.continue();
  });
  await page.goto('/lessons/batch-size/', { waitUntil: 'commit' });
  const region = await problem(page, 'Context balance');
  await region.getByRole('textbox').fill('2.4k');
  await region.getByRole('textbox').press('Enter');
  release();

  await expect(region.getByRole('button', { name: 'Check' })).toBeEnabled();
  await expect(region.getByRole('textbox')).toHaveValue('2.4k');
  await expect(region.getByText('read as 2,400 tokens')).toBeVisible();
  expect(page.url()).toMatch(/batch-size\/$/);
});

test('a doubt is asked about quietly, once one pauses', async ({ page }) => {
  await page.goto('/lessons/batch-size/');
  const region = await problem(page, 'Context balance');
  await region.getByRole('textbox').fill('1.000,5');
  await expect(region.locator('.echo')).toContainText('1');
  await expect(region.getByRole('status')).toBeEmpty();
});

test.describe('after a slip', () => {
  test('the second wrong answer is shown the way to it, and then all of it', async ({ page }) => {
    const { variant, unit } = shown('optimal-batch-from-sparsity');
    const [slip] = slipsOf(variant).filter(({ step }) => step !== 'answer');
    if (!slip) throw new Error('There is no slip to show.');
    await page.goto('/problems/optimal-batch-from-sparsity/');
    const region = await problem(page, 'Optimal batch from sparsity');
    await region.getByRole('textbox').fill(String(slip.value / readUnit(unit).scale));
    await region.getByRole('button', { name: 'Check' }).click();
    await expect(region.getByRole('status')).toContainText('one slip away');
    await expect(region.locator('.lines')).toHaveCount(0);

    await region.getByRole('textbox').fill('123456789');
    await region.getByRole('textbox').press('Enter');
    await expect(region.locator('.way li').last()).toContainText('yours to find');
    await expect(region.locator('.solution')).toHaveCount(0);

    await region.getByRole('button', { name: 'Show me' }).click();
    await expect(region.getByRole('status')).toContainText('The answer:');
    await expect(region.locator('.way')).toHaveCount(0);
    await expect(region.locator('.solution li').last()).toBeVisible();
  });
});

test('the solution leads into the Lab with the same setup', async ({ page }) => {
  await page.goto('/problems/optimal-batch-from-sparsity/');
  const region = await problem(page, 'Optimal batch from sparsity');
  await region.getByRole('button', { name: 'I don’t know' }).click();
  const answer = (await region.getByRole('status').textContent()) ?? '';
  const [, value = ''] = /The answer: (.*)\./.exec(answer) ?? [];
  expect(value).not.toBe('');
  await region.getByRole('link', { name: 'Change a number' }).click();

  await expect(page).toHaveURL(/\/lab\/\?.*why=optimal_batch/);
  // The Lab works everything out before it shows anything.
  const why = page.getByRole('heading', { name: `Why optimal batch is ${value}` });
  await expect(why).toBeVisible({ timeout: 20_000 });
});

test.describe('by keyboard alone', () => {
  test('a choice is made and checked', async ({ page }) => {
    const variant = drawVariant(template('what-binds-the-pass'), 1);
    if (variant.kind !== 'choice') throw new Error('This problem asks for a choice.');
    const place = variant.options.findIndex(({ option }) => option.id === variant.right);
    await page.goto('/problems/what-binds-the-pass/');
    const region = await problem(page, template('what-binds-the-pass').title);
    await expect(region.getByRole('group', { name: 'Your answer' })).toBeVisible();
    await expect(region.getByRole('button', { name: 'Check' })).toBeEnabled();
    await region.getByRole('radio').first().focus();
    await page.keyboard.press('Space');
    for (let at = 0; at < place; at += 1) await page.keyboard.press('ArrowDown');
    await page.keyboard.press('Enter');

    await expect(region.getByRole('status')).toContainText('Right');
    await expect(region.getByText('✓ right')).toBeVisible();
  });

  test('nothing chosen costs nothing', async ({ page }) => {
    await page.goto('/problems/what-binds-the-pass/');
    const region = await problem(page, template('what-binds-the-pass').title);
    const check = region.getByRole('button', { name: 'Check' });
    await expect(check).toBeEnabled();
    await check.press('Enter');
    await expect(region.getByRole('status')).toContainText('Choose one.');
    await expect(region.getByRole('button', { name: 'I don’t know' })).toBeVisible();
  });

  test('things are put in order, and each move is said', async ({ page }) => {
    const variant = drawVariant(template('ridge-order'), 1);
    if (variant.kind !== 'order') throw new Error('This problem asks for an order.');
    const texts = new Map(
      variant.items.map((item) => [item.option.id, plainText(optionText(variant, item))]),
    );
    await page.goto('/problems/ridge-order/');
    const region = await problem(page, template('ridge-order').title);
    await expect(region.getByRole('button', { name: 'Check' })).toBeEnabled();

    // The first can go up no further, and the last not down: they say so, and keep the focus that they may have.
    const moves = region.locator('.moves');
    await expect(moves.first().getByRole('button', { disabled: true })).toHaveText('Up');
    await expect(moves.last().getByRole('button', { disabled: true })).toHaveText('Down');
    await expect(region.locator('.moves [disabled]')).toHaveCount(0);
    // The greatest goes down to the end, then the next to the place above it.
    let stands = variant.items.map(({ option }) => option.id);
    for (const [place, id] of [...variant.right.entries()].toReversed()) {
      const name = texts.get(id) ?? '';
      const down = region.getByRole('button', { name: `${name} down` });
      await down.focus();
      for (let at = stands.indexOf(id); at < place; at += 1) {
        await page.keyboard.press(at % 2 === 0 ? 'ArrowDown' : 'Enter');
        await expect(region.getByText(`${name} is now ${at + 2} of ${stands.length}.`)).toBeAttached();
        await expect(down).toBeFocused();
      }
      stands = [...stands.filter((one) => one !== id).slice(0, place), id, ...variant.right.slice(place + 1)];
    }
    await region.getByRole('button', { name: 'Check' }).press('Enter');
    await expect(region.locator('.verdict')).toContainText('Right.');
  });

  test('arrow keys that are pressed for the browser put nothing in another order', async ({ page }) => {
    await page.goto('/problems/ridge-order/');
    const region = await problem(page, template('ridge-order').title);
    await expect(region.getByRole('button', { name: 'Check' })).toBeEnabled();
    const items = region.locator('li.item .says');
    const before = await items.allTextContents();
    const down = region.getByRole('button', { name: `${before[0]} down` });
    await down.focus();
    for (const modifier of ['Control', 'Alt', 'Meta']) await page.keyboard.press(`${modifier}+ArrowDown`);
    await expect(items).toHaveText(before);

    await page.keyboard.press('ArrowDown');
    await expect(items.nth(1)).toHaveText(before[0] ?? '');
  });

  test('a curve is drawn with arrow keys and in the table, and the right one is shown beside it', async ({
    page,
  }) => {
    const variant = drawVariant(template('latency-against-batch'), 1);
    if (variant.kind !== 'sketch') throw new Error('This problem asks for a sketch.');
    await page.goto('/problems/latency-against-batch/');
    const region = await problem(page, template('latency-against-batch').title);
    const points = region.getByRole('slider');
    await expect(points).toHaveCount(7);
    await expect(points.first()).toHaveAttribute('aria-valuetext', /\d\s(?:µs|ms|s)$/);
    // Untouched it is no answer.
    await region.getByRole('button', { name: 'Check' }).press('Enter');
    await expect(region.locator('.verdict')).toContainText('There is no curve yet.');

    await points.first().focus();
    await page.keyboard.press('Home');
    await region.getByRole('button', { name: 'Check' }).press('Enter');
    await expect(region.locator('.verdict')).toContainText('Not yet.');
    await expect(points.first()).toHaveAttribute('aria-valuetext', /, too low$/);
    await expect(region.locator('.line.right')).toHaveCount(0);

    await region.getByText('Type the values').press('Enter');
    // Half by typing, half by keys.
    for (const [at, value] of variant.right.entries())
      if (at % 2 === 0) await typeInto(region.getByRole('textbox').nth(at), value);
      else await moveTo(points.nth(at), value);
    await region.getByRole('button', { name: 'Check' }).press('Enter');
    await expect(region.locator('.verdict')).toContainText('Right.');
    await expect(region.locator('.line.right')).toHaveCount(1);
    await expect(region.locator('.name.right')).toHaveText('right');
    // The figure gives the answer away, so it comes with the solution.
    await expect(region.locator('.solution figure')).toBeVisible();
  });
});

/** A value typed in a table, and left. */
async function typeInto(field: Locator, value: number): Promise<void> {
  await field.fill(`${(value * 1000).toPrecision(3)} ms`);
  await field.press('Tab');
}

/** A point moved by arrow keys, the twentieth part of a decade each, to the place nearest to a value. */
async function moveTo(point: Locator, value: number): Promise<void> {
  const steps = Math.round(20 * Math.log10(value / Number(await point.getAttribute('aria-valuenow'))));
  for (let step = 0; step < Math.abs(steps); step += 1)
    await point.press(steps > 0 ? 'ArrowUp' : 'ArrowDown');
}

test('a second plot to be sketched on a page is drawn as the first, though its code is there before it', async ({
  page,
}) => {
  await page.goto('/lessons/context/');
  for (const id of ['mfu-over-context', 'what-sparse-attention-reads']) {
    const asked = await problem(page, template(id).title);
    await expect(asked.getByRole('slider').first()).toBeVisible();
    await expect(asked.locator('.sketch .board')).toBeVisible();
  }
});

test('a point is dragged, and so is a thing to be ordered', async ({ page }) => {
  await page.goto('/problems/latency-against-batch/');
  const sketch = await problem(page, template('latency-against-batch').title);
  const point = sketch.getByRole('slider').nth(2);
  const before = Number(await point.getAttribute('aria-valuenow'));
  const dot = await point.locator('.dot').boundingBox();
  if (!dot) throw new Error('There is no point to drag.');
  await page.mouse.move(dot.x + 3, dot.y + 3);
  await page.mouse.down();
  await page.mouse.move(dot.x + 20, dot.y - 40, { steps: 4 });
  await page.mouse.up();
  expect(Number(await point.getAttribute('aria-valuenow'))).toBeGreaterThan(before * 2);

  await page.goto('/problems/ridge-order/');
  const order = await problem(page, template('ridge-order').title);
  await expect(order.getByRole('button', { name: 'Check' })).toBeEnabled();
  const rows = order.getByRole('listitem');
  const [first] = await rows.locator('.says').allTextContents();
  const [grip, last] = [await rows.first().locator('.grip').boundingBox(), await rows.last().boundingBox()];
  if (!grip || !last) throw new Error('There is nothing to drag.');
  await page.mouse.move(grip.x + 8, grip.y + 8);
  await page.mouse.down();
  await page.mouse.move(grip.x + 8, last.y + last.height / 2, { steps: 6 });
  await page.mouse.up();
  await expect(rows.last().locator('.says')).toHaveText(first ?? '');
});

test('every kind of answer fits a phone', async ({ page }) => {
  await page.setViewportSize({ width: 390, height: 844 });
  for (const id of ['what-binds-the-pass', 'ridge-order', 'latency-against-batch']) {
    await page.goto(`/problems/${id}/`);
    await page.getByRole('button', { name: 'I don’t know' }).click();
    await expect(page.locator('.solution')).toBeVisible();
    expect(await widthBeyond(page), id).toBeLessThanOrEqual(0);
  }
});

test('a plot whose code did not arrive says so, and comes when asked again', async ({ page, complaints }) => {
  await page.route('**/Sketch*.js', (route) => route.abort());
  await page.goto('/problems/latency-against-batch/');
  const region = await problem(page, template('latency-against-batch').title);
  await expect(region.getByRole('alert')).toContainText('The plot did not load.');

  await page.unroute('**/Sketch*.js');
  await region.getByRole('button', { name: 'Try again' }).click();
  await expect(region.getByRole('slider')).toHaveCount(7);
  // The browser's own, of what does not arrive.
  complaints.length = 0;
});

test('an answer that cannot be kept because code did not arrive says so', async ({ page, complaints }) => {
  await page.route('**/open-log*.js', (route) => route.abort());
  await page.goto('/lessons/batch-size/');
  const region = await problem(page, 'Context balance');
  await region.getByRole('textbox').fill('1');
  await region.getByRole('button', { name: 'Check' }).click();

  await expect(page.getByRole('alert')).toContainText('It waits in this browser');
  await expect(region.getByRole('status')).toContainText('Not yet');
  // The browser's own, of what does not arrive.
  complaints.length = 0;
});

test('an answer that cannot be read because code did not arrive says so, and is read once it has', async ({
  page,
  complaints,
}) => {
  await page.route('**/answering*.js', (route) => route.abort());
  await page.goto('/lessons/batch-size/');
  const region = await problem(page, 'Context balance');
  await region.getByRole('textbox').fill('1');
  await region.getByRole('button', { name: 'Check' }).click();
  await expect(region.getByRole('alert')).toContainText('could not be read yet');
  await expect(region.getByRole('textbox')).toHaveValue('1');

  await page.unroute('**/answering*.js');
  await region.getByRole('button', { name: 'Check' }).click();
  await expect(region.getByRole('status')).toContainText('Not yet');
  await expect(region.getByRole('alert')).toBeHidden();
  // The browser's own, of what does not arrive.
  complaints.length = 0;
});
