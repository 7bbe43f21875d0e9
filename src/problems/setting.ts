import { format } from '../engine/format.ts';
import { isNumberFormat, numberFormats } from '../engine/number-formats.ts';
import { type Givens, isQuantity } from '../engine/quantities.ts';
import { type ScenarioChoice, scenario } from '../engine/scenario.ts';
import { shown } from '../engine/shown.ts';
import { type Derivation, solve } from '../engine/solve.ts';
import type { Drawn, ProblemTemplate } from './template.ts';

/** What decides the givens of a draw: the records it may name, and what follows from it. */
export type Named = Pick<ProblemTemplate, 'hardware' | 'models' | 'let'>;

/** A draw, and the givens it comes to. */
export type Setting = { readonly template: Named; readonly drawn: Drawn; readonly givens: Givens };

/** The givens of what was drawn, with the quantities that `let` gives. */
export function givensOf({ hardware, models, let: named }: Named, drawn: Drawn): Givens {
  const { hardware: chip, model: name, ...rest } = drawn;
  const [machine, model] = [hardware[String(chip)], models[String(name)]];
  // The compiler has checked each name and value against the graph; here they are plain data again.
  const choice = rest as ScenarioChoice;
  let givens = scenario({ ...choice, ...(machine && { hardware: machine }), ...(model && { model }) });
  for (const [id, formula] of Object.entries(named))
    if (isQuantity(id)) givens = { ...givens, [id]: solve(givens, formula).value };
  return givens;
}

/** The setting of a draw with some of it changed. */
export function settingWith(template: Named, drawn: Drawn, changed: Drawn = {}): Setting {
  const all = { ...drawn, ...changed };
  return { template, drawn: all, givens: givensOf(template, all) };
}

/** A quantity, an expression or a name of `let`, solved in a setting. */
export const solveIn = ({ template, givens }: Setting, ask: string): Derivation =>
  solve(givens, (!isQuantity(ask) && template.let[ask]) || ask);

/** The text of a slot: the name of a record or format, or the value of a quantity with its unit. */
export function textOf(setting: Setting, slot: string): string {
  const { template, drawn, givens } = setting;
  const choice = drawn[slot];
  if (slot === 'hardware') return template.hardware[String(choice)]?.name ?? '';
  if (slot === 'model') return template.models[String(choice)]?.name ?? '';
  if (typeof choice === 'string')
    return isNumberFormat(choice) ? numberFormats[choice].name : choice.replaceAll('_', ' ');
  if (isQuantity(slot)) return shown(slot, solve(givens, slot).value);
  if (!Object.hasOwn(template.let, slot)) return '';
  const { value, unit } = solveIn(setting, slot);
  return format(value, unit);
}
