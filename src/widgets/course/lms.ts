import type { CourseReport } from './course-report.ts';

/** What a course system is told: where the attempt stands, whole, so that what came last says all. */
export type CourseNews = {
  readonly report: CourseReport;
  /** See `suspendData`. */
  readonly suspended: string;
  readonly place: string;
  /** First tries of this visit, the oldest first. */
  readonly firstTries: readonly FirstTry[];
};

/** A question answered for the first time, as systems record it beside the score. */
export type FirstTry = {
  readonly id: string;
  readonly title: string;
  /** What was typed, as text. */
  readonly typed: string;
  readonly isRight: boolean;
  /** [ms] since 1970 */
  readonly at: number;
  /** [ms] from the question shown to its answer. */
  readonly tookMs: number;
};

/** A course system that has opened a package. */
export type Lms = {
  /** From 0 to 1, where the system asks for another than ours. */
  readonly mastery: number | undefined;
  /** Whether this visit counts: a system may open a package to be looked at, or looked at again. */
  readonly counts: boolean;
  /** What it kept of earlier visits; empty where nothing. */
  readonly suspended: string;
  /** Where the learner goes from here, where the system says so. */
  readonly wayBack: string | undefined;
  /** @throws LmsError where the system did not take it: tell it again, with whatever came since */
  readonly tell: (news: CourseNews) => Promise<void>;
  /** Ends the visit, while the page goes away. What it was not told before, it is told now. */
  readonly leave: (news: CourseNews) => void;
  /** Ends the visit at the learner's wish, before the page goes away. @throws LmsError */
  readonly end: (news: CourseNews) => Promise<void>;
};

/** Who a package was opened for and by; known before a word is exchanged. */
export type LmsDoor = {
  /** What the system calls the learner: the same on every visit, and to be shown to nobody. */
  readonly learner: string;
  /** Tells visits of one learner to one course apart from those to another. */
  readonly registration: string;
  /** @throws LmsError */
  readonly open: () => Promise<Lms>;
};

/** What went wrong between a package and its course system. */
export class LmsError extends Error {
  /** Whether trying again in the same visit can help. */
  readonly mayPass: boolean;

  constructor(says: string, mayPass = true) {
    super(says);
    this.name = 'LmsError';
    this.mayPass = mayPass;
  }
}
