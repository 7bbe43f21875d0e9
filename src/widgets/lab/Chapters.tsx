import { useComputed, useSignal } from '@preact/signals';
import { Fragment } from 'preact';
import { useId, useMemo, useRef } from 'preact/hooks';
import {
  type Chapter,
  type ChapterId,
  chapter,
  chapterIds,
  chapterOf,
  chaptersTouched,
  rowsFound,
} from './chapters.ts';
import { nameOf } from './fields.ts';
import { useLab } from './lab-context.ts';
import { Needs } from './Needs.tsx';
import type { Shown } from './results.ts';
import { symbolOf } from './symbols.ts';
import { Maths, WhyButton, WhyHere } from './Why.tsx';

/** Every quantity of the graph, by chapter; those the setup is about are open. */
export function Chapters() {
  const { why, everything, place } = useLab();
  const toggled = useSignal<{ readonly [chapter: string]: boolean }>({});
  const words = useSignal('');
  const touched = useComputed(() => chaptersTouched(everything.value));
  const findId = useId();
  const asked = why.value && place.value === 'table' ? chapterOf(why.value) : undefined;
  const isFinding = words.value.trim() !== '';
  const rows = isFinding ? rowsFound(everything.value, words.value) : [];

  return (
    <section class="chapters" aria-label="Every quantity">
      <div class="top">
        <h2>Every quantity</h2>
        <div class="find">
          <label for={findId}>Find</label>
          <input
            id={findId}
            type="search"
            autocomplete="off"
            value={words.value}
            onInput={(event) => {
              words.value = event.currentTarget.value;
            }}
          />
        </div>
      </div>
      {!isFinding ? (
        chapterIds.map((id) => (
          <Section
            key={id}
            id={id}
            open={toggled.value[id] ?? (touched.value.includes(id) || asked === id)}
            onToggle={(open) => {
              if (open !== (toggled.peek()[id] ?? (touched.peek().includes(id) || asked === id)))
                toggled.value = { ...toggled.peek(), [id]: open };
            }}
          />
        ))
      ) : (
        <>
          <p class="quiet" role="status">
            {rows.length === 0 ? 'No quantity has that name.' : `${rows.length} found.`}
          </p>
          {rows.length > 0 && <Rows rows={rows} caption={`Quantities named “${words.value}”`} />}
        </>
      )}
    </section>
  );
}

type SectionProps = {
  readonly id: ChapterId;
  readonly open: boolean;
  readonly onToggle: (open: boolean) => void;
};

/** A chapter. While it is closed its rows stay as they were, and nothing is drawn anew. */
function Section({ id, open, onToggle }: SectionProps) {
  const { everything } = useLab();
  const now = useComputed(() => chapter(everything.value, id));
  const last = useRef<Chapter>(now.peek());
  if (open) last.current = now.value;
  const { title, rows } = last.current;
  return (
    <details open={open} onToggle={(event) => onToggle(event.currentTarget.open)}>
      <summary>
        <h3>{title}</h3> <span class="quiet">{now.value.count}</span>
      </summary>
      {/* Without JavaScript a closed chapter opens too; what has no value need not wait in it. */}
      <Rows rows={open ? rows : rows.filter(({ kind }) => kind === 'value')} caption={title} />
    </details>
  );
}

function Rows({ rows, caption }: { readonly rows: readonly Shown[]; readonly caption: string }) {
  const { why, place } = useLab();
  return (
    <table class="quantities">
      <caption class="visually-hidden">{caption}</caption>
      <thead>
        <tr>
          <th scope="col">
            <span class="visually-hidden">Quantity</span>
          </th>
          <th scope="col">
            <span class="visually-hidden">Symbol</span>
          </th>
          <th scope="col">
            <span class="visually-hidden">Value</span>
          </th>
          <th scope="col">
            <span class="visually-hidden">Why</span>
          </th>
        </tr>
      </thead>
      <tbody>
        {rows.map((row) => (
          <Fragment key={row.id}>
            <Row row={row} />
            {why.value === row.id && place.value === 'table' && (
              <tr class="opened">
                <td colSpan={4}>
                  <WhyHere id={row.id} />
                </td>
              </tr>
            )}
          </Fragment>
        ))}
      </tbody>
    </table>
  );
}

/** A row; drawn anew only when what it says has changed. */
function Row({ row }: { readonly row: Shown }) {
  const { symbols } = useLab();
  const says = row.kind === 'value' ? row.text : row.kind === 'needs' ? row.needs.join() : row.says;
  return useMemo(() => {
    const name = nameOf(row.id, 'start');
    return (
      <tr>
        <th scope="row">{name}</th>
        <td class="symbol">
          <Maths nodes={symbolOf(symbols, row.id)} />
        </td>
        {row.kind === 'value' ? (
          <>
            <td class="value">{row.text}</td>
            <td class="ask">
              <WhyButton id={row.id} name={name} place="table" />
            </td>
          </>
        ) : (
          <td class="absent" colSpan={2}>
            {row.kind === 'needs' ? <Needs ids={row.needs} /> : row.says}
          </td>
        )}
      </tr>
    );
  }, [row.id, row.kind, says]);
}
