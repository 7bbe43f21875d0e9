import { expect } from '@playwright/test';
import { readUnit } from '../../src/engine/units.ts';
import { numberVariant, template } from '../fixtures/templates.ts';
import { type AtPage, test } from './at-a-page.ts';

test('a lesson comes alive, every figure of it', async ({ at }) => {
  await at.open('/lessons/batch-size/');
  await at.reads('h1', /Batch size/);
  await expect
    .poll(
      () =>
        at.see<number>(`(() => {
          const waiting = [...document.querySelectorAll('astro-island[ssr]')];
          waiting[0]?.firstElementChild?.scrollIntoView({ block: 'center' });
          return waiting.length;
        })()`),
      { intervals: [50], timeout: 45_000 },
    )
    .toBe(0);
});

test('the index of a symbol is as small in words as in a letter', async ({ at }) => {
  await at.open('/lessons/batch-size/');
  const heights = await at.see<{
    readonly word: number;
    readonly letter: number;
    readonly symbol: number;
  }>(`(() => {
    const sizeOf = (text) => {
      const scripts = [...document.querySelectorAll('.equation msub > :last-child')];
      const script = scripts.find(({ textContent }) => textContent === text);
      return [script, script.previousElementSibling].map((one) => one.getBoundingClientRect().height);
    };
    const [[word], [letter, symbol]] = [sizeOf('kv'), sizeOf('c')];
    return { word, letter, symbol };
  })()`);
  // A word may have letters that rise above or hang below the only letter of the other.
  expect(heights.word).toBeLessThan(1.5 * heights.letter);
  expect(heights.letter).toBeLessThan(heights.symbol);
});

test('a number in a sentence moves by keyboard, and the sentence with it', async ({ at }) => {
  await at.open('/lessons/batch-size/');
  await at.alive('.vary .drag');
  const follows = '[...document.querySelectorAll(".vary")][0].querySelector(".follows").textContent';
  const before = await at.see<string>(follows);
  await at.see(`document.querySelector('.vary .drag').focus()`);
  for (let pressed = 0; pressed < 5; pressed += 1) await at.press('ArrowRight');
  await expect.poll(() => at.see<string>(follows)).not.toBe(before);
  expect(await at.see('Number(document.activeElement.getAttribute("aria-valuenow"))')).toBeGreaterThan(128);
});

test('a slider moves by keyboard, and its figure with it', async ({ at }) => {
  await at.open('/lessons/trains/');
  await at.alive('[aria-label^="Memory of"]');
  const here = '[aria-label^="Memory of"] .here';
  const before = await at.see<string>(`document.querySelector('${here}').textContent`);
  await at.see(`document.querySelector('[aria-label^="Memory of"] input[type=range]').focus()`);
  for (let pressed = 0; pressed < 3; pressed += 1) await at.press('ArrowRight');
  await expect.poll(() => at.see(`document.querySelector('${here}').textContent`)).not.toBe(before);
  expect(await at.see('Number(document.querySelector("[name=fill]").value)')).toBeGreaterThan(0);
});

test('a guess is told, and a card recalled in place is kept', async ({ at }) => {
  await at.open('/lessons/batch-size/');
  await at.alive('.prediction');
  await at.fill('.prediction input', '40 ms');
  await at.press('Enter');
  await expect
    .poll(() => at.see<string>(`document.querySelector('.prediction [role=status]').textContent`))
    .toMatch(/\d/);
  expect(await at.see(`document.querySelector('.prediction details').open`)).toBe(true);

  await at.alive('.lesson-recall');
  await at.click('.lesson-recall button', /Show the answer/);
  await at.click('.lesson-recall button', /Good/);
  await at.reads('.lesson-recall [role=status]', /It will come back in Practice\./);
});

test('a problem tells right from wrong, and both from what cannot be read', async ({ at }) => {
  const variant = numberVariant(template('cost-at-batch-1'), 1);
  const right = variant.answer.value / readUnit(variant.ask.unit).scale;
  await at.open('/problems/cost-at-batch-1/');
  // Until it is alive, nobody can press it, and Enter presses nothing.
  await expect.poll(() => at.see(`document.querySelector('.problem [type=submit]').disabled`)).toBe(false);
  for (const [typed, told] of [
    ['1.000,5', /This did not count as an answer/],
    [(right * 1.5).toPrecision(3), /times too large|slip/],
    [right.toPrecision(3), /Right:/],
  ] as const) {
    await at.fill('.problem input[name=answer]', typed);
    await at.press('Enter');
    await at.reads('.verdict', told);
  }
  await at.reads('.solution', /\d/);
});

