import { describe, expect, test } from 'vitest';
import type { AnkiLog } from '../../src/storage/anki/read-anki.ts';
import { ankiMergedInWords } from '../../src/widgets/settings/anki.model.ts';
import { offerOf } from '../../src/widgets/settings/restore.model.ts';
import { noon, review } from '../study/histories.ts';

const log = (says: Partial<AnkiLog>): AnkiLog => ({
  kind: 'anki',
  reviews: [],
  elsewhere: 0,
  noReviews: 0,
  unfit: 0,
  ...says,
});
const inGreenwich = () => 0;
const three = [
  review({ id: 'anki:1:1', card: 'problems/a' }),
  review({ id: 'anki:2:1', card: 'problems/a' }),
  review({ id: 'anki:3:2', card: 'cards/b' }),
];

describe('what Anki’s file holds is told before it is added', () => {
  test('where all of it is new', () => {
    expect(offerOf(log({ reviews: three }), [], inGreenwich)).toMatchObject({
      adds: true,
      lines: ['This Anki file holds 3 reviews of 2 items here.', 'All of them would be added.'],
    });
  });

  test('where some of it is known, and some belongs elsewhere', () => {
    const reading = log({ reviews: three, elsewhere: 1230, noReviews: 2, unfit: 1 });

    expect(offerOf(reading, three.slice(0, 1), inGreenwich).lines).toEqual([
      'This Anki file holds 3 reviews of 2 items here.',
      '2 reviews would be added; 1 is here already.',
      '1,230 reviews of other decks are left out.',
      '2 entries that Anki does not count as reviews are left out.',
      '1 entry with an impossible date or rating is left out.',
    ]);
  });

  test('where all of it is known, also from a device in another zone', () => {
    const there = three.map((event) => ({ ...event, zone_minutes: -300 }));

    expect(offerOf(log({ reviews: three }), there, inGreenwich)).toMatchObject({
      adds: false,
      lines: ['This Anki file holds 3 reviews of 2 items here.', 'All of them are here already.'],
    });
  });

  test('where none of it is ours', () => {
    expect(offerOf(log({ elsewhere: 1 }), [], inGreenwich).lines).toEqual([
      'This Anki file holds no review of anything here.',
      '1 review of another deck is left out.',
    ]);
  });

  test('where it holds no review at all, with what to do', () => {
    expect(offerOf(log({}), [], inGreenwich).lines).toEqual([
      'This Anki file holds no review of anything here.',
      'Anki leaves reviews out of a deck unless you tick “Include scheduling information” when you export it.',
    ]);
  });

  test('where an id is taken', () => {
    const taken = review({ id: 'anki:1:1', card: 'problems/a', rating: 'again', at: noon });

    expect(offerOf(log({ reviews: three.slice(0, 1) }), [taken], inGreenwich).lines).toContain(
      '1 review is left out: this browser has another under the same id, which stays.',
    );
  });
});

test('what was added is told, and what to do where it was stopped', () => {
  expect(ankiMergedInWords({ added: 1, known: 2, refused: [] })).toEqual([
    '1 review was added; 2 were here already.',
  ]);
  expect(ankiMergedInWords({ added: 2, known: 0, refused: [], stopped: 'The disk is full.' })).toEqual([
    'Not everything could be stored.',
    '2 reviews were added; 0 were here already.',
    'The disk is full.',
    'What was added is safe. Choose the same file again to add the rest.',
  ]);
});
