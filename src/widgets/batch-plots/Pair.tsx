import { Marker } from '../plot/Marker.tsx';
import { Plot } from '../plot/Plot.tsx';
import type { MarkerReading } from '../plot/picture.ts';
import { TableBehind } from '../plot/TableBehind.tsx';
import { batchAt, type Figure, type Figures, type Marked, type Reading } from './batch-plots.model.ts';
import { nextBatch } from './scene.ts';
import './batch-plots.css';

type Props = {
  readonly figures: Figures;
  readonly reading: Reading;
  readonly batch: number;
  /** The marker of either plot was moved. */
  readonly onBatch: (batch: number) => void;
};

/** Latency and cost against batch, with one marker in both. */
export function Pair({ figures: { latency, cost }, reading, batch, onBatch }: Props) {
  const marker = (name: string, reading: MarkerReading) => (
    <Marker
      name={name}
      reading={reading}
      onPlace={(share) => onBatch(batchAt(share))}
      onKey={(key) => {
        const next = nextBatch(batch, key);
        if (next !== undefined) onBatch(next);
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
            {marked.memory !== '' && <p class={reading.fits ? 'fits' : 'misfit'}>{marked.memory}</p>}
            <p class="shape">{figure.shape}</p>
          </>
        }
      >
        {marker(`Batch, in the plot of ${figure.name}`, marked.marker)}
      </Plot>
      <TableBehind table={figure.table} />
    </div>
  );

  return (
    <div class="pair">
      {half(latency, reading.latency)}
      {half(cost, reading.cost)}
    </div>
  );
}
