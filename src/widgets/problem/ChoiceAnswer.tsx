import { withNamedFormulas } from '../../problems/content.ts';
import type { ChoiceVariant } from '../../problems/draw-variant.ts';
import { optionText } from '../../problems/solution.ts';
import { Rendered } from '../content/Rendered.tsx';

type Props = {
  readonly variant: ChoiceVariant;
  /** Id of the option chosen. */
  readonly typed: string;
  /** Before that, the browser itself keeps what is chosen. */
  readonly isAlive: boolean;
  readonly solved: boolean;
  /** Those that lead to what is chosen, or the first. */
  readonly keys?: string | undefined;
  readonly onType: (id: string) => void;
};

/** One of several, as radio buttons. */
export function ChoiceAnswer({ variant, typed, isAlive, solved, keys, onType }: Props) {
  const entry = typed || variant.options[0]?.option.id;
  return (
    <fieldset class="options">
      <legend>Your answer</legend>
      {variant.options.map((weighed) => {
        const { id } = weighed.option;
        const isRight = solved && id === variant.right;
        return (
          <label key={id} class={isRight ? 'option right' : 'option'}>
            <input
              type="radio"
              name="answer"
              value={id}
              checked={isAlive ? typed === id : undefined}
              aria-keyshortcuts={id === entry ? keys : undefined}
              onChange={() => onType(id)}
            />
            <span>
              <Rendered content={withNamedFormulas(optionText(variant, weighed))} />
              {isRight && <span class="mark"> ✓ right</span>}
            </span>
          </label>
        );
      })}
    </fieldset>
  );
}
