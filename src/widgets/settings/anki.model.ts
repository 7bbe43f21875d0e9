import { whole } from '../../engine/numerals.ts';
import type { AnkiLog } from '../../storage/anki/read-anki.ts';
import type { Merged, MergePlan } from '../../storage/merge-backup.ts';
import { counted } from '../progress/words.ts';

/** What a file of Anki's holds and what adding it would do, before anything is done. */
export const ankiPlanInWords = (log: AnkiLog, { added, known, refused }: MergePlan): readonly string[] => [
  ...(log.reviews.length === 0
    ? nothingInWords(log)
    : [
        `This Anki file holds ${counted(log.reviews.length, 'review')} of ${counted(itemsIn(log), 'item')} here.`,
        addingInWords(added.length, known),
      ]),
  ...leftOutInWords(log),
  ...refusedInWords(refused.length),
];

const itemsIn = ({ reviews }: AnkiLog): number => new Set(reviews.map(({ card }) => card)).size;

const nothingInWords = ({ elsewhere, noReviews, unfit }: AnkiLog): readonly string[] => [
  'This Anki file holds no review of anything here.',
  ...(elsewhere + noReviews + unfit === 0
    ? [
        'Anki leaves reviews out of a deck unless you tick “Include scheduling information” when you export it.',
      ]
    : []),
];

function addingInWords(added: number, known: number): string {
  if (added === 0) return known === 1 ? 'It is here already.' : 'All of them are here already.';
  if (known === 0) return added === 1 ? 'It would be added.' : 'All of them would be added.';
  return `${counted(added, 'review')} would be added; ${are(known)} here already.`;
}

const leftOutInWords = ({ elsewhere, noReviews, unfit }: AnkiLog): readonly string[] => [
  ...told(elsewhere, 'review of another deck is', 'reviews of other decks are'),
  ...told(
    noReviews,
    'entry that Anki does not count as a review is',
    'entries that Anki does not count as reviews are',
  ),
  ...told(
    unfit,
    'entry with an impossible date or rating is',
    'entries with an impossible date or rating are',
  ),
];

const told = (count: number, one: string, many: string): readonly string[] =>
  count === 0 ? [] : [`${counted(count, one, many)} left out.`];

const refusedInWords = (refused: number): readonly string[] =>
  refused === 0
    ? []
    : [
        `${counted(refused, 'review is', 'reviews are')} left out: this browser has another under the same id, which stays.`,
      ];

/** What adding them did. */
export const ankiMergedInWords = ({ added, known, refused, stopped }: Merged): readonly string[] => [
  ...(stopped ? ['Not everything could be stored.'] : []),
  `${counted(added, 'review was', 'reviews were')} added; ${whole(known)} ${known === 1 ? 'was' : 'were'} here already.`,
  ...refusedInWords(refused.length),
  ...(stopped ? [stopped, 'What was added is safe. Choose the same file again to add the rest.'] : []),
];

const are = (count: number): string => `${whole(count)} ${count === 1 ? 'is' : 'are'}`;
