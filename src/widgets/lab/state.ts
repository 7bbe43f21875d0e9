import { capitalised } from '../../engine/capitalised.ts';
import type { Hardware, Model } from '../../engine/catalogue.ts';
import { EngineError } from '../../engine/errors.ts';
import { checkGivens } from '../../engine/givens.ts';
import {
  type Givens,
  isQuantity,
  type QuantityId,
  type quantities,
  quantity,
} from '../../engine/quantities.ts';
import { type ScenarioChoice, scenario } from '../../engine/scenario.ts';
import { isPick } from './pick-ids.ts';
import { type Picks, pickOptions } from './picks.ts';
import { toBase } from './stated.ts';

/** The records a person may choose from. */
export type Catalogue = { readonly hardware: readonly Hardware[]; readonly models: readonly Model[] };

/** Numbers by quantity, each in the unit its quantity is stated in: `$/(chip*hour)`, not `$/(chip*s)`. */
export type Values = { readonly [Id in QuantityId]?: number };

/** Everything a person has chosen; what is as the Lab opens is left out. */
export type LabState = {
  /** Id of a hardware record. */
  readonly hardware: string;
  /** Id of a model record. */
  readonly model: string;
  readonly picks: Picks;
  readonly values: Values;
  /** The quantity whose derivation is open. */
  readonly why?: QuantityId;
};

/** What is taken where nobody typed; in the units the quantities are stated in. */
export const usual = { batch: 128, context: 4096, chip_rent: 2 } as const satisfies Values;

export const isUsual = (id: QuantityId): id is keyof typeof usual => Object.hasOwn(usual, id);

/** How the Lab opens. */
export const start: LabState = { hardware: 'gb200', model: 'deepseek-v3', picks: {}, values: {} };

/** The records of a state. @throws Error when there is none of that name, which `readAddress` has made sure of */
export function recordsOf(
  { hardware, models }: Catalogue,
  state: LabState,
): { readonly hardware: Hardware; readonly model: Model } {
  const [machine, model] = [
    hardware.find(({ id }) => id === state.hardware),
    models.find(({ id }) => id === state.model),
  ];
  if (!machine || !model) throw new Error(`There is no record "${machine ? state.model : state.hardware}".`);
  return { hardware: machine, model };
}

/** The choice of a scenario that a state stands for. @throws as {@link recordsOf} */
function choiceOf(catalogue: Catalogue, state: LabState): ScenarioChoice {
  const values = Object.entries({ ...usual, ...state.values }).flatMap(([id, value]) =>
    isQuantity(id) && value !== undefined ? [[id, toBase(id, value)]] : [],
  );
  return { ...recordsOf(catalogue, state), ...state.picks, ...Object.fromEntries(values) };
}

/** What the graph is given of a state. @throws {EngineError} when its parts contradict one another */
export const givensOf = (catalogue: Catalogue, state: LabState): Givens =>
  scenario(choiceOf(catalogue, state));

/** Why a state cannot be, in words with the names of quantities; nothing when it can. */
export function fault(
  catalogue: Catalogue,
  state: LabState,
): { readonly subject: string; readonly says: string } | undefined {
  try {
    checkGivens(givensOf(catalogue, state));
    return undefined;
  } catch (cause) {
    if (!(cause instanceof EngineError)) throw cause;
    return { subject: cause.subject, says: inNames(cause.message) };
  }
}

/** A message of the engine's with names in place of ids. */
export function inNames(message: string): string {
  const named = message.replaceAll(/\b[a-z]+(?:_[a-z0-9]+)+\b/g, (word) =>
    isQuantity(word) ? quantity(word).name : word,
  );
  return capitalised(named);
}

/** What a chip's record says of it. */
const ofHardware: readonly QuantityId[] = [
  'chip_compute_rate',
  'chip_memory_bandwidth',
  'chip_memory_capacity',
  'chip_scale_up_bandwidth',
  'chip_scale_out_bandwidth',
];
const notOfModel: readonly QuantityId[] = ['bytes_per_kv_element'];

/** Another machine, with its own numbers; and with its whole domain unless the chips were counted. */
export function withHardware(catalogue: Catalogue, state: LabState, hardware: string): LabState {
  if (!catalogue.hardware.some(({ id }) => id === hardware)) return state;
  return offered(catalogue, { ...state, hardware, values: without(state.values, ofHardware) });
}

/** Another model, with its own numbers. */
export function withModel(catalogue: Catalogue, state: LabState, model: string): LabState {
  if (!catalogue.models.some(({ id }) => id === model)) return state;
  const says = (id: QuantityId) => !notOfModel.includes(id);
  const own = [state.model, model].flatMap((id) => modelIds(catalogue, id).filter(says));
  return offered(catalogue, {
    ...state,
    model,
    values: without(state.values, [...own, 'kv_bytes_per_token']),
  });
}

/** Without the picks that these records do not offer: a format the chip does not multiply in. */
function offered(catalogue: Catalogue, state: LabState): LabState {
  const records = recordsOf(catalogue, state);
  const picks = Object.entries(state.picks).filter(
    ([id, picked]) => isPick(id) && pickOptions(id, records).some(({ value }) => value === picked),
  );
  return { ...state, picks: Object.fromEntries(picks) };
}

function modelIds({ models }: Catalogue, id: string): readonly QuantityId[] {
  const model = models.find((record) => record.id === id);
  return model ? Object.keys(scenario({ model })).filter(isQuantity) : [];
}

/** A number typed, in the stated unit; or none, for what a record says or is usual. */
export function withValue(state: LabState, id: QuantityId, value: number | undefined): LabState {
  const isAsOpened = value === undefined || (isUsual(id) && usual[id] === value);
  const rest = without(state.values, [id]);
  return { ...state, values: isAsOpened ? rest : { ...rest, [id]: value } };
}

/** A choice made, or none for the one taken where nobody chose. */
export function withPick<Id extends keyof Picks>(
  state: LabState,
  id: Id,
  option: Picks[Id] | undefined,
): LabState {
  const { [id]: _before, ...rest } = state.picks;
  return { ...state, picks: option === undefined ? rest : { ...rest, [id]: option } };
}

/** Opens the derivation of a quantity, or closes it. */
export function withWhy({ why: _before, ...rest }: LabState, why: QuantityId | undefined): LabState {
  return why ? { ...rest, why } : rest;
}

const without = (values: Values, ids: readonly QuantityId[]): Values =>
  Object.fromEntries(Object.entries(values).filter(([id]) => !ids.includes(id as keyof typeof quantities)));
