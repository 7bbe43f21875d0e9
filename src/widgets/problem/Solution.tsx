import type { Filled } from '../../problems/content.ts';
import type { SolutionLine } from '../../problems/solution.ts';
import { Rendered } from '../content/Rendered.tsx';

type Props = { readonly lines: readonly SolutionLine[]; readonly insight: Filled };

/** A worked solution: each line with its formula, its numbers, its value and its reason. */
export function Solution({ lines, insight }: Props) {
  return (
    <div class="solution">
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
      {insight.length > 0 && (
        <div class="insight">
          <Rendered content={insight} />
        </div>
      )}
    </div>
  );
}
