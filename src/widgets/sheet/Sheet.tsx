import { useSignal } from '@preact/signals';
import { useEffect } from 'preact/hooks';
import type { ProblemTemplate } from '../../problems/template.ts';
import { fetchTemplates } from '../problem-set/fetch-templates.ts';
import { newSeed } from '../rim.ts';
import { Key } from './Key.tsx';
import { Questions } from './Questions.tsx';
import { printed, queryOfSheet, type SheetChoice, sheetIn } from './sheet.model.ts';
import './sheet.css';

type Loaded = { readonly templates: readonly ProblemTemplate[]; readonly missing: readonly string[] };

/**
 * Problems on paper, with their answers on a page apart. The address holds the whole sheet.
 *
 * @param folder - where compiled problems lie: `/problems/`
 */
export function Sheet({ folder }: { readonly folder: string }) {
  const choice = useSignal<SheetChoice>({ problems: [], seed: 1 });
  const loaded = useSignal<Loaded | undefined>(undefined);

  // Touches the browser's location and network.
  useEffect(() => {
    choice.value = sheetIn(location.search);
    void fetchTemplates(folder, choice.value.problems).then(({ templates, missing }) => {
      loaded.value = { templates: [...templates.values()], missing };
    });
  }, []);
  const withSeed = (seed: number): void => {
    choice.value = { ...choice.value, seed };
    history.replaceState(undefined, '', `${location.pathname}${queryOfSheet(choice.value)}`);
  };

  if (!loaded.value) return <p class="quiet">Loading the problems …</p>;
  const { templates, missing } = loaded.value;
  const { seed } = choice.value;
  if (templates.length === 0)
    return (
      <p>
        No problem is picked. <a href={folder}>Tick some in the list</a>, then print them.
      </p>
    );
  const problems = templates.map((template) => printed(template, seed));
  return (
    <div class="sheet">
      <div class="controls">
        <button class="button main" type="button" onClick={() => print()}>
          Print
        </button>
        <button class="button" type="button" onClick={() => withSeed(newSeed() % 1_000_000)}>
          Other numbers
        </button>
        <p class="quiet">This address brings back the same sheet.</p>
      </div>
      {missing.length > 0 && (
        <p class="warning" role="alert">
          Not found: {missing.join(', ')}. The others are below.
        </p>
      )}
      <Questions problems={problems} />
      <section class="answers" aria-labelledby="answers">
        <h2 id="answers">Answers</h2>
        <p class="quiet">Sheet {seed}</p>
        <Key problems={problems} />
      </section>
    </div>
  );
}
