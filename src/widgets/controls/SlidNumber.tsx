import { NumberField } from './NumberField.tsx';
import { Range } from './Range.tsx';
import type { Bounds } from './read-number.ts';

type Props = {
  readonly label: string;
  /** What an address calls it, where one can set it. */
  readonly name?: string | undefined;
  /** What stands behind the number: `sequences`. */
  readonly unit: string;
  readonly value: number;
  readonly bounds: Bounds;
  /** Where the slider stops, rising. */
  readonly steps: readonly number[];
  /** The value in words, for those who hear the slider. */
  readonly text: string;
  readonly onValue: (value: number) => void;
};

/** A number to be typed exactly or slid roughly. */
export function SlidNumber({ label, name, unit, value, bounds, steps, text, onValue }: Props) {
  return (
    <div class="slid">
      <NumberField label={label} name={name} unit={unit} value={value} bounds={bounds} onValue={onValue} />
      <Range label={label} steps={steps} value={value} text={text} onValue={onValue} />
    </div>
  );
}
