import { useComputed, useSignal } from '@preact/signals';
import { useEffect, useId } from 'preact/hooks';
import { drawVariant } from '../../problems/draw-variant.ts';
import { drawSet, type ListedProblem, type ProblemSet } from '../../problems/problem-set.ts';
import { setQuery } from '../../problems/set-address.ts';
import type { ProblemTemplate } from '../../problems/template.ts';
import { fetchTemplates } from '../problem-set/fetch-templates.ts';
import { type OpenedSet, openSet } from '../problem-set/open-set.ts';
import { NoSet, SetTrouble } from '../problem-set/SetTrouble.tsx';
import { footOf, titleOf } from '../problem-set/set-in-words.ts';
import { Key } from './Key.tsx';
import { usePageFeet } from './page-feet.ts';
import { Questions } from './Questions.tsx';
import { mostSheets, namesIn } from './set-sheet.model.ts';
import { type PrintedProblem, printedVariant } from './sheet.model.ts';
import './sheet.css';
import '../problem-set/problem-set.css';

type Props = {
  /** Every problem of the site. */
  readonly known: readonly ListedProblem[];
  /** Where the site begins: `/`. */
  readonly base: string;
};

/** A set on paper: a sheet for all, or one for each name, and the key with its derivations on pages of its own. */
export function SetSheet({ known, base }: Props) {
  const opened = useSignal<OpenedSet | undefined>(undefined);
  const templates = useSignal<ReadonlyMap<string, ProblemTemplate>>(new Map());
  const missing = useSignal<readonly string[] | undefined>(undefined);

  // Touches the browser's location and network.
  useEffect(() => {
    const found = openSet(location.search, known);
    opened.value = found;
    if (found.kind !== 'set') return;
    document.title = `${titleOf(found.set)}, on paper · Ridgepoint`;
    const ids = found.set.problems.map(({ id }) => id);
    void fetchTemplates(`${base}problems/`, ids).then((fetched) => {
      templates.value = fetched.templates;
      missing.value = fetched.missing;
    });
  }, []);

  if (!opened.value) return <p class="quiet">Reading the address …</p>;
  if (opened.value.kind === 'none') return <NoSet base={base} />;
  if (opened.value.kind === 'wrong')
    return <SetTrouble says={opened.value.says} set={opened.value.set} base={base} />;
  if (!missing.value) return <p class="quiet">Loading the problems …</p>;
  if (missing.value.length > 0)
    return (
      <p class="warning" role="alert">
        These problems did not load, so nothing is printed: {missing.value.join(', ')}. Check the connection
        and reload the page.
      </p>
    );
  return <Papers set={opened.value.set} known={known} templates={templates.value} base={base} />;
}

type PapersProps = Props & {
  readonly set: ProblemSet;
  readonly templates: ReadonlyMap<string, ProblemTemplate>;
};

type Paper = { readonly student: string; readonly problems: readonly PrintedProblem[] };

function Papers({ set, known, templates, base }: PapersProps) {
  const [namesId, helpId] = [useId(), useId()];
  const typed = useSignal('');
  const withKey = useSignal(true);
  const names = useComputed(() => namesIn(typed.value));
  const query = setQuery(set);
  const address = `${location.origin}${base}set/${query}`;
  const isByName = set.draw === 'by_name';
  const students = isByName ? names.value : [''];
  const papers = students.map(
    (student): Paper => ({ student, problems: printedFor(set, known, templates, student) }),
  );
  usePageFeet([
    ...papers.map(({ student }) => [footOf(set), student].filter(Boolean).join(' · ')),
    ...papers.map(({ student }) => [`Key: ${footOf(set)}`, student].filter(Boolean).join(' · ')),
  ]);
  return (
    <div class="sheet">
      <div class="on-screen">
        <h1>{titleOf(set)}, on paper</h1>
        {isByName && (
          <div class="field">
            <label for={namesId}>Names, one a line: each is drawn a sheet of its own</label>
            <textarea
              id={namesId}
              rows={5}
              aria-describedby={helpId}
              value={typed.value}
              onInput={({ currentTarget }) => {
                typed.value = currentTarget.value;
              }}
            />
            <p class="quiet" id={helpId}>
              At most {mostSheets} at once. They stay on this page and are kept nowhere.
            </p>
          </div>
        )}
        <div class="controls">
          <button class="button main" type="button" disabled={papers.length === 0} onClick={() => print()}>
            Print
          </button>
          <label class="tick">
            <input
              type="checkbox"
              checked={withKey.value}
              onChange={({ currentTarget }) => {
                withKey.value = currentTarget.checked;
              }}
            />
            with the key, on pages of its own
          </label>
        </div>
        <p class="quiet" role="status">
          {papers.length === 0 ? 'No name yet, so there is nothing to print.' : sheetsInWords(papers.length)}
        </p>
      </div>
      {papers.map(({ student, problems }, at) => (
        <section key={student} class={`paper paper-${at}`} aria-label={student || 'Questions'}>
          <div class="paper-head">
            <p class="paper-title">{titleOf(set)}</p>
            <p class="paper-name">Name: {student || <span class="blank" />}</p>
          </div>
          <Questions problems={problems} />
          <Foot set={set} address={address} />
        </section>
      ))}
      {withKey.value &&
        papers.map(({ student, problems }, at) => (
          <section
            key={student}
            class={`paper answers paper-${papers.length + at}`}
            aria-label={student ? `Key for ${student}` : 'Key'}
          >
            <h2>
              Key{student && `, ${student}`}: {titleOf(set)}
            </h2>
            <Key problems={problems} />
            <Foot set={set} address={address} />
          </section>
        ))}
    </div>
  );
}

function printedFor(
  set: ProblemSet,
  known: readonly ListedProblem[],
  templates: ReadonlyMap<string, ProblemTemplate>,
  student: string,
): readonly PrintedProblem[] {
  const draw = drawSet(set, known, student);
  if (draw.kind === 'flawed') return [];
  return draw.questions.flatMap(({ id, seed }) => {
    const template = templates.get(id);
    return template ? [printedVariant(drawVariant(template, seed))] : [];
  });
}

const sheetsInWords = (count: number): string =>
  count === 1 ? 'One sheet.' : `${count} sheets, each with its own numbers.`;

/** Which set this is, and where it can be drawn again. */
function Foot({ set, address }: { readonly set: ProblemSet; readonly address: string }) {
  return (
    <p class="paper-foot">
      {footOf(set)} · {address}
    </p>
  );
}
