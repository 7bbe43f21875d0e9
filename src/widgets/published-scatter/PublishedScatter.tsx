import { useComputed, useSignal } from '@preact/signals';
import { useId } from 'preact/hooks';
import { Choice } from '../controls/Choice.tsx';
import { Range } from '../controls/Range.tsx';
import { type Panel, square } from '../evidence/scatter.model.ts';
import { shapeAt } from '../evidence/shapes.ts';
import { LessonWidget } from '../lesson/LessonWidget.tsx';
import {
  familyName,
  type Measurement,
  reached,
  summaryOf,
  tableOf,
  viewsOf,
  words,
} from './published-scatter.model.ts';
import './published-scatter.css';

type Props = {
  readonly measurements: readonly Measurement[];
  /** The address of the page of evidence. */
  readonly evidence: string;
};

/** Measurements against their bounds: a family of them in a plot, one of them told whole. */
export function PublishedScatter({ measurements, evidence }: Props) {
  const title = useId();
  const views = viewsOf(measurements);
  const family = useSignal(views[0]?.panel.id ?? '');
  const chosen = useSignal(views[0]?.ordered[0]?.id ?? '');
  const view = useComputed(() => views.find(({ panel }) => panel.id === family.value) ?? views[0]);
  const one = useComputed(
    () => view.value?.ordered.find(({ id }) => id === chosen.value) ?? view.value?.ordered[0],
  );
  const spoken = useComputed(() => (one.value ? words(one.value) : ''));
  if (!view.value || !one.value) return null;
  const { panel, ordered } = view.value;
  const { id, claim, setting, why, lab, from, source, published_text, predicted_text } = one.value;
  const at = ordered.findIndex((other) => other.id === id);
  const choose = (next: string): void => {
    chosen.value = next;
  };

  return (
    <LessonWidget
      embed="published-scatter"
      name="Published measurements against their bounds"
      controls={
        <>
          <Choice
            label="What was measured"
            name="family"
            options={views.map(({ panel }) => ({ id: panel.id, name: familyName(panel.id) }))}
            value={panel.id}
            onValue={(next) => {
              family.value = next;
              choose(views.find((other) => other.panel.id === next)?.ordered[0]?.id ?? '');
            }}
          />
          <Choice
            label="Measurement"
            name="measurement"
            options={ordered.map((other) => ({
              id: other.id,
              name: `${other.claim}${other.setting && ` · ${other.setting}`}`,
            }))}
            value={id}
            onValue={choose}
          />
          <div class="along">
            <p>
              From the nearest to its bound to the furthest: <b>{`${at + 1} of ${ordered.length}`}</b>
            </p>
            <Range
              label="Measurements in order of how far they fall short"
              steps={ordered.map((_, i) => i)}
              value={at}
              text={words(one.value)}
              onValue={(next) => choose(ordered[next]?.id ?? id)}
            />
          </div>
        </>
      }
      caption={
        <>
          <p>{summaryOf(view.value)}</p>
          <p>
            Across is what was measured, upwards the bound, both by powers of ten. On the line they are the
            same, on the dotted lines ten times apart. A time lies below the line, a speed above it.
          </p>
        </>
      }
      table={tableOf(view.value)}
      lab={lab}
      spoken={spoken}
    >
      <div class="published-scatter">
        <figure aria-labelledby={title}>
          <p class="title" id={title}>
            {panel.title}
          </p>
          <Points panel={panel} chosen={id} onChoose={choose} says={spoken.value} />
        </figure>
        <div class="one">
          <p class="claim">{claim}</p>
          {setting && <p class="quiet">{setting}</p>}
          <dl>
            <div>
              <dt>measured</dt>
              <dd>{published_text}</dd>
            </div>
            <div>
              <dt>bound</dt>
              <dd>{predicted_text}</dd>
            </div>
            <div>
              <dt>of the bound</dt>
              <dd class="share">{reached(one.value)}</dd>
            </div>
          </dl>
          {why && <p>{why}</p>}
          <p class="quiet">
            {from}.{' '}
            <a href={`${evidence}#${id}`}>
              Its row, with its source<span class="visually-hidden">, {source}</span>
            </a>
          </p>
        </div>
      </div>
    </LessonWidget>
  );
}

type PointsProps = {
  readonly panel: Panel;
  readonly chosen: string;
  readonly says: string;
  readonly onChoose: (id: string) => void;
};

/** The plot. A pointer may choose in it; keys choose in the list and the slider above. */
function Points({ panel, chosen, says, onChoose }: PointsProps) {
  const { width, height, left, right, top, bottom } = square;
  const { across, upwards, diagonal, tenfold, marks, axis } = panel;
  const grid = [
    ...across.ticks.map((tick) => `M${tick.place.toFixed(1)} ${top}V${bottom}`),
    ...upwards.ticks.map((tick) => `M${left} ${tick.place.toFixed(1)}H${right}`),
  ].join('');
  const here = marks.find(({ id }) => id === chosen);
  const nearest = (event: MouseEvent & { readonly currentTarget: SVGSVGElement }): void => {
    const box = event.currentTarget.getBoundingClientRect();
    const [x, y] = [
      ((event.clientX - box.left) / box.width) * width,
      ((event.clientY - box.top) / box.height) * height,
    ];
    const far = (mark: Panel['marks'][number]) => Math.hypot(mark.at[0] - x, mark.at[1] - y);
    const found = [...marks].sort((a, b) => far(a) - far(b))[0];
    if (found && far(found) < 24) onChoose(found.id);
  };
  return (
    // biome-ignore lint/a11y/useKeyWithClickEvents: the list and the slider beside it choose by keyboard.
    <svg viewBox={`0 0 ${width} ${height}`} role="img" aria-label={says} onClick={nearest}>
      <path class="grid" d={grid} />
      <path class="frame" d={`M${left} ${top}V${bottom}H${right}`} />
      <path class="tenfold" d={tenfold.join('')} />
      <path class="diagonal" d={diagonal} />
      {across.ticks.map((tick) => (
        <text key={tick.label} x={tick.place.toFixed(1)} y={bottom + 18} text-anchor="middle">
          {tick.label}
        </text>
      ))}
      {upwards.ticks.map((tick) => (
        <text key={tick.label} x={left - 6} y={(tick.place + 4).toFixed(1)} text-anchor="end">
          {tick.label}
        </text>
      ))}
      <text x={right} y={bottom + 36} text-anchor="end">
        measured, {axis} →
      </text>
      <text x={left + 5} y={top + 9}>
        ↑ bound
      </text>
      {marks.map((mark) => (
        <path key={mark.id} class={`point ${mark.kind}`} d={shapeAt(mark.kind, mark.at)} />
      ))}
      {here && <circle class="here" cx={here.at[0].toFixed(1)} cy={here.at[1].toFixed(1)} r="10" />}
    </svg>
  );
}
