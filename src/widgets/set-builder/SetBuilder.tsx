import { useComputed, useSignal } from '@preact/signals';
import { useEffect } from 'preact/hooks';
import { newSeed } from '../rim.ts';
import { ChosenProblems } from './ChosenProblems.tsx';
import { type FilterOption, ProblemPicker } from './ProblemPicker.tsx';
import { SetAddress } from './SetAddress.tsx';
import { SetChoices } from './SetChoices.tsx';
import {
  type Draft,
  draftIn,
  draftQuery,
  emptyDraft,
  type PickableProblem,
  setOf,
  shortSeed,
} from './set-builder.model.ts';
import '../problem-set/problem-set.css';
import './set-builder.css';

type Props = {
  /** Every problem of the site, in the order of the course. */
  readonly known: readonly PickableProblem[];
  readonly filters: readonly FilterOption[];
  /** Where the site begins: `/`. */
  readonly base: string;
};

/** Makes a problem set. All of it lies in the address, so that a reload, a bookmark or a colleague has it again. */
export function SetBuilder({ known, filters, base }: Props) {
  const draft = useSignal<Draft>(emptyDraft(1));
  const mended = useSignal<readonly string[]>([]);
  const isRead = useSignal(false);
  const set = useComputed(() => setOf(draft.value));

  // Touches the browser's location.
  useEffect(() => {
    const read = () => {
      const reading = draftIn(location.search, known, shortSeed(newSeed()));
      draft.value = reading.draft;
      mended.value = reading.mended;
      isRead.value = true;
    };
    read();
    addEventListener('popstate', read);
    return () => removeEventListener('popstate', read);
  }, []);
  const change = (next: Draft): void => {
    draft.value = next;
    history.replaceState(undefined, '', `${location.pathname}${draftQuery(next)}`);
  };

  return (
    <div class="set-builder">
      <div role="alert">
        {mended.value.length > 0 && (
          <div class="warning">
            <p>The address was not quite right. It has been mended here; give out the new one.</p>
            {mended.value.map((sentence) => (
              <p key={sentence}>{sentence}</p>
            ))}
          </div>
        )}
      </div>
      {/* Before the page is alive nothing that is chosen could be kept, so nothing can be chosen. */}
      <fieldset class="whole-form" disabled={!isRead.value}>
        <legend class="visually-hidden">The set</legend>
        <ProblemPicker draft={draft.value} known={known} filters={filters} onChange={change} />
        <SetChoices draft={draft.value} onChange={change} />
        <SetAddress set={set.value} base={base} />
        <ChosenProblems draft={draft.value} set={set.value} known={known} base={base} onChange={change} />
      </fieldset>
    </div>
  );
}
