import { EngineError } from '../../engine/errors.ts';
import { formatIds } from '../../engine/number-formats.ts';
import { type Givens, isQuantity } from '../../engine/quantities.ts';
import { solve } from '../../engine/solve.ts';
import { addressOf, readAddress } from '../lab/address.ts';
import { pickIds } from '../lab/pick-ids.ts';
import { pickOptions } from '../lab/picks.ts';
import {
  type Catalogue,
  givensOf,
  type LabState,
  recordsOf,
  start,
  withHardware,
  withModel,
  withPick,
  withValue,
  withWhy,
} from '../lab/state.ts';
import { toStated } from '../lab/stated.ts';
import { isTyped } from '../lab/typed-ids.ts';

/** A scenario made of records of the catalogue, and what is asked of it. */
export type Setup = {
  readonly hardware?: string;
  readonly model?: string;
  readonly givens: Givens;
  readonly ask: string;
  /** In the base unit of what is asked. */
  readonly predicted: number;
};

/** The query of the Lab's address for a scenario; nothing where the Lab could not give the same answer. */
export function labQuery(catalogue: Catalogue, setup: Setup): string | undefined {
  if (!setup.hardware && !setup.model) return undefined;
  const asGiven = addressOf(stateOf(catalogue, setup));
  // A scenario keeps the rate attention is multiplied at, but not the name of the format that gave it.
  const queries = [asGiven, ...formatIds.map((id) => `${asGiven}&attention_multiply=${id}`)];
  return queries.find((query) => {
    const { state, told } = readAddress(catalogue, query);
    return told.length === 0 && answers(catalogue, state, setup);
  });
}

/** The Lab as it opens, changed until it is the scenario. */
function stateOf(catalogue: Catalogue, { hardware, model, givens, ask }: Setup): LabState {
  const withRecords = withModel(
    catalogue,
    withHardware(catalogue, start, hardware ?? start.hardware),
    model ?? start.model,
  );
  const chosen = new Map<string, unknown>(Object.entries(givens));
  const picked = pickIds.reduce((state, id) => {
    const option = pickOptions(id, recordsOf(catalogue, state)).find((one) => one.id === chosen.get(id));
    return option ? withPick(state, id, option.value) : state;
  }, withRecords);
  const own = givensOf(catalogue, picked);
  const typed = Object.entries(givens).reduce((state, [id, value]) => {
    if (typeof value !== 'number' || !isQuantity(id) || !isTyped(id) || own[id] === value) return state;
    return withValue(state, id, toStated(id, value));
  }, picked);
  return isQuantity(ask) ? withWhy(typed, ask) : typed;
}

function answers(catalogue: Catalogue, state: LabState, { ask, predicted }: Setup): boolean {
  try {
    return Math.abs(solve(givensOf(catalogue, state), ask).value / predicted - 1) < 1e-6;
  } catch (cause) {
    if (cause instanceof EngineError) return false;
    throw cause;
  }
}
