import type { Variant } from '../../problems/draw-variant.ts';
import type { Figure } from '../../problems/template.ts';
import { curvesOf } from '../plot/curves.model.ts';
import { Plot } from '../plot/Plot.tsx';
import { TableBehind } from '../plot/TableBehind.tsx';

type Props = { readonly variant: Variant; readonly figure: Figure };

/** The figure of a problem, with a variant's numbers: plot, its shape in words, and the table behind it. */
export function ProblemFigure({ variant, figure }: Props) {
  const { picture, says, table } = curvesOf(variant.givens, figure);
  return (
    <div class="drawn">
      <Plot picture={picture} caption={<p>{says.join(' ')}</p>} />
      <TableBehind table={table} />
    </div>
  );
}
