import { EngineError } from '../../engine/errors.ts';
import { nearest } from '../../engine/nearest.ts';
import { isQuantity, type QuantityId } from '../../engine/quantities.ts';
import { readAnswer } from '../../problems/read-answer.ts';
import { digits, nameOf, outside, rangeInWords, saysOf } from './fields.ts';
import { type PickId, pickIds } from './pick-ids.ts';
import { pickLabels, pickOptions } from './picks.ts';
import { aliases, queryOf } from './query.ts';
import {
  type Catalogue,
  fault,
  givensOf,
  type LabState,
  recordsOf,
  start,
  withHardware,
  withModel,
  withPick,
  withValue,
  withWhy,
} from './state.ts';
import { statedUnit, toBase, toStated } from './stated.ts';
import { isTyped, typedIds } from './typed-ids.ts';

/**
 * A state as the query of an address, without its question mark: only what differs from how the Lab opens.
 *
 * Numbers are in the units their quantities are stated in: `rent=2` is $2 per chip-hour.
 */
export function addressOf(state: LabState): string {
  const records = (['hardware', 'model'] as const).flatMap((name) =>
    state[name] === start[name] ? [] : [[name, state[name]] as const],
  );
  const chosen = Object.entries({ ...state.picks, ...state.values }).flatMap(([id, value]) =>
    value === undefined ? [] : [[id, value] as const],
  );
  return queryOf([...records, ...chosen], state.why);
}

/** A state read from an address, and what had to be said about it. */
export type AddressRead = { readonly state: LabState; readonly told: readonly string[] };

/**
 * The state an address asks for. Any text has one: what is unknown or broken is told, and what the Lab opens with is used.
 *
 * @param query - what stands behind the question mark
 */
export function readAddress(catalogue: Catalogue, query: string): AddressRead {
  const told: string[] = [];
  const asked = new Map<string, string>();
  for (const [name, value] of new URLSearchParams(query))
    if (asked.has(name)) told.push(`The address says ${name} twice; ${asked.get(name)} is used.`);
    else asked.set(name, value);

  let state = start;
  const take = (name: string, next: (value: string) => Taken): void => {
    const value = asked.get(name);
    if (value === undefined) return;
    asked.delete(name);
    const taken = next(value);
    if ('state' in taken) state = taken.state;
    else told.push(`The address says ${name}=${shortened(value)}; ${taken.instead}.`);
  };

  take('hardware', (id) => {
    const next = withHardware(catalogue, state, id);
    return next.hardware === id ? { state: next } : unknownRecord(id, catalogue.hardware, state.hardware);
  });
  take('model', (id) => {
    const next = withModel(catalogue, state, id);
    return next.model === id ? { state: next } : unknownRecord(id, catalogue.models, state.model);
  });
  for (const id of pickIds) take(id, (option) => pick(catalogue, state, id, option));
  for (const name of [...asked.keys()])
    if (name !== 'why')
      take(name, (text) => {
        const id = aliases[name] ?? name;
        return isQuantity(id) && isTyped(id) ? typed(catalogue, state, id, text) : unknownName(name);
      });
  take('why', (id) =>
    isQuantity(id) ? { state: withWhy(state, id) } : { instead: 'there is no such quantity' },
  );

  return consistent(catalogue, state, told);
}

type Taken = { readonly state: LabState } | { readonly instead: string };

function unknownRecord(
  asked: string,
  records: readonly { readonly id: string; readonly name: string }[],
  used: string,
): Taken {
  const meant = nearest(
    asked,
    records.map(({ id }) => id),
  );
  const name = records.find(({ id }) => id === used)?.name ?? used;
  return {
    instead: `there is no such record${meant ? ` (${meant}, perhaps)` : ''}, and ${name} is used instead`,
  };
}

function unknownName(name: string): Taken {
  const meant = nearest(name, ['hardware', 'model', 'rent', 'why', ...pickIds, ...typedIds]);
  return { instead: `the Lab knows no ${shortened(name)}${meant ? ` (${meant}, perhaps)` : ''}` };
}

function pick(catalogue: Catalogue, state: LabState, id: PickId, option: string): Taken {
  const options = pickOptions(id, recordsOf(catalogue, state));
  const found = options.find((one) => one.id === option);
  if (found) return { state: withPick(state, id, found.value) };
  const [usually] = options;
  return { instead: `“${pickLabels[id]}” is ${usually?.name ?? 'as usual'} instead` };
}

function typed(catalogue: Catalogue, state: LabState, id: QuantityId, text: string): Taken {
  // A plus in a query is a space: 6.71e+11 comes as 6.71e 11.
  const reading = readAnswer(text.replace(/e (?=\d)/i, 'e'), statedUnit(id));
  if (reading.kind !== 'value') return { instead: instead(catalogue, state, id) };
  if (outside(id, toBase(id, reading.value)) === '') return { state: withValue(state, id, reading.value) };
  return { instead: `${nameOf(id)} ${rangeInWords(id)}, and ${instead(catalogue, state, id)}` };
}

/** What is used where the address cannot be. */
function instead(catalogue: Catalogue, state: LabState, id: QuantityId): string {
  const base = attempt(() => givensOf(catalogue, state)[id]);
  return base === undefined ? 'it is left out' : `${digits(toStated(id, base))} is used instead`;
}

/** Without the values that contradict others: more active parameters than there are. */
function consistent(catalogue: Catalogue, state: LabState, told: readonly string[]): AddressRead {
  const wrong = fault(catalogue, state);
  if (!wrong) return { state, told };
  const { subject, says } = wrong;
  if (isQuantity(subject) && state.values[subject] !== undefined) {
    const next = withValue(state, subject, undefined);
    const words = saysOf(subject, toStated(subject, attempt(() => givensOf(catalogue, next)[subject]) ?? 0));
    return consistent(catalogue, next, [
      ...told,
      `${says} The address is not followed there: ${words} is used.`,
    ]);
  }
  return { state: start, told: [...told, `${says} The address is not followed.`] };
}

function attempt<T>(make: () => T): T | undefined {
  try {
    return make();
  } catch (cause) {
    if (cause instanceof EngineError) return undefined;
    throw cause;
  }
}

const shortened = (text: string): string => (text.length > 40 ? `${text.slice(0, 40)}…` : text);
