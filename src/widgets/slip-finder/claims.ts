import { capitalised } from '../../engine/capitalised.ts';
import type { Hardware, Model } from '../../engine/catalogue.ts';
import { format } from '../../engine/format.ts';
import { type QuantityId, quantity } from '../../engine/quantities.ts';
import { type ScenarioChoice, scenario } from '../../engine/scenario.ts';
import { shown } from '../../engine/shown.ts';
import { slipsIn } from '../../engine/slips.ts';
import { solve } from '../../engine/solve.ts';
import { inLab } from '../lesson/in-lab.ts';
import { axisMarks } from '../plot/axis.model.ts';
import { isCount, upwardLabel } from '../plot/quantity-axis.ts';
import { type Claim, scaleOf } from './slip-finder.model.ts';

/** A formula somebody wrote down, with numbers put in: what comes out is claimed. */
type Written = {
  readonly id: string;
  readonly title: string;
  /** Whose it is and what was put in; `{claimed}` stands for what comes out. */
  readonly says: string;
  readonly ask: QuantityId;
  readonly given: Omit<ScenarioChoice, 'hardware' | 'model'>;
  readonly hardware: string;
  readonly model?: string;
  /** The slip of the engine's catalogue that was made. */
  readonly made: string;
  /** Others that somebody might suspect. */
  readonly suspected: readonly string[];
  /** Which check finds it, told once it is found. */
  readonly check: string;
};

export const written: readonly Written[] = [
  {
    id: 'two',
    title: 'Compute time of a rack',
    says: 'The blackboard’s formula for compute time, filled in from the data sheet of a GB200 for 2,048 sequences of DeepSeek-V3 on all 72 chips, gives {claimed}.',
    ask: 'compute_time',
    given: { batch: 2048 },
    ...{ hardware: 'gb200', model: 'deepseek-v3' },
    made: 'compute_time.no_flop_per_param',
    suspected: [
      'compute_rate.no_chips',
      'compute_rate.sparse_for_dense',
      'compute_time.total_params_for_active_params',
      'compute_time.train_flop_per_param_for_flop_per_param',
    ],
    check:
      'Two slips give this number: the 2 left out, and a peak that was doubled. No number tells them apart; the source does. The lecturer says that he counts multiplications.',
  },
  {
    id: 'bytes',
    title: 'Reading a model of 70 billion',
    says: 'By a summary’s formula, reading the weights of Llama 3.1 70B, kept in BF16, takes {claimed} on eight H100.',
    ask: 'weight_time',
    given: {},
    ...{ hardware: 'h100-sxm', model: 'llama-3.1-70b' },
    made: 'weight_time.no_bytes_per_weight',
    suspected: ['memory_bandwidth.no_chips', 'weight_time.bits_for_bytes_per_weight'],
    check:
      'Units find it: parameters over bytes per second leave parameters per byte times seconds, not seconds. With one byte a weight the number would have been right, and only the units wrong.',
  },
  {
    id: 'chip',
    title: 'A best batch in the hundreds',
    says: 'By the way a summary sets up the balance, DeepSeek-V3 on eight H100 needs a batch of {claimed}.',
    ask: 'optimal_batch',
    given: {},
    ...{ hardware: 'h100-sxm', model: 'deepseek-v3' },
    made: 'compute_rate.no_chips',
    suspected: [
      'memory_bandwidth.no_chips',
      'ridge_batch.no_flop_per_param',
      'optimal_batch.no_sparsity',
      'sparsity.active_params_over_total_params',
      'ridge_batch.train_flop_per_param_for_flop_per_param',
    ],
    check:
      'Units find it, if one writes “per chip” into them. So does doubling the chips: the best batch must not move.',
  },
  {
    id: 'upside-down',
    title: 'A best batch of sixteen',
    says: 'Taken at its word, a flashcard’s rule of 300 times the sparsity gives DeepSeek-V3 on H100 a batch of {claimed}.',
    ask: 'optimal_batch',
    given: {},
    ...{ hardware: 'h100-sxm', model: 'deepseek-v3' },
    made: 'sparsity.active_params_over_total_params',
    suspected: [
      'optimal_batch.no_sparsity',
      'compute_rate.no_chips',
      'memory_bandwidth.no_chips',
      'ridge_batch.no_flop_per_param',
    ],
    check:
      'A limiting case finds it, and units do not, since a ratio has none. Make the model ever sparser: then each weight is used ever more rarely, and the batch must grow.',
  },
  {
    id: 'drain',
    title: 'Reading a model of 671 billion',
    says: 'By a summary’s account, reading the weights of DeepSeek-V3 on a GB200 rack takes {claimed}, and no pass is shorter.',
    ask: 'memory_time',
    // One sequence with one token of context: all there is to read is the weights.
    given: { batch: 1, context: 1 },
    ...{ hardware: 'gb200', model: 'deepseek-v3' },
    made: 'memory_time.drain_time_for_weight_time',
    suspected: ['memory_bandwidth.no_chips', 'weight_time.bits_for_bytes_per_weight'],
    check:
      'Units pass: both are bytes over bytes per second. The size gives it away, for the weights fill a twentieth of the rack and cannot take as long as all of it.',
  },
  {
    id: 'longest',
    title: 'Reading weights and caches',
    says: 'By a summary’s formula, reading all that Llama 3.1 70B on eight H100 needs for 128 sequences of 2,000 tokens takes {claimed}.',
    ask: 'memory_time',
    given: { batch: 128, context: 2000 },
    ...{ hardware: 'h100-sxm', model: 'llama-3.1-70b' },
    made: 'memory_time.max_for_sum',
    suspected: [
      'weight_time.no_bytes_per_weight',
      'kv_elements_per_layer.no_keys_and_values',
      'memory_bandwidth.no_chips',
      'memory_time.no_weight_time',
    ],
    check:
      'Units pass, and both limits pass: with hardly any cache, or hardly anything else, sum and maximum agree. The case where both are equal finds it.',
  },
  {
    id: 'price',
    title: 'The cache behind a price step',
    says: 'The lecture works back from a price step at 200,000 tokens, with 100 billion active parameters. The same line, filled in for an H100 in BF16, gives {claimed}.',
    ask: 'implied_kv_bytes',
    given: { weights: 'bf16', chips: 1, active_params: 100e9, step_context: 200_000 },
    hardware: 'h100-sxm',
    made: 'implied_kv_bytes.no_flop_per_param',
    suspected: ['compute_rate.sparse_for_dense', 'implied_kv_bytes.train_flop_per_param_for_flop_per_param'],
    check:
      'The 2 again, and again a doubled peak would give the same. With weights of one byte and FP8 arithmetic the number is right as it stands; so ask which format the 300 belongs to.',
  },
];

