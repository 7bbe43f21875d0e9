import { useSignal } from '@preact/signals';
import { type Varied, VariedSentence } from './VariedSentence.tsx';

/** A sentence with a number to drag, and the numbers that follow from it. */
export function Vary(varied: Varied) {
  const chosen = useSignal(varied.givens[varied.drag] ?? varied.from);
  return (
    <VariedSentence
      {...varied}
      value={chosen.value}
      onValue={(value) => {
        chosen.value = value;
      }}
    />
  );
}
