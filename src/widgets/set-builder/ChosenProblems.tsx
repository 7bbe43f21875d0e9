import { useSignal } from '@preact/signals';
import { useEffect, useId, useRef } from 'preact/hooks';
import { drawVariant } from '../../problems/draw-variant.ts';
import {
  drawSet,
  type ListedProblem,
  type ProblemSet,
  type SetQuestion,
} from '../../problems/problem-set.ts';
import { statement } from '../../problems/solution.ts';
import type { ProblemTemplate } from '../../problems/template.ts';
import { Rendered } from '../content/Rendered.tsx';
import { answerInWords } from '../problem/problem.model.ts';
import { fetchTemplates } from '../problem-set/fetch-templates.ts';
import { type Draft, movedBy } from './set-builder.model.ts';

type Props = {
  readonly draft: Draft;
  readonly set: ProblemSet | undefined;
  readonly known: readonly ListedProblem[];
  readonly base: string;
  readonly onChange: (draft: Draft) => void;
};

/** The problems of a set in their order, those that are asked with their numbers; of a set by name, for one name. */
export function ChosenProblems({ draft, set, known, base, onChange }: Props) {
  const nameId = useId();
  const student = useSignal('Ada Lovelace');
  const templates = useTemplates(
    `${base}problems/`,
    draft.problems.map(({ id }) => id),
  );
  if (!set) return null;
  const draw = drawSet(set, known, student.value);
  const questions = draw.kind === 'drawn' ? draw.questions : [];
  const change = (id: string, next: Draft): void => {
    onChange(next);
    templates.keepFocus(id);
  };
  return (
    <section aria-labelledby="preview" ref={templates.place}>
      <h2 id="preview">4. What is asked</h2>
      {set.draw === 'by_name' && (
        <div class="field">
          <label for={nameId}>As it is drawn for</label>
          <input
            id={nameId}
            type="text"
            value={student}
            onInput={({ currentTarget }) => {
              student.value = currentTarget.value;
            }}
          />
          {draw.kind === 'flawed' && <p class="message">{draw.flaws.map(({ says }) => says).join(' ')}</p>}
        </div>
      )}
      {templates.missing.length > 0 && (
        <p class="warning" role="alert">
          These did not load: {templates.missing.join(', ')}. Check the connection and reload the page; the
          address holds all you chose.
        </p>
      )}
      <ol class="chosen">
        {draft.problems.map(({ id }, at) => {
          const question = questions.find((one) => one.id === id);
          const title = known.find((one) => one.id === id)?.title ?? id;
          return (
            <li key={id} data-problem={id}>
              <div class="row">
                <h3>{title}</h3>
                <span class="moves">
                  <button
                    class="button"
                    type="button"
                    aria-label={`Move ${title} up`}
                    aria-disabled={at === 0}
                    onClick={() => change(id, movedBy(draft, id, -1))}
                  >
                    Up
                  </button>
                  <button
                    class="button"
                    type="button"
                    aria-label={`Move ${title} down`}
                    aria-disabled={at === draft.problems.length - 1}
                    onClick={() => change(id, movedBy(draft, id, 1))}
                  >
                    Down
                  </button>
                  <button
                    class="button"
                    type="button"
                    aria-label={`Take ${title} out`}
                    onClick={() =>
                      onChange({ ...draft, problems: draft.problems.filter((one) => one.id !== id) })
                    }
                  >
                    Out
                  </button>
                </span>
              </div>
              {question ? (
                <Preview question={question} template={templates.byId.get(id)} />
              ) : (
                <p class="quiet">Not drawn {set.draw === 'by_name' ? 'for this name' : 'by this seed'}.</p>
              )}
            </li>
          );
        })}
      </ol>
    </section>
  );
}

function Preview({
  question,
  template,
}: {
  readonly question: SetQuestion;
  readonly template: ProblemTemplate | undefined;
}) {
  if (!template) return <p class="quiet">Loading …</p>;
  const variant = drawVariant(template, question.seed);
  return (
    <>
      <div class="statement">
        <Rendered content={statement(variant)} />
      </div>
      <p class="quiet">{answerInWords(variant)}</p>
    </>
  );
}

/** Templates as they are wanted; each is fetched once. */
function useTemplates(folder: string, ids: readonly string[]) {
  const byId = useSignal<ReadonlyMap<string, ProblemTemplate>>(new Map());
  const missing = useSignal<readonly string[]>([]);
  const asked = useRef(new Set<string>());
  const place = useRef<HTMLElement>(null);
  const moved = useRef<{ readonly id: string; readonly label: string } | undefined>(undefined);
  // Touches the network.
  useEffect(() => {
    const wanted = ids.filter((id) => !asked.current.has(id));
    if (wanted.length === 0) return;
    for (const id of wanted) asked.current.add(id);
    void fetchTemplates(folder, wanted).then((fetched) => {
      byId.value = new Map([...byId.value, ...fetched.templates]);
      missing.value = [...missing.value, ...fetched.missing];
    });
  }, [ids.join(',')]);
  // A button that moves with its row is taken out of the page for an instant, and would lose the focus.
  useEffect(() => {
    if (!moved.current) return;
    const { id, label } = moved.current;
    const buttons = place.current?.querySelectorAll<HTMLElement>(`[data-problem="${id}"] button`) ?? [];
    [...buttons].find((button) => button.textContent === label)?.focus();
    moved.current = undefined;
  });
  return {
    byId: byId.value,
    missing: missing.value,
    place,
    keepFocus: (id: string) => {
      moved.current = { id, label: document.activeElement?.textContent ?? '' };
    },
  };
}
