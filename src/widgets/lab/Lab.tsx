import { useComputed, useSignal } from '@preact/signals';
import { useMemo } from 'preact/hooks';
import type { QuantityId } from '../../engine/quantities.ts';
import { Chapters } from './Chapters.tsx';
import { everything as everythingOf } from './chapters.ts';
import { type LabContext, LabProvider, type Place } from './lab-context.ts';
import { Plots } from './Plots.tsx';
import { Results } from './Results.tsx';
import { headlineIds } from './results.ts';
import { Setup } from './Setup.tsx';
import { type Catalogue, fault, givensOf, start } from './state.ts';
import type { Symbols } from './symbols.ts';
import { useAddress } from './use-address.ts';
import './lab.css';

type Props = Catalogue & {
  /** JSON of {@link Symbols}: as a text a quarter of what Astro makes of the lists. */
  readonly symbols: string;
  /** Address of the sources of the records. */
  readonly sources: string;
};

/** The Lab: a setup, every quantity of it, why, and what if. */
export function Lab({ hardware, models, symbols, sources }: Props) {
  const catalogue = useMemo((): Catalogue => ({ hardware, models }), []);
  const state = useSignal(start);
  const told = useSignal<readonly string[]>([]);
  const wanted = useSignal<QuantityId | undefined>(undefined);
  const address = useAddress(catalogue, state, told);
  const givens = useComputed(() => givensOf(catalogue, state.value));
  const why = useComputed(() => state.value.why);
  const everything = useComputed(() => everythingOf(givens.value));
  // The page wrote this text, from that type.
  const glyphs = useMemo(() => JSON.parse(symbols) as Symbols, []);
  const pressed = useSignal<{ readonly id: QuantityId; readonly place: Place } | undefined>(undefined);
  // An address says what is asked, not where; the button that was pressed does.
  const place = useComputed((): Place => {
    const asked = why.value;
    if (asked && pressed.value?.id === asked) return pressed.value.place;
    return asked && headlineIds.includes(asked) ? 'headline' : 'table';
  });

  const lab: LabContext = useMemo(
    () => ({
      catalogue,
      symbols: glyphs,
      state,
      givens,
      why,
      everything,
      wanted,
      pressed,
      place,
      sources,
      change: (next) => {
        const wrong = fault(catalogue, next);
        if (wrong) return wrong.says;
        state.value = next;
        return '';
      },
    }),
    [],
  );

  return (
    <LabProvider value={lab}>
      <div class="lab">
        <Told told={told.value} />
        <Setup />
        <Results />
        <Share address={address} />
        <Plots />
        <Chapters />
      </div>
    </LabProvider>
  );
}

/** What the address says and nobody can follow. */
function Told({ told }: { readonly told: readonly string[] }) {
  return (
    <div role="status">
      {told.length > 0 && (
        <ul class="told-of-address">
          {told.map((sentence) => (
            <li key={sentence}>{sentence}</li>
          ))}
        </ul>
      )}
    </div>
  );
}

/** The address of this setup, to be sent to somebody. */
function Share({ address }: { readonly address: () => string }) {
  const says = useSignal('');
  const copy = async (): Promise<void> => {
    const link = address();
    try {
      await navigator.clipboard.writeText(link);
      says.value = 'Copied. The link opens exactly this setup.';
    } catch {
      says.value = 'The browser did not let it be copied; the address bar has the link.';
    }
  };
  return (
    <p class="share">
      <button class="button" type="button" onClick={copy}>
        Copy link
      </button>{' '}
      <span class="quiet" role="status">
        {says.value}
      </span>
    </p>
  );
}
