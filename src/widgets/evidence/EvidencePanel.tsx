import { AxisAcross, AxisUpwards } from '../plot/Axis.tsx';
import { frame } from '../plot/frame.ts';
import type { Panel } from './evidence.model.ts';
import './evidence-panel.css';

/** A shape for each kind, so that colour is never alone. */
const shapes = {
  identity: 'M-3.2 0a3.2 3.2 0 1 0 6.4 0a3.2 3.2 0 1 0 -6.4 0',
  bound: 'M0 -4.2L4 3.2H-4Z',
  open: 'M0 -4.6L4.6 0L0 4.6L-4.6 0Z',
} as const;

/** The engine's figures against published ones; drawn on the server, and every mark leads to its row. */
export function EvidencePanel({ panel }: { readonly panel: Panel }) {
  const { title, marks, diagonal } = panel;
  return (
    <figure class="evidence-panel">
      <figcaption>{title}</figcaption>
      {/* biome-ignore lint/a11y/useSemanticElements: a group of links, not of form fields. */}
      <svg
        viewBox={`0 0 ${frame.width} ${frame.height}`}
        role="group"
        aria-label={`${title}, engine against published`}
      >
        <g>
          <AxisUpwards marks={panel.upwards} />
          <AxisAcross marks={panel.across} />
          <path class="diagonal" d={diagonal} />
          <text class="note" x={frame.left} y={frame.top - 12}>
            engine
          </text>
        </g>
        {marks.map(({ id, kind, x, y, says }) => (
          <a key={id} href={`#${id}`} aria-label={says} class={`mark ${kind}`}>
            <path d={shapes[kind]} transform={`translate(${x.toFixed(1)} ${y.toFixed(1)})`}>
              <title>{says}</title>
            </path>
          </a>
        ))}
      </svg>
    </figure>
  );
}

/** What each shape stands for. */
export function EvidenceKey() {
  const kinds = [
    ['identity', 'identity: must agree'],
    ['bound', 'bound: measured, never better than predicted'],
    ['open', 'open: they differ, and the table says why'],
  ] as const;
  return (
    <ul class="evidence-key">
      {kinds.map(([kind, says]) => (
        <li key={kind} class={`mark ${kind}`}>
          <svg viewBox="-6 -6 12 12" width="14" height="14" aria-hidden="true">
            <path d={shapes[kind]} />
          </svg>
          {says}
        </li>
      ))}
    </ul>
  );
}
