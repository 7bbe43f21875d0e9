import type { TargetedPointerEvent } from 'preact';
import { useId, useMemo, useRef } from 'preact/hooks';
import type { SketchVariant } from '../../problems/draw-variant.ts';
import type { Verdict } from '../../problems/grade.ts';
import { hasModifier } from '../has-modifier.ts';
import { AxisAcross, AxisUpwards } from '../plot/Axis.tsx';
import { frame, lettering } from '../plot/frame.ts';
import { SketchTable } from './SketchTable.tsx';
import {
  boardOf,
  type Handle,
  howToSketch,
  nearestPoint,
  nextValue,
  type Sketched,
  sketched,
  valuesOf,
  withPoint,
} from './sketch.model.ts';
import '../plot/plot.css';
import './sketch.css';

type Props = {
  readonly variant: SketchVariant;
  /** The values in base units with blanks between; nothing before any was set. */
  readonly typed: string;
  /** What was found of this very curve. */
  readonly verdict: Verdict | undefined;
  readonly solved: boolean;
  /** Those that lead to the first point. */
  readonly keys?: string | undefined;
  readonly onType: (text: string) => void;
};

/** A curve to be drawn: points on a log-log plot, set by pointer, by keys or in a table. */
export function Sketch({ variant, typed, verdict, solved, keys, onType }: Props) {
  const [titleId, howId] = [useId(), useId()];
  const board = useMemo(() => boardOf(variant), [variant]);
  const { range } = board;
  const values = valuesOf(variant, typed, range);
  const drawn = sketched(variant, board, values, verdict, solved);
  const field = useRef<SVGRectElement>(null);
  // Which point a pointer holds; nothing the picture depends on.
  const held = useRef<number | undefined>(undefined);

  const set = (at: number, value: number): void => onType(withPoint(values, at, value, range));
  /** Where a pointer is, in the units of the picture. */
  const placeOf = (event: Pointer): { readonly x: number; readonly y: number } | undefined => {
    const box = field.current?.getBoundingClientRect();
    if (!box || box.width === 0) return undefined;
    return {
      x: frame.left + ((event.clientX - box.left) / box.width) * (frame.right - frame.left),
      y: frame.top + ((event.clientY - box.top) / box.height) * (frame.bottom - frame.top),
    };
  };
  const follow = (event: Pointer): void => {
    const place = placeOf(event);
    if (place && held.current !== undefined) set(held.current, board.y.invert(place.y));
  };
  const take = (event: Pointer, at?: number): void => {
    const place = placeOf(event);
    if (event.button !== 0 || !place) return;
    event.currentTarget.setPointerCapture(event.pointerId);
    held.current = at ?? nearestPoint(variant, board, place.x);
    if (at === undefined) follow(event);
  };
  const letGo = (): void => {
    held.current = undefined;
  };

  return (
    <div class="sketch">
      <figure class="plot" aria-labelledby={titleId}>
        <p class="title" id={titleId}>
          {board.title}
        </p>
        {/* biome-ignore lint/a11y/useSemanticElements: a group of shapes, not of form fields. */}
        <svg
          viewBox={`0 ${above} ${frame.width} ${frame.height - above}`}
          role="group"
          aria-describedby={howId}
        >
          <svg class="drawing" aria-hidden="true">
            <AxisUpwards marks={board.upwards} />
            <AxisAcross marks={board.across} />
            <Curves drawn={drawn} />
          </svg>
          <rect
            ref={field}
            class="board"
            x={frame.left}
            y={frame.top}
            width={frame.right - frame.left}
            height={frame.bottom - frame.top}
            onPointerDown={(event) => {
              // A finger here may be about to scroll; it takes hold of a point to draw.
              if (event.pointerType === 'mouse') take(event);
            }}
            onPointerMove={follow}
            onPointerUp={letGo}
            onPointerCancel={letGo}
          />
          {drawn.handles.map((handle, at) => (
            <Point
              key={handle.name}
              handle={handle}
              range={range}
              keys={at === 0 ? keys : undefined}
              onKey={(key) => {
                const next = nextValue(handle.value, key, range);
                if (next !== undefined) set(at, next);
                return next !== undefined;
              }}
              onTake={(event) => take(event, at)}
              onMove={follow}
              onLeave={letGo}
            />
          ))}
        </svg>
        <figcaption class="quiet" id={howId}>
          {howToSketch(variant)}
        </figcaption>
      </figure>
      <SketchTable variant={variant} handles={drawn.handles} onValue={set} />
    </div>
  );
}

/** Room above the board for half a point. */
const above = frame.top - lettering.line;

type Pointer = TargetedPointerEvent<SVGElement>;

/** The learner's curve, and the right one beside it. */
function Curves({ drawn: { curve, name, right } }: { readonly drawn: Sketched }) {
  return (
    <>
      {right && <path class="line right" d={right.path} />}
      <path class="line yours" d={curve} />
      {right && <CurveName kind="right" {...right.name} />}
      <CurveName kind="yours" {...name} />
    </>
  );
}

function CurveName({
  kind,
  label,
}: {
  readonly kind: 'right' | 'yours';
  readonly line: number;
  readonly label: number;
}) {
  return (
    <g class={`name ${kind}`}>
      <text x={frame.right + 9} y={(label + 4).toFixed(1)}>
        {kind}
      </text>
    </g>
  );
}

type PointProps = {
  readonly handle: Handle;
  readonly range: readonly [number, number];
  readonly keys: string | undefined;
  /** A key was pressed; true when it meant something. */
  readonly onKey: (key: string) => boolean;
  readonly onTake: (event: Pointer) => void;
  readonly onMove: (event: Pointer) => void;
  readonly onLeave: () => void;
};

/** One point: a slider up and down. A point that was found too high or too low has a cross, and says so. */
function Point({ handle, range: [low, high], keys, onKey, onTake, onMove, onLeave }: PointProps) {
  const { x, y, value, name, text, miss } = handle;
  const [cx, cy] = [x.toFixed(1), y.toFixed(1)];
  return (
    <g
      class={miss ? 'point missed' : 'point'}
      role="slider"
      tabindex={0}
      aria-label={name}
      aria-orientation="vertical"
      aria-valuemin={low}
      aria-valuemax={high}
      aria-valuenow={value}
      aria-valuetext={text}
      aria-keyshortcuts={keys}
      onKeyDown={(event) => {
        if (!hasModifier(event) && onKey(event.key)) event.preventDefault();
      }}
      onPointerDown={onTake}
      onPointerMove={onMove}
      onPointerUp={onLeave}
      onPointerCancel={onLeave}
    >
      <circle class="ring" cx={cx} cy={cy} r="16" />
      {miss ? (
        <path class="cross" d={`M${x - 5} ${y - 5}l10 10m0 -10l-10 10`} />
      ) : (
        <circle class="dot" cx={cx} cy={cy} r="6" />
      )}
      {miss && (
        <text class="miss" x={cx} y={(miss === 'high' ? y - 12 : y + 21).toFixed(1)} text-anchor="middle">
          {miss}
        </text>
      )}
    </g>
  );
}
