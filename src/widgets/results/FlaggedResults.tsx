import { answerInWords, type ResultRow } from './results.model.ts';

/** Each result with all that is in it; those with something to look at come first, opened. */
export function FlaggedResults({ rows }: { readonly rows: readonly ResultRow[] }) {
  const inOrder = rows.toSorted((a, b) => Number(b.flags.length > 0) - Number(a.flags.length > 0));
  return (
    <section aria-labelledby="each">
      <h2 id="each">One by one</h2>
      {inOrder.map(({ file, recheck, flags }) => (
        <details key={file} open={flags.length > 0}>
          <summary>
            {recheck.result.student || 'no name'}, {recheck.right} of {recheck.answers.length}{' '}
            <span class="quiet">{file}</span>
          </summary>
          {flags.length > 0 && (
            <ul class="flags">
              {flags.map(({ says }) => (
                <li key={says}>{says}</li>
              ))}
            </ul>
          )}
          <ol>
            {recheck.answers.map((answer) => (
              <li key={answer.said.problem}>
                {answer.title}: {answerInWords(answer)}
              </li>
            ))}
          </ol>
        </details>
      ))}
    </section>
  );
}
