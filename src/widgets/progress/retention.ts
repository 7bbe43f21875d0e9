import type { Asked } from '../../study/asked.ts';
import type { Settings } from '../../study/settings.ts';
import { matureFrom, type Recalled, recalledBy, trueRetention } from '../../study/statistics.ts';
import type { Group } from './strength.ts';
import { counted, percent } from './words.ts';

/** How often what had been learnt was still there. */
export type RetentionReport = {
  readonly says: string;
  readonly ages: readonly RetentionRow[];
  /** Those of which anything was asked. */
  readonly chapters: readonly RetentionRow[];
  readonly concepts: readonly RetentionRow[];
};

export type RetentionRow = {
  readonly name: string;
  /** Absent where too little was asked to say. */
  readonly share: number | undefined;
  readonly percent: string;
  readonly of: string;
};

/** A share of fewer reviews than this says more about chance than about memory. */
export const enoughAsked = 5;

/** @param asked - of the items, whether they are still asked or not */
export function retentionOf(
  asked: readonly Asked[],
  groups: { readonly chapters: readonly Group[]; readonly concepts: readonly Group[] },
  settings: Settings,
): RetentionReport {
  const { young, mature } = trueRetention(asked);
  const whole = { passed: young.passed + mature.passed, all: young.all + mature.all };
  return {
    says: inWords(whole, percent(settings.desired_retention)),
    ages: [
      rowOf(`Young: under ${matureFrom} days`, young),
      rowOf(`Mature: ${matureFrom} days or more`, mature),
      rowOf('All', whole),
    ],
    chapters: rowsOf(asked, groups.chapters),
    concepts: rowsOf(asked, groups.concepts),
  };
}

function inWords({ passed, all }: Recalled, aim: string): string {
  if (all === 0)
    return `Items are brought back when you would still know ${aim} of them. How many you did know stands here once the first have come back after a day or more.`;
  const known = all < enoughAsked ? `${passed} of ${all}, too few to say more` : percent(passed / all);
  return `Items are brought back when you should still know ${aim} of them. When they came, you knew ${known}.`;
}

function rowsOf(asked: readonly Asked[], groups: readonly Group[]): readonly RetentionRow[] {
  const namesOf = new Map<string, readonly string[]>();
  for (const { name, items } of groups)
    for (const item of items) namesOf.set(item, [...(namesOf.get(item) ?? []), name]);
  const recalled = recalledBy(asked, ({ card }) => namesOf.get(card) ?? []);
  return groups.flatMap(({ name }) => {
    const one = recalled.get(name);
    return one ? [rowOf(name, one)] : [];
  });
}

function rowOf(name: string, { passed, all }: Recalled): RetentionRow {
  const few = all < enoughAsked;
  return {
    name,
    share: few ? undefined : passed / all,
    percent: all === 0 ? 'none yet' : few ? 'too few' : percent(passed / all),
    of: `${passed} of ${all}`,
  };
}

/** What the tables leave out, and why. */
export const smallCounts = `Of fewer than ${counted(enoughAsked, 'review')} no share is given: it would say more about chance than about memory.`;
