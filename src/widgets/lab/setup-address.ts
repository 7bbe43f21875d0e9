import { chapters, isQuantity, type QuantityId } from '../../engine/quantities.ts';
import type { Variant } from '../../problems/draw-variant.ts';
import { isPick } from './pick-ids.ts';
import { queryOf } from './query.ts';
import { toStated } from './stated.ts';
import { isTyped } from './typed-ids.ts';

type Said = readonly [id: string, value: string | number];

/**
 * The query of the Lab's address for the scenario of a problem, made from the draw alone; nothing where the Lab would
 * not give the same answer: where the problem is about no record, names what the Lab has no field for, or compares
 * several scenarios.
 */
export function labAddress(variant: Variant): string | undefined {
  const { template, drawn, givens } = variant;
  if (comparesScenarios(variant)) return undefined;
  const named = Object.keys(template.let).flatMap((id): Said[] => {
    const value = isQuantity(id) ? givens[id] : undefined;
    return value === undefined ? [] : [[id, value]];
  });
  const all = { ...drawn, ...Object.fromEntries(named) };
  const said = Object.entries(all).map(([id, value]) => inLab(variant, id, value));
  const known = said.filter((one) => one !== undefined);
  if (known.length < said.length || !('hardware' in all || 'model' in all)) return undefined;
  if (!('model' in all) && Object.keys(all).some(isOfModel)) return undefined;
  return queryOf([...known, ...unsaid(all)], asked(variant));
}

/** One thing drawn, as the Lab's address has it; nothing where it has no such field. */
function inLab({ template, drawn }: Variant, id: string, value: string | number): Said | undefined {
  if (id === 'hardware' || id === 'model') return [id, value];
  if (isPick(id)) {
    const chip = template.hardware[String(drawn['hardware'])];
    const rates: { readonly [format: string]: number | undefined } = chip?.compute_rate ?? {};
    const isFormat = id === 'multiply' || id === 'attention_multiply';
    // The Lab offers what the chip has units for.
    return isFormat && chip && rates[String(value)] === undefined ? undefined : [id, value];
  }
  return isQuantity(id) && isTyped(id) && typeof value === 'number' ? [id, toStated(id, value)] : undefined;
}

/** Without a model a problem multiplies in 16 bits; the Lab always has a model, and would follow that. */
const unsaid = (drawn: { readonly [name: string]: unknown }): readonly Said[] =>
  'model' in drawn || 'weights' in drawn || 'multiply' in drawn ? [] : [['weights', 'bf16']];

/** The Lab always has a model: numbers of another, typed one by one, would mix with those of that one. */
const isOfModel = (id: string): boolean =>
  Object.hasOwn(chapters.model, id) || Object.hasOwn(chapters.attention, id);

function comparesScenarios(variant: Variant): boolean {
  switch (variant.kind) {
    case 'choice':
      return variant.options.some(({ option }) => option.with);
    case 'order':
      return variant.items.some(({ option }) => option.with);
    default:
      return false;
  }
}

/** The quantity whose derivation is opened. */
function asked({ ask }: Variant): QuantityId | undefined {
  const of = ask.kind === 'number' || ask.kind === 'sketch' ? ask.of : '';
  return isQuantity(of) ? of : undefined;
}
