import { useId } from 'preact/hooks';
import './controls.css';

/** One of several things to choose from. */
export type Option<Id extends string> = { readonly id: Id; readonly name: string };

type Props<Id extends string> = {
  readonly label: string;
  readonly options: readonly Option<Id>[];
  readonly value: Id;
  readonly onValue: (id: Id) => void;
};

/** A native select with its label. */
export function Choice<Id extends string>({ label, options, value, onValue }: Props<Id>) {
  const fieldId = useId();
  return (
    <div class="choice">
      <label for={fieldId}>{label}</label>
      <select
        id={fieldId}
        value={value}
        onChange={(event) => {
          const chosen = options.find(({ id }) => id === event.currentTarget.value);
          if (chosen) onValue(chosen.id);
        }}
      >
        {options.map(({ id, name }) => (
          <option key={id} value={id} selected={id === value}>
            {name}
          </option>
        ))}
      </select>
    </div>
  );
}
