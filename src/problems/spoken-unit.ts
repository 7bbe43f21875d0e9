import { readUnit, type Unit, unitNames, unitTimes, unitWord } from '../engine/units.ts';

/** Parts of a whole, and how many times it: they have no dimension. */
const parts: ReadonlyMap<string, number> = new Map(
  Object.entries({ '%': 1 / 100, percent: 1 / 100, pct: 1 / 100, fold: 1 }),
);

/** A rate in one word, by its ending: what it counts, per second. */
const rates: ReadonlyMap<string, string> = new Map(
  Object.entries({ FLOPS: 'FLOP', Bps: 'B', bps: 'bit', tps: 'tok', TPS: 'tok' }),
);

const spelledPrefixes: ReadonlyMap<string, number> = new Map(
  Object.entries({
    nano: 1e-9,
    micro: 1e-6,
    milli: 1e-3,
    kilo: 1e3,
    mega: 1e6,
    giga: 1e9,
    tera: 1e12,
    peta: 1e15,
    exa: 1e18,
    kibi: 2 ** 10,
    mebi: 2 ** 20,
    gibi: 2 ** 30,
    tebi: 2 ** 40,
    pebi: 2 ** 50,
    exbi: 2 ** 60,
  }),
);

/** What else the things counted here are called. A sequence in a batch is one user's request. */
const synonyms: ReadonlyMap<string, string> = new Map(
  Object.entries({
    tok: 'toks',
    sequence: 'user users request requests req reqs',
    chip: 'accelerator accelerators device devices tpu tpus',
    day: 'd',
  }).flatMap(([name, others]) => others.split(' ').map((other) => [other, name] as const)),
);

const weeks: ReadonlySet<string> = new Set(['week', 'weeks', 'wk', 'wks']);

/** Names a person may capitalise without meaning another unit. FLOPs and FLOPS differ by that alone. */
const whole: ReadonlyMap<string, string> = new Map([
  ...synonyms,
  ...unitNames
    .filter((name) => name.length >= 3 && name !== 'FLOPs')
    .map((name) => [name.toLowerCase(), name] as const),
]);
const uncapitalised = (word: string): string | undefined => whole.get(word.toLowerCase());

/** A word as the unit it says, beyond the engine's exact spellings: `Tokens`, `milliseconds`, `MTok`, `TFLOPS`, `%`. */
export const spokenUnit = (word: string): Unit | undefined =>
  unitWord(word) ?? part(word) ?? named(uncapitalised(word)) ?? prefixed(word) ?? spelled(word) ?? rate(word);

const week: Unit = { ...readUnit('s'), scale: 7 * 86_400 };

const named = (name: string | undefined): Unit | undefined =>
  name === undefined ? undefined : unitWord(name);

function part(word: string): Unit | undefined {
  if (word === '¢') return unitWord('cent');
  if (weeks.has(word.toLowerCase())) return week;
  const scale = parts.get(word.toLowerCase());
  return scale === undefined ? undefined : { scale, dimension: new Map() };
}

/** A prefix as it must be written, and a name however capitalised: `MTok`, `GByte`. */
function prefixed(word: string): Unit | undefined {
  const name = uncapitalised(word.slice(1));
  return name === undefined ? undefined : unitWord(word.charAt(0) + name);
}

function spelled(word: string): Unit | undefined {
  for (const [prefix, scale] of spelledPrefixes) {
    const unit = word.toLowerCase().startsWith(prefix) && named(uncapitalised(word.slice(prefix.length)));
    if (unit) return { ...unit, scale: scale * unit.scale };
  }
  return undefined;
}

function rate(word: string): Unit | undefined {
  const second = unitWord('s');
  for (const [ending, counted] of rates) {
    const unit = word.endsWith(ending) && unitWord(word.slice(0, -ending.length) + counted);
    if (unit && second) return unitTimes(unit, second, -1);
  }
  return undefined;
}
