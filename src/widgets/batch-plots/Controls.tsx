import type { Signal } from '@preact/signals';
import { useMemo } from 'preact/hooks';
import { format } from '../../engine/format.ts';
import { formatIds, numberFormats } from '../../engine/number-formats.ts';
import { Choice, type Option } from '../controls/Choice.tsx';
import { NumberField } from '../controls/NumberField.tsx';
import { SlidNumber } from '../controls/SlidNumber.tsx';
import {
  batchSteps,
  bounds,
  contextSteps,
  type Records,
  type Scene,
  withHardware,
  withModel,
} from './scene.ts';

type Props = {
  readonly records: Records;
  readonly scene: Signal<Scene>;
  readonly batch: Signal<number>;
  /** The chosen batch in words. */
  readonly text: string;
  readonly assumptions: readonly string[];
};

const overlaps: readonly Option<Scene['overlap']>[] = [
  { id: 'perfect', name: 'at the same time: the longer counts' },
  { id: 'attention_serial', name: 'except for the KV cache, read alone' },
  { id: 'none', name: 'one after the other: both count' },
];
const reads: readonly Option<Scene['experts_read']>[] = [
  { id: 'all', name: 'all of them' },
  { id: 'touched', name: 'those a token was routed to' },
];
const weightFormats: readonly Option<Scene['weights']>[] = formatIds.map((id) => ({
  id,
  name: numberFormats[id].name,
}));

/** Everything a reader can choose. */
export function Controls({ records, scene, batch, text, assumptions }: Props) {
  const { hardware, model, chips, weights, context, rent, overlap, experts_read } = scene.value;
  const change = (part: Partial<Scene>): void => {
    scene.value = { ...scene.value, ...part };
  };
  const setBatch = (value: number): void => {
    batch.value = value;
  };

  // The batch moves at every frame; what it does not touch is looked at again only when the scene changed.
  const machine = useMemo(
    () => (
      <>
        <div class="row">
          <Choice
            label="Hardware"
            name="hardware"
            options={records.hardware}
            value={hardware.id}
            onValue={(_, chosen) => {
              scene.value = withHardware(scene.value, chosen);
            }}
          />
          <Choice
            label="Model"
            name="model"
            options={records.models}
            value={model.id}
            onValue={(_, chosen) => {
              scene.value = withModel(scene.value, chosen);
            }}
          />
          <Choice
            label="Weights"
            name="weights"
            options={weightFormats}
            value={weights}
            onValue={(value) => change({ weights: value })}
          />
          <NumberField
            label="Chips"
            name="chips"
            unit=""
            value={chips}
            bounds={bounds.chips}
            onValue={(value) => change({ chips: value })}
          />
          <NumberField
            label="Rent"
            name="rent"
            unit="$ per chip-hour"
            value={rent}
            bounds={bounds.rent}
            onValue={(value) => change({ rent: value })}
          />
        </div>
        <details class="assumptions">
          <summary>What the bound assumes</summary>
          <div class="row">
            <Choice
              label="Reading and computing go on"
              name="overlap"
              options={overlaps}
              value={overlap}
              onValue={(value) => change({ overlap: value })}
            />
            <Choice
              label="Experts read in a pass"
              name="experts_read"
              options={reads}
              value={experts_read}
              onValue={(value) => change({ experts_read: value })}
            />
          </div>
          <ul>
            {assumptions.map((sentence) => (
              <li key={sentence}>{sentence}</li>
            ))}
          </ul>
        </details>
      </>
    ),
    [scene.value, assumptions],
  );

  return (
    <div class="controls">
      <SlidNumber
        label="Batch"
        name="batch"
        unit="sequences"
        value={batch.value}
        bounds={bounds.batch}
        steps={batchSteps}
        text={text}
        onValue={setBatch}
      />
      <SlidNumber
        label="Context"
        name="context"
        unit="tokens a sequence"
        value={context}
        bounds={bounds.context}
        steps={contextSteps}
        text={format(context, 'token')}
        onValue={(value) => change({ context: value })}
      />
      {machine}
    </div>
  );
}
