import { useComputed, useSignal } from '@preact/signals';
import { useRef } from 'preact/hooks';
import { whole } from '../../engine/numerals.ts';
import type { ListedProblem } from '../../problems/problem-set.ts';
import type { ProblemTemplate } from '../../problems/template.ts';
import { fetchTemplates } from '../problem-set/fetch-templates.ts';
import type { PlacedFile } from './dropped-files.ts';
import { mostFiles, readResultFile } from './read-result-file.ts';
import {
  gradebook,
  type ReadFile,
  type Reading,
  rechecked,
  type UnreadFile,
  unreadOf,
} from './results.model.ts';

/**
 * The files that were handed in so far, and the table they make.
 *
 * @param known - every problem of the site
 * @param base - where the site begins: `/`
 */
export function useGradebook(known: readonly ListedProblem[], base: string) {
  const read = useSignal<readonly ReadFile[]>([]);
  const unread = useSignal<readonly UnreadFile[]>([]);
  const busy = useSignal('');
  const trouble = useSignal('');
  const templates = useRef(new Map<string, ProblemTemplate>());

  /** Fetches the problems that answers are to. @returns whether all are there */
  const fetchFor = async (readings: readonly Reading[]): Promise<boolean> => {
    const wanted = new Set(
      readings.flatMap((one) =>
        one.kind === 'result' ? one.result.answers.map(({ problem }) => problem) : [],
      ),
    );
    // What the site does not have is not asked for.
    const ids = known.filter(({ id }) => wanted.has(id) && !templates.current.has(id)).map(({ id }) => id);
    const fetched = await fetchTemplates(`${base}problems/`, ids);
    for (const [id, template] of fetched.templates) templates.current.set(id, template);
    return fetched.missing.length === 0;
  };

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
    const readings: Reading[] = [];
    // One after another: a folder may hold what no memory has room for.
    for (const { path, file } of files) readings.push({ name: path, ...(await readResultFile(file)) });
    const isWhole = await fetchFor(readings);
    busy.value = '';
    if (!isWhole) {
      trouble.value =
        'Some problems did not load, so nothing could be graded again, and nothing was added. Check the connection, then choose the files again; if that does not help, reload the page.';
      return;
    }
    read.value = [...read.value, ...rechecked(readings, known, templates.current)];
    unread.value = [...unread.value, ...unreadOf(readings)];
  };

  return {
    book: useComputed(() => gradebook(read.value)),
    unread,
    busy,
    trouble,
    take,
    clear: (): void => {
      read.value = [];
      unread.value = [];
    },
  };
}
