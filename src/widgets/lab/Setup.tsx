import { useSignal, useSignalEffect } from '@preact/signals';
import { format } from '../../engine/format.ts';
import { type QuantityId, quantity } from '../../engine/quantities.ts';
import { batchSteps, contextSteps } from '../batch-plots/scene.ts';
import { Choice } from '../controls/Choice.tsx';
import { Range } from '../controls/Range.tsx';
import { Field } from './Field.tsx';
import { fieldsId, fieldsOf, type Group, groupOf, groups } from './groups.ts';
import { useLab } from './lab-context.ts';
import type { PickId } from './pick-ids.ts';
import { pickedOption, pickLabels, pickOptions } from './picks.ts';
import { recordsOf, withHardware, withModel, withPick, withValue } from './state.ts';

/** Everything a person can pick or type. */
export function Setup() {
  const { catalogue, state, change, wanted } = useLab();
  const { hardware, model } = recordsOf(catalogue, state.value);
  const opened = useSignal<ReadonlySet<string>>(new Set());
  // A field that somebody is sent to lies in a group, which opens and stays open.
  useSignalEffect(() => {
    const sought = wanted.value && groupOf(wanted.value);
    if (sought) opened.value = new Set([...opened.peek(), more, sought]);
  });
  const toggle = (id: string, open: boolean): void => {
    const next = new Set(opened.peek());
    if (open) next.add(id);
    else next.delete(id);
    if (open !== opened.peek().has(id)) opened.value = next;
  };

  return (
    <form id={fieldsId} class="setup" aria-label="Setup" onSubmit={(event) => event.preventDefault()}>
      <div class="row">
        <Choice
          label="Hardware"
          options={catalogue.hardware}
          value={hardware.id}
          onValue={(id) => change(withHardware(catalogue, state.value, id))}
        />
        <Field id="chips" label="Chips" />
        <Field id="chip_rent" label="Rent" />
        <Choice
          label="Model"
          options={catalogue.models}
          value={model.id}
          onValue={(id) => change(withModel(catalogue, state.value, id))}
        />
        <Pick id="weights" />
        <Pick id="kv" />
      </div>
      <div class="pair">
        <Slid id="batch" label="Batch" steps={batchSteps} />
        <Slid id="context" label="Context of a sequence" steps={contextSteps} />
      </div>
      <details
        class="more"
        open={opened.value.has(more)}
        onToggle={(event) => toggle(more, event.currentTarget.open)}
      >
        <summary>More to choose: assumptions, numbers of your own, prompts, networks, training</summary>
        {groups.map((group) => (
          <Fields
            key={group.id}
            group={group}
            open={opened.value.has(group.id)}
            onToggle={(open) => toggle(group.id, open)}
          />
        ))}
      </details>
    </form>
  );
}

/** The fold that all groups lie in. */
const more = 'more';

type FieldsProps = {
  readonly group: Group;
  readonly open: boolean;
  readonly onToggle: (open: boolean) => void;
};

/** A group of fields; made when it is first opened, for there are a hundred. */
function Fields({ group, open, onToggle }: FieldsProps) {
  return (
    <details open={open} onToggle={(event) => onToggle(event.currentTarget.open)}>
      <summary>{group.title}</summary>
      {open && <Opened group={group} />}
    </details>
  );
}

function Opened({ group }: { readonly group: Group }) {
  const { state, givens, wanted } = useLab();
  // A field somebody was sent to stays, though its model has no use for it.
  const asked = useSignal(wanted.peek());
  if (wanted.value && group.ids.includes(wanted.value)) asked.value = wanted.value;
  return (
    <div class="fields">
      {group.picks.map((id) => (
        <Pick key={id} id={id} />
      ))}
      {fieldsOf(group, givens.value, state.value.values, asked.value).map((id) => (
        <Field key={id} id={id} />
      ))}
    </div>
  );
}

/** A named choice. */
function Pick({ id }: { readonly id: PickId }) {
  const { catalogue, state, change } = useLab();
  const records = recordsOf(catalogue, state.value);
  const options = pickOptions(id, records);
  return (
    <Choice
      label={pickLabels[id]}
      options={options}
      value={pickedOption(id, records, state.value.picks).id}
      onValue={(option) => change(withPick(state.value, id, options.find((one) => one.id === option)?.value))}
    />
  );
}

type SlidProps = {
  readonly id: QuantityId & ('batch' | 'context');
  readonly label: string;
  readonly steps: readonly number[];
};

/** A number typed or dragged. */
function Slid({ id, label, steps }: SlidProps) {
  const { state, givens, change } = useLab();
  const value = givens.value[id] ?? 0;
  return (
    <div class="slid">
      <Field id={id} label={label} />
      <Range
        label={label}
        steps={steps}
        value={Math.max(value, 1)}
        text={format(value, quantity(id).unit)}
        onValue={(next) => change(withValue(state.value, id, next))}
      />
    </div>
  );
}
