import type { Kept } from '../../offline/worker.ts';

/** How things stand with use without a connection. */
export type OfflineUse =
  /** The browser is being asked. */
  | { readonly kind: 'unknown' }
  /** The browser keeps no pages here. */
  | { readonly kind: 'refused' }
  /** The first pages are on their way. */
  | { readonly kind: 'fetching' }
  /** They did not all arrive. */
  | { readonly kind: 'interrupted' }
  | { readonly kind: 'kept'; readonly kept: Kept };

/** Whether a newer version is there, and what became of asking for it. */
export type Newer = 'none' | 'waiting' | 'held up';

export function useInWords(use: OfflineUse): string {
  switch (use.kind) {
    case 'unknown':
      return 'Looking …';
    case 'refused':
      return 'Ready for offline use: no. This browser keeps no pages here: a private window, an address without https, or storage that is switched off.';
    case 'fetching':
      return 'Ready for offline use: not yet. The pages are being fetched; stay connected for a moment.';
    case 'interrupted':
      return 'Ready for offline use: not yet. The pages could not all be fetched; the next page you open with a connection tries again.';
    case 'kept':
      return keptInWords(use.kept);
    default:
      return use satisfies never;
  }
}

const keptInWords = ({ pages, whole }: Kept): string =>
  whole
    ? `Ready for offline use: yes. ${counted(pages)} kept in this browser, with every problem and card of Practice. Other pages are kept once you have looked at them.`
    : `Ready for offline use: in part. The browser has thrown some of it away; ${counted(pages)} left, and the rest comes back as you use it with a connection.`;

const counted = (pages: number): string => `${pages} ${pages === 1 ? 'page is' : 'pages are'}`;

/** What is said of a newer version; nothing where there is none. */
export const newerInWords: { readonly [newer in Newer]: string } = {
  none: '',
  waiting: 'A newer Ridgepoint is here. It is used when every Ridgepoint tab was closed, or now.',
  'held up':
    'Ridgepoint is open in another tab too. Close that tab first: no page changes while you are working on it.',
};

/** Nothing tells a private window from another one surely, so everybody reads this. */
export const privateWindow =
  'In a private window everything is forgotten when the window is closed: save a backup first.';
