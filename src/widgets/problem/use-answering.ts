import { type Signal, signal, useSignal } from '@preact/signals';
import { keepDraft } from './draft.ts';
import { type Echo, type ProblemAction, type ProblemState, silence } from './problem.model.ts';

type Answering = typeof import('./answering.ts');

// One for the page: most readers of a lesson answer nothing, and whoever does begins with one problem.
const here = signal<Answering | undefined>(undefined);

/** @throws where it does not come; asked again, it tries again */
async function fetchAnswering(): Promise<Answering> {
  here.value ??= await import('./answering.ts');
  return here.value;
}

/** What reads and judges answers; its code is fetched when somebody is about to give one. */
export function useAnswering(
  state: Signal<ProblemState>,
  act: (action: ProblemAction) => void,
): {
  /** How what is typed is understood. */
  readonly echoed: Echo;
  /** To be told when somebody comes near the answer. */
  readonly prepare: () => void;
  readonly check: () => Promise<void>;
  /** Says that an answer could not be judged; else empty. */
  readonly warning: Signal<string>;
} {
  const warning = useSignal('');
  return {
    echoed: here.value?.echo(state.value) ?? silence,
    prepare: () => {
      fetchAnswering().catch(() => {});
    },
    check: async () => {
      const answering = await fetchAnswering().catch(() => undefined);
      warning.value = answering ? '' : notLoaded(keepDraft(state.value));
      if (answering) act(answering.judged(state.value));
    },
    warning,
  };
}

const notLoaded = (isKept: boolean): string =>
  `This answer could not be read yet, because a part of this page did not load. Check the connection and press Check again. If that does not help, a newer version of the site is out: reload the page${isKept ? '; what you typed stays' : ''}.`;
