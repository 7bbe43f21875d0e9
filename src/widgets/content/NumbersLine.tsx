import type { Filled } from '../../problems/content.ts';
import { numbersLine } from './numbers-line.ts';
import { Rendered } from './Rendered.tsx';
import './numbers-line.css';

/** A formula with its numbers, on as many lines as it needs. */
export function NumbersLine({ formula }: { readonly formula: Filled }) {
  return (
    <p class="numbers">
      <Rendered content={numbersLine(formula)} />
    </p>
  );
}
