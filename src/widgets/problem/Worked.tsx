import { insight, remark, solution } from '../../problems/solution.ts';
import { fromHere } from '../from-here.ts';
import { labAddress } from '../lab/setup-address.ts';
import { LateFigure } from './LateFigure.tsx';
import type { ProblemState } from './problem.model.ts';
import { Solution } from './Solution.tsx';

/** The worked solution, and where to go from there. */
export function Worked({
  state: { variant },
  open = true,
}: {
  readonly state: Pick<ProblemState, 'variant'>;
  readonly open?: boolean;
}) {
  const { figure } = variant.template;
  const query = labAddress(variant);
  const way =
    query === undefined ? undefined : fromHere(`${import.meta.env.BASE_URL}lab/${query && `?${query}`}`);
  return (
    <details class="worked" open={open}>
      <summary>Worked solution</summary>
      <Solution remark={remark(variant)} parts={solution(variant)} insight={insight(variant)}>
        {figure && variant.kind === 'sketch' && <LateFigure variant={variant} figure={figure} />}
        {way && (
          <p class="way-on">
            <a href={way}>Change a number</a>{' '}
            <span class="quiet">and see what follows: the same setup in the Lab</span>
          </p>
        )}
      </Solution>
    </details>
  );
}
