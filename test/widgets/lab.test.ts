import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { readCatalogue } from '../../src/authoring/read-catalogue.ts';
import { compileMaths } from '../../src/authoring/slotted-maths.ts';
import { rangeOf } from '../../src/engine/givens.ts';
import { type QuantityId, quantity, quantityIds } from '../../src/engine/quantities.ts';
import { solve } from '../../src/engine/solve.ts';
import { plainText } from '../../src/problems/content.ts';
import { figuresOf, reading } from '../../src/widgets/batch-plots/batch-plots.model.ts';
import { addressOf, readAddress } from '../../src/widgets/lab/address.ts';
import {
  chapter,
  chapterIds,
  chaptersTouched,
  everything,
  idsOf,
  rowsFound,
} from '../../src/widgets/lab/chapters.ts';
import { readField, typedForm } from '../../src/widgets/lab/fields.ts';
import { firstIds, groups } from '../../src/widgets/lab/groups.ts';
import { pickIds } from '../../src/widgets/lab/pick-ids.ts';
import { pickOptions } from '../../src/widgets/lab/picks.ts';
import { headline, orFault } from '../../src/widgets/lab/results.ts';
import { setupInWords } from '../../src/widgets/lab/setup-in-words.ts';
import {
  type Catalogue,
  fault,
  givensOf,
  type LabState,
  recordsOf,
  start,
  withHardware,
  withModel,
  withPick,
  withValue,
  withWhy,
} from '../../src/widgets/lab/state.ts';
import { packed, symbolOf, unpacked } from '../../src/widgets/lab/symbols.ts';
import { typedIds } from '../../src/widgets/lab/typed-ids.ts';
import { why } from '../../src/widgets/lab/why.ts';

const { hardware, models } = readCatalogue('.');
const catalogue: Catalogue = { hardware: [...hardware.values()], models: [...models.values()] };

/** The state an address opens, which must be followed in every word. */
function open(query: string): LabState {
  const { state, told } = readAddress(catalogue, query);
  expect(told).toEqual([]);
  return state;
}
const givens = (query: string) => givensOf(catalogue, open(query));
const spaces = (text: string) => text.replaceAll('\u00a0', ' ');
const says = (query: string) => {
  const { bound, memory, figures } = headline(givens(query));
  return {
    bound: spaces(bound?.says ?? ''),
    memory: spaces(memory?.says ?? ''),
    fits: memory?.fits,
    figures: figures.map((one) => (one.kind === 'value' ? spaces(one.text) : one.kind)),
  };
};

describe('the Lab opens', () => {
  test('with DeepSeek-V3 on a whole GB200 NVL72', () => {
    expect(spaces(setupInWords(catalogue, start))).toBe(
      'DeepSeek-V3 in FP8 on 72 chips of NVIDIA GB200; 128 sequences of 4,096 tokens; $2.00 per chip-hour',
    );
  });

  test('and says what a person made different', () => {
    const state = open('chip_memory_bandwidth=4e12&prompt=1000&experts_read=touched');
    expect(spaces(setupInWords(catalogue, state))).toMatch(
      /; experts read in a pass: those a token was routed to; memory bandwidth of one chip 4 TB\/s per chip; prompt 1,000 tokens per sequence$/,
    );
  });

  test('with its step time, speed, throughput and cost', () => {
    // 671 GB and 128 · 4096 · 70,272 B over 72 · 8 TB/s: 1.165 + 0.064 ms; 72 · $2 an hour for 128 tokens in it.
    expect(says('').figures).toEqual([
      '1.23 ms',
      '814 tokens/s',
      '104,000 tokens/s',
      '$0.384 per million tokens',
    ]);
  });
});

