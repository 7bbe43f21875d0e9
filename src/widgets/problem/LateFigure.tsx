import { late } from './late.tsx';

/** The figure of a problem, where no server has drawn it: its code is fetched. */
export const LateFigure = late(
  () => import('./ProblemFigure.tsx').then((code) => code.ProblemFigure),
  'The figure',
  'plot-room',
);
