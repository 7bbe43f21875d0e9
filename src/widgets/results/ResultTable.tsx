import { useSignal } from '@preact/signals';
import type { RecheckedAnswer } from '../../problems/recheck.ts';
import {
  answerInWords,
  type Column,
  type Gradebook,
  markOf,
  marksInWords,
  signs,
  sorted,
} from './results.model.ts';

/** A row for each result, a column for each question; by whichever column it is sorted. */
export function ResultTable({ book }: { readonly book: Gradebook }) {
  const by = useSignal<{ readonly column: Column; readonly direction: 'ascending' | 'descending' }>({
    column: 'student',
    direction: 'ascending',
  });
  const { rows, questions, titles } = book;
  const sort = (column: Column): void => {
    const { column: current, direction } = by.value;
    const first = column === 'student' ? 'ascending' : 'descending';
    const turned = direction === 'ascending' ? 'descending' : 'ascending';
    by.value = { column, direction: column === current ? turned : first };
  };
  const head = (column: Column, name: string, spoken = name) => (
    <th scope="col" aria-sort={by.value.column === column ? by.value.direction : undefined}>
      <button type="button" onClick={() => sort(column)} aria-label={spoken}>
        {name}
      </button>
    </th>
  );
  const numbers = Array.from({ length: questions }, (_, at) => at);
  return (
    <section aria-labelledby="table">
      <h2 id="table">By student and question</h2>
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: whoever has no mouse scrolls it by keys. */}
      <section class="scroll" tabIndex={0} aria-label="Table of results">
        <table>
          <thead>
            <tr>
              {head('student', 'Student')}
              {head('right', 'Right')}
              {head('flags', 'Look at')}
              {head('handed_in', 'Handed in')}
              {numbers.map((at) =>
                head(at, String(at + 1), `Question ${at + 1}${titles[at] ? `: ${titles[at]}` : ''}`),
              )}
            </tr>
          </thead>
          <tbody>
            {sorted(rows, by.value.column, by.value.direction).map(({ file, recheck, flags }) => (
              <tr key={file}>
                <th scope="row">{recheck.result.student || 'no name'}</th>
                <td>
                  {recheck.right} of {recheck.answers.length}
                </td>
                <td>{flags.length > 0 ? `${flags.length} !` : ''}</td>
                <td>{new Date(recheck.result.handed_in).toLocaleString('en-GB', when)}</td>
                {numbers.map((at) => (
                  <Cell key={at} answer={recheck.answers[at]} />
                ))}
              </tr>
            ))}
          </tbody>
        </table>
      </section>
      <p class="quiet">
        {Object.entries(signs)
          .map(([mark, sign]) => `${sign} ${marksInWords[mark as keyof typeof signs]}`)
          .join(' · ')}
        {titles.some(Boolean) &&
          `. Questions: ${titles.flatMap((title, at) => (title ? [`${at + 1} ${title}`] : [])).join('; ')}.`}
      </p>
    </section>
  );
}

const when = { dateStyle: 'medium', timeStyle: 'short' } as const;

function Cell({ answer }: { readonly answer: RecheckedAnswer | undefined }) {
  if (!answer) return <td />;
  const mark = markOf(answer);
  const isDoubtful = answer.kind === 'graded' && answer.found !== answer.said.verdict;
  return (
    <td class={`mark ${mark}`} title={`${answer.title}: ${answerInWords(answer)}`}>
      <span aria-hidden="true">
        {signs[mark]}
        {isDoubtful && '!'}
      </span>
      <span class="visually-hidden">
        {marksInWords[mark]}
        {isDoubtful && ', and the file says otherwise'}
      </span>
    </td>
  );
}
