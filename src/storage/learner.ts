import type { CardState } from '../study/card-state.ts';
import type { EventId, StudyEvent } from '../study/event.ts';
import { fold, type Memory, refold } from '../study/fold.ts';
import { fsrsSchedule } from '../study/schedule.ts';
import { type Settings, settingsOf } from '../study/settings.ts';
import { readSnapshot, writeSnapshot } from '../study/snapshot.ts';
import type { EventLog, Growth, Mark, Stop } from './event-log.ts';
import { listeners } from './listeners.ts';

/** What is known of a learner after all they did. */
export type Known = { readonly memory: Memory; readonly settings: Settings };

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
  readonly log: EventLog;
  /** Calls when more is known. */
  readonly watch: (listener: () => void) => Stop;
};

type Knowing = Known & { readonly mark: Mark };

/** Work that can wait until the page has nothing better to do. */
export type Later = (work: () => void) => void;

/** @throws {StorageFault} when the log cannot be read */
export async function meetLearner(log: EventLog, later: Later = soon): Promise<Learner> {
  const told = listeners();
  let knowing = await recall(log, later);
  /** Answers that were counted although the store could not be read. */
  const counted = new Set<EventId>();
  let looking: Promise<void> = Promise.resolve();

  const look = async (): Promise<void> => {
    const growth = await log.since(knowing.mark);
    knowing = await grown(log, knowing, growth, counted);
    told.tell();
  };
  log.watch(() => {
    looking = looking.then(look).catch(() => {}); // It is looked at again with whatever happens next.
  });
  return {
    known: () => knowing,
    append: async (events) => {
      const result = await log.append(events);
      await looking;
      return result;
    },
    log,
    watch: told.add,
  };
}

const soon: Later = (work) => void setTimeout(work, 1000);

/** From this many events on, what came after a snapshot is worth another. */
const muchMore = 200;

async function recall(log: EventLog, later: Later): Promise<Knowing> {
  const noted = (await log.notes.read('memory')) as
    | { readonly mark?: Mark; readonly text?: unknown }
    | undefined;
  const snapshot = readSnapshot(noted?.text);
  const growth = await log.since(snapshot && noted?.mark);
  const knowing =
    snapshot && growth.kind === 'more'
      ? await grown(log, { ...snapshot, mark: growth.mark }, growth, new Set())
      : anew(growth);
  if (growth.kind === 'anew' || growth.events.length > muchMore)
    later(() => void log.notes.write('memory', { mark: knowing.mark, text: writeSnapshot(knowing) }));
  return knowing;
}

function anew({ events, mark }: Growth): Knowing {
  const settings = settingsOf(events);
  return { settings, memory: fold(events, settings), mark };
}

async function grown(
  log: EventLog,
  before: Knowing,
  { kind, events, mark }: Growth,
  counted: Set<EventId>,
): Promise<Knowing> {
  if (kind === 'anew') return anew({ kind, events, mark });
  if (events.length === 0) return { ...before, mark };
  const ofCards = await log.ofCardsIn(events).catch(() => undefined);
  if (!ofCards) return { ...before, memory: counting(before, events, counted) };

  const explained = new Set([...ofCards.values()].flat().map(({ id }) => id));
  // What is about no card is about the settings, and they decide what becomes of every card.
  if (!events.every(({ id }) => explained.has(id))) return anew(await log.since(undefined));
  return { ...before, memory: refold(before.memory, ofCards, before.settings), mark };
}

/**
 * A memory that goes on without its store: each answer is added to the card as it was known. Undoing must wait until the
 * store can be read.
 */
function counting({ memory, settings }: Known, events: readonly StudyEvent[], counted: Set<EventId>): Memory {
  const schedule = fsrsSchedule(settings);
  const cards = new Map<CardState['id'], CardState>(memory.cards);
  for (const event of events) {
    if (event.kind !== 'reviewed' || counted.has(event.id)) continue;
    counted.add(event.id);
    cards.set(event.card, schedule(cards.get(event.card), event));
  }
  return { ...memory, cards };
}
