import { useRef } from 'preact/hooks';
import { restored } from '../problem/kept-state.ts';
import { ProblemCard } from '../problem/ProblemCard.tsx';
import { useKeptAnswers } from '../problem/use-kept-answers.ts';
import { now } from '../rim.ts';
import { type AskedInSet, practised } from './taken-set.model.ts';

/** A question of a set that is practised: a problem as everywhere, which comes back as it was left. */
export function PracticeQuestion({ variant, number, of, given, onGiven, onNext }: AskedInSet) {
  const { begin, prepare, record, warning } = useKeptAnswers(variant.template);
  // As it was when it came to stand here; from then on the card knows better.
  const first = useRef(given?.practice && restored(variant, given.practice.kept));
  return (
    // biome-ignore lint/a11y/useSemanticElements: a place to go on from, not a group of fields.
    <div
      class="practised"
      id={`question-${number}`}
      tabIndex={-1}
      role="group"
      aria-label={`Question ${number}`}
    >
      <ProblemCard
        template={variant.template}
        seed={variant.seed}
        eyebrow={`Question ${number} of ${of}`}
        {...(first.current && { begun: first.current })}
        onShown={begin}
        onSettled={record}
        onState={(state) => {
          prepare();
          onGiven(practised(given, state, now().at));
        }}
      />
      {warning.value && (
        <p class="warning" role="alert">
          {warning}
        </p>
      )}
      <button class="button" type="button" onClick={onNext}>
        {number < of ? 'Next question' : 'To the end'}
      </button>
    </div>
  );
}
