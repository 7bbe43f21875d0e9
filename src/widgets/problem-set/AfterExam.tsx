import { useSignal } from '@preact/signals';
import { useEffect, useRef } from 'preact/hooks';
import type { Variant } from '../../problems/draw-variant.ts';
import type { ProblemSet } from '../../problems/problem-set.ts';
import { statement } from '../../problems/solution.ts';
import { typedInWords } from '../../problems/typed-in-words.ts';
import { Rendered } from '../content/Rendered.tsx';
import { Answer } from '../problem/Answer.tsx';
import { Findings } from '../problem/Findings.tsx';
import { silence } from '../problem/problem.model.ts';
import { Worked } from '../problem/Worked.tsx';
import { printedAnswer } from '../sheet/sheet.model.ts';
import { BeginAgain } from './BeginAgain.tsx';
import { joinReviews } from './join-reviews.ts';
import { SaveResult } from './SaveResult.tsx';
import { titleOf } from './set-in-words.ts';
import { afterExam, type Given, type Progress, resultOf, rightIn } from './taken-set.model.ts';
import '../problem/problem.css';

type Props = {
  readonly set: ProblemSet;
  readonly variants: readonly Variant[];
  readonly progress: Progress;
  /** UTC milliseconds. */
  readonly handedIn: number;
  readonly base: string;
  readonly onJoined: () => void;
  readonly onAgain: () => void;
};

/** An exam that was handed in: the file to give away, what was right, and every solution. */
export function AfterExam({ set, variants, progress, handedIn, base, onJoined, onAgain }: Props) {
  const heading = useRef<HTMLHeadingElement>(null);
  // The button that was pressed is gone; whoever goes on by keyboard goes on from here.
  useEffect(() => heading.current?.focus(), []);
  const result = () => resultOf(set, location.href, variants, progress, handedIn);
  const right = rightIn(resultOf(set, '', variants, progress, handedIn));
  return (
    <div class="taken-set">
      <h1 ref={heading} tabIndex={-1}>
        {titleOf(set)}: handed in
      </h1>
      <p>
        {progress.student}, <strong>{right}</strong> of {variants.length} right.
      </p>
      <section class="box" aria-labelledby="file">
        <h2 id="file">Your result file</h2>
        <SaveResult set={set} result={result} />
      </section>
      <JoinReviews
        variants={variants}
        progress={progress}
        handedIn={handedIn}
        base={base}
        onJoined={onJoined}
      />
      <h2>What was asked, and how it is worked out</h2>
      {variants.map((variant, at) => (
        <AnsweredQuestion
          key={variant.template.id}
          variant={variant}
          number={at + 1}
          given={progress.given[variant.template.id]}
        />
      ))}
      <BeginAgain onAgain={onAgain} />
    </div>
  );
}

type QuestionProps = {
  readonly variant: Variant;
  readonly number: number;
  readonly given: Given | undefined;
};

function AnsweredQuestion({ variant, number, given }: QuestionProps) {
  const state = afterExam(variant, given);
  const typed = typedInWords(variant, given?.typed ?? '');
  const headingId = `answered-${number}`;
  return (
    <section class="problem box" aria-labelledby={headingId}>
      <h3 id={headingId}>
        {number}. {variant.template.title}
      </h3>
      <div class="statement">
        <Rendered content={statement(variant)} />
      </div>
      {variant.kind === 'sketch' && typed ? (
        <Answer state={state} isAlive={true} echoed={silence} onType={() => {}} />
      ) : (
        <p>{typed ? `You answered: ${typed}` : 'You gave no answer.'}</p>
      )}
      {variant.kind === 'sketch' && !typed ? (
        <p>The curve goes through {printedAnswer(variant)}.</p>
      ) : (
        <Findings state={state} notRight="Not right" />
      )}
      <Worked state={state} open={false} />
    </section>
  );
}

type JoinProps = Pick<Props, 'variants' | 'progress' | 'handedIn' | 'base' | 'onJoined'>;

/** The answers of an exam join the reviews only where the student wants it. */
function JoinReviews({ variants, progress, handedIn, base, onJoined }: JoinProps) {
  const said = useSignal('');
  const isBusy = useSignal(false);
  const words = useRef<HTMLParagraphElement>(null);
  const join = async (): Promise<void> => {
    isBusy.value = true;
    said.value = 'Adding …';
    const { added, warning } = await joinReviews(variants, progress, handedIn);
    said.value = warning || `${added} ${added === 1 ? 'answer' : 'answers'} added to your reviews.`;
    isBusy.value = false;
    if (warning) return;
    onJoined();
    // The button that was pressed is gone; whoever goes on by keyboard goes on from here.
    words.current?.focus();
  };
  return (
    <section class="box" aria-labelledby="join">
      <h2 id="join">For your own learning</h2>
      <p>
        These answers can join <a href={`${base}practice/`}>your reviews</a>, so that what went wrong comes
        back soon. They stay in this browser.
      </p>
      {!progress.joined && (
        <button class="button" type="button" disabled={isBusy.value} onClick={() => void join()}>
          Add them to my reviews
        </button>
      )}
      <p role="status" ref={words} tabIndex={-1}>
        {said.value || (progress.joined ? 'They have joined your reviews.' : '')}
      </p>
    </section>
  );
}
