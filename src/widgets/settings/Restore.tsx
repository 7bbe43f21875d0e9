import { useSignal } from '@preact/signals';
import { useRef } from 'preact/hooks';
import type { EventStore } from '../../storage/event-log.ts';
import { mergeBackup } from '../../storage/merge-backup.ts';
import { messageOf } from '../error-message.ts';
import { deviceClock } from './device-clock.ts';
import { readFile } from './read-file.ts';
import { type Offer, offerOf } from './restore.model.ts';

type State =
  | { readonly kind: 'waiting' }
  | { readonly kind: 'working'; readonly doing: string }
  | { readonly kind: 'planned'; readonly offer: Offer }
  | { readonly kind: 'said'; readonly lines: readonly string[]; readonly failed: boolean };

/** Reads a file, says what merging it would add, and adds it once the learner agrees. */
export function Restore({ store }: { readonly store: EventStore }) {
  const state = useSignal<State>({ kind: 'waiting' });
  const input = useRef<HTMLInputElement>(null);

  const settle = async (work: () => Promise<State>): Promise<void> => {
    try {
      state.value = await work();
    } catch (error) {
      state.value = { kind: 'said', lines: [messageOf(error)], failed: true };
    }
  };

  const choose = (file: File) =>
    settle(async () => {
      state.value = { kind: 'working', doing: 'Reading the file …' };
      const reading = await readFile(file);
      if (reading.kind === 'unreadable') return { kind: 'said', lines: [reading.message], failed: true };
      return { kind: 'planned', offer: offerOf(reading, await store.rows(), deviceClock().zoneAt) };
    });

  const add = ({ backup, mergedInWords }: Offer) =>
    settle(async () => {
      state.value = { kind: 'working', doing: 'Adding …' };
      const merged = await mergeBackup(store, backup);
      return { kind: 'said', lines: mergedInWords(merged), failed: merged.stopped !== undefined };
    });

  const leave = (next: State): void => {
    state.value = next;
    // The button that was pressed is gone; whoever goes on by keyboard goes on from here.
    input.current?.focus();
  };

  const current = state.value;
  return (
    <section aria-labelledby="restore">
      <h2 id="restore">Restore or merge a backup</h2>
      <p>
        What the file has and this browser has not is added; nothing is replaced. So you can merge the backups
        of two devices, in any order and as often as you like.
      </p>
      <p>
        If you study Ridgepoint’s decks in Anki, export them there (with “Include scheduling information”
        ticked) and choose that file: your reviews come home, those of other decks stay out.
      </p>
      <p>
        <label for="backup-file">Backup file, or an .apkg or .colpkg from Anki</label>
        <input
          ref={input}
          id="backup-file"
          type="file"
          // Android knows no .apkg, and greys out what has no type it was told of.
          accept=".json,.gz,.apkg,.colpkg,application/json,application/gzip,application/zip,application/octet-stream"
          disabled={current.kind === 'working'}
          onChange={({ currentTarget }) => {
            const file = currentTarget.files?.[0];
            if (!file) return;
            // Choosing the same file again must count as choosing.
            void choose(file).then(() => {
              currentTarget.value = '';
            });
          }}
        />
      </p>
      <div role="status">
        {current.kind === 'working' && <p>{current.doing}</p>}
        {current.kind === 'planned' && current.offer.lines.map(line)}
        {current.kind === 'said' && !current.failed && current.lines.map(line)}
      </div>
      <div role="alert" class={current.kind === 'said' && current.failed ? 'warning' : undefined}>
        {current.kind === 'said' && current.failed && current.lines.map(line)}
      </div>
      {current.kind === 'planned' && (
        <div class="row">
          {current.offer.adds && (
            <button
              class="button main"
              type="button"
              onClick={() => void add(current.offer).then(() => input.current?.focus())}
            >
              Add to this browser
            </button>
          )}
          <button class="button" type="button" onClick={() => leave({ kind: 'waiting' })}>
            {current.offer.adds ? 'Cancel' : 'Close'}
          </button>
        </div>
      )}
    </section>
  );
}

const line = (text: string) => <p key={text}>{text}</p>;
