import type { Hardware } from '../engine/catalogue.ts';
import { isNumberFormat, numberFormats } from '../engine/number-formats.ts';
import type { Givens, QuantityId } from '../engine/quantities.ts';
import { scenario } from '../engine/scenario.ts';
import { shown } from '../engine/shown.ts';
import { solve } from '../engine/solve.ts';
import { comparedChips } from './compared-chips.ts';
import type { Records } from './given.ts';
import { markdownTable } from './markdown-table.ts';
import type { Attributes } from './value.ts';

/** A figure of a lesson as Markdown: what it opens with, in words and a table. */
export type FigureText = (attributes: Attributes, records: Records) => string;

const said = (givens: Givens, id: QuantityId): string => shown(id, solve(givens, id).value);

const chipsOf = ({ hardware }: Records, ids: readonly string[]): readonly Hardware[] =>
  ids.flatMap((id) => hardware.get(id) ?? []);

/** Tokens of the prompt that stands for prefill. */
const promptTokens = 2048;

export const rooflineText: FigureText = ({ hardware: id, weights: given }, { hardware }) => {
  const chip = hardware.get(String(id));
  const weights = isNumberFormat(String(given)) ? (given as keyof typeof numberFormats) : 'bf16';
  if (!chip) return '';
  const givens = scenario({ hardware: chip, chips: 1, weights });
  const rows = [1, solve(givens, 'ridge_batch').value, promptTokens].map((batch) => [
    shown('ridge_batch', Math.round(batch)),
    said({ ...givens, batch }, 'intensity'),
    said({ ...givens, batch }, 'attainable_rate'),
  ]);
  return `*The rate one ${chip.name} can reach in ${numberFormats[weights].name} rises in proportion to the intensity up to the ridge, ${said(givens, 'ridge')}, and is flat from there on.*\n\n${markdownTable(['tokens that share a weight', 'intensity', 'rate'], rows)}`;
};

export const ridgesText: FigureText = (_, records) => {
  const rows = chipsOf(records, comparedChips.ridges).map((hardware) => {
    const weights = hardware.compute_rate.bf16 === undefined ? 'fp16' : 'bf16';
    const wide = scenario({ hardware, chips: 1, weights });
    const short = scenario({ hardware, chips: 1, weights: 'fp8', multiply: weights });
    return [hardware.name, said(wide, 'ridge'), tokens(wide), tokens(short)];
  });
  return markdownTable(
    ['chip', 'ridge, 16 bits', 'ridge batch, 16 bits', 'stored in 8 bits, multiplied in 16'],
    rows,
  );
};

const tokens = (givens: Givens): string => said(givens, 'ridge_batch');

export const drainText: FigureText = ({ model: id }, records) => {
  const model = records.models.get(String(id));
  if (!model) return '';
  const rows = chipsOf(records, comparedChips.drain).map((hardware) => {
    const givens = scenario({ hardware, model });
    const fits = solve(givens, 'weight_fill').value <= 1;
    return [
      `${hardware.name}, ${shown('chips', hardware.domain)}`,
      said(givens, 'drain_time'),
      fits ? said(givens, 'full_weight_time') : 'does not fit',
    ];
  });
  return markdownTable(['machine', 'drain time', `reading the weights of ${model.name}`], rows);
};

export const timetableText: FigureText = ({ step = 20 }) => {
  const givens = { step_time: Number(step) / 1000 };
  return `*Passes leave every ${said(givens, 'step_time')}, full or not. Whoever comes waits for the next one and rides it: ${said(givens, 'step_time')} at best, ${said(givens, 'mean_delay')} on average, ${said(givens, 'worst_delay')} at worst, as long as no pass leaves anybody behind.*`;
};
