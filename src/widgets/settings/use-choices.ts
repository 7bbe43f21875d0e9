import { useComputed, useSignal } from '@preact/signals';
import { useRef } from 'preact/hooks';
import type { EventLog } from '../../storage/event-log.ts';
import { overruling } from '../../storage/overrule.ts';
import type { EventId, StudyEvent } from '../../study/event.ts';
import { settingsOf } from '../../study/settings.ts';
import { standing } from '../../study/standing.ts';
import { messageOf } from '../error-message.ts';
import { learnersLog, newEventId, now } from '../rim.ts';
import { useWatching } from '../use-watching.ts';

/** What is said of the last choice, and the event by which it can be taken back. */
type Said = { readonly text: string; readonly taking_back: EventId | undefined };

/**
 * How a learner studies, read from their history and kept up with it, and the ways to choose otherwise.
 *
 * @param there - items that the site has
 */
export function useChoices(there: number) {
  /** What says what was chosen. */
  const words = useRef<HTMLSpanElement>(null);
  const log = useSignal<EventLog | undefined>(undefined);
  const history = useSignal<readonly StudyEvent[]>([]);
  const settings = useComputed(() => settingsOf(history.value));
  const reviews = useComputed(() => standing(history.value));
  // What was met and is no longer on the site is still remembered, and still counts.
  const items = useComputed(() => Math.max(there, new Set(reviews.value.map(({ card }) => card)).size));
  const trouble = useSignal('');
  const warning = useSignal('');
  const said = useSignal<Said>({ text: '', taking_back: undefined });

  const load = async (): Promise<(() => void) | undefined> => {
    trouble.value = '';
    try {
      const opened = await learnersLog();
      if (!opened.durable) warning.value = opened.message;
      const read = async (): Promise<void> => {
        history.value = await opened.log.read();
      };
      await read();
      log.value = opened.log;
      return opened.log.watch(() => void read());
    } catch (error) {
      trouble.value = messageOf(error);
      return undefined;
    }
  };
  useWatching(load);

  const append = async (event: StudyEvent, next: Said): Promise<void> => {
    if (!log.value) return;
    const result = await log.value.append([event]);
    warning.value = result.kind === 'not_stored' ? result.message : '';
    history.value = await log.value.read();
    said.value = next;
  };
  // The button that was pressed is gone; whoever goes on by keyboard goes on from here.
  const goOnFromWords = (): void => words.current?.focus();

  return {
    words,
    log,
    history,
    settings,
    reviews,
    items,
    trouble,
    warning,
    said,
    load,
    goOnFromWords,
    /** @param text - what is said once it is chosen */
    choose: async (chosen: { readonly [name: string]: unknown }, text: string): Promise<void> => {
      const id = newEventId();
      if (!log.value) return;
      const event = await overruling(log.value, { kind: 'configured', id, ...now(), settings: chosen });
      await append(event, { text, taking_back: id });
    },
    takeBack: async (event: EventId): Promise<void> => {
      await append(
        { kind: 'undone', id: newEventId(), ...now(), event },
        { text: 'Taken back.', taking_back: undefined },
      );
      goOnFromWords();
    },
  };
}

export type Choices = ReturnType<typeof useChoices>;
