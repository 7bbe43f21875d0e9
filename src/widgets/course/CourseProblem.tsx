import type { ComponentChildren } from 'preact';
import { useRef } from 'preact/hooks';
import { questionSeed } from '../../problems/problem-set.ts';
import { nameKey } from '../../problems/student-name.ts';
import type { ProblemTemplate } from '../../problems/template.ts';
import { ProblemCard } from '../problem/ProblemCard.tsx';
import type { ProblemAction, ProblemState } from '../problem/problem.model.ts';
import { useAsServed } from '../use-as-served.ts';
import { type Answer, answerAfter, asLeft } from './attempt.ts';
import type { Course } from './course.ts';
import { newSeed, now, theCourse } from './rim.ts';

type Props = {
  readonly template: ProblemTemplate;
  /** The same numbers for all, or others for each learner. */
  readonly draw: Draw;
  /** What it is called above its title. */
  readonly eyebrow?: string;
  /** The figure of the variant that all see, drawn on the server. */
  readonly children?: ComponentChildren;
};

export type Draw =
  | { readonly kind: 'same'; readonly seed: number }
  | { readonly kind: 'by_learner'; readonly setSeed: number };

type Known = {
  readonly answer: Answer | undefined;
  readonly begun: ProblemState | undefined;
  /** Counts the cards that stood here. */
  readonly round: number;
};

/** A problem of a package: its first try counts, it comes back as it was left, and more numbers are there for practice. */
export function CourseProblem({ template, draw, eyebrow, children }: Props) {
  // The server knew of no course.
  const course = useAsServed() ? undefined : theCourse.value;
  const { id, version } = template;
  const answer = course?.attempt.value.answers.get(id);
  const seed = answer?.version === version ? answer.seed : seedOf(draw, id, course);
  // What comes from elsewhere than this card takes its place; what it said itself does not.
  const known = useRef<Known>({ answer: undefined, begun: undefined, round: 0 });
  if (answer !== known.current.answer) {
    const begun = answer?.version === version ? asLeft(template, answer) : undefined;
    known.current = { answer, begun, round: known.current.round + 1 };
  }
  const shownAt = useRef(0);

  const record = (state: ProblemState, action: ProblemAction): void => {
    // What is drawn on top of the question is practice.
    if (!course || state.variant.seed !== seed || (answer && answer.version !== version)) return;
    const before = course.attempt.value.answers.get(id);
    const after = answerAfter(before, state, action);
    if (!after || isSame(before, after)) return;
    known.current = { ...known.current, answer: after };
    const at = now();
    const typed = after.tries[0] ?? '';
    const first = {
      id,
      title: template.title,
      typed,
      isRight: after.isRight,
      at,
      tookMs: at - shownAt.current,
    };
    course.answered(id, after, before ? undefined : first);
  };

  const isWaiting = draw.kind === 'by_learner' && !course;
  return (
    <div class={isWaiting ? 'course-problem waiting' : 'course-problem'} id={`problem-${id}`} data-place>
      <ProblemCard
        key={`${seed}/${known.current.round}`}
        template={template}
        seed={seed}
        {...(known.current.begun && { begun: known.current.begun })}
        onShown={() => {
          shownAt.current = now();
        }}
        onState={record}
        chance={newSeed}
        {...(eyebrow !== undefined && { eyebrow })}
        figure={draw.kind === 'same' && seed === draw.seed && children}
      />
      {answer && answer.version !== version && (
        <p class="quiet">
          You answered this problem before it was changed, and that answer counts
          {answer.isRight ? ' as right' : ' as not right'}. These are other numbers, to practise with.
        </p>
      )}
    </div>
  );
}

function seedOf(draw: Draw, id: string, course: Course | undefined): number {
  if (draw.kind === 'same') return draw.seed;
  const learner = course?.learner ?? '';
  const way = nameKey(learner) === '' ? 'same' : 'by_name';
  return questionSeed({ seed: draw.setSeed, draw: way }, id, learner);
}

const isSame = (before: Answer | undefined, after: Answer): boolean =>
  before?.hints === after.hints && before.tries.length === after.tries.length;
