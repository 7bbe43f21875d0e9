import { capitalised } from '../../engine/capitalised.ts';
import { format } from '../../engine/format.ts';
import { type QuantityId, quantity } from '../../engine/quantities.ts';
import { shown } from '../../engine/shown.ts';
import { counted } from '../../engine/units.ts';
import { unitPhrase } from '../../problems/amount-in-words.ts';
import { listed } from '../listed.ts';
import { axisMarks } from './axis.model.ts';
import { lettering } from './frame.ts';
import type { Picture } from './picture.ts';
import type { Scale } from './scale.ts';

/** Whether a quantity counts things: then its axis shows bare numbers, and its title what they count. */
export const isCount = (id: QuantityId): boolean => counted.has(quantity(id).unit.split('/')[0] ?? '');

/** The axis below a plot for any quantity; labels that would run into one another are left out. */
export function along(over: QuantityId, scale: Scale): Picture['across'] {
  const { name, unit } = quantity(over);
  const marks = axisMarks(scale, (value) => (isCount(over) ? format(value, '1') : shown(over, value)));
  const what = isCount(over) ? `, ${unitPhrase(unit).replace(/^in /, '')}` : '';
  return { ...marks, ticks: clear(marks.ticks), title: `${name}${what}` };
}

type Ticks = Picture['across']['ticks'];

/** Every tick, or every second, third, …: as many as do not touch. */
function clear(ticks: Ticks): Ticks {
  for (let every = 1; every < ticks.length; every += 1) {
    const kept = ticks.filter((_, i) => i % every === 0);
    if (kept.every(({ place, label }, i) => reach(kept[i - 1]) <= place - halfOf(label))) return kept;
  }
  return ticks.slice(0, 1);
}

const halfOf = (label: string): number => (label.length * lettering.letter + lettering.letter) / 2;
const reach = (tick: Ticks[number] | undefined): number =>
  tick ? tick.place + halfOf(tick.label) : Number.NEGATIVE_INFINITY;

/** The labels beside a plot: without what a price is for, which is said in the title. */
export const upwardLabel = (id: QuantityId, value: number): string =>
  shown(id, value).replace(/ per .*$/, '');

/** What a plot shows: `Step time, compute time and memory time against batch`. */
export function title(of: readonly QuantityId[], over: QuantityId): string {
  const names = listed(of.map((id) => quantity(id).name));
  const [first] = of;
  const [, per] = first ? (/( per .*)$/.exec(shown(first, 1)) ?? []) : [];
  const price = first && quantity(first).unit.startsWith('$') && per ? `, dollars${per}` : '';
  return `${capitalised(names)} against ${quantity(over).name}${price}`;
}
