import { useSignal } from '@preact/signals';
import { useEffect, useRef } from 'preact/hooks';
import { type QuantityId, quantity } from '../../engine/quantities.ts';
import { nameOf, readField, saysOf, suffixOf, typedForm } from './fields.ts';
import { useLab } from './lab-context.ts';
import { isUsual, usual, withValue } from './state.ts';
import { toStated } from './stated.ts';
import '../controls/controls.css';

type Props = { readonly id: QuantityId; readonly label?: string };

/** The field of a quantity: a number with its unit, typed as people write it. What cannot be read stays as typed, with a word on why. */
export function Field({ id, label = nameOf(id, 'start') }: Props) {
  const { state, givens, change, wanted } = useLab();
  const own = state.value.values[id];
  const value = own ?? otherwise(id, givens.value[id]);
  // What is being typed, and the value it stands beside: a value set elsewhere since then puts it aside.
  const typing = useSignal<Typing | undefined>(undefined);
  const typed = typing.value && typing.value.beside === value ? typing.value : undefined;
  const input = useRef<HTMLInputElement>(null);
  const [fieldId, unitId, echoId] = [`field-${id}`, `unit-${id}`, `echo-${id}`];

  useEffect(() => {
    if (wanted.value !== id) return;
    wanted.value = undefined;
    input.current?.focus();
  }, [wanted.value]);

  const type = (text: string): void => {
    const read = readField(id, text);
    if (read.kind === 'rejected') {
      typing.value = { text, beside: value, says: '', message: read.message };
      return;
    }
    const next = withValue(state.peek(), id, read.kind === 'value' ? read.value : undefined);
    const message = change(next);
    const beside = message ? value : (next.values[id] ?? otherwise(id, givens.peek()[id]));
    const says = read.kind === 'value' ? `read as ${read.says}` : taken(id, beside);
    typing.value = { text, beside, says: message ? '' : says, message };
  };

  return (
    <div class="number-field">
      <label for={fieldId}>{label}</label>
      <span class="with-unit">
        <input
          id={fieldId}
          ref={input}
          autocomplete="off"
          autocapitalize="off"
          spellcheck={false}
          size={8}
          maxLength={200}
          value={typed?.text ?? (value === undefined ? '' : typedForm(id, value))}
          aria-invalid={typed?.message ? 'true' : undefined}
          aria-describedby={`${unitId} ${echoId}`}
          onInput={(event) => type(event.currentTarget.value)}
          onBlur={() => {
            if (!typed?.message) typing.value = undefined;
          }}
        />
        <span class="unit" id={unitId}>
          {suffixOf(id)}
        </span>
      </span>
      <span class={typed?.message ? 'message' : 'echo'} id={echoId} role="status">
        {typed?.message || typed?.says || ''}
      </span>
    </div>
  );
}

type Typing = {
  readonly text: string;
  readonly beside: number | undefined;
  readonly says: string;
  readonly message: string;
};

/** What is taken where nobody typed: what is usual, what a record says, or the quantity's default; in the stated unit. */
function otherwise(id: QuantityId, given: number | undefined): number | undefined {
  if (isUsual(id)) return usual[id];
  const definition = quantity(id);
  const base = given ?? (definition.kind === 'given' ? definition.default : undefined);
  return base === undefined ? undefined : toStated(id, base);
}

const taken = (id: QuantityId, value: number | undefined): string =>
  value === undefined ? 'not given' : `${saysOf(id, value)} is taken`;
