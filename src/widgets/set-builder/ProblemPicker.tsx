import { useComputed, useSignal } from '@preact/signals';
import { useId } from 'preact/hooks';
import { mostProblems } from '../../problems/problem-set.ts';
import { Choice } from '../controls/Choice.tsx';
import { countInWords, type Filter, type FilterName, filterNames, passes } from '../problem-list/filter.ts';
import { newSeed } from '../rim.ts';
import {
  type Draft,
  type PickableProblem,
  toggled,
  wholeNumber,
  withAll,
  withSome,
} from './set-builder.model.ts';

/** What problems are filtered by: `chapter`, and its values with their names. */
export type FilterOption = {
  readonly name: FilterName;
  readonly label: string;
  readonly options: readonly { readonly id: string; readonly name: string }[];
};

type Props = {
  readonly draft: Draft;
  readonly known: readonly PickableProblem[];
  readonly filters: readonly FilterOption[];
  readonly onChange: (draft: Draft) => void;
};

const all = { id: '', name: 'All' };

/** Problems to pick from: filtered, one by one, all that are shown, or some of them by chance. */
export function ProblemPicker({ draft, known, filters, onChange }: Props) {
  const someId = useId();
  const filter = useSignal<Filter>({ lesson: '', concept: '', level: '', kind: '' });
  const some = useSignal('5');
  const shown = useComputed(() => known.filter(({ marks }) => passes(filter.value, marks)));
  const picked = new Set(draft.problems.map(({ id }) => id));
  const left = shown.value.filter(({ id }) => !picked.has(id));
  const chapters = filters.find(({ name }) => name === 'lesson')?.options ?? [];
  const count = wholeNumber(some.value, 1, mostProblems);
  const isFull = picked.size >= mostProblems;

  return (
    <section aria-labelledby="pick">
      <h2 id="pick">1. Problems</h2>
      <div class="filters">
        {filterNames.flatMap((name) => {
          const one = filters.find((each) => each.name === name);
          return one ? (
            <Choice
              key={name}
              label={one.label}
              options={[all, ...one.options]}
              value={filter.value[name]}
              onValue={(id) => {
                filter.value = { ...filter.value, [name]: id };
              }}
            />
          ) : (
            []
          );
        })}
      </div>
      <p class="quiet" role="status">
        {shown.value.length === 0
          ? 'No problem is all of this. Take a filter away.'
          : countInWords(shown.value.length, known.length)}
        {picked.size > 0 && `; ${picked.size} picked`}
        {isFull && ', which is as many as a set can have'}
      </p>
      <div class="row">
        <button
          class="button"
          type="button"
          disabled={left.length === 0 || isFull}
          onClick={() => onChange(withAll(draft, left, known))}
        >
          Take all that are shown
        </button>
        <span class="some">
          <button
            class="button"
            type="button"
            disabled={left.length === 0 || isFull || count === undefined}
            onClick={() => onChange(withSome(draft, left, count ?? 0, known, newSeed()))}
          >
            Pick by chance
          </button>
          <label class="visually-hidden" for={someId}>
            How many to pick by chance
          </label>
          <input
            id={someId}
            inputMode="numeric"
            size={3}
            value={some}
            onInput={({ currentTarget }) => {
              some.value = currentTarget.value;
            }}
          />
          of them
        </span>
        <button
          class="button plain"
          type="button"
          disabled={picked.size === 0}
          onClick={() => onChange({ ...draft, problems: [] })}
        >
          Take none
        </button>
      </div>
      <section class="pool" aria-label="Problems to pick from">
        {chapters.map(({ id, name }) => {
          const own = shown.value.filter(({ lesson }) => lesson === id);
          return (
            own.length > 0 && (
              <fieldset key={id}>
                <legend>{name}</legend>
                {own.map((problem) => (
                  <label key={problem.id} class="pickable">
                    <input
                      type="checkbox"
                      disabled={isFull && !picked.has(problem.id)}
                      checked={picked.has(problem.id)}
                      onChange={() => onChange(toggled(draft, problem, known))}
                    />
                    <span>
                      {problem.title}{' '}
                      <span class="quiet">
                        level {problem.marks.level}, {problem.kind}
                      </span>
                    </span>
                  </label>
                ))}
              </fieldset>
            )
          );
        })}
      </section>
    </section>
  );
}
