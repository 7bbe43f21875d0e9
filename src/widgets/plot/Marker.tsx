import type { TargetedPointerEvent } from 'preact';
import { useRef } from 'preact/hooks';
import { hasModifier } from '../has-modifier.ts';
import { frame } from './frame.ts';
import type { MarkerReading } from './picture.ts';

type Props = {
  readonly reading: MarkerReading;
  /** What the marker sets. */
  readonly name: string;
  /** A key was pressed on the marker; true when it meant something. */
  readonly onKey: (key: string) => boolean;
  /** The marker is wanted at this share of the plot's width, from 0 to 1 (and beyond, past its ends). */
  readonly onPlace: (share: number) => void;
};

type Pointer = TargetedPointerEvent<SVGGElement>;

/** A slider in a plot: dragged or clicked to anywhere in the frame, or moved by keys. */
export function Marker({ reading, name, onKey, onPlace }: Props) {
  const field = useRef<SVGRectElement>(null);
  const { x, y, label, now, min, max, text } = reading;

  const place = (event: Pointer): void => {
    const box = field.current?.getBoundingClientRect();
    if (box && box.width > 0) onPlace((event.clientX - box.left) / box.width);
  };
  const take = (event: Pointer): void => {
    if (event.button !== 0) return;
    event.currentTarget.setPointerCapture(event.pointerId);
    // A finger may be about to scroll; what it wants is known once it moves sideways or lifts.
    if (event.pointerType === 'mouse') place(event);
  };
  const drag = (event: Pointer): void => {
    if (event.currentTarget.hasPointerCapture(event.pointerId)) place(event);
  };

  return (
    <g
      class="marker"
      role="slider"
      tabindex={0}
      aria-label={name}
      aria-orientation="horizontal"
      aria-valuemin={min}
      aria-valuemax={max}
      aria-valuenow={now}
      aria-valuetext={text}
      onKeyDown={(event) => {
        if (!hasModifier(event) && onKey(event.key)) event.preventDefault();
      }}
      onPointerDown={take}
      onPointerMove={drag}
      onPointerUp={drag}
    >
      <rect
        ref={field}
        class="field"
        x={frame.left}
        y={frame.top}
        width={frame.right - frame.left}
        height={frame.bottom - frame.top}
      />
      <path class="stem" d={`M${x.toFixed(1)} ${frame.top}V${frame.bottom}`} />
      <circle class="grip" cx={x.toFixed(1)} cy={frame.bottom} r="3" />
      <circle class="ring" cx={x.toFixed(1)} cy={y.toFixed(1)} r="11" />
      <circle class="dot" cx={x.toFixed(1)} cy={y.toFixed(1)} r="5" />
      <text class="reading" x={label.x.toFixed(1)} y={label.y.toFixed(1)} text-anchor={label.anchor}>
        {label.text}
      </text>
    </g>
  );
}
