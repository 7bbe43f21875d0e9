import { nearestStep } from './octave-steps.ts';
import './controls.css';

type Props = {
  readonly label: string;
  /** The values it stops at, rising. */
  readonly steps: readonly number[];
  readonly value: number;
  /** The value in words. */
  readonly text: string;
  readonly onValue: (value: number) => void;
};

/** A native range over given steps. A value between two of them shows at the nearer. */
export function Range({ label, steps, value, text, onValue }: Props) {
  return (
    <input
      class="range"
      type="range"
      aria-label={label}
      min={0}
      max={steps.length - 1}
      step={1}
      value={nearestStep(steps, value)}
      aria-valuetext={text}
      onInput={(event) => {
        const chosen = steps[event.currentTarget.valueAsNumber];
        if (chosen !== undefined) onValue(chosen);
      }}
    />
  );
}
