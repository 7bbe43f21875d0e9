import { useSignal } from '@preact/signals';
import type { ComponentChildren } from 'preact';
import { useEffect, useRef } from 'preact/hooks';
import { drawVariant } from '../../problems/draw-variant.ts';
import { hints, insight, remark, solution, statement } from '../../problems/solution.ts';
import type { ProblemTemplate } from '../../problems/template.ts';
import { Rendered } from '../content/Rendered.tsx';
import { labAddress } from '../lab/setup-address.ts';
import { ChoiceAnswer } from './ChoiceAnswer.tsx';
import { late } from './late.tsx';
import { NumberAnswer } from './NumberAnswer.tsx';
import { OrderAnswer } from './OrderAnswer.tsx';
import {
  begin,
  drawAnother,
  echo,
  next,
  type Outcome,
  type ProblemAction,
  type ProblemState,
  tell,
  wayToSlip,
} from './problem.model.ts';
import { Lines, Solution } from './Solution.tsx';
import './problem.css';

const Sketch = late(() => import('./Sketch.tsx').then((code) => code.Sketch), 'The plot', 'plot-room');
const ProblemFigure = late(
  () => import('./ProblemFigure.tsx').then((code) => code.ProblemFigure),
  'The figure',
  'plot-room',
);

type Props = {
  readonly template: ProblemTemplate;
  readonly seed: number;
  /** Told when a variant comes to stand in front of the learner. */
  readonly onShown?: ((seed: number) => void) | undefined;
  /** Told once per variant, when its review is decided. */
  readonly onSettled?: ((outcome: Outcome, seed: number) => void) | undefined;
  /** Where chance comes from when another variant is asked for; without it there is no such button. */
  readonly chance?: (() => number) | undefined;
  /** The figure of the first variant, drawn on the server; without it the code that draws is fetched. */
  readonly figure?: ComponentChildren;
  /** What it is called above its title. */
  readonly eyebrow?: string;
  /** Whether single keys do what its buttons do. */
  readonly hasKeys?: boolean;
};

/** One problem: a variant, a way to answer, a verdict, hints one by one, and the worked solution at the end. */
export function ProblemCard(props: Props) {
  const { template, seed, onShown, onSettled, chance, figure, eyebrow = 'Problem', hasKeys = false } = props;
  const key = (name: string) => (hasKeys ? { 'aria-keyshortcuts': name } : {});
  const state = useSignal(begin(drawVariant(template, seed)));
  const isAlive = useSignal(false);
  const seen = useRef<readonly number[]>([seed]);
  const form = useRef<HTMLFormElement>(null);
  const isNext = useRef(false);

  const act = (action: ProblemAction): void => {
    const before = state.value.outcome;
    state.value = next(state.value, action);
    const { outcome, variant } = state.value;
    if (outcome && !before) onSettled?.(outcome, variant.seed);
  };
  const another = (from: () => number): void => {
    const variant = drawAnother(template, seen.current, from);
    seen.current = [...seen.current, variant.seed];
    isNext.current = true;
    act({ kind: 'drawn', variant });
  };

  const { variant, hints_shown, outcome, solved } = state.value;
  // The page was readable before it was alive: what was typed or chosen meanwhile is kept.
  useEffect(() => {
    const already = form.current ? new FormData(form.current).get('answer') : null;
    if (typeof already === 'string' && already !== '') act({ kind: 'typed', text: already });
    isAlive.value = true;
  }, []);
  // Tells the clock outside, which a server has not; and whoever asked for another begins at its answer.
  useEffect(() => {
    onShown?.(variant.seed);
    if (isNext.current) form.current?.querySelector<HTMLElement>(firstControl)?.focus();
  }, [variant]);
  const mayHint = !solved && hints_shown < template.hints.length;
  const isDrawn = variant.kind === 'sketch';

  return (
    <section class="problem box" aria-label={template.title}>
      <p class="eyebrow">
        {eyebrow} · {template.title}
      </p>
      <div class="statement">
        <Rendered content={statement(variant)} />
      </div>
      {template.figure &&
        !isDrawn &&
        ((variant.seed === seed && figure) || <ProblemFigure variant={variant} figure={template.figure} />)}

      <form class="answer" ref={form} onSubmit={(event) => event.preventDefault()}>
        <Answer
          key={variant.seed}
          state={state.value}
          isAlive={isAlive.value}
          keys={hasKeys && !outcome ? 'a Enter' : undefined}
          onType={(text) => act({ kind: 'typed', text })}
        />
        {/*
          A form that cannot be checked yet is not sent anywhere either. Enter in a field presses this button, and does so where
          a frame’s sandbox lets no form be sent.
        */}
        <button
          class="button main"
          type="submit"
          disabled={!isAlive.value}
          onClick={(event) => {
            event.preventDefault();
            act({ kind: 'checked' });
          }}
        >
          Check
        </button>
      </form>

      <Findings state={state.value} />

      <div class="row actions">
        {mayHint && (
          <button
            class="button"
            type="button"
            disabled={!isAlive.value}
            {...key('h')}
            onClick={() => act({ kind: 'hinted' })}
          >
            {hints_shown === 0 ? 'Hint' : 'Another hint'}
          </button>
        )}
        {!solved && (
          <button
            class="button plain"
            type="button"
            disabled={!isAlive.value}
            {...key('g')}
            onClick={() => act({ kind: 'gave_up' })}
          >
            {outcome ? 'Show me' : 'I don’t know: show me'}
          </button>
        )}
        {chance && outcome && (
          <button class="button" type="button" onClick={() => another(chance)}>
            Another, with other numbers
          </button>
        )}
      </div>

      {solved && <Worked state={state.value} />}
    </section>
  );
}

