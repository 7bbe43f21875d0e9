import { whole } from '../../engine/numerals.ts';
import type { RetentionCost } from '../../study/retention-cost.ts';
import { Plot } from '../plot/Plot.tsx';
import { TableBehind } from '../plot/TableBehind.tsx';
import { costFigure, sourceInWords } from './look-ahead.model.ts';

type Props = {
  readonly costs: readonly RetentionCost[];
  readonly retention: number;
  readonly items: number;
  /** Answers the look ahead was learnt from. */
  readonly answers: number;
};

/** What other retentions would cost, and bring. */
export function LookAhead({ costs, retention, items, answers }: Props) {
  const figure = costFigure(costs, retention, items);
  if (!figure) return null;
  return (
    <>
      <p>{figure.says}</p>
      <div class="pair">
        <Plot picture={figure.minutes} caption="On average over the year to come." />
        <Plot picture={figure.known} caption={`Of ${whole(items)}, a year from now.`} />
      </div>
      <TableBehind table={figure.table} />
      <p class="quiet">
        A year of study is played through day by day, several times for each retention, with the schedule as
        it is set here. {sourceInWords(answers)}
      </p>
    </>
  );
}
