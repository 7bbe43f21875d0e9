/** The engine's door: the graph of quantities, and what can be done with it. Runs as it stands under Node 24. */
export type { Attention, Hardware, Model } from './catalogue.ts';
export { explain, type Line } from './derivation.ts';
export { EngineError, FormulaError } from './errors.ts';
export { format } from './format.ts';
export { rangeOf } from './givens.ts';
export { type NumberFormat, numberFormats } from './number-formats.ts';
export { chapters, choices, type Givens, type QuantityId, quantities } from './quantities.ts';
export { type ScenarioChoice, scenario } from './scenario.ts';
export { type Sensitivity, sensitivities } from './sensitivity.ts';
export { type Slip, slipsIn } from './slips.ts';
export { type Derivation, type Found, missingFor, type Step, solve, solveAll } from './solve.ts';
export { sweep } from './sweep.ts';
export { explainInText } from './text.ts';
export { readUnit, type Unit } from './units.ts';
