import { useId } from 'preact/hooks';
import { lastingDays } from '../../study/due-queue.ts';
import { sheet } from '../layered-map/layout.ts';
import { TableBehind } from '../plot/TableBehind.tsx';
import type { ConceptTile, ConceptMap as Drawn } from './concept-map.ts';
import { levelBounds } from './strength.ts';
import { percent } from './words.ts';

/** The concepts as a map; each is the way to practise it. @param base - the address of the site */
export function ConceptMap({ map, base }: { readonly map: Drawn; readonly base: string }) {
  const [titleId, saysId] = [useId(), useId()];
  // Room for what is drawn on the edges of the outermost tiles.
  const [width, height] = [sheet.width, map.height + 2];
  return (
    <figure class="concept-map" aria-labelledby={titleId} aria-describedby={saysId}>
      <p class="title" id={titleId}>
        What you would still know after {lastingDays} days without a review
      </p>
      <ul class="levels">
        <li data-level="strong">strong, {percent(levelBounds.strong)} or more</li>
        <li data-level="fair">fair, {percent(levelBounds.fair)} or more</li>
        <li data-level="weak">weak</li>
        <li data-level="unmet">not met</li>
      </ul>
      <svg viewBox={`0 -1 ${width} ${height}`} role="none">
        <g class="ways">
          {map.ways.map((way) => (
            <path key={way} d={way} />
          ))}
        </g>
        {map.tiles.map((tile) => (
          <TileLink key={tile.id} tile={tile} base={base} />
        ))}
      </svg>
      <figcaption id={saysId}>{map.says} Choose one to practise it.</figcaption>
      <TableBehind table={map.table} />
    </figure>
  );
}

const margin = 6;

function TileLink({ tile, base }: { readonly tile: ConceptTile; readonly base: string }) {
  const { id, x, y, lines, level, share, says } = tile;
  const { width, height } = sheet.tile;
  const long = width - 2 * margin;
  return (
    <a href={`${base}practice/?concept=${id}`} aria-label={says} data-level={level}>
      <rect class="tile" x={x} y={y} width={width} height={height} rx="3" />
      {lines.map((line, at) => (
        <text key={line} x={x + margin} y={y + 14 + 13 * at}>
          {line}
        </text>
      ))}
      <text class="number" x={x + margin} y={y + 43}>
        {tile.percent}
      </text>
      {level !== 'unmet' && (
        <>
          <text class="met" x={x + width - margin} y={y + 43}>
            {tile.met}
          </text>
          <rect class="whole" x={x + margin} y={y + 47} width={long} height="4" />
          <rect class="part" x={x + margin} y={y + 47} width={(long * share).toFixed(1)} height="4" />
        </>
      )}
    </a>
  );
}
