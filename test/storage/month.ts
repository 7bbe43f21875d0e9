import { chance } from '../../src/problems/seed.ts';
import { readBackup, writeBackup } from '../../src/storage/backup.ts';
import { StorageFault } from '../../src/storage/fault.ts';
import { type Known, type Learner, meetLearner } from '../../src/storage/learner.ts';
import { mergeBackup } from '../../src/storage/merge-backup.ts';
import { openLog, openStore } from '../../src/storage/open-log.ts';
import { dayOf } from '../../src/study/day.ts';
import { nextOf, queue } from '../../src/study/due-queue.ts';
import {
  cardId,
  eventId,
  type Moment,
  type Reviewed,
  ratings,
  type StudyEvent,
  utcMillis,
} from '../../src/study/event.ts';
import type { Item } from '../../src/study/item.ts';
import { review } from '../study/histories.ts';

/** What a learner does in a sitting beside answering. */
type Deed =
  | 'take back'
  | 'take back everything'
  | 'bury'
  | 'suspend'
  | 'bring back'
  | 'call easy'
  | 'configure'
  | 'answer in a lesson'
  | 'merge a backup'
  | 'delete everything';

/** One visit to the site: when, on which clock, and what is done. */
export type Sitting = Moment & { readonly name: string; readonly deeds: readonly (Deed | 'answer')[] };

/** Forty items of four chapters: some about the same thing, some that build on others. */
const items: readonly Item[] = Array.from({ length: 40 }, (_, at) => ({
  id: cardId(`item ${at}`),
  lesson: `chapter ${Math.floor(at / 10)}`,
  kind: at % 3 === 0 ? ('recall' as const) : ('problem' as const),
  about: `thing ${Math.floor(at / 2)}`,
  concepts: [],
  after: at % 7 === 6 ? [cardId(`item ${at - 1}`)] : [],
}));

const hour = 3_600_000;
const aDay = 24 * hour;

/** [minutes east of UTC] By the learner's clock: New York, where summer time begins, then Melbourne, where it ends. */
const zones: readonly (readonly [from: number, minutes: number])[] = [
  [0, -300],
  [Date.UTC(2028, 2, 12, 7), -240],
  [Date.UTC(2028, 2, 20, 12), 660],
  [Date.UTC(2028, 3, 1, 16), 600],
];
const zoneAt = (at: number) => zones.findLast(([from]) => at >= from)?.[1] ?? 0;

/** The device's clock is a day behind on the tenth day. */
const behind = (day: number) => (day === 10 ? aDay : 0);

const deeds: readonly Deed[] = [
  'call easy',
  'take back',
  'bury',
  'answer in a lesson',
  'configure',
  'suspend',
  'merge a backup',
  'take back everything',
  'bring back',
];

/** From 27 February to 2 April 2028: a leap day, both changes of the clock, a flight, and a clock that was wrong. */
export const month: readonly Sitting[] = Array.from({ length: 36 }, (_, day) =>
  // In UTC: morning in New York, and after midnight, before a new day of study begins.
  [13, 31].map((hours, of): Sitting => {
    const at = Date.UTC(2028, 1, 27) + day * aDay + hours * hour - behind(day);
    const nth = day * 2 + of;
    return {
      name: `sitting ${nth}`,
      at: utcMillis(at),
      zone_minutes: zoneAt(at),
      deeds: ['answer', 'answer', deeds[nth % deeds.length] ?? 'answer', 'answer'],
    };
  }),
)
  .flat()
  .map((sitting, at, { length }) => {
    if (at === 0) return { ...sitting, deeds: ['delete everything', 'answer', 'answer'] };
    return at === length - 1 ? { ...sitting, deeds: ['answer', 'delete everything'] } : sitting;
  });

/** What a learner was told in a sitting, and what they may rely on after it. */
export type Account = {
  readonly tried: StudyEvent[];
  readonly acknowledged: StudyEvent[];
  /** What was said of anything that is not stored. */
  readonly told: string[];
  /** Answers after which the learner's own page did not count them. */
  readonly uncounted: StudyEvent[];
  /** Whether everything from before was deleted. */
  deleted: 'no' | 'perhaps' | 'yes';
  /** How many of the acknowledged were there when everything was deleted, and went with it. */
  acknowledgedBefore: number;
  /** At the end, with nothing more going wrong: what the page knows, and what there is. */
  end?: { readonly known: Known; readonly read: readonly StudyEvent[] };
};

/**
 * Goes through a sitting as the page does.
 *
 * @param nothingMore - says that from here on nothing goes wrong
 */
