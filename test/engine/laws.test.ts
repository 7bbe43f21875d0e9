import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { Givens } from '../../src/engine/quantities.ts';
import { solve } from '../../src/engine/solve.ts';
import { anyBetween, anyOf } from '../fixtures/givens.ts';

const setup = anyOf(
  'chips',
  'chip_compute_rate',
  'chip_memory_bandwidth',
  'chip_memory_capacity',
  'total_params',
  'active_params',
  'expert_params',
  'experts',
  'active_experts',
  'bytes_per_weight',
  'cache_layers',
  'query_heads',
  'kv_heads',
  'head_dim',
  'bytes_per_kv_element',
  'batch',
  'context',
  'chip_rent',
);
const overlap = fc.constantFrom('perfect', 'attention_serial', 'none');
const experts_read = fc.constantFrom('all', 'touched');
const attention_arithmetic = fc.constantFrom('ignored', 'counted');
const chosen = fc
  .tuple(setup, fc.record({ overlap, experts_read, attention_arithmetic }))
  .map(([givens, choices]) => ({ ...givens, ...choices }));

const value = (givens: Givens, ask: string): number => solve(givens, ask).value;
const ratio = (a: Givens, b: Givens, ask: string) => value(a, ask) / value(b, ask);
const little = 1e-9;

/** Holds a law for every setup. */
const always = <T>(things: fc.Arbitrary<T>, law: (thing: T) => void) => fc.assert(fc.property(things, law));

describe('balance', () => {
  test('at the optimal batch, compute takes as long as reading the weights', () => {
    always(setup, (givens) => {
      const batch = value(givens, 'optimal_batch');
      fc.pre(batch >= 1 && batch <= 1e10);
      expect(value({ ...givens, batch }, 'compute_time / weight_time')).toBeCloseTo(1, 9);
    });
  });

  test('at the balance context, one more sequence adds as much reading as arithmetic', () => {
    always(setup, (givens) => {
      const context = value(givens, 'balance_context');
      fc.pre(2 * context < 1e10);
      const at = { ...givens, context };
      expect(value(at, 'sequence_compute_time / sequence_kv_time')).toBeCloseTo(1, 6);
      expect(value(at, 'mfu_ceiling')).toBeCloseTo(1, 6);
      expect(value({ ...givens, context: 2 * context }, 'mfu_ceiling')).toBeCloseTo(0.5, 6);
    });
  });

  test('the optimal batch depends on sparsity, not on size or the number of chips', () => {
    always(fc.tuple(setup, anyBetween(0.5, 2)), ([givens, times]) => {
      const larger = {
        ...givens,
        total_params: givens.total_params * times,
        active_params: givens.active_params * times,
        expert_params: givens.expert_params * times,
        chips: givens.chips * times,
      };
      expect(ratio(larger, givens, 'optimal_batch')).toBeCloseTo(1, 9);
    });
  });

  test('below the balance context, compute and memory meet at the optimal batch with its cache', () => {
    always(setup, (givens) => {
      const context = value(givens, 'balance_context') / 3;
      fc.pre(context < 1e10);
      const batch = value({ ...givens, context }, 'optimal_batch_with_kv');
      fc.pre(batch >= 1 && batch <= 1e10);
      expect(value({ ...givens, context, batch }, 'compute_over_memory')).toBeCloseTo(1, 6);
      expect(batch / value(givens, 'optimal_batch')).toBeCloseTo(1.5, 6);
    });
  });
});

