import { computed, type ReadonlySignal, type Signal, signal } from '@preact/signals';
import { createContext } from 'preact';
import { useContext } from 'preact/hooks';
import type { Givens, QuantityId } from '../../engine/quantities.ts';
import { type Everything, everything as everythingOf } from './chapters.ts';
import { headlineIds } from './results.ts';
import { type Catalogue, fault, givensOf, type LabState, start } from './state.ts';
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

/** What a Lab is made from, as its page gives it. */
export type Given = Catalogue & {
  /** JSON of {@link Symbols}: as a text a quarter of what Astro makes of the lists. */
  readonly symbols: string;
  /** Address of the sources of the records. */
  readonly sources: string;
};

/** A Lab with the setup it opens with, and that setup to be set from an address. */
export function openLab({
  hardware,
  models,
  symbols,
  sources,
}: Given): LabContext & { readonly state: Signal<LabState> } {
  const catalogue: Catalogue = { hardware, models };
  const state = signal(start);
  const givens = computed(() => givensOf(catalogue, state.value));
  const why = computed(() => state.value.why);
  const pressed: LabContext['pressed'] = signal(undefined);
  return {
    catalogue,
    // The page wrote this text, from that type.
    symbols: JSON.parse(symbols) as Symbols,
    sources,
    state,
    givens,
    why,
    everything: computed(() => everythingOf(givens.value)),
    wanted: signal(undefined),
    pressed,
    // An address says what is asked, not where; the button that was pressed does.
    place: computed((): Place => {
      const asked = why.value;
      if (asked && pressed.value?.id === asked) return pressed.value.place;
      return asked && headlineIds.includes(asked) ? 'headline' : 'table';
    }),
    change: (next) => {
      const wrong = fault(catalogue, next);
      if (wrong) return wrong.says;
      state.value = next;
      return '';
    },
  };
}

const Context = createContext<LabContext | undefined>(undefined);
export const LabProvider = Context.Provider;

/** What the parts of the Lab share. @throws Error outside of it */
export function useLab(): LabContext {
  const lab = useContext(Context);
  if (!lab) throw new Error('This is a part of the Lab, and stands outside of it.');
  return lab;
}
