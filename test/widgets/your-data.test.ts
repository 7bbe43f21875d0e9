import { describe, expect, test } from 'vitest';
import { type Backup, writeBackup } from '../../src/storage/backup.ts';
import { utcMillis } from '../../src/study/event.ts';
import {
  holdingsInWords,
  holdingsOf,
  mergedInWords,
  planInWords,
} from '../../src/widgets/settings/your-data.model.ts';
import { aDay, moment, noon, review, undo } from '../study/histories.ts';

const said = (...rows: readonly unknown[]) => holdingsInWords(holdingsOf(rows));

describe('what is stored', () => {
  test('is nothing at first', () => {
    expect(said()).toBe('Nothing yet: no review is stored in this browser.');
  });

  test('is counted in reviews, since the day of the first', () => {
    expect(said(review({ id: 'b', at: noon + aDay }), review({ id: 'a' }))).toBe(
      '2 reviews since 29 April 2026, stored in this browser and nowhere else.',
    );
  });

  test('began on the day the learner’s wall showed', () => {
    // Noon in Greenwich is 02:00 of the next day on Kiritimati.
    expect(said(review({ zone_minutes: 14 * 60 }))).toContain('1 review since 30 April 2026');
  });

  test('leaves out reviews taken back, and what this version does not understand', () => {
    const rows = [
      review({ id: 'a' }),
      review({ id: 'b' }),
      undo('a'),
      { kind: 'later', id: 'x' },
      { id: 'y' },
    ];

    expect(said(...rows)).toContain('1 review since');
    expect(said(review(), undo('r1'))).toBe(
      'No review that stands, and 2 entries in all, are stored in this browser.',
    );
  });
});

describe('a merge is told', () => {
  const backup: Backup = { kind: 'backup', made: utcMillis(noon), entries: [], refused: [] };
  const reasons = [1, 2, 3, 4, 5].map((entry) => ({ entry, why: 'It is odd.' }));

  const inGreenwich = () => 0;

  test('before it is done', () => {
    expect(planInWords(backup, { added: [review()], known: 2, refused: [] }, inGreenwich)).toEqual([
      'This backup was made on 29 April 2026.',
      '1 entry would be added.',
      '2 entries are here already.',
    ]);
  });

  test('with the day on the learner’s own wall, by which the file was named', async () => {
    // Noon in Greenwich is 02:00 of the next day on Kiritimati.
    const onKiritimati = 14 * 60;
    const [file] = await writeBackup([], moment(noon, onKiritimati));
    const [madeOn] = planInWords(backup, { added: [], known: 0, refused: [] }, () => onKiritimati);

    expect(file?.name).toContain('2026-04-30');
    expect(madeOn).toBe('This backup was made on 30 April 2026.');
  });

  test('also where there is nothing to do', () => {
    expect(planInWords(backup, { added: [], known: 1, refused: [] }, inGreenwich)).toEqual([
      'This backup was made on 29 April 2026.',
      'It holds nothing that is not here already.',
      '1 entry is here already.',
    ]);
  });

  test('with the first reasons for what is left out', () => {
    expect(planInWords(backup, { added: [], known: 0, refused: reasons }, inGreenwich).slice(2)).toEqual([
      '5 entries would be left out:',
      'Entry 1: It is odd.',
      'Entry 2: It is odd.',
      'Entry 3: It is odd.',
      '… and 2 more.',
    ]);
  });

  test('when it is done', () => {
    expect(mergedInWords({ added: 1200, known: 1, refused: [] })).toEqual([
      '1,200 entries were added; 1 was here already.',
    ]);
  });

  test('and when it was stopped, with what to do', () => {
    expect(mergedInWords({ added: 2, known: 0, refused: [], stopped: 'The disk is full.' })).toEqual([
      'Not everything could be stored.',
      '2 entries were added; 0 were here already.',
      'The disk is full.',
      'What was added is safe. Restore the same file again to add the rest.',
    ]);
  });
});
