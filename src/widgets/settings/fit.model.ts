import { whole } from '../../engine/numerals.ts';
import type { Moment } from '../../study/event.ts';
import { type Comparison, type Fitting, neededReviews } from '../../study/personal-weights.ts';
import { counted, wallDateOf } from '../progress/words.ts';
import type { Stage } from './fsrs.worker.ts';

export const stageInWords: { readonly [stage in Stage]: string } = {
  loading: 'Loading the optimiser, half a megabyte …',
  trying: 'Trying a fit on the older four fifths of your reviews …',
  fitting: 'Fitting to all of them …',
};

/** How far along a stage is, of four. */
export const stageNumber: { readonly [stage in Stage]: number } = { loading: 1, trying: 2, fitting: 3 };

/** Where a fit stopped, what is safe, what to do. */
export const failureInWords: { readonly [stage in Stage]: string } = {
  loading:
    'The optimiser could not be loaded: you may be offline, or this browser does not run WebAssembly here. Nothing was changed, and your reviews are safe. Try again when you are online; if that does not help, reload the page, or try another browser.',
  trying:
    'The optimiser stopped while it worked on your reviews. Nothing was changed, and your reviews are safe; the schedule goes on as it was.',
  fitting:
    'The optimiser stopped while it worked on your reviews. Nothing was changed, and your reviews are safe; the schedule goes on as it was.',
};

/** Which weights are in force. */
export const weightsInWords = (chosen: Moment | undefined): string =>
  chosen
    ? `The schedule uses weights fitted to you on ${wallDateOf(chosen)}.`
    : 'The schedule uses the standard weights, fitted to the reviews of some ten thousand other people.';

/** What became of a fit, in a sentence or two. */
export function fittingInWords(fitting: Fitting): string {
  switch (fitting.kind) {
    case 'too_few':
      return `You have ${counted(fitting.reviews, 'review')} of items met on an earlier day, and a fit takes ${neededReviews}. From fewer it would learn more of chance than of you. The standard weights are good meanwhile: a fit of one’s own takes about a twentieth off their log loss.`;
    case 'no_better':
      return fitting.whole
        ? 'A fit to all your reviews is no better than what you have. Nothing was changed.'
        : 'A fit is no better than what you have on the newest fifth of your reviews, which it had not seen. Nothing was changed.';
    case 'better':
      return 'The schedule fits you better now. Items may fall due on other days than before.';
    default:
      return fitting satisfies never;
  }
}

/** A row of log losses: over which reviews, before and after. */
export type LossRow = { readonly over: string; readonly now: string; readonly fitted: string };

/** Log loss before and after; nothing where nothing was compared. */
export function lossesOf(fitting: Fitting): readonly LossRow[] {
  if (fitting.kind === 'too_few') return [];
  const row = (over: string, { now, fitted }: Comparison): LossRow => ({
    over: `${over} (${whole(now.reviews)})`,
    now: now.log_loss.toFixed(4),
    fitted: fitted.log_loss.toFixed(4),
  });
  return [
    row('Newest fifth, unseen by the trial fit', fitting.newest),
    ...(fitting.whole ? [row('All reviews of later days', fitting.whole)] : []),
  ];
}

/** By how much promised shares of recall were off, before and after; empty where nothing was compared. */
export function offInWords(fitting: Fitting): string {
  if (fitting.kind === 'too_few') return '';
  const { now, fitted } = fitting.whole ?? fitting.newest;
  const points = (share: number): string => (share * 100).toFixed(1);
  return `The shares of recall it promised were off by ${points(now.rmse)} points before, and by ${points(fitted.rmse)} with the fit.`;
}
