/** Who works on what and when: in decode, or in one step of training under either schedule. */
export type Schedule = 'inference' | 'gpipe' | 'one_forward_one_backward';

/** What is set. */
export type Setting = {
  readonly schedule: Schedule;
  readonly stages: number;
  readonly micro_batches: number;
};

/** A stretch of a stage's time. A unit of it is what one stage takes to bring one micro-batch forward. */
type Stretch = { readonly from: number; readonly until: number };

export type Work = Stretch & {
  readonly kind: 'forward' | 'backward';
  /** From 1. */
  readonly micro_batch: number;
};

/** Time in which a stage has nothing to do, by where it falls: before its first work, between, or after its last. */
export type Gap = Stretch & { readonly kind: 'filling' | 'waiting' | 'draining' };

export type Row = {
  /** From 1, in the order in which a token meets them. */
  readonly stage: number;
  readonly work: readonly Work[];
  readonly gaps: readonly Gap[];
  /** Micro-batches of which it keeps something at once, at most: caches in decode, activations in training. */
  readonly held: number;
};

export type Timetable = { readonly rows: readonly Row[]; readonly until: number };

/** The backward pass takes two products for each weight matrix, the forward pass one. */
const lengths = { forward: 1, backward: 2 } as const;

/** The timetable of a pipeline: two rounds out of the middle of decode, or one whole step of training. */
export function timetableOf(setting: Setting): Timetable {
  const { works, until } = setting.schedule === 'inference' ? decode(setting) : training(setting);
  const rows = works.map(
    (work, at): Row => ({
      stage: at + 1,
      work,
      gaps: gapsBetween(work, until, setting.schedule === 'inference'),
      held: setting.schedule === 'inference' ? setting.micro_batches : mostHeld(work),
    }),
  );
  return { rows, until };
}

type Works = { readonly works: readonly (readonly Work[])[]; readonly until: number };

/** Two rounds of decode, long after it began: what leaves the last stage enters the first as soon as that is free. */
function decode({ stages, micro_batches }: Setting): Works {
  const round = Math.max(stages, micro_batches);
  const until = 2 * round;
  const works = range(stages).map((stage) =>
    range(until).flatMap((from): Work[] => {
      const place = (from - stage + round) % round;
      return place < micro_batches
        ? [{ kind: 'forward', micro_batch: place + 1, from, until: from + 1 }]
        : [];
    }),
  );
  return { works, until };
}

type Task = Pick<Work, 'kind' | 'micro_batch'>;

/** One step of training: each stage takes its tasks in order, each as soon as what it needs is there. */
function training({ schedule, stages, micro_batches }: Setting): Works {
  const orders = range(stages).map((stage) => {
    // All go forward first; or only as many as it takes until the first comes back, and then they take turns.
    const ahead = schedule === 'gpipe' ? micro_batches : Math.min(stages - 1 - stage, micro_batches);
    return inTurns(ahead, micro_batches);
  });
  const works: Work[][] = orders.map(() => []);
  const ends = new Map<string, number>();
  const left = (): boolean => works.some((work) => work.length < 2 * micro_batches);

  while (left()) {
    for (const [stage, work] of works.entries()) {
      const task = orders[stage]?.[work.length];
      const ready = task && readyAt(task, stage, stages, ends);
      if (!task || ready === undefined) continue;
      const from = Math.max(ready, work.at(-1)?.until ?? 0);
      const until = from + lengths[task.kind];
      ends.set(nameOf(task.kind, task.micro_batch, stage), until);
      work.push({ ...task, from, until });
    }
  }
  return { works, until: Math.max(...ends.values()) };
}

/** Some forward, then one forward and one backward in turn, then what is left backward. */
function inTurns(ahead: number, micro_batches: number): readonly Task[] {
  const forward = (at: number): Task => ({ kind: 'forward', micro_batch: at + 1 });
  const backward = (at: number): Task => ({ kind: 'backward', micro_batch: at + 1 });
  const turns = range(micro_batches - ahead).flatMap((at) => [forward(ahead + at), backward(at)]);
  const rest = range(ahead).map((at) => backward(micro_batches - ahead + at));
  return [...range(ahead).map(forward), ...turns, ...rest];
}

/** When what a task needs is there; undefined while that is not known. */
function readyAt(
  { kind, micro_batch }: Task,
  stage: number,
  stages: number,
  ends: ReadonlyMap<string, number>,
): number | undefined {
  if (kind === 'forward') return stage === 0 ? 0 : ends.get(nameOf('forward', micro_batch, stage - 1));
  return stage === stages - 1
    ? ends.get(nameOf('forward', micro_batch, stage))
    : ends.get(nameOf('backward', micro_batch, stage + 1));
}

const nameOf = (kind: Work['kind'], micro_batch: number, stage: number): string =>
  `${kind} ${micro_batch} ${stage}`;

/** Decode has neither beginning nor end; there every gap is a wait. */
function gapsBetween(work: readonly Work[], until: number, isEndless: boolean): readonly Gap[] {
  const starts = [...work.map(({ from }) => from), until];
  const ends = [0, ...work.map((one) => one.until)];
  return starts.flatMap((start, at): Gap[] => {
    const end = ends[at] ?? 0;
    if (start <= end) return [];
    const kind = at === 0 ? 'filling' : at === work.length ? 'draining' : 'waiting';
    return [{ kind: isEndless ? 'waiting' : kind, from: end, until: start }];
  });
}

/** Activations are kept from a forward pass until its backward pass is done. */
function mostHeld(work: readonly Work[]): number {
  let [held, most] = [0, 0];
  for (const { kind } of work) {
    held += kind === 'forward' ? 1 : -1;
    most = Math.max(most, held);
  }
  return most;
}

const range = (length: number): readonly number[] => Array.from({ length }, (_, at) => at);
