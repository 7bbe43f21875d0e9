import { dueAt, hardFrom } from '../../study/card-state.ts';
import { dayOf, daysBetween } from '../../study/day.ts';
import type { Queued } from '../../study/due-queue.ts';
import type { Moment } from '../../study/event.ts';
import { retrievability } from '../../study/schedule.ts';
import type { Settings } from '../../study/settings.ts';
import { percent } from '../progress/words.ts';
import { agoInWords, inWords, spanOf } from './words.ts';

export const whyInWords: { readonly [why in Queued['why']]: string } = {
  learning: 'Still in learning',
  due: 'Due for review',
  new: 'New',
  ahead: 'Ahead of its time',
};

/** Why an item is asked now, in sentences: what the model of the learner's memory says of it. */
export function whyNow(queued: Queued, settings: Settings, now: Moment): readonly string[] {
  if (queued.why === 'new')
    return [
      `You have not met this one. New items come in the order of the course, ${settings.new_per_day} a day at most.`,
    ];
  const { card } = queued;
  const today = dayOf(now, settings.day_starts_hour);
  const last = `You last answered it ${agoInWords(daysBetween(card.last_reviewed_day, today))}.`;
  if (queued.why === 'learning')
    return [
      card.state === 'relearning'
        ? `${last} You had learnt it and then forgot it, so it goes through the short steps again.`
        : `${last} You are still learning it: it comes back after short steps until you know it, and then after days.`,
    ];

  const recall = percent(retrievability(card, today, settings));
  const lasts =
    card.stability < 1
      ? 'Without another look that chance would fall to 90% within a day.'
      : `It lasts ${spanOf(Math.round(card.stability))}: that long after an answer the chance is 90%.`;
  const difficulty = card.difficulty >= hardFrom ? ['It is one of those you find hard.'] : [];
  if (queued.why === 'due')
    return [
      `${last} Today you would still know it with a chance of about ${recall}; items come back at ${percent(settings.desired_retention)}.`,
      lasts,
      ...difficulty,
    ];
  return [
    `It is due ${inWords(dueAt(card, settings, now.zone_minutes) - now.at)}; you asked for it now. ${last}`,
    `Today you would know it with a chance of about ${recall}. Whatever you answer, its schedule stays as it is.`,
    ...difficulty,
  ];
}
