import { Solution } from '../problem/Solution.tsx';
import type { PrintedProblem } from './sheet.model.ts';
import '../problem/problem.css';
import './sheet.css';

/** The answers of a sheet, each with its derivation. */
export function Key({ problems }: { readonly problems: readonly PrintedProblem[] }) {
  return (
    <ol>
      {problems.map(({ variant, title, answer, solution }) => (
        <li key={variant.template.id}>
          <p>
            {title}: <strong>{answer}</strong>
          </p>
          <Solution parts={solution} insight={[]} />
        </li>
      ))}
    </ol>
  );
}
