import { useSignal } from '@preact/signals';
import type { Givens, QuantityId } from '../../engine/quantities.ts';
import { VariedSentence } from './VariedSentence.tsx';

type Props = {
  /** The sentence, with the ids of quantities in braces. */
  readonly say: string;
  /** The quantity whose number can be dragged. */
  readonly drag: QuantityId;
  /** The ends it can be dragged to, in its own unit. */
  readonly from: number;
  readonly to: number;
  readonly givens: Givens;
};

/** A sentence with a number to drag, and the numbers that follow from it. */
export function Vary(props: Props) {
  const chosen = useSignal(props.givens[props.drag] ?? props.from);
  return (
    <VariedSentence
      {...props}
      value={chosen.value}
      onValue={(value) => {
        chosen.value = value;
      }}
    />
  );
}
