import { useSignal } from '@preact/signals';
import type { ComponentChildren } from 'preact';
import { useEffect, useRef } from 'preact/hooks';
import { drawVariant, type Variant } from '../../problems/draw-variant.ts';
import { statement } from '../../problems/solution.ts';
import type { ProblemTemplate } from '../../problems/template.ts';
import { Rendered } from '../content/Rendered.tsx';
import { readFrom } from '../content/read-from.ts';
import { Answer } from './Answer.tsx';
import { draftOf, dropDraft, keepDraft } from './draft.ts';
import { Findings } from './Findings.tsx';
import { LateFigure } from './LateFigure.tsx';
import {
  begin,
  drawAnother,
  next,
  type Outcome,
  type ProblemAction,
  type ProblemState,
} from './problem.model.ts';
import { useAnswering } from './use-answering.ts';
import { Worked } from './Worked.tsx';
import './problem.css';

type Props = {
  readonly template: ProblemTemplate;
  readonly seed: number;
  /** Told when a variant comes to stand in front of the learner. */
  readonly onShown?: ((seed: number) => void) | undefined;
  /** Told once per variant, when its review is decided. */
  readonly onSettled?: ((outcome: Outcome, seed: number) => void) | undefined;
  /** Where the learner was with this variant, when it comes back. */
  readonly begun?: ProblemState;
  /** Told where the learner is, after each thing they do, and what that was. */
  readonly onState?: (state: ProblemState, action: ProblemAction) => void;
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
  const {
    template,
    seed,
    onShown,
    onSettled,
    onState,
    chance,
    figure,
    eyebrow = 'Problem',
    hasKeys = false,
  } = props;
  const key = (name: string) => (hasKeys ? { 'aria-keyshortcuts': name } : {});
  const state = useSignal(firstState(props));
  const isAlive = useSignal(false);
  const seen = useRef<readonly number[]>([seed]);
  const form = useRef<HTMLFormElement>(null);
  const isNext = useRef(false);
  const card = useRef<HTMLElement>(null);
  const isShowing = useRef(false);

  const act = (action: ProblemAction): void => {
    const before = state.value.outcome;
    state.value = next(state.value, action);
    const { outcome, variant } = state.value;
    if (outcome && !before) onSettled?.(outcome, variant.seed);
    onState?.(state.value, action);
  };
  const { echoed, prepare, check, warning } = useAnswering(state, act);
  const another = (from: () => number): void => {
    const variant = drawAnother(template, seen.current, from);
    seen.current = [...seen.current, variant.seed];
    isNext.current = true;
    act({ kind: 'drawn', variant });
  };

  const { variant, hints_shown, outcome, solved } = state.value;
  // The page was readable before it was alive: what was typed or chosen meanwhile is kept.
  useEffect(() => {
    const typed = typedBefore(form.current, props);
    if (typed) act({ kind: 'typed', text: typed });
    if (typed || form.current?.contains(document.activeElement)) prepare();
    isAlive.value = true;
  }, []);
  // What is typed outlives a reload, whoever asks for it.
  useEffect(() => {
    const keep = (): void => void keepDraft(state.value);
    addEventListener('pagehide', keep);
    return () => {
      removeEventListener('pagehide', keep);
      dropDraft(state.value);
    };
  }, []);
  // Tells the clock outside, which a server has not; and whoever asked for another begins at its answer.
  useEffect(() => {
    onShown?.(variant.seed);
    if (isNext.current) form.current?.querySelector<HTMLElement>(firstControl)?.focus();
  }, [variant]);
  // The button that asked is gone, and the focus with it: whoever asked to be shown goes on from where it is worked out.
  useEffect(() => {
    if (isShowing.current) readFrom(card.current?.querySelector('.worked') ?? null);
    isShowing.current = false;
  }, [solved]);
  const mayHint = !solved && hints_shown < template.hints.length;

  return (
    <section class="problem box" aria-label={template.title} ref={card}>
      <p class="eyebrow">
        {eyebrow} · {template.title}
      </p>
      <div class="statement">
        <Rendered content={statement(variant)} />
      </div>
      <GivenFigure variant={variant} drawn={variant.seed === seed && figure} />

      <form
        class="answer"
        ref={form}
        onSubmit={(event) => event.preventDefault()}
        onFocusIn={prepare}
        onPointerEnter={prepare}
      >
        <Answer
          key={variant.seed}
          state={state.value}
          isAlive={isAlive.value}
          keys={hasKeys ? keysInto(state.value) : undefined}
          echoed={echoed}
          onType={(text) => act({ kind: 'typed', text })}
        />
        {/*
          A form that cannot be checked yet is not sent anywhere either. Enter in a field presses this button, and does so where
          a frame’s sandbox lets no form be sent.
        */}
        <button
          class={solved ? 'button' : 'button main'}
          type="submit"
          disabled={!isAlive.value}
          onClick={(event) => {
            event.preventDefault();
            void check();
          }}
        >
          Check
        </button>
      </form>

      {warning.value && (
        <p class="warning" role="alert">
          {warning}
        </p>
      )}
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
            onClick={() => {
              isShowing.current = true;
              act({ kind: 'gave_up' });
            }}
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

/** The keys that lead to the answer: Enter as well until it was judged, and none once it is solved. */
function keysInto({ solved, outcome }: ProblemState): string | undefined {
  if (solved) return undefined;
  return outcome ? 'a' : 'a Enter';
}

/** The figure beside a statement; of a problem that is answered by one, there is none. */
function GivenFigure({ variant, drawn }: { readonly variant: Variant; readonly drawn: ComponentChildren }) {
  const { figure } = variant.template;
  if (!figure || variant.kind === 'sketch') return null;
  return <>{drawn || <LateFigure variant={variant} figure={figure} />}</>;
}

const firstState = ({ begun, template, seed }: Props): ProblemState =>
  begun ?? begin(drawVariant(template, seed));

/** What was typed while the page was not alive yet, or before it was reloaded. */
function typedBefore(form: HTMLFormElement | null, { begun, template, seed }: Props): string {
  const already = form && new FormData(form).get('answer');
  if (typeof already === 'string' && already !== '') return already;
  const draft = begun ? undefined : draftOf(template);
  return draft?.seed === seed ? draft.typed : '';
}

const firstControl = 'input, button, [tabindex="0"]';
