import type { ReadonlySignal, Signal } from '@preact/signals';
import { createContext } from 'preact';
import { useContext } from 'preact/hooks';
import type { Givens, QuantityId } from '../../engine/quantities.ts';
import type { Everything } from './chapters.ts';
import type { Catalogue, LabState } from './state.ts';
import type { Symbols } from './symbols.ts';

/** What every part of the Lab shares. */
export type LabContext = {
  readonly catalogue: Catalogue;
  readonly symbols: Symbols;
  readonly state: ReadonlySignal<LabState>;
  readonly givens: ReadonlySignal<Givens>;
  /** The quantity whose derivation is open; apart from the state, so that a hundred buttons do not follow every drag. */
  readonly why: ReadonlySignal<QuantityId | undefined>;
  readonly everything: ReadonlySignal<Everything>;
  /** Takes a new state, or says why it cannot be and keeps the last good one. */
  readonly change: (next: LabState) => string;
  /** A field that somebody was sent to, until it has the focus. */
  readonly wanted: Signal<QuantityId | undefined>;
  /** Where the open derivation stands: under the headline or in its row. */
  readonly place: ReadonlySignal<Place>;
  /** The button that was last pressed to ask why. */
  readonly pressed: Signal<{ readonly id: QuantityId; readonly place: Place } | undefined>;
  /** Address of the sources. */
  readonly sources: string;
};

export type Place = 'headline' | 'table';

const Context = createContext<LabContext | undefined>(undefined);
export const LabProvider = Context.Provider;

/** What the parts of the Lab share. @throws Error outside of it */
export function useLab(): LabContext {
  const lab = useContext(Context);
  if (!lab) throw new Error('This is a part of the Lab, and stands outside of it.');
  return lab;
}
