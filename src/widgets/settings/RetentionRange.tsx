import { useRef } from 'preact/hooks';
import { pause } from './use-look-ahead.ts';

type Props = {
  readonly retention: number;
  readonly onMove: (retention: number) => void;
  readonly onSettled: (retention: number) => void;
};

/** A slider. Keys move it step by step, and only where it comes to rest is a choice. */
export function RetentionRange({ retention, onMove, onSettled }: Props) {
  const resting = useRef<{ readonly timer: ReturnType<typeof setTimeout>; readonly at: number } | undefined>(
    undefined,
  );
  const rest = (): void => {
    if (!resting.current) return;
    clearTimeout(resting.current.timer);
    const { at } = resting.current;
    resting.current = undefined;
    onSettled(at);
  };
  const percent = Math.round(retention * 100);
  return (
    <input
      class="range"
      type="range"
      aria-label="Desired retention, in percent"
      min={70}
      max={99}
      step={1}
      value={percent}
      aria-valuetext={`${percent}%`}
      onInput={({ currentTarget }) => {
        const at = currentTarget.valueAsNumber / 100;
        clearTimeout(resting.current?.timer);
        resting.current = { timer: setTimeout(rest, pause), at };
        onMove(at);
      }}
      onPointerUp={rest}
      onBlur={rest}
    />
  );
}
