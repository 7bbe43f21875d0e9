import type { Hardware, Model } from '../../engine/catalogue.ts';
import { format, number } from '../../engine/format.ts';
import { scenario } from '../../engine/scenario.ts';
import { solve } from '../../engine/solve.ts';
import { octaveSteps } from '../controls/octave-steps.ts';
import { inLab } from '../lesson/in-lab.ts';
import type { Table } from '../plot/table.ts';

/** What is set. */
export type Setting = {
  readonly hardware: Hardware;
  readonly model: Model;
  /** Chips that share each stage. */
  readonly expert_chips: number;
  readonly stages: number;
  /** [sequence] in a stage at a time */
  readonly micro_batch: number;
  /** [token/sequence] */
  readonly context: number;
};

/** What the fields take. */
export const bounds = {
  expert_chips: { least: 1, most: 1024, whole: true },
  stages: { least: 1, most: 64, whole: true },
  micro_batch: { least: 1, most: 16_384, whole: true },
  context: { least: 256, most: 2 ** 20, whole: true },
} as const;

export const steps = {
  expert_chips: octaveSteps(4, 512),
  stages: [1, 2, 3, 4, 6, 8, 12, 16],
  micro_batch: octaveSteps(16, 16_384),
  context: octaveSteps(256, 2 ** 20),
} as const;

/** The memory of one chip; widths are shares of the longest bar. */
export type Bar = {
  readonly name: string;
  readonly isChosen: boolean;
  readonly weights: number;
  readonly kv: number;
  /** Where the memory ends. */
  readonly capacity: number;
  readonly says: string;
};

export type Shown = {
  readonly bars: readonly Bar[];
  readonly caption: readonly string[];
  readonly spoken: string;
  readonly table: Table;
  readonly lab: string;
};

/** One chip's memory with this many stages. [byte/chip], [sequence], [token/sequence] */
type Budget = {
  readonly stages: number;
  readonly weights: number;
  readonly kv: number;
  readonly free: number;
  readonly largest: number;
  readonly longest: number;
};

/** The memory of one chip as it is set, and with other numbers of stages. */
export function show(setting: Setting): Shown {
  const { hardware, model, expert_chips, stages, micro_batch, context } = setting;
  const counts = [...new Set([1, 2, 4, 8, 16, stages])].sort((a, b) => a - b);
  const budgets = counts.map((count) => budgetOf({ ...setting, stages: count }));
  const chosen = budgetOf(setting);
  const capacity = hardware.memory_capacity;
  const longest = Math.max(capacity, ...budgets.map(({ weights, kv }) => weights + kv));
  const parts = partsOf(chosen);
  const fits = fitsOf(chosen, setting);
  return {
    bars: budgets.map((budget) => ({
      name: stagesOf(budget.stages),
      isChosen: budget.stages === stages,
      weights: budget.weights / longest,
      kv: budget.kv / longest,
      capacity: capacity / longest,
      says: partsOf(budget),
    })),
    caption: [
      `With ${stagesOf(stages)} of ${format(expert_chips, 'chip')}, one chip needs ${parts}. ${fits}`,
      'From bar to bar the weights shrink in proportion to the stages. The caches stay as long as they are: each stage has fewer layers, of more sequences.',
    ],
    spoken: `${stagesOf(stages)} of ${format(expert_chips, 'chip')}, micro-batch ${number(micro_batch)}, context ${number(context)}: ${parts}. ${fits}`,
    table: {
      caption: `${model.name} on ${hardware.name}, memory of one chip`,
      columns: ['stages', 'weights', 'caches', 'free', 'largest micro-batch', 'longest context'],
      rows: budgets.map((budget) => [
        number(budget.stages),
        bytes(budget.weights),
        bytes(budget.kv),
        budget.free < 0 ? `${bytes(-budget.free)} too little` : bytes(budget.free),
        number(Math.floor(budget.largest)),
        format(Math.floor(budget.longest), 'token'),
      ]),
    },
    lab: inLab(
      { hardware: hardware.id, model: model.id, expert_chips, stages, micro_batch, context },
      'memory_per_chip',
    ),
  };
}

function budgetOf({ hardware, model, ...numbers }: Setting): Budget {
  const { expert_chips, stages, micro_batch } = numbers;
  // All stages together are one memory, which holds what is in flight in any of them.
  const givens = scenario({
    ...{ hardware, model, ...numbers },
    chips: expert_chips * stages,
    batch: micro_batch * stages,
  });
  const value = (ask: string): number => solve(givens, ask).value;
  return {
    stages,
    weights: value('weight_bytes_per_chip'),
    kv: value('kv_bytes_per_chip'),
    free: value('chip_memory_capacity - memory_per_chip'),
    largest: value('largest_batch / stages'),
    longest: value('longest_context'),
  };
}

const bytes = (value: number): string => format(value, 'byte');
const stagesOf = (count: number): string => `${number(count)} stage${count === 1 ? '' : 's'}`;

const partsOf = ({ weights, kv, free }: Budget): string =>
  `${bytes(weights)} for weights and ${bytes(kv)} for caches, ${free < 0 ? `${bytes(-free)} more than it has` : `and has ${bytes(free)} free`}`;

function fitsOf({ largest, longest }: Budget, { micro_batch, context }: Setting): string {
  if (largest < 1) return 'The weights leave no room for even one sequence.';
  return `At ${format(context, 'token')} of context the largest micro-batch that fits is ${number(Math.floor(largest))}; at a micro-batch of ${number(micro_batch)} the longest context is ${format(Math.floor(longest), 'token')}.`;
}
