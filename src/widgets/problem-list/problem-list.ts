import { countInWords, type Filter, filterIn, filterNames, type Marks, passes, queryOf } from './filter.ts';

/** Lets a reader filter the list of problems the server has written, keeps the filter in the address, and counts what is picked. */
function comeAlive(form: HTMLFormElement): void {
  const items = [...form.querySelectorAll<HTMLElement>('li[data-kind]')];
  const status = form.querySelector('[role=status]');
  const [print, make] = form.querySelectorAll<HTMLButtonElement>('button[type=submit]');
  const selects = filterNames.flatMap(
    (name) => form.querySelector<HTMLSelectElement>(`select[data-filter=${name}]`) ?? [],
  );

  const show = (filter: Filter): void => {
    for (const item of items) item.hidden = !passes(filter, item.dataset as Marks);
    for (const group of form.querySelectorAll<HTMLElement>('section[data-group]'))
      group.hidden = group.querySelector('li[data-kind]:not([hidden])') === null;
    const shown = items.filter(({ hidden }) => !hidden).length;
    if (status)
      status.textContent =
        shown === 0 ? 'No problem is all of this. Take a filter away.' : countInWords(shown, items.length);
  };
  const count = (): void => {
    const picked = form.querySelectorAll('input:checked').length;
    if (!print || !make) return;
    make.disabled = picked === 0;
    print.disabled = picked === 0;
    print.textContent = picked === 0 ? 'Print a sheet' : `Print a sheet of ${picked}`;
  };
  const chosen = (): Filter => {
    const of = (name: string) => selects.find((select) => select.dataset['filter'] === name)?.value ?? '';
    return { lesson: of('lesson'), concept: of('concept'), level: of('level'), kind: of('kind') };
  };
  const fromAddress = (): void => {
    const filter = filterIn(location.search);
    for (const select of selects) select.value = filter[select.dataset['filter'] as keyof Filter];
    // A value nobody knows is no filter.
    show(chosen());
  };

  for (const select of selects)
    select.addEventListener('change', () => {
      const filter = chosen();
      history.replaceState(undefined, '', `${location.pathname}${queryOf(filter)}`);
      show(filter);
    });
  form.addEventListener('change', count);
  addEventListener('popstate', fromAddress);
  fromAddress();
  count();
}

for (const form of document.querySelectorAll<HTMLFormElement>('form.problem-list')) comeAlive(form);