const firstControl = 'input, button, [tabindex="0"]';

type AnswerProps = {
  readonly state: ProblemState;
  readonly isAlive: boolean;
  /** Those that lead into the field. */
  readonly keys: string | undefined;
  readonly onType: (text: string) => void;
};

/** What is asked for decides how it is answered. */
function Answer({ state, isAlive, keys, onType }: AnswerProps) {
  const { variant, typed, verdict, solved } = state;
  switch (variant.kind) {
    case 'number':
      return <NumberAnswer {...{ variant, typed, isAlive, keys, onType }} echo={echo(state)} />;
    case 'choice':
      return <ChoiceAnswer {...{ variant, typed, isAlive, solved, onType }} />;
    case 'order':
      return <OrderAnswer {...{ variant, typed, isAlive, onType }} />;
    case 'sketch':
      return <Sketch {...{ variant, typed, verdict, solved, onType }} />;
  }
}

/** What was found of the answer, the way to the slip, and the hints. */
function Findings({ state }: { readonly state: ProblemState }) {
  const { variant, hints_shown } = state;
  const told = tell(state);
  const way = wayToSlip(state);
  return (
    <>
      <div class="verdict" role="status">
        {told && (
          <div class={`told ${told.tone}`}>
            <p class="headline">{told.headline}</p>
            {told.says.map((sentence) => (
              <p key={sentence}>{sentence}</p>
            ))}
          </div>
        )}
        {way.length > 0 && <p class="headline">The way there, up to the line where the slip enters:</p>}
      </div>
      {way.length > 0 && (
        <div class="way">
          <Lines lines={way} />
        </div>
      )}
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
    </>
  );
}

/** The worked solution, and where to go from there. */
function Worked({ state: { variant } }: { readonly state: ProblemState }) {
  const { figure } = variant.template;
  const query = labAddress(variant);
  return (
    <details class="worked" open>
      <summary>Worked solution</summary>
      <Solution remark={remark(variant)} parts={solution(variant)} insight={insight(variant)}>
        {figure && variant.kind === 'sketch' && <ProblemFigure variant={variant} figure={figure} />}
        {query !== undefined && (
          <p class="way-on">
            <a href={`${import.meta.env.BASE_URL}lab/${query && `?${query}`}`}>Change a number</a>{' '}
            <span class="quiet">and see what follows: the same setup in the Lab</span>
          </p>
        )}
      </Solution>
    </details>
  );
}
