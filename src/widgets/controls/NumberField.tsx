import { useSignal } from '@preact/signals';
import { useId } from 'preact/hooks';
import { type Bounds, readNumber } from './read-number.ts';
import './controls.css';

type Props = {
  readonly label: string;
  /** What an address calls it, where one can set it. */
  readonly name?: string | undefined;
  /** What stands behind the number: `sequences`. */
  readonly unit: string;
  readonly value: number;
  readonly bounds: Bounds;
  /** Told each good value while it is typed; a text that is none keeps the last. */
  readonly onValue: (value: number) => void;
};

/** A typed number with its label and unit. What cannot be read stays as typed, with a word on what can. */
export function NumberField({ label, name, unit, value, bounds, onValue }: Props) {
  const [fieldId, unitId, messageId] = [useId(), useId(), useId()];
  // What is being typed, and the value it stands beside: a value set elsewhere since then puts it aside.
  const typing = useSignal<{ readonly text: string; readonly beside: number } | undefined>(undefined);
  const typed = typing.value?.beside === value ? typing.value.text : undefined;
  const reading = readNumber(typed ?? String(value), bounds);
  const message = reading.kind === 'rejected' && reading.message;

  const type = (text: string): void => {
    const read = readNumber(text, bounds);
    typing.value = { text, beside: read.kind === 'value' ? read.value : value };
    if (read.kind === 'value') onValue(read.value);
  };
  const leave = (): void => {
    if (!message) typing.value = undefined;
  };

  // No text at all where there is none: an empty one would be written, and laid out, at every frame of a slider.
  return (
    <div class="number-field">
      <label for={fieldId}>{label}</label>
      <span class="with-unit">
        <input
          id={fieldId}
          name={name}
          inputMode={bounds.whole ? 'numeric' : 'decimal'}
          autocomplete="off"
          size={8}
          value={typed ?? String(value)}
          aria-invalid={message ? 'true' : undefined}
          aria-describedby={`${unitId} ${messageId}`}
          onInput={(event) => type(event.currentTarget.value)}
          onBlur={leave}
        />
        <span class="unit" id={unitId}>
          {unit || undefined}
        </span>
      </span>
      <span class="message" id={messageId} role="status">
        {message}
      </span>
    </div>
  );
}
