import { useSignal } from '@preact/signals';
import { useEffect } from 'preact/hooks';
import { writeBackup } from '../../storage/backup.ts';
import type { EventStore } from '../../storage/event-log.ts';
import { askToKeep, type Eviction, evictionOf } from '../../storage/eviction.ts';
import { atLeisure } from '../at-leisure.ts';
import { messageOf } from '../error-message.ts';
import { learnersStore, now } from '../rim.ts';
import { DeleteAll } from './DeleteAll.tsx';
import { download } from './download.ts';
import { Restore } from './Restore.tsx';
import {
  evictionInWords,
  type Holdings,
  holdingsInWords,
  holdingsOf,
  keepingInWords,
} from './your-data.model.ts';
import './settings.css';

/** What this browser keeps of a learner, and what they can do with it. */
export function YourData() {
  const store = useSignal<EventStore | undefined>(undefined);
  const holdings = useSignal<Holdings | undefined>(undefined);
  const eviction = useSignal<Eviction>('unknown');
  const trouble = useSignal('');
  const asked = useSignal('');
  const saved = useSignal('');

  const look = async (opened: EventStore): Promise<void> => {
    try {
      holdings.value = holdingsOf(await opened.rows());
    } catch (error) {
      trouble.value = messageOf(error);
    }
  };

  // The store and the browser's promise are this component's world; it asks for them once it is in the browser.
  useEffect(() => {
    let stop = () => {};
    const open = async () => {
      const opened = await learnersStore();
      if (opened.kind === 'not_stored') {
        trouble.value = opened.message;
        return;
      }
      store.value = opened.store;
      stop = opened.store.watch(atLeisure(() => look(opened.store)));
      eviction.value = await evictionOf(navigator.storage);
      await look(opened.store);
    };
    open().catch((error) => {
      trouble.value = messageOf(error);
    });
    return () => stop();
  }, []);

  const keep = async (): Promise<void> => {
    const answer = await askToKeep(navigator.storage);
    eviction.value = answer;
    asked.value = keepingInWords[answer];
  };

  const save = async (): Promise<void> => {
    saved.value = '';
    try {
      if (!store.value) return;
      const rows = await store.value.rows();
      const files = await writeBackup(rows, now());
      files.forEach(download);
      await store.value.notes.write('backup', { at: now().at, count: rows.length });
      saved.value = `Saved as ${files.map(({ name }) => name).join(', ')}, among your downloads.`;
    } catch (error) {
      saved.value = `The backup could not be made: ${messageOf(error)}`;
    }
  };

  if (trouble.value)
    return (
      <div class="warning" role="alert">
        <p>{trouble}</p>
        <p>So there is nothing here that could be saved, restored or deleted.</p>
      </div>
    );
  if (!store.value || !holdings.value) return <p class="quiet">Looking at what is stored …</p>;

  return (
    <div class="your-data">
      <section aria-labelledby="what-is-here">
        <h2 id="what-is-here">What is here</h2>
        <p>{holdingsInWords(holdings.value)}</p>
        <p>{evictionInWords[eviction.value]}</p>
        {eviction.value !== 'never' && (
          <button class="button" type="button" onClick={() => void keep()}>
            Ask the browser to keep it
          </button>
        )}
        <p role="status">{asked}</p>
      </section>

      <section aria-labelledby="save">
        <h2 id="save">Save a backup</h2>
        <p>One file with everything you have answered. Keep it wherever you keep what matters.</p>
        <button class="button main" type="button" onClick={() => void save()}>
          Save a backup
        </button>
        <p role="status">{saved}</p>
      </section>

      <Restore store={store.value} />
      <DeleteAll store={store.value} holdings={holdings.value} onSave={save} saved={saved.value} />
    </div>
  );
}
