import type { Filled } from '../../problems/content.ts';
import type { SolutionPart } from '../../problems/solution.ts';
import { Rendered } from '../content/Rendered.tsx';

type Props = { readonly parts: readonly SolutionPart[]; readonly insight: Filled };

/** A worked solution: each line with its formula, its numbers, its value and its reason. */
export function Solution({ parts, insight }: Props) {
  return (
    <div class="solution">
      {parts.map(({ of, lines }, at) => (
        <div key={String(at)}>
          {of.length > 0 && (
            <p class="of">
              <Rendered content={of} />
            </p>
          )}
          <ol>
            {lines.map(({ id, name, because, symbols, numbers, value }) => (
              <li key={id}>
                <p class="found">
                  {name}: <strong>{value}</strong>
                </p>
                <div class="equation">
                  <Rendered content={symbols} />
                  <Rendered content={numbers} />
                </div>
                <p class="quiet">{because}</p>
              </li>
            ))}
          </ol>
        </div>
      ))}
      {insight.length > 0 && (
        <div class="insight">
          <Rendered content={insight} />
        </div>
      )}
    </div>
  );
}
