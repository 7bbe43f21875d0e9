import { isQuantity, type QuantityId } from '../../engine/quantities.ts';
import { queryOf } from '../lab/query.ts';
import { toStated } from '../lab/stated.ts';

/** What the Lab is to hold: ids of records, picks by name, and values of quantities in base units. */
export type LabSetup = { readonly [name: string]: string | number | undefined } & {
  readonly hardware?: string;
  readonly model?: string;
};

/**
 * The Lab's address for a setup.
 *
 * @param why - the quantity whose derivation is open there
 */
export function inLab(setup: LabSetup, why?: QuantityId): string {
  const said = Object.entries(setup).flatMap(([name, value]): [string, string | number][] => {
    if (value === undefined) return [];
    return [[name, typeof value === 'number' && isQuantity(name) ? toStated(name, value) : value]];
  });
  return `${import.meta.env.BASE_URL}lab/?${queryOf(said, why)}`;
}
