import { format } from '../../engine/format.ts';
import { isQuantity, type QuantityId } from '../../engine/quantities.ts';
import { nameOf, saysOf } from './fields.ts';
import { firstIds } from './groups.ts';
import { type PickId, pickIds } from './pick-ids.ts';
import { pickedOption, pickLabels } from './picks.ts';
import { type Catalogue, givensOf, type LabState, recordsOf } from './state.ts';

/** Picks that the beginning of the sentence has told. */
const told: readonly PickId[] = ['weights'];

/** A setup in one sentence, with all that a person made different from its records and from what is usual. */
export function setupInWords(catalogue: Catalogue, state: LabState): string {
  const records = recordsOf(catalogue, state);
  const { hardware, model } = records;
  const { chips = hardware.domain, batch = 1, context = 0, chip_rent = 0 } = givensOf(catalogue, state);
  const [weights] = pickedOption('weights', records, state.picks).name.split(', as published');
  const picked = pickIds.filter((id) => state.picks[id] !== undefined && !told.includes(id));
  const typed = Object.keys(state.values)
    .filter(isQuantity)
    .filter((id) => !firstIds.includes(id));
  const inWords = (id: QuantityId) => saysOf(id, state.values[id] ?? Number.NaN);
  return [
    `${model.name} in ${weights} on ${format(chips, 'chip')} of ${hardware.name}`,
    `${format(batch, 'sequence')} of ${format(context, 'token')}`,
    format(chip_rent, '$/(s*chip)'),
    ...picked.map((id) => `${lowered(pickLabels[id])}: ${pickedOption(id, records, state.picks).name}`),
    ...typed.map((id) => `${nameOf(id)} ${inWords(id)}`),
  ].join('; ');
}

/** Inside a sentence; initials such as KV stay. */
const lowered = (label: string): string =>
  /^[A-Z]{2}/.test(label) ? label : label.charAt(0).toLowerCase() + label.slice(1);