describe('the headline agrees with calculations made elsewhere', () => {
  // A roofline script of its own; DeepSeek-V3 on 72 GB200 at 8 TB/s, bf16 cache of 70,272 B a token.
  test('DeepSeek-V3 on GB200 NVL72, 5,667 sequences of 8,192: memory-bound, 6.829 ms', () => {
    const setup = givens('batch=5667&context=8192');
    expect(solve(setup, 'step_time').value).toBeCloseTo(6.829e-3, 5);
    expect(says('batch=5667&context=8192').bound).toMatch(/^Memory-bound, mostly by the KV cache \(83% /);
  });

  test('Llama 3.1 70B on 8 H100: 185 sequences of 8,192 fit', () => {
    const setup = 'hardware=h100-sxm&model=llama-3.1-70b&batch=185&context=8192';
    expect(says(setup).fits).toBe(true);
    expect(says(setup).memory).toContain('Up to 185 sequences of this context');
    expect(solve(givens(setup), 'step_time').value).toBeCloseTo(23.799e-3, 4);
    expect(says(setup.replace('185', '186'))).toMatchObject({ fits: false });
  });

  test('gpt-oss-120b on one H100 reads only the experts that 32 sequences touch', () => {
    const setup = 'hardware=h100-sxm&chips=1&model=gpt-oss-120b&experts_read=touched&batch=32&context=8192';
    expect(solve(givens(setup), 'touched_experts').value).toBeCloseTo(0.638, 3);
    // 15.454 ms by that script, which leaves out reading the input embedding: 201,088 · 2,880 · 2 B, or 0.346 ms.
    expect(solve(givens(setup), 'step_time').value).toBeCloseTo(15.8e-3, 4);
  });

  test('DeepSeek-V3 in FP8 does not fit on 8 H100, which is said first, with all numbers', () => {
    const { memory, fits, figures } = says('hardware=h100-sxm');
    expect(memory).toBe('Weights exceed memory: 671 GB of 640 GB.');
    expect(fits).toBe(false);
    expect(figures).toHaveLength(4);
    expect(headline(givens('hardware=h100-sxm')).spoken).toMatch(/^Weights exceed memory/);
  });

  test('a large batch of short contexts is compute-bound', () => {
    expect(says('batch=16384&context=128').bound).toMatch(
      /^Compute-bound: computing takes 3\.37 ms, [\d.]+ times the/,
    );
  });

  test('what it needs is said where speculation lacks its acceptance', () => {
    expect(says('speculation=drafted').figures).toEqual(['1.23 ms', 'needs', 'needs', 'needs']);
    expect(headline(givens('speculation=drafted')).figures[1]).toMatchObject({ needs: ['acceptance'] });
  });

  test('the network counts once enough of it is given', () => {
    const setup = 'token_copies=8&bytes_per_dispatched=1&bytes_per_combined=2&batch=5667';
    expect(headline(givens(setup)).bound?.parts.map(({ kind }) => kind)).toContain('network');
  });
});

describe('a field', () => {
  test.for([
    ['context', '8k', 8000],
    ['context', '8,192', 8192],
    ['context', '8192 tokens', 8192],
    ['batch', '1.5k', 1500],
    ['total_params', '671B', 671e9],
    ['chip_rent', '$2/chip-hour', 2],
    ['chip_rent', '$3.50', 3.5],
    ['chip_rent', '$2/hour', 2],
    ['chip_memory_bandwidth', '3.35 TB/s', 3.35e12],
    ['chip_memory_bandwidth', '3.35', 3.35e12],
    ['chip_memory_bandwidth', '3350 GB/(s*chip)', 3.35e12],
    ['chip_compute_rate', '989 TFLOP/s', 989e12],
    ['chip_memory_capacity', '80 GB', 80e9],
    ['hop_time', '15.5 ms', 0.0155],
    ['compute_efficiency', '60%', 0.6],
    ['kv_bytes_per_token', '70272', 70272],
  ] as const)('%s reads “%s”', ([id, text, value]) => {
    expect(readField(id, text)).toMatchObject({ kind: 'value', value });
  });

  test.for([
    ['batch', '0', 'Batch lies between 1 sequence and 10 billion sequences; this is 0 sequences.'],
    ['batch', '-3', 'Batch lies between 1 sequence and 10 billion sequences; this is −3 sequences.'],
    ['batch', '1e30', 'Batch lies between 1 sequence and 10 billion sequences; this is 1e30.'],
    ['batch', '2.5', 'Batch is a whole number; this is 2.5.'],
    ['batch', 'NaN', '“NaN” is not a finite number. Write a finite number.'],
    ['batch', 'many', '“many” is not a number. Write it in digits, like 4,000 or 4k.'],
    ['batch', '5 GB', '“5 GB” is no batch. Write it in sequences.'],
    [
      'compute_efficiency',
      '1.2',
      'Share of the compute rate that is reached lies between 0.001 and 1; this is 1.2.',
    ],
  ] as const)('%s refuses “%s” and says why', ([id, text, message]) => {
    const read = readField(id, text);
    expect({ ...read, message: 'message' in read ? spaces(read.message) : '' }).toEqual({
      kind: 'rejected',
      message,
    });
  });

  test('has a reading for any text', () => {
    fc.assert(
      fc.property(fc.constantFrom(...typedIds), fc.string({ unit: 'binary', maxLength: 60 }), (id, text) => {
        expect(['value', 'empty', 'rejected']).toContain(readField(id, text).kind);
      }),
    );
  });

  test('shows a value as it would be typed', () => {
    fc.assert(
      fc.property(fc.constantFrom(...typedIds), fc.integer({ min: 1, max: 999 }), (id, n) => {
        const [least, most] = rangeOf(id);
        fc.pre(n >= least && n <= most);
        const read = readField(id, String(n));
        fc.pre(read.kind === 'value');
        expect(readField(id, typedForm(id, read.kind === 'value' ? read.value : 0))).toEqual(read);
      }),
    );
  });

  test('stands in one place for every quantity that can be typed', () => {
    const placed = [...firstIds, ...groups.flatMap(({ ids }) => ids)];
    expect(placed.toSorted()).toEqual(typedIds.toSorted());
  });
});

describe('a state', () => {
  test('keeps its last good values when one cannot be', () => {
    const wrong = withValue(start, 'active_params', 700e9);
    expect(spaces(fault(catalogue, wrong)?.says ?? '')).toMatch(
      /^Active parameters is at most total parameters, 671 billion parameters/,
    );
    expect(fault(catalogue, start)).toBeUndefined();
  });

  test('takes the numbers of another chip, and keeps the number of chips typed', () => {
    const typed = withValue(withValue(start, 'chip_memory_bandwidth', 9e12), 'chips', 16);
    const { values } = withHardware(catalogue, typed, 'h100-sxm');
    expect(values).toEqual({ chips: 16 });
  });

  test('takes the numbers of another model', () => {
    const typed = withValue(withValue(start, 'kv_bytes_per_token', 2048), 'prompt', 1000);
    expect(withModel(catalogue, typed, 'llama-3.1-70b').values).toEqual({ prompt: 1000 });
  });

  test('leaves out a pick that another chip does not have', () => {
    const picked = withPick(start, 'multiply', 'fp8');
    expect(withHardware(catalogue, picked, 'a100-sxm-80').picks).toEqual({});
  });

  test('is as it opened once a field is emptied', () => {
    expect(withValue(withValue(start, 'batch', 64), 'batch', undefined)).toEqual(start);
    expect(withValue(start, 'batch', 128)).toEqual(start);
  });
});

/** States a person can reach: records, picks they have, and numbers inside their ranges. */
const states = fc
  .record({
    hardware: fc.constantFrom(...hardware.keys()),
    model: fc.constantFrom(...models.keys()),
    picks: fc.array(fc.tuple(fc.constantFrom(...pickIds), fc.nat(9)), { maxLength: 5 }),
    values: fc.array(
      fc.tuple(fc.constantFrom(...typedIds), fc.double({ min: 0, max: 1, noNaN: true }), fc.boolean()),
      { maxLength: 6 },
    ),
    why: fc.option(fc.constantFrom(...quantityIds), { nil: undefined }),
  })
  .map(({ hardware, model, picks, values, why }) => {
    let state = withModel(catalogue, withHardware(catalogue, start, hardware), model);
    for (const [id, at] of picks) {
      const options = pickOptions(id, recordsOf(catalogue, state));
      state = withPick(state, id, options[at % options.length]?.value);
    }
    for (const [id, share, rounds] of values) {
      const [least, most] = rangeOf(id);
      const low = Math.max(least, 1e-3);
      // Anywhere in the range, in ratios.
      const base = low * (Math.min(most, 1e18) / low) ** share;
      const value = Number((rounds ? Number(base.toPrecision(2)) : base).toPrecision(15));
      const next = withValue(state, id, readField(id, String(value)).kind === 'value' ? value : undefined);
      if (!fault(catalogue, next)) state = next;
    }
    return withWhy(state, why);
  });

describe('the address', () => {
  test('is readable, and holds only what differs', () => {
    expect(addressOf(start)).toBe('');
    const query =
      'hardware=h100-sxm&chips=8&model=llama-3.1-70b&weights=fp8&batch=64&context=8192&rent=3&experts_read=touched&why=step_time';
    expect(addressOf(open(query))).toBe(query);
  });

  test('brings back any state', () => {
    fc.assert(
      fc.property(states, (state) => {
        expect(readAddress(catalogue, addressOf(state))).toEqual({ state, told: [] });
      }),
      { numRuns: 300 },
    );
  });

  test.for([
    ['chips=banana', 'The address says chips=banana; 72 is used instead.'],
    [
      'chips=0',
      'The address says chips=0; number of chips lies between 1 chip and 1 million chips, and 72 is used instead.',
    ],
    [
      'prompt=-1',
      'The address says prompt=-1; prompt lies between 1 token per sequence and 1 billion tokens per sequence, and it is left out.',
    ],
    [
      'hardware=gb20',
      'The address says hardware=gb20; there is no such record (gb200, perhaps), and NVIDIA GB200 is used instead.',
    ],
    ['weights=fp9', 'The address says weights=fp9; “Weights” is FP8, as published instead.'],
    ['bacth=64', 'The address says bacth=64; the Lab knows no bacth (batch, perhaps).'],
    ['why=everything', 'The address says why=everything; there is no such quantity.'],
    ['batch=64&batch=65', 'The address says batch twice; 64 is used.'],
    ['step_time=1', 'The address says step_time=1; the Lab knows no step_time.'],
  ])('says what nobody can follow in %s', ([query = '', words]) => {
    expect(readAddress(catalogue, query).told.map(spaces)).toEqual([words]);
  });

  test('of numbers that contradict one another is told, and opens without them', () => {
    const { state, told } = readAddress(catalogue, 'active_params=700e9&batch=64');
    expect(state).toEqual(withValue(start, 'batch', 64));
    expect(told[0]).toMatch(/^Active parameters is at most total parameters/);
  });

  test('of any text opens something', () => {
    const text = fc.string({ unit: 'binary', maxLength: 40 });
    const name = fc.oneof(text, fc.constantFrom('hardware', 'model', 'rent', 'why', ...pickIds, ...typedIds));
    fc.assert(
      fc.property(fc.array(fc.tuple(name, text), { maxLength: 6 }), (pairs) => {
        const query = pairs
          .map(([key, value]) => `${encodeURIComponent(key)}=${encodeURIComponent(value)}`)
          .join('&');
        const { state } = readAddress(catalogue, query);
        expect(fault(catalogue, state)).toBeUndefined();
      }),
    );
  });
});

describe('the chapters', () => {
  const opened = everything(givens(''));

  test('hold every quantity that can differ, each once', () => {
    const ids = chapterIds.flatMap(idsOf);
    expect(new Set(ids).size).toBe(ids.length);
    for (const id of quantityIds) if (quantity(id).kind === 'derived') expect(ids).toContain(id);
  });

  test('say what is missing', () => {
    const rows = chapter(opened, 'prefill').rows;
    expect(rows.find(({ id }) => id === 'prefill_time')).toMatchObject({ kind: 'needs', needs: ['prompt'] });
  });

  test('never count less than none', () => {
    // 671 GB of weights in 640 GB: no sequence fits, and beyond the balance context no batch is optimal.
    const misfit = everything(givens('hardware=h100-sxm&context=8192'));
    const row = (chapterId: 'memory' | 'balance', id: QuantityId) =>
      chapter(misfit, chapterId).rows.find((one) => one.id === id);
    expect(row('memory', 'largest_batch')).toMatchObject({ kind: 'value', text: '0 sequences' });
    expect(row('balance', 'optimal_batch_with_kv')).toMatchObject({
      kind: 'none',
      says: expect.stringContaining('beyond the balance context no batch is bound by compute'),
    });
  });

  test('open where the setup is about them, and more once a prompt is given', () => {
    expect(chaptersTouched(opened)).toEqual([
      'hardware',
      'model',
      'attention',
      'decode',
      'balance',
      'cost',
      'memory',
    ]);
    expect(chaptersTouched(everything(givens('prompt=1000&chunk=512')))).toContain('prefill');
  });

  test('are searched by name', () => {
    expect(rowsFound(opened, 'drain time').map(({ id }) => id)).toContain('drain_time');
    expect(rowsFound(opened, 'step time').map(({ id }) => id)).toContain('step_time');
    expect(rowsFound(opened, '  ')).toEqual([]);
  });

  test('never show a value that is none', () => {
    fc.assert(
      fc.property(states, (state) => {
        const all = everything(givensOf(catalogue, state));
        const texts = chapterIds
          .flatMap((id) => chapter(all, id).rows)
          .map((row) => (row.kind === 'value' ? row.text : row.kind === 'none' ? row.says : 'needs'));
        expect(texts.filter((text) => text === '' || /NaN|∞|undefined/.test(text))).toEqual([]);
      }),
      { numRuns: 60 },
    );
  });
});

test('plots are drawn for any setup, or it is said why not', () => {
  fc.assert(
    fc.property(states, (state) => {
      const drawn = orFault(() => figuresOf(givensOf(catalogue, state)));
      if ('made' in drawn) expect(reading(drawn.made, 64).spoken).not.toMatch(/NaN|∞|undefined/);
      else expect(drawn.fault.message).not.toBe('');
    }),
    { numRuns: 60 },
  );
});

describe('why', () => {
  const symbols = Object.fromEntries(
    quantityIds.map((id) => [
      id,
      packed(
        compileMaths(
          quantity(id).symbol,
          'inline',
          (slot) => ({ slot }),
          () => {},
        ),
      ),
    ]),
  );
  const whyOf = (query: string, id: QuantityId) => {
    const state = open(query);
    return why(catalogue, state, givensOf(catalogue, state), id, symbols);
  };

  test('goes from the givens to the answer, with reasons', () => {
    const { lines, value } = whyOf('', 'step_time');
    expect(spaces(value)).toBe('1.23 ms');
    expect(lines.map(({ id }) => id)).toEqual([
      'compute_rate',
      'compute_time',
      'memory_bandwidth',
      'weight_time',
      'kv_elements_per_layer',
      'kv_bytes_per_token',
      'kv_time',
      'memory_time',
      'step_time',
    ]);
    for (const { because } of lines) expect(because).toMatch(/\.$/);
  });

  test('writes a quantity whose symbol is its formula once', () => {
    const written = (id: QuantityId) =>
      spaces(plainText(whyOf('chip_rent=2', id).lines.at(-1)?.symbols ?? [])).replaceAll(/ +/g, ' ');
    expect(written('cost_over_floor')).toBe('p/p_∞');
    expect(written('weight_time')).toBe('t_w = N_t b/W');
  });

  test('has the numbers of the setup in its formulas', () => {
    const last = whyOf('', 'step_time').lines.at(-1);
    const numbers = spaces(plainText(last?.numbers ?? [])).replaceAll(/ +/g, ' ');
    expect(numbers.trim()).toBe('= max(26.3 µs, 1.23 ms)');
  });

  test('says where each given comes from', () => {
    const { givens: given } = whyOf('batch=64&chip_memory_bandwidth=9e12&kv=fp8', 'step_time');
    const origin = (id: QuantityId) => given.find((one) => one.id === id)?.origin;
    expect(origin('batch')).toEqual({ kind: 'typed' });
    expect(origin('chip_memory_bandwidth')).toEqual({ kind: 'typed' });
    expect(origin('chip_compute_rate')).toEqual({ kind: 'hardware', record: 'gb200', name: 'NVIDIA GB200' });
    expect(origin('total_params')).toEqual({ kind: 'model', record: 'deepseek-v3', name: 'DeepSeek-V3' });
    expect(origin('bytes_per_weight')).toEqual({ kind: 'format', says: 'FP8 weights' });
    expect(origin('bytes_per_kv_element')).toEqual({ kind: 'format', says: 'FP8 cache' });
    expect(origin('context')).toEqual({ kind: 'usual' });
    expect(origin('flop_per_param')).toEqual({ kind: 'default' });
  });

  test('calls the average of two formats a number of the model', () => {
    const { givens: given } = whyOf('model=gpt-oss-120b', 'weight_bytes');
    expect(given.find(({ id }) => id === 'bytes_per_weight')?.origin.kind).toBe('model');
  });

  test('of a given is where it comes from', () => {
    const { lines, givens: given, what_if } = whyOf('', 'chip_memory_bandwidth');
    expect(lines).toEqual([]);
    expect(what_if).toEqual([]);
    expect(given.map(({ origin }) => origin.kind)).toEqual(['hardware']);
  });

  test('tells what a tenth more of each given does, the strongest first', () => {
    const [first, ...rest] = whyOf('', 'weight_time').what_if;
    // A tenth more parameters, or more bytes in each, and the reading takes a tenth longer; of chips, 1/1.1.
    expect(first).toMatchObject({ effect: '+10%', bar: 1 });
    expect(rest.find(({ id }) => id === 'chips')).toMatchObject({ effect: '−9.09%' });
  });
});

test('a packed symbol is the same nodes again', () => {
  const content = compileMaths(
    't_\\text{kv}^*',
    'inline',
    (slot) => ({ slot }),
    () => {},
  );
  const symbol = packed(content);
  expect(plainText(unpacked(symbol))).toBe(plainText(content as never));
  expect(JSON.stringify(symbol).length).toBeLessThan(JSON.stringify(content).length);
  expect(symbolOf({}, 'batch')).toEqual([{ tag: 'mtext', children: ['batch'] }]);
});
