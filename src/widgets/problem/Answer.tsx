import { ChoiceAnswer } from './ChoiceAnswer.tsx';
import { late } from './late.tsx';
import { NumberAnswer } from './NumberAnswer.tsx';
import { OrderAnswer } from './OrderAnswer.tsx';
import type { Echo, ProblemState } from './problem.model.ts';

const Sketch = late(() => import('./Sketch.tsx').then((code) => code.Sketch), 'The plot', 'plot-room');

type Props = {
  readonly state: ProblemState;
  readonly isAlive: boolean;
  /** Those that lead to its first control. */
  readonly keys?: string | undefined;
  /** How what is typed is understood. */
  readonly echoed: Echo;
  readonly onType: (text: string) => void;
};

/** What is asked for decides how it is answered. */
export function Answer({ state, isAlive, keys, echoed, onType }: Props) {
  const { variant, typed, verdict, solved } = state;
  switch (variant.kind) {
    case 'number':
      return <NumberAnswer {...{ variant, typed, isAlive, keys, onType }} echo={echoed} />;
    case 'choice':
      return <ChoiceAnswer {...{ variant, typed, isAlive, solved, keys, onType }} />;
    case 'order':
      return <OrderAnswer {...{ variant, typed, isAlive, keys, onType }} />;
    case 'sketch':
      return <Sketch {...{ variant, typed, verdict, solved, keys, onType }} />;
  }
}
