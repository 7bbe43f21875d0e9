import { useSignal } from '@preact/signals';
import { useId } from 'preact/hooks';
import { quantity } from '../../engine/quantities.ts';
import type { SketchVariant } from '../../problems/draw-variant.ts';
import { type Handle, readValue } from './sketch.model.ts';

type Props = {
  readonly variant: SketchVariant;
  readonly handles: readonly Handle[];
  readonly onValue: (at: number, value: number) => void;
};

/** The points of a sketch as a table in which each can be typed. */
export function SketchTable({ variant, handles, onValue }: Props) {
  const { of, over } = variant.ask;
  const isTold = handles.some(({ miss, right }) => miss !== undefined || right !== undefined);
  const isSolved = handles.some(({ right }) => right !== undefined);
  return (
    <details class="behind">
      <summary>Type the values</summary>
      <div class="scroll">
        <table>
          <thead>
            <tr>
              <th scope="col">{quantity(over).name}</th>
              <th scope="col">{quantity(of).name}, yours</th>
              {isSolved && <th scope="col">right</th>}
              {isTold && <th scope="col">found</th>}
            </tr>
          </thead>
          <tbody>
            {handles.map((handle, at) => (
              <tr key={handle.name}>
                <th scope="row">{handle.where}</th>
                <td>
                  <ValueField variant={variant} handle={handle} onValue={(value) => onValue(at, value)} />
                </td>
                {isSolved && <td>{handle.right}</td>}
                {isTold && <td>{handle.miss ? `too ${handle.miss}` : 'right'}</td>}
              </tr>
            ))}
          </tbody>
        </table>
      </div>
    </details>
  );
}

type FieldProps = {
  readonly variant: SketchVariant;
  readonly handle: Handle;
  readonly onValue: (value: number) => void;
};

/** One value; what cannot be read stays as typed, with a word on what can. */
function ValueField({ variant, handle: { name, typed }, onValue }: FieldProps) {
  const messageId = useId();
  const message = useSignal('');
  const take = (text: string): void => {
    const read = readValue(variant, text);
    message.value = typeof read === 'number' ? '' : read.message;
    if (typeof read === 'number') onValue(read);
  };
  return (
    <>
      <input
        class="typed"
        type="text"
        autocomplete="off"
        size={9}
        aria-label={name}
        aria-invalid={message.value ? 'true' : undefined}
        aria-describedby={messageId}
        value={typed}
        onChange={(event) => take(event.currentTarget.value)}
      />
      <span class="message" id={messageId} role="status">
        {message}
      </span>
    </>
  );
}
