import { useComputed, useSignal } from '@preact/signals';
import { useId } from 'preact/hooks';
import { Choice } from '../controls/Choice.tsx';
import { LessonWidget } from '../lesson/LessonWidget.tsx';
import { type Claim, type Dot, field, tableOf, trial } from './slip-finder.model.ts';
import './slip-finder.css';

type Props = { readonly claims: readonly Claim[] };

/** A claimed number, and the slips that might have led to it. */
export function SlipFinder({ claims }: Props) {
  const name = useId();
  const chosen = useSignal(claims[0]?.id ?? '');
  const suspect = useSignal<string | undefined>(undefined);
  const claim = useComputed(() => claims.find(({ id }) => id === chosen.value) ?? claims[0]);
  const tried = useComputed(() => claim.value && trial(claim.value, suspect.value));
  const spoken = useComputed(() => tried.value?.words ?? '');
  if (!claim.value || !tried.value) return null;
  const { says, of, lab, axis, suspects } = claim.value;
  const { dots, words, lands } = tried.value;

  return (
    <LessonWidget
      embed="slip-finder"
      name="Find the slip behind a number"
      controls={
        <>
          <Choice
            label="The claim"
            name="claim"
            options={claims.map(({ id, title }) => ({ id, name: title }))}
            value={chosen.value}
            onValue={(id) => {
              chosen.value = id;
              suspect.value = undefined;
            }}
          />
          <p class="claim">{says}</p>
          <fieldset class="suspects">
            <legend>Which slip gives this number?</legend>
            {suspects.map(({ id, label }) => (
              <label key={`${chosen.value} ${id}`}>
                <input
                  type="radio"
                  name={name}
                  value={id}
                  checked={suspect.value === id}
                  onChange={() => {
                    suspect.value = id;
                  }}
                />
                <span>{label}</span>
              </label>
            ))}
          </fieldset>
        </>
      }
      caption={<p class={lands ? 'now lands' : 'now'}>{words}</p>}
      table={tableOf(claim.value)}
      lab={lab}
      labHolds="the right number"
      spoken={spoken}
    >
      <div class="slip-finder">
        <p class="claimed">{says}</p>
        <svg viewBox={`0 0 ${field.width} ${field.height}`} role="img" aria-label={`${of}: ${words}`}>
          <path class="axis" d={`M${field.left} ${field.bottom}H${field.right}`} />
          {axis.ticks.map(({ place, label }) => (
            <g key={label} class="axis">
              <path d={`M${place.toFixed(1)} ${field.bottom}v5`} />
              <text x={place.toFixed(1)} y={field.bottom + 18} text-anchor="middle">
                {label}
              </text>
            </g>
          ))}
          <path class="axis" d={axis.minor.map((at) => `M${at.toFixed(1)} ${field.bottom}v2.5`).join('')} />
          <Stem dots={dots} />
          {dots.map((dot) => (
            <g key={dot.row} class={`dot ${dot.row}`}>
              <path d={shapes[dot.row](dot.x, dot.y)} />
              <text x={dot.label.x.toFixed(1)} y={dot.y + 4} text-anchor={dot.label.anchor}>
                {dot.label.text}
              </text>
            </g>
          ))}
        </svg>
      </div>
    </LessonWidget>
  );
}

/** From what was claimed downwards, so that the eye sees what lands on it. */
function Stem({ dots }: { readonly dots: readonly Dot[] }) {
  const claimed = dots.find(({ row }) => row === 'claimed');
  return claimed ? <path class="stem" d={`M${claimed.x.toFixed(1)} ${claimed.y}V${field.bottom}`} /> : null;
}

const circle = (x: number, y: number): string =>
  `M${(x - 5).toFixed(1)} ${y}a5 5 0 1 0 10 0a5 5 0 1 0 -10 0Z`;
/** Each row has a shape of its own beside its colour. */
const shapes: { readonly [row in Dot['row']]: (x: number, y: number) => string } = {
  claimed: (x, y) =>
    `M${(x - 5).toFixed(1)} ${y - 5}L${(x + 5).toFixed(1)} ${y + 5}M${(x - 5).toFixed(1)} ${y + 5}L${(x + 5).toFixed(1)} ${y - 5}`,
  right: circle,
  slip: (x, y) =>
    `M${x.toFixed(1)} ${y - 6}L${(x + 6).toFixed(1)} ${y}L${x.toFixed(1)} ${y + 6}L${(x - 6).toFixed(1)} ${y}Z`,
};
