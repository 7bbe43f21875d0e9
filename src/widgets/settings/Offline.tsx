import { useSignal } from '@preact/signals';
import { useEffect } from 'preact/hooks';
import { registerWorker } from '../../offline/register.ts';
import type { Kept, TakeOver } from '../../offline/worker.ts';
import { askWorker } from './ask-worker.ts';
import { type Newer, newerInWords, type OfflineUse, privateWindow, useInWords } from './offline.model.ts';
import './offline.css';

type Props = { readonly base: string };

/** Whether this browser can do without a connection, and whether a newer version waits. */
export function Offline({ base }: Props) {
  const use = useSignal<OfflineUse>({ kind: 'unknown' });
  const newer = useSignal<Newer>('none');

  // What the browser keeps is this component's world; it follows it from here on.
  useEffect(() => {
    let left = false;
    const look = async (registration: ServiceWorkerRegistration): Promise<void> => {
      const found = await lookAt(registration);
      if (left) return;
      use.value = found;
      if (newer.value === 'none' && waitingIn(registration)) newer.value = 'waiting';
    };
    const follow = async (): Promise<void> => {
      const registration = await registerWorker(base);
      if (!registration) {
        use.value = { kind: 'refused' };
        return;
      }
      const lookAgain = () => void look(registration).catch(doubt);
      const watch = () => registration.installing?.addEventListener('statechange', lookAgain);
      watch();
      registration.addEventListener('updatefound', watch);
      await look(registration);
    };
    const doubt = () => {
      use.value = { kind: 'interrupted' };
    };
    follow().catch(doubt);
    return () => {
      left = true;
    };
  }, [base]);

  /** The learner asked for it, so the page may be loaded again. */
  const takeOver = async (): Promise<void> => {
    const registration = await registerWorker(base);
    const waiting = registration && waitingIn(registration);
    if (!waiting) return;
    navigator.serviceWorker.addEventListener('controllerchange', () => location.reload(), { once: true });
    const { taken } = await askWorker<TakeOver>(waiting, 'take over');
    if (!taken) newer.value = 'held up';
  };

  return (
    <section class="offline" aria-labelledby="offline-use">
      <h2 id="offline-use">Without a connection</h2>
      <p>{useInWords(use.value)}</p>
      <p>{privateWindow}</p>
      <p role="status">{newerInWords[newer.value]}</p>
      {newer.value !== 'none' && (
        <button class="button" type="button" onClick={() => void takeOver().catch(() => {})}>
          Use the newer one now
        </button>
      )}
    </section>
  );
}

async function lookAt(registration: ServiceWorkerRegistration): Promise<OfflineUse> {
  const { active, waiting, installing } = registration;
  if (active) return { kind: 'kept', kept: await askWorker<Kept>(active, 'what is kept') };
  return { kind: waiting || installing ? 'fetching' : 'interrupted' };
}

/** A newer version's worker; the first of all waits for nobody. */
const waitingIn = ({ active, waiting }: ServiceWorkerRegistration): ServiceWorker | undefined =>
  (active && waiting) ?? undefined;
