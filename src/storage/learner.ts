import type { CardId, EventId, StudyEvent } from '../study/event.ts';
import { fold, type Memory, refold, withReview } from '../study/fold.ts';
import { merge } from '../study/history.ts';
import { type Settings, settingsOf } from '../study/settings.ts';
import { readSnapshot, type Snapshot, writeSnapshot } from '../study/snapshot.ts';
import type { EventLog, Growth, Mark, OfCards, Stop } from './event-log.ts';
import { listeners } from './listeners.ts';

/** What is known of a learner after all they did. */
export type Known = {
  readonly memory: Memory;
  readonly settings: Settings;
  readonly mark: Mark;
};

/**
 * A learner's memory and settings, kept up with what they do, here and in other tabs.
 *
 * A history of years is not gone through at every visit, nor held: only what was added since the last visit is read,
 * and of that the cards it is about are learnt anew.
 */
export type Learner = {
  readonly known: () => Known;
  /** As a log's; once it resolves, `known` knows. */
  readonly append: EventLog['append'];
  /** The last thing of some kinds that they did and did not take back. It never rejects. */
  readonly latest: (kinds: readonly StudyEvent['kind'][]) => Promise<StudyEvent | undefined>;
  readonly log: EventLog;
  /** Calls when more is known. */
  readonly watch: (listener: () => void) => Stop;
};

type Knowing = Snapshot & Known;

/** Work that can wait until the page has nothing better to do. */
export type Later = (work: () => void) => void;

/** @throws {StorageFault} when the log cannot be read */
export async function meetLearner(log: EventLog, later: Later = soon): Promise<Learner> {
  const told = listeners();
  let read = await recall(log, later);
  /** What was done here and has not been read back yet. */
  let mine: readonly StudyEvent[] = [];
  let knowing = read;
  let looking: Promise<void> = Promise.resolve();
  let willLook = false;

  const look = async (): Promise<void> => {
    try {
      const growth = await log.since(read.mark);
      read = await grown(log, read, growth);
      mine = without(mine, growth.events);
      knowing = read;
    } catch {
      // The log cannot be read just now: what was answered here counts, and all else with whatever happens next.
      knowing = { ...read, ...counting(read, merge(mine)) };
    }
    told.tell();
  };
  log.watch(() => {
    // A look that has not begun yet sees this too; a history that is restored comes in hundreds of steps.
    if (willLook) return;
    willLook = true;
    looking = looking.then(() => {
      willLook = false;
      return look();
    });
  });
  return {
    known: () => knowing,
    append: async (events) => {
      mine = [...mine, ...events];
      const result = await log.append(events);
      if (result.kind === 'not_stored' && result.why === 'refused') mine = without(mine, events);
      await looking;
      return result;
    },
    latest: (kinds) => {
      const { undone } = knowing;
      return log
        .latest((event) => kinds.includes(event.kind) && !undone.has(event.id))
        .catch(() => undefined);
    },
    log,
    watch: told.add,
  };
}

function without(events: readonly StudyEvent[], those: readonly StudyEvent[]): readonly StudyEvent[] {
  if (events.length === 0) return events;
  const ids = new Set(those.map(({ id }) => id));
  return events.filter(({ id }) => !ids.has(id));
}

const soon: Later = (work) => void setTimeout(work, 1000);

/** From this many events on, what came after a snapshot is worth another. */
const muchMore = 200;

/**
 * What is known of a learner at this moment, for whoever asks once.
 *
 * @throws {StorageFault} when the log cannot be read
 */
export const whatIsKnown = (log: EventLog): Promise<Known> => recall(log, soon);

async function recall(log: EventLog, later: Later): Promise<Knowing> {
  const noted = (await log.notes.read('memory')) as
    | { readonly mark?: Mark; readonly text?: unknown }
    | undefined;
  const snapshot = readSnapshot(noted?.text);
  const growth = await log.since(snapshot && noted?.mark);
  const knowing =
    snapshot && growth.kind === 'more'
      ? await grown(log, { ...snapshot, mark: growth.mark }, growth)
      : anew(growth);
  if (growth.kind === 'anew' || growth.events.length > muchMore)
    later(() => void log.notes.write('memory', { mark: knowing.mark, text: writeSnapshot(knowing) }));
  return knowing;
}

function anew({ events, mark }: Growth): Knowing {
  const settings = settingsOf(events);
  return { settings, memory: fold(events, settings), undone: undoneBy(events), mark };
}

const undoneBy = (events: readonly StudyEvent[]): ReadonlySet<EventId> =>
  new Set(events.flatMap((event) => (event.kind === 'undone' ? event.event : [])));

async function grown(log: EventLog, before: Knowing, growth: Growth): Promise<Knowing> {
  const { kind, events, mark } = growth;
  if (kind === 'anew') return anew(growth);
  if (events.length === 0) return { ...before, mark };
  const { settings } = before;
  const { memory, undone, unclear } = counting(before, events);
  const takenBack = await log.named([...undoneBy(events)]);
  // Settings decide what becomes of every card.
  if ([...events, ...takenBack].some((event) => event.kind === 'configured'))
    return anew(await log.since(undefined));
  const cards = [
    ...new Set([...unclear, ...takenBack.flatMap((event) => ('card' in event ? event.card : []))]),
  ];
  const ofCards = cards.length > 0 ? standingOf(await log.ofCards(cards), undone) : undefined;
  return { settings, memory: ofCards ? refold(memory, ofCards, settings) : memory, undone, mark };
}

/** What is known with every event that simply adds to it, and the cards of which that cannot be said. */
function counting(before: Snapshot, events: readonly StudyEvent[]) {
  const { settings } = before;
  const newly = undoneBy(events);
  const undone = newly.size > 0 ? new Set([...before.undone, ...newly]) : before.undone;
  let memory = before.memory;
  const unclear = new Set<CardId>();
  for (const event of events) {
    if (!('card' in event) || event.kind === 'practised' || undone.has(event.id)) continue;
    const after = event.kind === 'reviewed' ? withReview(memory, event, settings) : undefined;
    if (after) memory = after;
    else unclear.add(event.card);
  }
  return { memory, undone, unclear };
}

const standingOf = (ofCards: OfCards, undone: ReadonlySet<EventId>): OfCards =>
  new Map([...ofCards].map(([card, its]) => [card, its.filter(({ id }) => !undone.has(id))]));
