import { useSignal } from '@preact/signals';
import type { TargetedKeyboardEvent, TargetedPointerEvent } from 'preact';
import { useLayoutEffect, useRef } from 'preact/hooks';
import { plainText } from '../../problems/content.ts';
import type { OrderVariant } from '../../problems/draw-variant.ts';
import { optionText } from '../../problems/solution.ts';
import { Rendered } from '../content/Rendered.tsx';
import { hasModifier } from '../has-modifier.ts';
import { moved, movedInWords } from './order.model.ts';

type Props = {
  readonly variant: OrderVariant;
  /** Ids in the order they stand in, with blanks between. */
  readonly typed: string;
  readonly isAlive: boolean;
  /** Those that lead to the first row. */
  readonly keys?: string | undefined;
  readonly onType: (ids: string) => void;
};

type Pointer = TargetedPointerEvent<HTMLElement>;

const steps = [
  [-1, 'Up'],
  [1, 'Down'],
] as const;

/** Several things to be put in order: by buttons, by arrow keys on them, or dragged by their grip. */
export function OrderAnswer({ variant, typed, isAlive, keys, onType }: Props) {
  const said = useSignal('');
  const list = useRef<HTMLOListElement>(null);
  const dragged = useRef<string | undefined>(undefined);
  const focused = useRef<HTMLElement | undefined>(undefined);

  const items = typed.split(' ').flatMap((id) => {
    const item = variant.items.find(({ option }) => option.id === id);
    return item ? [{ id, says: optionText(variant, item) }] : [];
  });
  const move = (id: string, to: number): void => {
    const from = items.findIndex((item) => item.id === id);
    const item = items[from];
    if (!item || to === from || to < 0 || to >= items.length) return;
    const next = moved(items, from, to);
    said.value = movedInWords(plainText(item.says), to, items.length);
    onType(next.map((one) => one.id).join(' '));
  };
  // A button that moves with its row is taken out of the page for an instant, and would lose the focus.
  useLayoutEffect(() => {
    focused.current?.focus();
    focused.current = undefined;
  }, [typed]);

  const rowUnder = ({ clientY }: Pointer): number => {
    const rows = [...(list.current?.children ?? [])].map((row) => row.getBoundingClientRect());
    const at = rows.findIndex(({ bottom }) => clientY < bottom);
    return at < 0 ? rows.length - 1 : at;
  };
  const drag = (event: Pointer): void => {
    if (dragged.current !== undefined) move(dragged.current, rowUnder(event));
  };
  const drop = (): void => {
    dragged.current = undefined;
  };

  const moveByArrow = (event: TargetedKeyboardEvent<HTMLButtonElement>, id: string, at: number): void => {
    const by = { ArrowUp: -1, ArrowDown: 1 }[event.key];
    if (by === undefined || hasModifier(event)) return;
    event.preventDefault();
    focused.current = event.currentTarget;
    move(id, at + by);
  };

  return (
    <fieldset class="ordered">
      <legend>
        Your order <span class="quiet">the least first</span>
      </legend>
      <ol ref={list} onPointerMove={drag} onPointerUp={drop} onPointerCancel={drop}>
        {items.map(({ id, says }, at) => (
          <li key={id} class="item">
            <div class="row">
              <span class="says">
                <Rendered content={says} />
              </span>
              <span class="moves">
                {steps.map(([step, way]) => {
                  const isPossible = at + step >= 0 && at + step < items.length;
                  return (
                    <button
                      key={step}
                      class="button step"
                      type="button"
                      disabled={!isAlive}
                      // Not disabled at an end, where the focus would be lost.
                      aria-disabled={isAlive ? !isPossible : undefined}
                      aria-keyshortcuts={at === 0 && step > 0 ? keys : undefined}
                      aria-label={`${plainText(says)} ${way.toLowerCase()}`}
                      onClick={(event) => {
                        focused.current = event.currentTarget;
                        move(id, at + step);
                      }}
                      onKeyDown={(event) => moveByArrow(event, id, at)}
                    >
                      {way}
                    </button>
                  );
                })}
                <span
                  class="grip"
                  aria-hidden="true"
                  onPointerDown={(event) => {
                    if (event.button !== 0) return;
                    dragged.current = id;
                    // The list stays where it is while its rows change places.
                    list.current?.setPointerCapture(event.pointerId);
                  }}
                />
              </span>
            </div>
          </li>
        ))}
      </ol>
      <span class="visually-hidden" role="status">
        {said}
      </span>
    </fieldset>
  );
}
