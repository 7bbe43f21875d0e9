import { useComputed, useSignal } from '@preact/signals';
import type { Moment, StudyEvent } from '../../study/event.ts';
import { settingsOf } from '../../study/settings.ts';
import { atLeisure } from '../at-leisure.ts';
import type { Deck } from '../practice/deck.ts';
import { fetchDeck } from '../practice/fetch-deck.ts';
import { learnersLog, now } from '../rim.ts';
import { standingOf } from './progress.model.ts';
import { Report } from './Report.tsx';
import './progress.css';
import { useWatching } from '../use-watching.ts';

type Loaded = {
  readonly decks: readonly Deck[];
  readonly history: readonly StudyEvent[];
  readonly now: Moment;
};

type Props = { readonly decks: readonly string[]; readonly base: string };

/** How things stand with what was studied in this browser; it follows what other tabs study meanwhile. */
export function Progress({ decks: addresses, base }: Props) {
  const loaded = useSignal<Loaded | undefined>(undefined);
  const failure = useSignal('');
  const warning = useSignal('');
  const standing = useComputed(() => {
    if (!loaded.value) return undefined;
    const { decks, history, now } = loaded.value;
    return standingOf(decks, history, settingsOf(history), now);
  });

  const load = async (): Promise<(() => void) | undefined> => {
    failure.value = '';
    try {
      const [{ log, ...opened }, ...decks] = await Promise.all([learnersLog(), ...addresses.map(fetchDeck)]);
      if (!opened.durable) warning.value = opened.message;
      const read = async () => {
        loaded.value = { decks, history: await log.read(), now: now() };
      };
      await read();
      return log.watch(atLeisure(() => read().catch(() => {}))); // It is read again with whatever happens next.
    } catch (error) {
      failure.value = error instanceof Error ? error.message : String(error);
      return undefined;
    }
  };

  // The clock, the log and the network are this component's world; it asks for them once it is in the browser.
  useWatching(load);

  if (failure.value)
    return (
      <div class="box">
        <p>Your progress could not be worked out: {failure}</p>
        <button class="button" type="button" onClick={() => void load()}>
          Try again
        </button>
      </div>
    );
  if (!loaded.value) return <p class="quiet">Reading what you did …</p>;

  return (
    <div class="progress">
      {warning.value && (
        <p class="warning" role="alert">
          {warning}
        </p>
      )}
      {standing.value ? <Report standing={standing.value} base={base} /> : <Nothing base={base} />}
    </div>
  );
}

function Nothing({ base }: { readonly base: string }) {
  return (
    <>
      <p class="summary">You have reviewed nothing in this browser yet.</p>
      <p>
        From your first answer on, this page says what you remember, what comes due in the next month, how
        often what you had learnt was still there, which chapters and concepts are weak, and which slips you
        make most.
      </p>
      <p>
        <a href={`${base}practice/`}>Begin with practice</a>
      </p>
    </>
  );
}
