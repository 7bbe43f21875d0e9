import { useComputed, useSignal } from '@preact/signals';
import { useId } from 'preact/hooks';
import type { NumberVariant } from '../../problems/draw-variant.ts';
import { longestAnswer } from '../../problems/longest-answer.ts';
import { useSettled } from '../controls/use-settled.ts';
import { askedInWords, type Echo } from './problem.model.ts';

type Props = {
  readonly variant: NumberVariant;
  readonly typed: string;
  /** How what is typed is understood. */
  readonly echo: Echo;
  /** Before that, the browser itself keeps what is typed. */
  readonly isAlive: boolean;
  /** Those that lead into the field. */
  readonly keys?: string | undefined;
  readonly onType: (text: string) => void;
};

/** A number, typed; below it how it is understood. A doubt is told once the learner pauses. */
export function NumberAnswer({ variant, typed, echo, isAlive, keys, onType }: Props) {
  const [fieldId, echoId] = [useId(), useId()];
  const doubt = useSignal('');
  doubt.value = echo.kind === 'doubt' ? echo.says : '';
  const settled = useSettled(useComputed(() => doubt.value));
  const says = echo.kind === 'read' || settled.value === echo.says ? echo.says : '';
  return (
    <>
      <label for={fieldId}>
        Your answer <span class="quiet">{askedInWords(variant)}</span>
      </label>
      <input
        id={fieldId}
        class="typed"
        name="answer"
        type="text"
        autocomplete="off"
        autocapitalize="off"
        spellcheck={false}
        maxLength={longestAnswer}
        value={isAlive ? typed : undefined}
        aria-describedby={echoId}
        aria-keyshortcuts={keys}
        onInput={(event) => onType(event.currentTarget.value)}
      />
      <p class="echo quiet" id={echoId}>
        {says || '\u00a0'}
      </p>
    </>
  );
}
