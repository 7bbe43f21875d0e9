import { useSignal } from '@preact/signals';
import { useId } from 'preact/hooks';
import type { Settings } from '../../study/settings.ts';
import { fields, readSetting, type Typed, writeSetting } from './studying.model.ts';

type Props = {
  readonly name: Typed;
  readonly settings: Settings;
  /** Told a value that can be studied by, once it has been typed to its end. */
  readonly onValue: (name: Typed, value: number | readonly number[]) => void;
};

type Typing = { readonly text: string; readonly beside: string; readonly message: string };

/** A typed setting with one sentence of help. What does not fit stays as typed, with a word on what does. */
export function SettingField({ name, settings, onValue }: Props) {
  const [fieldId, unitId, helpId, messageId] = [useId(), useId(), useId(), useId()];
  const { label, unit, help } = fields[name];
  const saved = writeSetting(name, settings);
  // What is typed, and the value it stands beside: one chosen elsewhere since then puts it aside.
  const typing = useSignal<Typing | undefined>(undefined);
  const typed = typing.value?.beside === saved ? typing.value : undefined;
  const message = typed?.message ?? '';

  const finish = (text: string): void => {
    const reading = readSetting(name, text);
    if (reading.kind === 'rejected') {
      typing.value = { text, beside: saved, message: reading.message };
    } else if (JSON.stringify(reading.value) === JSON.stringify(settings[name])) {
      typing.value = undefined;
    } else {
      typing.value = { text, beside: saved, message: '' };
      onValue(name, reading.value);
    }
  };

  return (
    <div class="setting">
      <label for={fieldId}>{label}</label>
      <span class="with-unit">
        <input
          id={fieldId}
          inputMode={typeof settings[name] === 'number' ? 'decimal' : 'text'}
          autocomplete="off"
          size={8}
          value={typed?.text ?? saved}
          aria-invalid={message ? 'true' : undefined}
          aria-describedby={`${unitId} ${messageId} ${helpId}`}
          onInput={({ currentTarget }) => {
            typing.value = { text: currentTarget.value, beside: saved, message: '' };
          }}
          onChange={({ currentTarget }) => finish(currentTarget.value)}
          onKeyDown={({ key }) => {
            if (key === 'Escape') typing.value = undefined;
          }}
        />
        <span class="unit" id={unitId}>
          {unit}
        </span>
      </span>
      <span class="message" id={messageId} role="status">
        {message}
      </span>
      <span class="help" id={helpId}>
        {help}
      </span>
    </div>
  );
}
