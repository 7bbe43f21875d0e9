import { useSignal } from '@preact/signals';
import { useEffect, useId, useRef } from 'preact/hooks';
import { unitPhrase } from '../../problems/amount-in-words.ts';
import { drawVariant } from '../../problems/draw-variant.ts';
import { hints, insight, solution, statement } from '../../problems/solution.ts';
import type { ProblemTemplate } from '../../problems/template.ts';
import { Rendered } from '../content/Rendered.tsx';
import { begin, drawAnother, echo, next, type Outcome, type ProblemAction, tell } from './problem.model.ts';
import { Solution } from './Solution.tsx';
import './problem.css';

type Props = {
  readonly template: ProblemTemplate;
  readonly seed: number;
  /** Told when a variant comes to stand in front of the learner. */
  readonly onShown?: ((seed: number) => void) | undefined;
  /** Told once per variant, when its review is decided. */
  readonly onSettled?: ((outcome: Outcome, seed: number) => void) | undefined;
  /** Where chance comes from when another variant is asked for; without it there is no such button. */
  readonly chance?: (() => number) | undefined;
};

/** One problem: a variant, a field, a verdict, hints one by one, and the worked solution once it has been tried. */
export function ProblemCard({ template, seed, onShown, onSettled, chance }: Props) {
  const state = useSignal(begin(drawVariant(template, seed)));
  const isAlive = useSignal(false);
  const field = useRef<HTMLInputElement>(null);
  const [fieldId, echoId] = [useId(), useId()];

  const act = (action: ProblemAction): void => {
    const before = state.value.outcome;
    state.value = next(state.value, action);
    const { outcome, variant } = state.value;
    if (outcome && !before) onSettled?.(outcome, variant.seed);
  };
  const another = (from: () => number): void => {
    act({ kind: 'drawn', variant: drawAnother(template, state.value.variant, from) });
    field.current?.focus();
  };

  const { variant, typed, hints_shown, outcome, verdict } = state.value;
  // The page was readable before it was alive: what was typed meanwhile is kept.
  useEffect(() => {
    const already = field.current?.value ?? '';
    if (already !== '') act({ kind: 'typed', text: already });
    isAlive.value = true;
  }, []);
  // Tells the clock outside, which a server has not.
  useEffect(() => onShown?.(variant.seed), [variant]);
  const told = tell(state.value);
  const isRight = verdict?.code === 'correct';
  const mayHint = !isRight && outcome?.verdict !== 'gave_up' && hints_shown < template.hints.length;

  return (
    <section class="problem box" aria-label={template.title}>
      <p class="eyebrow">Problem · {template.title}</p>
      <div class="statement">
        <Rendered content={statement(variant)} />
      </div>

      <form
        class="answer"
        onSubmit={(event) => {
          event.preventDefault();
          act({ kind: 'checked' });
        }}
      >
        <label for={fieldId}>
          Your answer{' '}
          <span class="quiet">
            {variant.kind === 'number' ? unitPhrase(variant.ask.unit) : ''}, or with a unit of your own
          </span>
        </label>
        <div class="row">
          <input
            id={fieldId}
            ref={field}
            type="text"
            autocomplete="off"
            autocapitalize="off"
            spellcheck={false}
            maxLength={1000}
            value={isAlive.value ? typed : undefined}
            aria-describedby={echoId}
            onInput={(event) => act({ kind: 'typed', text: event.currentTarget.value })}
          />
          {/* A form that cannot be checked yet is not sent anywhere either. */}
          <button class="button main" type="submit" disabled={!isAlive.value}>
            Check
          </button>
        </div>
        <p class="echo quiet" id={echoId}>
          {echo(state.value) || '\u00a0'}
        </p>
      </form>

      <div class="verdict" role="status">
        {told && (
          <div class={`told ${told.tone}`}>
            <p class="headline">{told.headline}</p>
            {told.says.map((sentence) => (
              <p key={sentence}>{sentence}</p>
            ))}
          </div>
        )}
      </div>

      {hints_shown > 0 && (
        <ol class="hints">
          {hints(variant)
            .slice(0, hints_shown)
            .map((hint, at) => (
              <li key={String(at)}>
                <Rendered content={hint} />
              </li>
            ))}
        </ol>
      )}

      <div class="row actions">
        {mayHint && (
          <button
            class="button"
            type="button"
            disabled={!isAlive.value}
            onClick={() => act({ kind: 'hinted' })}
          >
            {hints_shown === 0 ? 'Hint' : 'Another hint'}
          </button>
        )}
        {!outcome && (
          <button
            class="button plain"
            type="button"
            disabled={!isAlive.value}
            onClick={() => act({ kind: 'gave_up' })}
          >
            I don’t know: show me
          </button>
        )}
        {chance && outcome && (
          <button class="button" type="button" onClick={() => another(chance)}>
            Another, with other numbers
          </button>
        )}
      </div>

      {outcome && (
        <details class="worked" open={isRight || outcome.verdict === 'gave_up'}>
          <summary>Worked solution</summary>
          <Solution parts={solution(variant)} insight={insight(variant)} />
        </details>
      )}
    </section>
  );
}
