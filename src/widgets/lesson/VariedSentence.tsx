import type { TargetedPointerEvent } from 'preact';
import { useRef } from 'preact/hooks';
import { type Givens, type QuantityId, quantity } from '../../engine/quantities.ts';
import { piecesOf } from '../../problems/sentence.ts';
import { nextStep } from '../controls/next-step.ts';
import { nearestStep } from '../controls/octave-steps.ts';
import { hasModifier } from '../has-modifier.ts';
import { dragSteps, heard, valuesOf } from './vary.model.ts';
import './vary.css';

/** A sentence, and what of it can be dragged. */
export type Varied = {
  /** With the ids of quantities in braces. */
  readonly say: string;
  /** The quantity whose number can be dragged. */
  readonly drag: QuantityId;
  /** The ends it can be dragged to, in its own unit. */
  readonly from: number;
  readonly to: number;
  readonly givens: Givens;
};

type Props = Varied & {
  /** Of the quantity that is dragged, in its own unit. */
  readonly value: number;
  readonly onValue: (value: number) => void;
};

/** Pixels a pointer moves from one step to the next. */
const stride = 8;

type Pointer = TargetedPointerEvent<HTMLSpanElement>;

/** A sentence with a number to drag, as whoever keeps that number has it. */
export function VariedSentence({ say, drag, from, to, givens, value, onValue }: Props) {
  const pieces = piecesOf(say);
  const steps = dragSteps(from, to);
  const values = valuesOf(pieces, { ...givens, [drag]: value });
  // Where a pointer took hold, and the step it took hold of.
  const hold = useRef<{ readonly x: number; readonly step: number }>({ x: 0, step: 0 });

  const take = (event: Pointer): void => {
    if (event.button !== 0) return;
    event.currentTarget.setPointerCapture(event.pointerId);
    hold.current = { x: event.clientX, step: nearestStep(steps, value) };
  };
  const pull = (event: Pointer): void => {
    if (!event.currentTarget.hasPointerCapture(event.pointerId)) return;
    const moved = Math.round((event.clientX - hold.current.x) / stride);
    const step = Math.max(0, Math.min(steps.length - 1, hold.current.step + moved));
    // A click alone changes nothing, not even to the nearest step.
    if (moved !== 0) onValue(steps[step] ?? value);
  };

  return (
    <p class="vary">
      {pieces.map((piece) => {
        if (piece.kind === 'words') return piece.text;
        const text = values[piece.id];
        if (piece.id !== drag)
          return (
            <span key={piece.id} class="follows">
              {text}
            </span>
          );
        return (
          <span
            key={piece.id}
            class="drag"
            role="slider"
            tabIndex={0}
            aria-label={quantity(drag).name}
            aria-valuemin={from}
            aria-valuemax={to}
            aria-valuenow={value}
            aria-valuetext={heard(drag, values)}
            title="Drag, or use the arrow keys"
            onKeyDown={(event) => {
              const next = nextStep(steps, value, event.key);
              if (next === undefined || hasModifier(event)) return;
              event.preventDefault();
              onValue(next);
            }}
            onPointerDown={take}
            onPointerMove={pull}
          >
            {text}
          </span>
        );
      })}
    </p>
  );
}
