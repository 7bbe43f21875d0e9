import { useComputed, useSignal } from '@preact/signals';
import { useEffect, useId, useRef } from 'preact/hooks';
import { whole } from '../../engine/numerals.ts';
import type { ListedProblem } from '../../problems/problem-set.ts';
import { recheck } from '../../problems/recheck.ts';
import type { ProblemTemplate } from '../../problems/template.ts';
import { fetchTemplates } from '../problem-set/fetch-templates.ts';
import { now } from '../rim.ts';
import { download } from '../settings/download.ts';
import { droppedFiles, type PlacedFile } from './dropped-files.ts';
import { FlaggedResults } from './FlaggedResults.tsx';
import { ResultTable } from './ResultTable.tsx';
import { mostFiles, readResultFile } from './read-result-file.ts';
import { gradebook, gradebookCsv, type ReadFile, type UnreadFile } from './results.model.ts';
import './results.css';

type Props = {
  /** Every problem of the site. */
  readonly known: readonly ListedProblem[];
  /** Where the site begins: `/`. */
  readonly base: string;
};

/** Reads what students handed in, grades it again, and makes a table of it. No file leaves the browser. */
export function Results({ known, base }: Props) {
  const [filesId, folderId] = [useId(), useId()];
  const read = useSignal<readonly ReadFile[]>([]);
  const unread = useSignal<readonly UnreadFile[]>([]);
  const busy = useSignal('');
  const trouble = useSignal('');
  const isOver = useSignal(false);
  const isAlive = useSignal(false);
  const templates = useRef(new Map<string, ProblemTemplate>());
  // Before the page is alive nobody would look at what is chosen.
  useEffect(() => {
    isAlive.value = true;
  }, []);
  const book = useComputed(() => gradebook(read.value));

  const take = async (chosen: readonly PlacedFile[]): Promise<void> => {
    // What a system puts beside the files of a folder is nobody's result.
    const files = chosen.filter(({ file }) => !file.name.startsWith('.') && file.name !== 'Thumbs.db');
    if (files.length === 0) return;
    trouble.value = '';
    if (read.value.length + unread.value.length + files.length > mostFiles) {
      trouble.value = `More than ${whole(mostFiles)} files are too many for one table. Choose fewer; nothing was added.`;
      return;
    }
    busy.value = `Reading ${files.length} ${files.length === 1 ? 'file' : 'files'} …`;
    const readings = [];
    // One after another: a folder may hold what no memory has room for.
    for (const { path, file } of files) readings.push({ name: path, ...(await readResultFile(file)) });
    const wanted = new Set(
      readings.flatMap((one) =>
        one.kind === 'result' ? one.result.answers.map(({ problem }) => problem) : [],
      ),
    );
    // What the site does not have is not asked for.
    const ids = known.filter(({ id }) => wanted.has(id) && !templates.current.has(id)).map(({ id }) => id);
    const fetched = await fetchTemplates(`${base}problems/`, ids);
    for (const [id, template] of fetched.templates) templates.current.set(id, template);
    busy.value = '';
    if (fetched.missing.length > 0) {
      trouble.value =
        'Some problems did not load, so nothing could be graded again, and nothing was added. Check the connection, then choose the files again; if that does not help, reload the page.';
      return;
    }
    read.value = [
      ...read.value,
      ...readings.flatMap((one): readonly ReadFile[] =>
        one.kind === 'result'
          ? [
              {
                name: one.name,
                text: one.text,
                recheck: recheck(one.result, one.isWhole, known, templates.current),
              },
            ]
          : [],
      ),
    ];
    unread.value = [
      ...unread.value,
      ...readings.flatMap((one) =>
        one.kind === 'unreadable' ? [{ name: one.name, message: one.message }] : [],
      ),
    ];
  };
  const choose = (input: HTMLInputElement): void => {
    const files = [...(input.files ?? [])];
    void take(files.map((file) => ({ path: file.webkitRelativePath || file.name, file }))).then(() => {
      // Choosing the same files again must count as choosing.
      input.value = '';
    });
  };
  const drop = (dropped: DataTransfer): void => {
    droppedFiles(dropped).then(take, () => {
      trouble.value =
        'The browser could not open a folder, so nothing was added. Choose it in the field for folders instead.';
    });
  };
  const save = (): void => {
    const { at, zone_minutes } = now();
    const day = new Date(at + zone_minutes * 60_000).toISOString().slice(0, 10);
    const blob = new Blob([gradebookCsv(book.value, unread.value)], { type: 'text/csv' });
    download({ name: `results-${day}.csv`, blob });
  };
  const { rows, repeated } = book.value;
  const flagged = rows.filter(({ flags }) => flags.length > 0);

  return (
    <div class="results">
      {/* biome-ignore lint/a11y/noStaticElementInteractions: dropping is a second way; the fields below are the first. */}
      <div
        class={isOver.value ? 'drop over' : 'drop'}
        onDragOver={(event) => {
          event.preventDefault();
          isOver.value = true;
        }}
        onDragLeave={() => {
          isOver.value = false;
        }}
        onDrop={(event) => {
          event.preventDefault();
          isOver.value = false;
          if (event.dataTransfer) drop(event.dataTransfer);
        }}
      >
        <p>
          Drop result files or folders here, or choose them. They are read in this browser and sent nowhere.
        </p>
        <div class="inputs">
          <div>
            <label for={filesId}>Result files</label>
            <input
              id={filesId}
              type="file"
              disabled={!isAlive.value || busy.value !== ''}
              multiple
              accept=".json,application/json"
              onChange={({ currentTarget }) => choose(currentTarget)}
            />
          </div>
          <div>
            <label for={folderId}>A folder of them</label>
            <input
              id={folderId}
              type="file"
              disabled={!isAlive.value || busy.value !== ''}
              // Where a browser knows no folders, this chooses files as the other does.
              {...{ webkitdirectory: true }}
              multiple
              onChange={({ currentTarget }) => choose(currentTarget)}
            />
          </div>
        </div>
      </div>
      <p role="status">
        {busy.value ||
          (rows.length + unread.value.length > 0 &&
            said(rows.length, flagged.length, unread.value.length, repeated))}
      </p>
      <div role="alert">{trouble.value && <p class="warning">{trouble}</p>}</div>
      {unread.value.length > 0 && (
        <section aria-labelledby="unread">
          <h2 id="unread">Not read</h2>
          <ul>
            {unread.value.map(({ name, message }, at) => (
              <li key={String(at)}>
                <strong>{name}</strong>: {message}
              </li>
            ))}
          </ul>
        </section>
      )}
      {rows.length > 0 && (
        <>
          <ResultTable book={book.value} />
          <FlaggedResults rows={rows} />
        </>
      )}
      {rows.length + unread.value.length > 0 && (
        <div class="row">
          <button class="button main" type="button" onClick={save}>
            Save the table as CSV
          </button>
          <button
            class="button plain"
            type="button"
            onClick={() => {
              read.value = [];
              unread.value = [];
            }}
          >
            Clear the table
          </button>
        </div>
      )}
    </div>
  );
}

function said(results: number, flagged: number, unread: number, repeated: number): string {
  const parts = [
    `${results} ${results === 1 ? 'result' : 'results'} read and graded again`,
    flagged > 0 ? `${flagged} with something to look at` : 'nothing odd in them',
    unread > 0 ? `${unread} ${unread === 1 ? 'file' : 'files'} not read` : '',
    repeated > 0 ? `${repeated} there twice, word for word, and counted once` : '',
  ];
  return `${parts.filter(Boolean).join('; ')}.`;
}
