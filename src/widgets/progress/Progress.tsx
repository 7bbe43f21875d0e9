import { useComputed, useSignal } from '@preact/signals';
import { dayOf, daysAfter, startOfDay } from '../../study/day.ts';
import type { Moment, StudyEvent } from '../../study/event.ts';
import { settingsOf } from '../../study/settings.ts';
import { alarm } from '../alarm.ts';
import { atLeisure } from '../at-leisure.ts';
import { messageOf } from '../error-message.ts';
import type { DeckIndex } from '../practice/deck-index.ts';
import { itemsOfSite } from '../practice/fetch-item.ts';
import { fetchIndex } from '../practice/from-site.ts';
import { learnersLog, now } from '../rim.ts';
import { whenSeenAgain } from '../seen-again.ts';
import { nothingReviewedInWords, standingOf } from './progress.model.ts';
import { Report } from './Report.tsx';
import { type SlipsMade, slipsMade } from './slips-made.ts';
import './progress.css';
import { useWatching } from '../use-watching.ts';

type Loaded = {
  /** Empty as long as nothing was studied. */
  readonly index: DeckIndex;
  readonly history: readonly StudyEvent[];
  readonly now: Moment;
};

type Props = {
  /** Where the site begins: `/`. */
  readonly base: string;
};

/** How things stand with what was studied in this browser; it follows the clock and what other tabs study meanwhile. */
export function Progress({ base }: Props) {
  const loaded = useSignal<Loaded | undefined>(undefined);
  const slips = useSignal<SlipsMade>({ kind: 'coming' });
  const failure = useSignal('');
  const warning = useSignal('');
  const standing = useComputed(() => {
    if (!loaded.value) return undefined;
    const { index, history, now } = loaded.value;
    return standingOf(index, history, settingsOf(history), now);
  });

  const load = async (): Promise<(() => void) | undefined> => {
    failure.value = '';
    try {
      const { log, ...opened } = await learnersLog();
      if (!opened.durable) warning.value = opened.message;
      const items = itemsOfSite(base);
      const read = async () => {
        const history = await log.read();
        const known = loaded.value?.index ?? [];
        const index = history.length === 0 || known.length > 0 ? known : await fetchIndex(base);
        loaded.value = { index, history, now: now() };
        bell.set(nextDay(loaded.value));
      };
      const nameSlips = async () => {
        const { history = [], index = [] } = loaded.value ?? {};
        slips.value = await slipsMade(
          history,
          index.flatMap((chapter) => chapter.items),
          items,
        );
      };
      // Where it fails, it is read again with whatever happens next.
      const readAgain = atLeisure(() => read().then(nameSlips, () => {}));
      const bell = alarm(readAgain);
      await read();
      void nameSlips();
      const stops = [log.watch(readAgain), whenSeenAgain(readAgain), bell.stop];
      return () => {
        for (const stop of stops) stop();
      };
    } catch (error) {
      failure.value = messageOf(error);
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
      {standing.value ? (
        <Report standing={standing.value} slips={slips.value} base={base} />
      ) : (
        <Nothing history={loaded.value.history} base={base} />
      )}
    </div>
  );
}

/** When what is said here of today is over; within a day it follows from what is done alone. */
function nextDay({ history, now }: Loaded): number {
  const { day_starts_hour } = settingsOf(history);
  return startOfDay(daysAfter(dayOf(now, day_starts_hour), 1), now.zone_minutes, day_starts_hour);
}

function Nothing({ history, base }: { readonly history: readonly StudyEvent[]; readonly base: string }) {
  return (
    <>
      <p class="summary">{nothingReviewedInWords(history)}</p>
      <p>
        From your first review on, in Practice or in a lesson, this page says what you remember, what comes
        due in the next month, how often what you had learnt was still there, which chapters and concepts are
        weak, and which slips you make most.
      </p>
      <p>
        <a href={`${base}practice/`}>Begin with practice</a>
      </p>
    </>
  );
}