/** Answers the first thing Practice asks. */
async function answerOne(at: AtPage): Promise<void> {
  await at.open('/practice/');
  await at.click('.practice button', /I don’t know|Show the answer/);
  const isRecall = await at.see<boolean>(`document.querySelector('.practice .ratings') !== null`);
  if (isRecall) await at.click('.practice .ratings button', /Easy/);
  await at.reads('.practice', /Take back/);
}

test('what Practice was told is still known after a reload', async ({ at }) => {
  await answerOne(at);
  await at.open('/practice/');
  await at.reads('.practice', /Take back/);
  await at.open('/settings/');
  await at.reads('main', /1 review since .*, stored in this browser/);
});

test('a backup that was saved and deleted comes back', async ({ at }) => {
  await answerOne(at);
  await at.open('/settings/');
  await at.reads('main', /1 review since/);
  // What is saved goes to a file; it is taken on its way there, as no protocol says where that lies in every engine.
  await at.see(`(() => {
    const original = URL.createObjectURL;
    URL.createObjectURL = (blob) => {
      blob.text().then((text) => { document.documentElement.dataset.saved = text; });
      return original.call(URL, blob);
    };
    addEventListener('click', (event) => { if (event.target.download) event.preventDefault(); }, true);
  })()`);
  await at.click('main button', /Delete everything …/);
  await at.click('main button', /Save a backup first/);
  await expect
    .poll(() => at.see('document.documentElement.dataset.saved ?? ""'))
    .toContain('ridgepoint-history');
  await at.click('main button', /Go on to delete/);
  await at.click('main button', /Yes, delete everything/);
  await at.reads('main', /Nothing yet: no review is stored/);

  await at.see(`(() => {
    const field = document.querySelector('input[type=file]');
    const files = new DataTransfer();
    files.items.add(new File([document.documentElement.dataset.saved], 'backup.json', { type: 'application/json' }));
    field.files = files.files;
    field.dispatchEvent(new Event('change', { bubbles: true }));
  })()`);
  await at.reads('main', /1 entry would be added\./);
  await at.click('main button', /Add to this browser/);
  await at.reads('main', /1 review since .*, stored in this browser/);
});

test('the search finds what was typed', async ({ at }) => {
  await at.open('/search/');
  await at.fill('input[type=search]', 'optimal batch sparsity');
  await at.reads('.search [role=status]', /for “optimal batch sparsity”/);
  await at.click('.search li > a');
  await at.reads('h1', /./);
  expect(await at.see('location.pathname')).not.toBe('/search/');
});

test('a figure leads into the Lab, which holds what it held', async ({ at }) => {
  await at.open('/lessons/trains/');
  await at.alive('[aria-label^="Memory of"]');
  await at.click('[aria-label^="Memory of"] .to-lab');
  await at.alive('.lab');
  expect(await at.see('location.search')).toContain('hardware=gb200&model=deepseek-v3');
  await at.open('/lab/');
  // 671 GB of weights and 36.8 GB of caches over 576 TB/s.
  await at.reads('.lab .figures', /1\.23 ms/);
});

test('formulas are drawn: a fraction is one over the other, and its letters have size', async ({ at }) => {
  await at.open('/quantities/weight_time/');
  const [over, under, bar] = await at.see<
    { top: number; bottom: number; left: number; width: number }[]
  >(`(() => {
    const fraction = document.querySelector('main mfrac');
    return [...fraction.children, fraction].map((one) => {
      const { top, bottom, left, width } = one.getBoundingClientRect();
      return { top, bottom, left, width };
    });
  })()`);
  if (!over || !under || !bar) throw new Error('There is no fraction.');
  // A box may hold the line's height and reach into the other; the middles are apart in any case.
  expect(over.top + over.bottom + 10).toBeLessThan(under.top + under.bottom);
  for (const part of [over, under]) {
    expect(part.width).toBeGreaterThan(5);
    expect(part.bottom - part.top).toBeGreaterThan(5);
  }
  // Centred over each other, within the fraction.
  expect(Math.abs(over.left + over.width / 2 - (under.left + under.width / 2))).toBeLessThan(2);
  expect(bar.width).toBeGreaterThanOrEqual(Math.max(over.width, under.width));
});

test('what is embedded runs in the sandbox of its frame, which has no origin, and tells its height', async ({
  at,
}) => {
  await at.open('/blog/');
  await expect
    .poll(() =>
      at.see<number>(
        `Math.min(...[...document.querySelectorAll('iframe')].map((frame) => frame.clientHeight))`,
      ),
    )
    .toBeGreaterThan(300);
});
