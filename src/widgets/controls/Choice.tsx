import { useId, useMemo } from 'preact/hooks';
import './controls.css';

/** One of several things to choose from. */
export type Option<Id extends string> = { readonly id: Id; readonly name: string };

type Props<One extends Option<string>> = {
  readonly label: string;
  /** What an address calls it, where one can set it. */
  readonly name?: string | undefined;
  readonly options: readonly One[];
  readonly value: One['id'];
  readonly onValue: (id: One['id'], chosen: One) => void;
};

/** A native select with its label. */
export function Choice<One extends Option<string>>({ label, name, options, value, onValue }: Props<One>) {
  const fieldId = useId();
  // A catalogue is long, and a slider beside it moves at every frame.
  const list = useMemo(
    () =>
      options.map(({ id, name }) => (
        <option key={id} value={id} selected={id === value}>
          {name}
        </option>
      )),
    [options, value],
  );
  return (
    <div class="choice">
      <label for={fieldId}>{label}</label>
      <select
        id={fieldId}
        name={name}
        value={value}
        onChange={(event) => {
          const chosen = options.find(({ id }) => id === event.currentTarget.value);
          if (chosen) onValue(chosen.id, chosen);
        }}
      >
        {list}
      </select>
    </div>
  );
}
