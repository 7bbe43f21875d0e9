import { useSignal } from '@preact/signals';
import { useEffect } from 'preact/hooks';
import type { ListedProblem } from '../../problems/problem-set.ts';
import { now } from '../rim.ts';
import { download } from '../settings/download.ts';
import { FileDrop } from './FileDrop.tsx';
import { FlaggedResults } from './FlaggedResults.tsx';
import { ResultTable } from './ResultTable.tsx';
import { gradebookCsv, saidOf, type UnreadFile } from './results.model.ts';
import { useGradebook } from './use-gradebook.ts';
import './results.css';

type Props = {
  /** Every problem of the site. */
  readonly known: readonly ListedProblem[];
  /** Where the site begins: `/`. */
  readonly base: string;
};

/** Reads what students handed in, grades it again, and makes a table of it. No file leaves the browser. */
export function Results({ known, base }: Props) {
  const { book, unread, busy, trouble, take, clear } = useGradebook(known, base);
  const isAlive = useSignal(false);
  // Before the page is alive nobody would look at what is chosen.
  useEffect(() => {
    isAlive.value = true;
  }, []);
  const save = (): void => {
    const { at, zone_minutes } = now();
    const day = new Date(at + zone_minutes * 60_000).toISOString().slice(0, 10);
    const blob = new Blob([gradebookCsv(book.value, unread.value)], { type: 'text/csv' });
    download({ name: `results-${day}.csv`, blob });
  };
  const { rows } = book.value;
  const isAny = rows.length + unread.value.length > 0;

  return (
    <div class="results">
      <FileDrop
        isReady={isAlive.value && busy.value === ''}
        onFiles={take}
        onTrouble={(says) => {
          trouble.value = says;
        }}
      />
      <p role="status">{busy.value || (isAny && saidOf(book.value, unread.value))}</p>
      <div role="alert">{trouble.value && <p class="warning">{trouble}</p>}</div>
      {unread.value.length > 0 && <Unread files={unread.value} />}
      {rows.length > 0 && (
        <>
          <ResultTable book={book.value} />
          <FlaggedResults rows={rows} />
        </>
      )}
      {isAny && (
        <div class="row">
          <button class="button main" type="button" onClick={save}>
            Save the table as CSV
          </button>
          <button class="button plain" type="button" onClick={clear}>
            Clear the table
          </button>
        </div>
      )}
    </div>
  );
}

function Unread({ files }: { readonly files: readonly UnreadFile[] }) {
  return (
    <section aria-labelledby="unread">
      <h2 id="unread">Not read</h2>
      <ul>
        {files.map(({ name, message }, at) => (
          <li key={String(at)}>
            <strong>{name}</strong>: {message}
          </li>
        ))}
      </ul>
    </section>
  );
}
