import { useComputed, useSignal } from '@preact/signals';
import type { Hardware, Model } from '../../engine/catalogue.ts';
import { Choice } from '../controls/Choice.tsx';
import { Range } from '../controls/Range.tsx';
import { SlidNumber } from '../controls/SlidNumber.tsx';
import { LessonWidget } from '../lesson/LessonWidget.tsx';
import { type RackPicture, rackPicture, width } from './rack-picture.ts';
import {
  type Bar,
  bounds,
  domainCounts,
  followed,
  type Setup,
  tokenSteps,
  trafficOf,
} from './rack-routing.model.ts';
import { routedLayer, small } from './routed-layer.ts';
import './rack-routing.css';

type Props = {
  /** Chips to choose from; the first is shown. */
  readonly hardware: readonly [Hardware, ...Hardware[]];
  readonly model: Model;
  readonly copies: number;
  readonly domains: number;
  readonly tokens: number;
};

const domainOptions = domainCounts.map((count) => ({
  id: String(count),
  name: count === 1 ? 'one domain' : `${count} domains`,
}));

/** Tokens routed to experts on the chips of one domain or several, and what the exchange takes in full. */
export function RackRouting({ hardware, model, copies, domains, tokens }: Props) {
  const setup = useSignal<Setup>({ hardware: hardware[0], model, copies, domains, tokens_per_chip: tokens });
  const seed = useSignal(1);
  const token = useSignal(0);
  const layer = useComputed(() => routedLayer(setup.value.domains, seed.value));
  const traffic = useComputed(() => trafficOf(setup.value));
  const at = useComputed(() => Math.min(token.value, layer.value.tokens.length - 1));
  const words = useComputed(() => followed(layer.value, at.value));
  const spoken = useComputed(() => `${traffic.value.spoken}. ${words.value.token}`);
  const sent = layer.value.tokens[at.value];
  const change = (part: Partial<Setup>): void => {
    setup.value = { ...setup.value, ...part };
  };

  return (
    <LessonWidget
      embed="rack-routing"
      name={`Routing to experts, ${model.name} on ${setup.value.hardware.name}`}
      controls={
        <>
          <Choice
            label="The layer is spread over"
            name="domains"
            options={domainOptions}
            value={String(setup.value.domains)}
            onValue={(id) => change({ domains: Number(id) })}
          />
          <Choice
            label="Hardware"
            name="hardware"
            options={hardware}
            value={setup.value.hardware.id}
            onValue={(_, chip) => change({ hardware: chip })}
          />
          <SlidNumber
            label="On each chip"
            name="tokens"
            unit="tokens of a pass"
            value={setup.value.tokens_per_chip}
            bounds={bounds}
            steps={tokenSteps}
            text={traffic.value.spoken}
            onValue={(tokens_per_chip) => change({ tokens_per_chip })}
          />
          <div class="follow">
            <span aria-hidden="true">Follow token {at.value + 1}</span>
            <button
              type="button"
              onClick={() => {
                seed.value += 1;
              }}
            >
              Route again
            </button>
            <Range
              label="Follow a token"
              steps={layer.value.tokens.map((_, i) => i + 1)}
              value={at.value + 1}
              text={words.value.token}
              onValue={(next) => {
                token.value = next - 1;
              }}
            />
          </div>
        </>
      }
      caption={
        <>
          <p class="here">{words.value.token}</p>
          <p>{words.value.layer}</p>
          <p class="quiet">
            Drawn small: {small.chips} chips stand for a domain, {small.experts} experts for the layer’s, and
            a token uses {small.used}. Numbers in the boxes are tokens that an expert got.
          </p>
          <p class="here">
            {traffic.value.bytes} {traffic.value.takes}
          </p>
        </>
      }
      table={traffic.value.table}
      lab={traffic.value.lab}
      spoken={spoken}
    >
      <div class="racks">
        {sent && <Racks picture={rackPicture(layer.value, sent)} />}
        <Bars bars={traffic.value.bars} />
      </div>
    </LessonWidget>
  );
}

const Racks = ({ picture: { height, domains, chips, experts, ways } }: { readonly picture: RackPicture }) => (
  <svg class="rack-picture" viewBox={`-2 -2 ${width + 4} ${height + 4}`} aria-hidden="true">
    {domains.map(({ name, ...box }) => (
      <g key={name}>
        <rect class="domain" {...box} rx="5" />
        <text x={box.x + 6} y={box.y + 13}>
          {name}
        </text>
      </g>
    ))}
    {chips.map(({ id, isSender, ...box }) => (
      <rect key={id} class={isSender ? 'chip sender' : 'chip'} {...box} rx="3" />
    ))}
    {experts.map(({ id, received, load, isAsked, ...box }) => (
      <g key={id} class={`expert ${load}${isAsked ? ' asked' : ''}`}>
        <rect {...box} rx="2" />
        <text x={box.x + box.width / 2} y={box.y + box.height / 2 + 4} text-anchor="middle">
          {received || ''}
        </text>
      </g>
    ))}
    {ways.map(({ id, path, crosses }) => (
      <path key={id} class={crosses ? 'way crosses' : 'way'} d={path} />
    ))}
  </svg>
);

/** Time on the fast wires and on the slow ones. */
const Bars = ({ bars }: { readonly bars: readonly Bar[] }) => (
  <figure class="wire-bars">
    <figcaption>All-to-all of a pass: the longer of the two counts</figcaption>
    {bars.map(({ kind, name, time, share }) => (
      <div key={kind}>
        <p>
          {name}: <strong>{time}</strong>
        </p>
        <svg viewBox={`0 0 ${width} 12`} preserveAspectRatio="none" aria-hidden="true">
          <rect class={`bar ${kind}`} width={(Math.max(0, share) * width).toFixed(1)} height="12" />
        </svg>
      </div>
    ))}
  </figure>
);
