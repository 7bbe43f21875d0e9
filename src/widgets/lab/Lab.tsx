import { useSignal } from '@preact/signals';
import type { ComponentChildren } from 'preact';
import { useMemo } from 'preact/hooks';
import { Chapters } from './Chapters.tsx';
import { Later } from './Later.tsx';
import { type Given, LabProvider, openLab } from './lab-context.ts';
import { Plots } from './Plots.tsx';
import { Results } from './Results.tsx';
import { Setup } from './Setup.tsx';
import { start } from './state.ts';
import { useAddress } from './use-address.ts';
import './lab.css';

type Props = Given & {
  /** What the Lab says of the setup that it opens with, as the server wrote it. */
  readonly results?: ComponentChildren;
  readonly plots?: ComponentChildren;
  readonly chapters?: ComponentChildren;
};

/** The Lab: a setup, every quantity of it, why, and what if. */
export function Lab({ results, plots, chapters, ...given }: Props) {
  const lab = useMemo(() => openLab(given), []);
  const told = useSignal<readonly string[]>([]);
  const address = useAddress(lab.catalogue, lab.state, told);
  const isOther = lab.state.value !== start;

  return (
    <LabProvider value={lab}>
      <div class="lab">
        <Told told={told.value} />
        <Setup />
        <Later served={results} isWanted={isOther} isNext>
          <Results />
        </Later>
        <Share address={address} />
        <Later served={plots} isWanted={isOther}>
          <Plots />
        </Later>
        <Later served={chapters} isWanted={isOther}>
          <Chapters />
        </Later>
      </div>
    </LabProvider>
  );
}

/** A part of the Lab with the setup it opens with, to be read only. */
export function AsServed({ part, ...given }: Given & { readonly part: keyof typeof parts }) {
  const Part = parts[part];
  return (
    <LabProvider value={openLab(given)}>
      <Part />
    </LabProvider>
  );
}

const parts = { results: Results, plots: Plots, chapters: Chapters };

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
