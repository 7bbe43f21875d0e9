import { useSignal } from '@preact/signals';
import { useEffect } from 'preact/hooks';
import type { ProblemTemplate } from '../../problems/template.ts';
import { Rendered } from '../content/Rendered.tsx';
import { Solution } from '../problem/Solution.tsx';
import { newSeed } from '../rim.ts';
import { BlankPlot } from './BlankPlot.tsx';
import { type PrintedProblem, printed, queryOfSheet, type SheetChoice, sheetIn } from './sheet.model.ts';
import '../problem/problem.css';
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
    void load(folder, choice.value.problems).then((found) => {
      loaded.value = found;
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
      <ol class="questions">
        {problems.map((problem) => (
          <Question key={problem.variant.template.id} problem={problem} />
        ))}
      </ol>
      <section class="answers" aria-labelledby="answers">
        <h2 id="answers">Answers</h2>
        <p class="quiet">Sheet {seed}</p>
        <ol>
          {problems.map(({ variant, title, answer, solution }) => (
            <li key={variant.template.id}>
              <p>
                {title}: <strong>{answer}</strong>
              </p>
              <Solution parts={solution} insight={[]} />
            </li>
          ))}
        </ol>
      </section>
    </div>
  );
}

function Question({ problem }: { readonly problem: PrintedProblem }) {
  const { variant, title, statement, task, options } = problem;
  return (
    <li>
      <h2>{title}</h2>
      <div class="statement">
        <Rendered content={statement} />
      </div>
      {options.length > 0 && (
        <ol class="options" type="A">
          {options.map((option, at) => (
            <li key={String(at)}>
              <Rendered content={option} />
            </li>
          ))}
        </ol>
      )}
      {variant.kind === 'sketch' && <BlankPlot variant={variant} />}
      <p class="task">{task}</p>
    </li>
  );
}

async function load(folder: string, ids: readonly string[]): Promise<Loaded> {
  const found = await Promise.all(
    ids.map(async (id): Promise<ProblemTemplate | string> => {
      try {
        const response = await fetch(`${folder}${id}.json`);
        return response.ok ? ((await response.json()) as ProblemTemplate) : id;
      } catch {
        return id; // The network is gone; the sheet says which problems did not come.
      }
    }),
  );
  return {
    templates: found.flatMap((one) => (typeof one === 'string' ? [] : [one])),
    missing: found.flatMap((one) => (typeof one === 'string' ? [one] : [])),
  };
}