describe('a pass', () => {
  test.for(['compute_time', 'weight_time', 'kv_time', 'memory_time', 'step_time'] as const)(
    'on twice the chips takes half the %s',
    (time) => {
      always(chosen, (givens) => {
        expect(ratio({ ...givens, chips: givens.chips * 2 }, givens, time)).toBeCloseTo(0.5, 9);
      });
    },
  );

  test('never takes less for a larger batch or a longer context', () => {
    always(fc.tuple(chosen, anyBetween(1, 10)), ([givens, times]) => {
      for (const id of ['batch', 'context'] as const) {
        const more = { ...givens, [id]: givens[id] * times };
        expect(ratio(more, givens, 'step_time')).toBeGreaterThanOrEqual(1 - little);
      }
    });
  });

  test('takes longer the less of it overlaps, and never more than twice as long', () => {
    always(chosen, (givens) => {
      const [perfect, serial, none] = (['perfect', 'attention_serial', 'none'] as const).map((overlap) =>
        value({ ...givens, overlap }, 'step_time'),
      );
      expect(serial).toBeGreaterThanOrEqual((perfect ?? 0) * (1 - little));
      expect(none).toBeGreaterThanOrEqual((serial ?? 0) * (1 - little));
      expect(none).toBeLessThanOrEqual((perfect ?? 0) * 2 * (1 + little));
    });
  });

  test('reads at least the experts of one token, at most all', () => {
    always(setup, (givens) => {
      const touched = value(givens, 'touched_experts');
      expect(touched).toBeLessThanOrEqual(1);
      expect(touched).toBeGreaterThanOrEqual((givens.active_experts / givens.experts) * (1 - 1e-6));
      const at = { ...givens, experts_read: 'touched' } as const;
      expect(ratio(at, givens, 'weight_time')).toBeLessThanOrEqual(1 + little);
    });
  });

  test('uses no more of the chips than there is', () => {
    always(chosen, (givens) => {
      expect(value(givens, 'mfu')).toBeLessThanOrEqual(1 + little);
      expect(value(givens, 'mbu')).toBeLessThanOrEqual(1 + little);
    });
  });

  test('takes as many times longer as the chips reach less of their peak', () => {
    always(fc.tuple(setup, anyBetween(0.1, 1)), ([givens, share]) => {
      const slower = { ...givens, compute_efficiency: share, memory_efficiency: share };
      expect(ratio(slower, givens, 'step_time') * share).toBeCloseTo(1, 9);
      expect(ratio(slower, givens, 'optimal_batch')).toBeCloseTo(1, 9);
    });
  });

  test('in two formats that are the same reads what it reads in one', () => {
    always(fc.tuple(setup, experts_read), ([givens, experts_read]) => {
      const one = { ...givens, experts_read };
      const two = {
        ...one,
        weight_formats: 'two',
        bytes_per_expert_weight: givens.bytes_per_weight,
      } as const;
      expect(ratio(two, one, 'weight_time')).toBeCloseTo(1, 6);
    });
  });
});

describe('cost', () => {
  test('of a token is the same on twice the chips at twice the rent', () => {
    always(chosen, (givens) => {
      expect(ratio({ ...givens, chips: givens.chips * 2 }, givens, 'cost_per_token')).toBeCloseTo(1, 9);
    });
  });

  test('falls, or stays, as the batch grows, and never reaches below its floor', () => {
    always(fc.tuple(chosen, anyBetween(1, 10)), ([givens, times]) => {
      const larger = { ...givens, batch: givens.batch * times };
      expect(ratio(larger, givens, 'cost_per_token')).toBeLessThanOrEqual(1 + little);
      expect(value(givens, 'cost_over_floor')).toBeGreaterThanOrEqual(1 - little);
      expect(value(givens, 'slow_saving')).toBeLessThanOrEqual(1);
    });
  });

  test('comes to its floor in an enormous batch', () => {
    always(chosen, (givens) => {
      const batch = 1e10;
      const share = value({ ...givens, batch }, 'full_weight_time / step_time');
      const excess = value({ ...givens, batch }, 'cost_over_floor') - 1;
      fc.pre(share < 0.5);
      expect(excess).toBeLessThanOrEqual((share / (1 - share)) * (1 + 1e-6) + little);
    });
  });

  test('of one user alone, over the floor, is the optimal batch where there is no cache, and never less than one', () => {
    always(setup, (givens) => {
      const alone = { ...givens, context: 0 };
      expect(value(alone, 'lone_penalty') / Math.max(1, value(alone, 'optimal_batch'))).toBeCloseTo(1, 9);
    });
  });
});