export async function sit(
  indexedDB: IDBFactory,
  sitting: Sitting,
  nothingMore: () => void = () => {},
): Promise<Account> {
  const account: Account = {
    tried: [],
    acknowledged: [],
    told: [],
    uncounted: [],
    deleted: 'no',
    acknowledgedBefore: 0,
  };
  const { pick } = chance(sitting.at % 2 ** 31);
  const opened = await openLog({ indexedDB });
  if (!opened.durable) account.told.push(opened.message);
  const learner = await meet(account, () => meetLearner(opened.log, (work) => work()));
  if (!learner) return account;

  let now: Moment = { at: sitting.at, zone_minutes: sitting.zone_minutes };
  let made = 0;
  const happened = () => {
    now = { ...now, at: utcMillis(now.at + 40_000) };
    made += 1;
    return { id: eventId(`${sitting.name}, ${made}`), ...now };
  };
  const mine: StudyEvent[] = [];
  const append = async (...events: readonly StudyEvent[]) => {
    account.tried.push(...events);
    mine.push(...events);
    const result = await learner.append(events);
    if (result.kind === 'not_stored') account.told.push(result.message);
    // What waited is stored with what came after it.
    else if (opened.durable) account.acknowledged.push(...mine.splice(0));
  };
  const shown: Item[] = [];
  const answered = (): Reviewed | undefined => {
    const { memory, settings } = learner.known();
    const today = dayOf(now, settings.day_starts_hour);
    const next = nextOf(queue(items, memory, settings, now), shown, memory, today);
    if (next) shown.push(next.item);
    return next && review({ ...happened(), card: next.item.id, rating: pick(ratings) });
  };
  const reviewsOf = ({ card }: Reviewed) => learner.known().memory.cards.get(card)?.reviews ?? 0;
  const answer = async () => {
    const event = answered();
    if (!event) return;
    const before = reviewsOf(event);
    await append(event);
    if (reviewsOf(event) <= before) account.uncounted.push(event);
  };
  const answerInLesson = async () => {
    const event = answered();
    if (!event) return;
    account.tried.push(event);
    const lesson = await openLog({ indexedDB });
    const result = await lesson.log.append([event]);
    if (result.kind === 'not_stored') account.told.push(result.message);
    else if (lesson.durable) account.acknowledged.push(event);
    else account.told.push(lesson.message);
    lesson.log.close();
  };
  const takeBack = async () => {
    const last = await learner.latest(['reviewed', 'buried', 'suspended', 'resumed']);
    if (last) await append({ kind: 'undone', ...happened(), event: last.id });
    return last !== undefined;
  };
  const move = (kind: 'buried' | 'suspended' | 'resumed') =>
    append({ kind, ...happened(), card: shown.at(-1)?.id ?? cardId('item 0') });
  const does: { readonly [deed in Deed | 'answer']: () => Promise<unknown> } = {
    answer,
    'answer in a lesson': answerInLesson,
    'take back': takeBack,
    'take back everything': async () => {
      for (let steps = 0; steps < 3 && (await takeBack()); ) steps += 1;
    },
    bury: () => move('buried'),
    suspend: () => move('suspended'),
    'bring back': () => move('resumed'),
    'call easy': async () => {
      const last = await learner.latest(['reviewed']);
      if (last?.kind !== 'reviewed') return;
      const [undone, again] = [happened(), happened()];
      const easy = { ...last, id: again.id, rating: 'easy' as const };
      await append({ kind: 'undone', ...undone, event: last.id }, easy);
    },
    configure: () =>
      append({
        kind: 'configured',
        ...happened(),
        settings: { desired_retention: pick([0.8, 0.9, 0.95]) },
      }),
    'merge a backup': () => merge(indexedDB, sitting, account),
    'delete everything': () => deleteEverything(indexedDB, account),
  };
  for (const deed of sitting.deeds) await does[deed]();

  nothingMore();
  await append(); // What waits is tried again, and what was missed is looked at.
  account.end = { known: learner.known(), read: await opened.log.read() };
  opened.log.close();
  return account;
}

/** Meets the learner; where that fails the page says so, and has a button to try again. */
async function meet(account: Account, tryTo: () => Promise<Learner>): Promise<Learner | undefined> {
  for (let tries = 0; tries < 2; tries += 1)
    try {
      return await tryTo();
    } catch (error) {
      if (!(error instanceof StorageFault)) throw error;
      account.told.push(error.message);
    }
  return undefined;
}

/** Merges what was done on another device. */
async function merge(indexedDB: IDBFactory, sitting: Sitting, account: Account) {
  const [opened, elsewhere] = [await openStore({ indexedDB }), onAnotherDevice(sitting)];
  const [file] = await writeBackup(elsewhere, sitting);
  const backup = await readBackup(file?.blob ?? new Blob());
  if (backup.kind !== 'backup') throw new Error(backup.message);
  if (opened.kind === 'not_stored') return account.told.push(opened.message);
  account.tried.push(...elsewhere);
  try {
    const merged = await mergeBackup(opened.store, backup);
    if (merged.stopped !== undefined) account.told.push(merged.stopped);
    else account.acknowledged.push(...elsewhere);
  } catch (error) {
    if (!(error instanceof StorageFault)) throw error;
    account.told.push(error.message);
  }
  opened.store.close();
  return undefined;
}

const onAnotherDevice = ({ name, at }: Sitting): readonly StudyEvent[] =>
  ['item 3', 'item 4', 'item 30'].map((card, nth) =>
    review({ id: `${name}, elsewhere ${nth}`, at: at - 5 * hour + nth * 60_000, card }),
  );

async function deleteEverything(indexedDB: IDBFactory, account: Account) {
  const opened = await openStore({ indexedDB });
  if (opened.kind === 'not_stored') return account.told.push(opened.message);
  account.deleted = 'perhaps';
  account.acknowledgedBefore = account.acknowledged.length;
  const result = await opened.store.clear();
  if (result.kind === 'stored') account.deleted = 'yes';
  else account.told.push(result.message);
  opened.store.close();
  return undefined;
}
