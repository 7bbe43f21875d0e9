import type { Stop } from './event-log.ts';
import { listeners } from './listeners.ts';

/** The other tabs of this site: they are told that the history grew, and tell us. */
export type Tabs = {
  readonly tell: () => void;
  readonly watch: (listener: () => void) => Stop;
  readonly close: () => void;
};

/** What is needed of the browser's `BroadcastChannel`. */
export type Channel = new (name: string) => Pick<BroadcastChannel, 'postMessage' | 'close' | 'onmessage'>;

/** The other tabs; none where the browser has no channel or refuses one, as in a sandbox. */
export function otherTabs(Channel: Channel | undefined): Tabs {
  const channel = openChannel(Channel);
  if (!channel) return noTabs;

  const told = listeners();
  let open = true;
  channel.onmessage = () => told.tell();
  return {
    // What grew is in the store; the message only says when to look.
    tell: () => {
      if (open) channel.postMessage('grown');
    },
    watch: told.add,
    close: () => {
      open = false;
      channel.close();
    },
  };
}

export const noTabs: Tabs = { tell: () => {}, watch: () => () => {}, close: () => {} };

function openChannel(Channel: Channel | undefined) {
  try {
    return Channel && new Channel('ridgepoint');
  } catch {
    return undefined; // A tab that hears nothing of the others still works; it reads again on its next visit.
  }
}
