import { type ReadonlySignal, useComputed, useSignal, useSignalEffect } from '@preact/signals';
import { useRef } from 'preact/hooks';
import { Marker } from '../plot/Marker.tsx';
import { Plot } from '../plot/Plot.tsx';
import type { MarkerReading } from '../plot/picture.ts';
import { batchAt, type Figure, figures, type Marked, reading } from './batch-plots.model.ts';
import { Controls } from './Controls.tsx';
import { firstScene, nextBatch, type Records, type Start } from './scene.ts';
import './batch-plots.css';

type Props = Records & { readonly start: Start };

/** Latency and cost per token against batch: two plots of one scene, with one marker. */
export function BatchPlots({ hardware, models, start }: Props) {
  const scene = useSignal(firstScene({ hardware, models }, start));
  const batch = useSignal(start.batch);
  const drawn = useComputed(() => figures(scene.value));
  const read = useComputed(() => reading(drawn.value, batch.value));
  const settled = useSettled(useComputed(() => read.value.spoken));
  const { latency, cost, assumptions } = drawn.value;
  const { fits } = read.value;
  const { hardware: chip, model } = scene.value;

  const marker = (name: string, reading: MarkerReading) => (
    <Marker
      name={name}
      reading={reading}
      onPlace={(share) => {
        batch.value = batchAt(share);
      }}
      onKey={(key) => {
        const next = nextBatch(batch.value, key);
        batch.value = next ?? batch.value;
        return next !== undefined;
      }}
    />
  );
  const half = (figure: Figure, marked: Marked) => (
    <div class="half">
      <Plot
        picture={figure.picture}
        caption={
          <>
            <p class="here">
              {marked.here.map((piece) =>
                typeof piece === 'string' ? (
                  piece
                ) : (
                  <span key={piece.kind} class={`part ${piece.kind}`}>
                    {piece.text}
                  </span>
                ),
              )}
            </p>
            {marked.memory && <p class={fits ? 'fits' : 'misfit'}>{marked.memory}</p>}
            <p class="shape">{figure.shape}</p>
          </>
        }
      >
        {marker(`Batch, in the plot of ${figure.name}`, marked.marker)}
      </Plot>
      <TableBehind figure={figure} />
    </div>
  );

  return (
    <section class="batch-plots" aria-label={`Latency and cost against batch, ${model.name} on ${chip.name}`}>
      <Controls
        records={{ hardware, models }}
        scene={scene}
        batch={batch}
        text={read.value.latency.marker.text}
        assumptions={assumptions}
      />
      <div class="pair">
        {half(latency, read.value.latency)}
        {half(cost, read.value.cost)}
      </div>
      <output class="visually-hidden">{settled}</output>
    </section>
  );
}

/** The numbers behind a plot. */
function TableBehind({ figure: { table } }: { readonly figure: Figure }) {
  return (
    <details class="behind">
      <summary>Table</summary>
      <div class="scroll">
        <table>
          <caption>{table.caption}</caption>
          <thead>
            <tr>
              {table.columns.map((column) => (
                <th key={column} scope="col">
                  {column}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {table.rows.map(([head, ...cells]) => (
              <tr key={head}>
                <th scope="row">{head}</th>
                {cells.map((cell, i) => (
                  <td key={table.columns[i + 1]}>{cell}</td>
                ))}
              </tr>
            ))}
          </tbody>
        </table>
      </div>
    </details>
  );
}

/** Milliseconds without a change after which a drag counts as ended. */
const pause = 700;

/** A text once it has stood still for a moment, so that a drag is not read out step by step; empty until it first changes. */
function useSettled(text: ReadonlySignal<string>): ReadonlySignal<string> {
  const settled = useSignal('');
  const first = useRef(text.peek());
  // Touches the browser's clock, and nothing else.
  useSignalEffect(() => {
    const next = text.value;
    if (next === first.current && settled.peek() === '') return undefined;
    const timer = setTimeout(() => {
      settled.value = next;
    }, pause);
    return () => clearTimeout(timer);
  });
  return settled;
}