describe('a cache', () => {
  const layers = anyOf('context', 'window', 'kv_bytes_per_token', 'window_bytes_per_token');

  test('with windows is no larger than one without, and reads all it stores', () => {
    always(layers, (givens) => {
      const windowed = { ...givens, cache: 'windowed' } as const;
      const whole = givens.context * (givens.kv_bytes_per_token + givens.window_bytes_per_token);
      expect(value(windowed, 'kv_bytes_per_sequence')).toBeLessThanOrEqual(whole * (1 + little));
      expect(value(windowed, 'kv_read_per_sequence')).toBe(value(windowed, 'kv_bytes_per_sequence'));
    });
  });

  const sparse = anyOf('context', 'selected_tokens', 'kv_bytes_per_token', 'indexer_bytes_per_token');

  test('with an indexer stores more than one without, and never reads more than it stores', () => {
    always(sparse, (givens) => {
      const indexed = { ...givens, cache: 'sparse' } as const;
      expect(ratio(indexed, givens, 'kv_bytes_per_sequence')).toBeGreaterThanOrEqual(1);
      expect(value(indexed, 'kv_read_per_sequence / kv_bytes_per_sequence')).toBeLessThanOrEqual(1 + little);
    });
  });

  const kinds = ['windowed', 'hybrid', 'sparse', 'stated'] as const;
  const anyCache = anyOf(
    'window',
    'window_bytes_per_token',
    'state_bytes',
    'selected_tokens',
    'indexer_bytes_per_token',
    'kv_read_fixed',
    'kv_read_per_token',
    'kv_fixed_bytes',
    'kv_bytes_per_token',
    'sequence_compute_time',
    'memory_bandwidth',
    'memory_efficiency',
    'cache_room',
    'batch',
  );

  test.for(kinds)('of the %s kind balances where its reading takes as long as computing', (cache) => {
    always(anyCache, (givens) => {
      const at = { ...givens, cache };
      const context = value(at, 'balance_context');
      fc.pre(context > 0 && context <= 1e10);
      expect(value({ ...at, context }, 'sequence_kv_time / sequence_compute_time')).toBeCloseTo(1, 6);
    });
  });

  test.for(kinds)('of the %s kind fills its room at the longest context', (cache) => {
    always(anyCache, (givens) => {
      const at = { ...givens, cache };
      const context = value(at, 'longest_context');
      fc.pre(context > 0 && context <= 1e10);
      expect(value({ ...at, context }, 'largest_batch') / givens.batch).toBeCloseTo(1, 6);
    });
  });
});

describe('drafting', () => {
  const drafts = anyOf('acceptance', 'tokens_per_pass');

  test('gains at least one token and at most as many as were checked', () => {
    always(drafts, (givens) => {
      const gained = value({ ...givens, speculation: 'drafted' }, 'tokens_gained');
      expect(gained).toBeGreaterThanOrEqual(1 - little);
      expect(gained).toBeLessThanOrEqual(givens.tokens_per_pass * (1 + little));
    });
  });
});

describe('memory', () => {
  const dividing = anyOf('weight_bytes', 'expert_chips', 'stages', 'micro_batch', 'kv_bytes_per_sequence');

  test('more stages leave less of the weights on a chip and as much of the caches', () => {
    always(fc.tuple(dividing, anyBetween(1, 2)), ([givens, times]) => {
      const more = { ...givens, stages: givens.stages * times };
      expect(ratio(more, givens, 'weight_bytes_per_chip') * times).toBeCloseTo(1, 9);
      expect(ratio(more, givens, 'kv_bytes_per_chip')).toBeCloseTo(1, 9);
    });
  });

  test('that is full to the last byte is drained in one step without arithmetic', () => {
    always(setup, (givens) => {
      const full = {
        ...givens,
        batch: value(givens, 'largest_batch'),
        compute_time: 0,
      };
      fc.pre(full.batch >= 1 && full.batch <= 1e10);
      expect(value(full, 'memory_fill')).toBeCloseTo(1, 6);
      expect(value(full, 'step_time / drain_time')).toBeCloseTo(1, 6);
    });
  });
});

