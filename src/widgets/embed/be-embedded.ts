import { nextTask } from '../next-task.ts';
import { fillFields } from './fields.ts';
import { keepsAnswers } from './keeps-answers.ts';
import { tellHeight } from './tell-height.ts';

/** What a page in a frame does besides what it shows: it tells its height, takes a theme, and sets its figure as its address asks. */
export function beEmbedded(page: Document): void {
  const root = page.documentElement;
  tellHeight(root);
  const theme = new URLSearchParams(location.search).get('theme');
  if (theme === 'light' || theme === 'dark') root.style.setProperty('color-scheme', theme);
  const told = page.querySelector('#told');
  if (keepsAnswers() && told) told.textContent = keptInWords;

  const figure = page.querySelector('[aria-label]:has(.controls)');
  const island = figure?.closest('astro-island');
  if (!figure || !island || location.search === '') return;
  whenAlive(island, async () => {
    const said = await fillFields(figure, location.search, nextTask);
    if (told) told.textContent = said.join(' ');
  });
}

const keptInWords = 'What you answer is kept in this browser, apart for each site that shows this problem.';

/** Calls back once what was drawn on the server has come alive. */
function whenAlive(island: Element, then: () => Promise<void>): void {
  if (!island.hasAttribute('ssr')) return void then();
  const watch = new MutationObserver(() => {
    watch.disconnect();
    void then();
  });
  watch.observe(island, { attributeFilter: ['ssr'] });
}
