import type { ComponentChildren } from 'preact';
import { capitalised } from '../../engine/capitalised.ts';
import type { Filled } from '../../problems/content.ts';
import type { SolutionLine, SolutionPart } from '../../problems/solution.ts';
import { NumbersLine, Rendered } from '../content/Rendered.tsx';

type Props = {
  /** The author's words, before the derivation. */
  readonly remark?: Filled;
  readonly parts: readonly SolutionPart[];
  readonly insight: Filled;
  /** What follows the insight: a figure, a way on. */
  readonly children?: ComponentChildren;
};

/** A worked solution: each line with its formula, its numbers, its value and its reason. */
export function Solution({ remark = [], parts, insight, children }: Props) {
  return (
    <div class="solution">
      {remark.length > 0 && (
        <div class="remark">
          <Rendered content={remark} />
        </div>
      )}
      {parts.map(({ of, lines }, at) => (
        <div key={String(at)} class="part">
          {of.length > 0 && (
            <p class="of">
              <Rendered content={of} />
            </p>
          )}
          <Lines lines={lines} />
        </div>
      ))}
      {insight.length > 0 && (
        <div class="insight">
          <Rendered content={insight} />
        </div>
      )}
      {children}
    </div>
  );
}

/** Lines of a derivation; one without a value is the learner's to finish. */
export function Lines({ lines }: { readonly lines: readonly SolutionLine[] }) {
  return (
    <ol class="lines">
      {lines.map(({ id, name, because, symbols, numbers, value }) => (
        <li key={id}>
          <p class="found">
            {capitalised(name)}: {value ? <strong>{value}</strong> : <span class="quiet">yours to find</span>}
          </p>
          <div class="equation">
            <Rendered content={symbols} />
          </div>
          {numbers.length > 0 && <NumbersLine formula={numbers} />}
          {because && <p class="quiet">{because}</p>}
        </li>
      ))}
    </ol>
  );
}