describe('waiting', () => {
  test('by Little’s law, as many are inside as arrive while one stays', () => {
    always(anyOf('batch', 'step_time', 'output'), (givens) => {
      const stay = value(givens, 'generation_time');
      const request_rate = givens.batch / stay;
      fc.pre(request_rate <= 1e9);
      expect(value({ ...givens, request_rate }, 'live_sequences') / givens.batch).toBeCloseTo(1, 9);
    });
  });
});

describe('training', () => {
  test('tokens that are said to cost as much as pretraining do', () => {
    const life = anyOf('active_params', 'pretraining_tokens', 'decode_efficiency', 'rl_flop_per_param');
    always(life, (givens) => {
      const rl_tokens = value(givens, 'equal_rl_tokens');
      const inference_tokens = value(givens, 'equal_inference_tokens');
      const equal = { ...givens, rl_tokens, inference_tokens };
      expect(value(equal, 'rl_flop / pretraining_flop')).toBeCloseTo(1, 9);
      expect(value(equal, 'inference_flop / pretraining_flop')).toBeCloseTo(1, 9);
    });
  });

  test('a Chinchilla model spends its budget on its Chinchilla tokens', () => {
    always(anyOf('training_budget'), (givens) => {
      const active_params = value(givens, 'chinchilla_params');
      fc.pre(active_params >= 1e3 && active_params <= 1e16);
      const pretraining_tokens = value({ ...givens, active_params }, 'chinchilla_tokens');
      const spent = value({ active_params, pretraining_tokens }, 'pretraining_flop');
      expect(spent / givens.training_budget).toBeCloseTo(1, 9);
    });
  });

  test('no size costs less than the cheapest, and there the costs stand as the exponents say', () => {
    const laws = fc.record({
      falling_exponent: anyBetween(0.1, 4),
      rising_exponent: anyBetween(0.1, 4),
      falling_coefficient: anyBetween(0.01, 100),
      rising_coefficient: anyBetween(0.01, 100),
    });
    always(fc.tuple(laws, anyBetween(0.1, 10)), ([givens, times]) => {
      const falling = (x: number) => givens.falling_coefficient * x ** -givens.falling_exponent;
      const rising = (x: number) => givens.rising_coefficient * x ** givens.rising_exponent;
      const x = value(givens, 'cheapest_size');
      expect(falling(x * times) + rising(x * times)).toBeGreaterThanOrEqual(
        (falling(x) + rising(x)) * (1 - little),
      );
      expect(falling(x) / rising(x) / value(givens, 'falling_over_rising')).toBeCloseTo(1, 9);
      const meeting = value(givens, 'meeting_size');
      expect(falling(meeting) / rising(meeting)).toBeCloseTo(1, 9);
    });
  });
});

describe('a cache that is held', () => {
  test('costs as much as recomputing when it is held until break-even', () => {
    const tiers = anyOf(
      'kv_bytes_per_token',
      'tier_rent',
      'tier_capacity',
      'tier_bandwidth',
      'recompute_cost',
    );
    always(tiers, (givens) => {
      const hold_time = value(givens, 'break_even_hold');
      fc.pre(hold_time > 0 && hold_time <= 1e9);
      expect(value({ ...givens, hold_time }, 'recompute_over_cached')).toBeCloseTo(1, 6);
    });
  });

  test('costs twice its retrieval when it is held for the drain time of its memory', () => {
    const tiers = anyOf('kv_bytes_per_token', 'tier_rent', 'tier_capacity', 'tier_bandwidth');
    always(tiers, (givens) => {
      const hold_time = value(givens, 'tier_drain_time');
      fc.pre(hold_time <= 1e9);
      expect(value({ ...givens, hold_time }, 'cached_cost / retrieve_cost')).toBeCloseTo(2, 9);
    });
  });
});
