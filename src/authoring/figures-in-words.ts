import { type FunctionId, functions, statesBack, statesOf, written } from '../engine/feistel.ts';
import type { Records } from './given.ts';
import { markdownTable } from './markdown-table.ts';
import { type Attributes, shownIn } from './value.ts';

/** What `ExpertsTouched` draws, as a table. */
export function expertsTouched({ hardware, model }: Attributes, records: Records): string {
  const show = shownIn({ hardware, model, experts_read: 'touched' }, records);
  return markdownTable(
    ['batch', 'experts touched', 'weight time', 'tokens an expert sees'],
    [1, 4, 16, 32, 64, 128, 512].map((batch) =>
      ['batch', 'touched_experts', 'weight_time', 'tokens_per_expert'].map((of) => show(of, { batch })),
    ),
  );
}

/** What `RackRouting` counts, as a table. */
export function rackRouting({ hardware, model, copies, tokens }: Attributes, records: Records): string {
  const show = shownIn(
    {
      ...{ hardware, model, token_copies: copies, tokens_per_chip: tokens },
      ...{ bytes_per_dispatched: 1, bytes_per_combined: 2 },
    },
    records,
  );
  return markdownTable(
    ['scale-up domains', 'leaves its domain', 'all-to-all of a pass'],
    [1, 2, 4].map((racks) =>
      ['racks', 'crossing_share', 'all_to_all_time * crossing_penalty'].map((of) => show(of, { racks })),
    ),
  );
}

/** What `Feistel` shows, as a table. */
export function feistel({ first, second, rounds, inside }: Attributes): string {
  const { name, of } = functions[inside as FunctionId];
  const there = statesOf([Number(first), Number(second)], of, Number(rounds));
  const back = statesBack(there.at(-1) ?? [0, 0], of, Number(rounds)).toReversed();
  const both = ([x = 0, y = 0]: readonly number[]): string => `${written(x)} ${written(y)}`;
  return `Inside each round: ${name}.\n\n${markdownTable(
    ['round', 'there', 'and back'],
    there.map((state, round) => [
      round === 0 ? 'input' : String(round),
      both(state),
      both(back[round] ?? []),
    ]),
  )}`;
}

/** What `ActivationMemory` draws, as a table. */
export function activationMemory({ model, tokens, vectors }: Attributes, records: Records): string {
  const show = shownIn(
    {
      ...{ model, training_batch: tokens, activations_per_element: vectors, bytes_per_activation: 2 },
    },
    records,
  );
  return markdownTable(
    ['layers', 'all activations stored', 'reversible'],
    [8, 16, 32, 64, 128].map((layers) =>
      ['layers', 'activation_bytes', 'reversible_activation_bytes'].map((of) => show(of, { layers })),
    ),
  );
}

/** What `EqualCosts` opens with, as a table. */
export function equalCosts(
  { active, pretraining, rl, inference, rl_flop, efficiency }: Attributes,
  records: Records,
): string {
  const show = shownIn(
    {
      active_params: Number(active) * 1e9,
      pretraining_tokens: Number(pretraining) * 1e12,
      rl_tokens: Number(rl) * 1e12,
      inference_tokens: Number(inference) * 1e12,
      rl_flop_per_param: rl_flop,
      decode_efficiency: Number(efficiency) / 100,
    },
    records,
  );
  return markdownTable(
    ['part', 'tokens', 'cost', 'tokens at equal cost'],
    [
      ['pretraining', 'pretraining_tokens', 'pretraining_flop', 'pretraining_tokens'],
      ['reinforcement learning', 'rl_tokens', 'rl_flop', 'equal_rl_tokens'],
      ['inference', 'inference_tokens', 'inference_flop', 'equal_inference_tokens'],
    ].map(([name = '', ...ids]) => [name, ...ids.map((of) => show(of))]),
  );
}

/** What `FallingAndRising` shows, as a table. */
export function fallingAndRising(records: Records): string {
  const powers = [
    [1, 1],
    [1, 2],
    [0.5, 0.5],
    [0.25, 0.75],
  ];
  return markdownTable(
    ['one falls with power', 'one rises with power', 'falling over rising where the sum is least'],
    powers.map(([falling_exponent, rising_exponent]) => {
      const show = shownIn({ falling_exponent, rising_exponent }, records);
      return ['falling_exponent', 'rising_exponent', 'falling_over_rising'].map((of) => show(of));
    }),
  );
}