/** Two numbers this near are one number to a reader. */
const near = 0.005;

/**
 * Every claim with its slips, from the engine.
 *
 * @throws Error naming a record or a slip there is not
 */
export function claimsOf(
  hardware: ReadonlyMap<string, Hardware>,
  models: ReadonlyMap<string, Model>,
): readonly Claim[] {
  return written.map(({ ask, given, hardware: chip, model, made, suspected, ...one }): Claim => {
    const givens = scenario({
      ...given,
      hardware: found(hardware, chip),
      ...(model !== undefined && { model: found(models, model) }),
    });
    const derivation = solve(givens, ask);
    const slips = slipsIn(givens, derivation);
    const claimed = slips.find(({ id }) => id === made);
    if (!claimed) throw new Error(`The engine knows no slip "${made}" in the ${ask} of "${one.id}".`);
    const suspects = slips
      .filter(({ id }) => id === made || suspected.includes(id))
      .map(({ id, value, says }) => ({
        id,
        label: suspicion(says),
        value,
        text: shown(ask, value),
        lands: Math.abs(value / claimed.value - 1) < near,
      }));
    const values = [derivation.value, ...suspects.map(({ value }) => value)];
    return {
      ...one,
      says: one.says.replace('{claimed}', shown(ask, claimed.value)),
      of: quantity(ask).name,
      lab: inLab({ hardware: chip, ...(model !== undefined && { model }), ...given }, ask),
      right: { value: derivation.value, text: shown(ask, derivation.value) },
      claimed: { value: claimed.value, text: shown(ask, claimed.value) },
      suspects,
      axis: axisMarks(scaleOf(values), (value) =>
        isCount(ask) ? format(value, '1') : upwardLabel(ask, value),
      ),
    };
  });
}

function found<One>(records: ReadonlyMap<string, One>, id: string): One {
  const record = records.get(id);
  if (!record) throw new Error(`There is no record "${id}" to look for slips with.`);
  return record;
}

/** What the engine says to whoever made it, said of somebody: `Counted multiplications only; …`. */
function suspicion(says: string): string {
  const plain = says.replace(/^In the (.+?) you /, 'In the $1: ').replace(/^You /, '');
  return capitalised(plain);
}
