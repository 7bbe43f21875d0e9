/** The study's door: from a history of events to what a learner remembers and should meet next. Runs as it stands under Node 24. */
export { type Asked, askedOfMemory } from './asked.ts';
export { type Calibration, calibration, type Foretold } from './calibration.ts';
export { type CardState, dueAt } from './card-state.ts';
export { type Day, dayOf, startOfDay } from './day.ts';
export {
  learningSoon,
  nextDue,
  nextOf,
  type Queued,
  queue,
  queueAhead,
  queueCounts,
  weakest,
} from './due-queue.ts';
export {
  type Buried,
  type CardId,
  type Configured,
  cardId,
  type EventId,
  eventId,
  type Moment,
  type Practised,
  type Rating,
  type Resumed,
  type Reviewed,
  ratings,
  type StudyEvent,
  type Suspended,
  type Undone,
  type UtcMillis,
  utcMillis,
} from './event.ts';
export { expectedReviews } from './expected-reviews.ts';
export { fold, type Memory, refold } from './fold.ts';
export { inOrder, merge } from './history.ts';
export { type Interval, previewIntervals } from './intervals.ts';
export { type Item, inScope, type Scope } from './item.ts';
export { ratingOf } from './rating.ts';
export { type EventReading, readEvent } from './read-event.ts';
export { retrievability } from './schedule.ts';
export {
  defaultSettings,
  readSettings,
  type Settings,
  type SettingsReading,
  settingsOf,
} from './settings.ts';
export { standing, standingEvents } from './standing.ts';
export {
  answersByDay,
  type DayTally,
  dueForecast,
  type Recalled,
  type Retention,
  recalledBy,
  type Strength,
  spread,
  strengths,
  trueRetention,
  verdictCounts,
} from './statistics.ts';
