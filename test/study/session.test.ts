import { describe, expect, test } from 'vitest';
import { type Answered, cardId, eventId } from '../../src/study/event.ts';
import { fold } from '../../src/study/fold.ts';
import type { Item } from '../../src/study/item.ts';
import {
  beginSession,
  goneOn,
  isOver,
  minutesOf,
  skippedLast,
  summaryOf,
  withAnswer,
  withLength,
  withShown,
  withSkipped,
  withUndone,
} from '../../src/study/session.ts';
import { aDay, hour, minute, moment, noon, plain, review } from './histories.ts';

const endless = { session_items: 0, session_minutes: 0 };
const begun = beginSession(moment(noon), endless);
const later = (minutes: number) => moment(noon + minutes * minute);
const item = (id: string): Item => ({
  id: cardId(id),
  lesson: 'l',
  kind: 'recall',
  about: id,
  concepts: [],
  after: [],
});

describe('a sitting', () => {
  test('begins with nothing shown, skipped or answered', () => {
    expect(begun).toMatchObject({ shown: [], answers: [] });
    expect(begun.skipped.size).toBe(0);
  });

  test('without limits is never over by itself', () => {
    const answers = Array.from({ length: 500 }, (_, at) => review({ id: `r${at}` }));

    expect(
      isOver(
        answers.reduce((all, one) => withAnswer(all, one), begun),
        later(9999),
      ),
    ).toBeUndefined();
  });

  test('is over when its time is up, or its items are done, whichever comes first', () => {
    const both = beginSession(moment(noon), { session_items: 2, session_minutes: 10 });
    const one = withAnswer(both, review({ id: 'r1' }));
    const two = withAnswer(one, review({ id: 'r2' }));

    expect([isOver(one, later(9)), isOver(one, later(10)), isOver(two, later(1))]).toEqual([
      undefined,
      'minutes',
      'items',
    ]);
  });

  test('goes on for as long again, from where it is', () => {
    const length = { session_items: 2, session_minutes: 0 };
    const three = ['r1', 'r2', 'r3'].reduce(
      (all, id) => withAnswer(all, review({ id })),
      beginSession(moment(noon), length),
    );
    const longer = goneOn(three, later(30), length);

    expect(longer.limit.items).toBe(5);
    expect(isOver(longer, later(31))).toBeUndefined();
  });

  test('that is made longer or shorter counts from where it began, with what was answered in it', () => {
    const two = ['r1', 'r2'].reduce(
      (all, id) => withAnswer(all, review({ id })),
      beginSession(moment(noon), { session_items: 2, session_minutes: 0 }),
    );
    const longer = withLength(two, { session_items: 3, session_minutes: 0 });

    expect([isOver(two, later(9)), isOver(longer, later(9))]).toEqual(['items', undefined]);
    expect(isOver(withAnswer(longer, review({ id: 'r3' })), later(9))).toBe('items');
    expect(isOver(withLength(two, { session_items: 0, session_minutes: 9 }), later(9))).toBe('minutes');
  });

  test('has taken no time when the clock was set back', () => {
    expect(minutesOf(begun, moment(noon - 90 * minute))).toBe(0);
  });

  test('counts an answer that was called easy once, and one that was taken back not at all', () => {
    const good = withAnswer(begun, review({ id: 'r1', rating: 'good' }));
    const easy = withAnswer(good, review({ id: 'r2', rating: 'easy' }), eventId('r1'));

    expect(easy.answers.map(({ rating }) => rating)).toEqual(['easy']);
    expect(withUndone(easy, eventId('r2')).answers).toEqual([]);
    expect(withUndone(withAnswer(easy, review({ id: 'r3' })), eventId('r3'))).toEqual(easy);
  });

  test('asks what was skipped last, in turn, until it is answered', () => {
    const queued = ['a', 'b', 'c'].map((id) => ({ item: item(id) }));
    const skipped = withSkipped(withSkipped(begun, cardId('a')), cardId('b'));
    const ids = (session: typeof begun, some = queued) =>
      skippedLast(session, some).map((one) => one.item.id);

    expect(ids(skipped)).toEqual(['c']);
    expect(ids(skipped, queued.slice(0, 2))).toEqual(['a']);
    expect(ids(withSkipped(skipped, cardId('a')), queued.slice(0, 2))).toEqual(['b']);
    expect(ids(withAnswer(skipped, review({ card: 'a' })))).toEqual(['a', 'c']);
  });

  test('remembers what was shown, the newest last', () => {
    expect(withShown(withShown(begun, item('a')), item('b')).shown.map(({ id }) => id)).toEqual(['a', 'b']);
  });

  test('sums up: an item forgotten first and known then is not to be looked at again', () => {
    const answers = [
      review({ id: 'r1', card: 'a', rating: 'again' }),
      review({ id: 'r2', card: 'b', rating: 'again' }),
      review({ id: 'r3', card: 'a', rating: 'hard' }),
    ];
    const session = answers.reduce((all, one) => withAnswer(all, one), begun);
    const before = review({ id: 'r0', card: 'a', at: noon - aDay });

    expect(summaryOf(session, later(4), fold([before, ...answers], plain))).toEqual({
      answers: 3,
      right: 1,
      introduced: 1,
      minutes: 4,
      forgotten: ['b'],
    });
  });

  test('has introduced what was never reviewed before it, and not what was met an hour earlier', () => {
    const earlier = review({ id: 'r1', card: 'a', at: noon - hour });
    const here = [
      review({ id: 'r2', card: 'a' }),
      review({ id: 'r3', card: 'b' }),
      review({ id: 'r4', card: 'b', at: noon + minute }),
    ];
    const practised: Answered = { ...review({ id: 'r5', card: 'never scheduled' }), kind: 'practised' };
    const introduced = (answers: readonly Answered[], history: readonly Answered[]) =>
      summaryOf(
        answers.reduce((all, one) => withAnswer(all, one), begun),
        later(4),
        fold(history, plain),
      ).introduced;

    expect(introduced(here, [earlier, ...here])).toBe(1);
    expect(introduced(here, here)).toBe(2);
    expect(introduced([practised], [practised])).toBe(0);
    expect(introduced([{ ...practised, card: cardId('a') }], [earlier, practised])).toBe(0);
  });
});
