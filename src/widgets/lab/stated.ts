import { inBaseUnits } from '../../engine/measure.ts';
import { type QuantityId, quantity } from '../../engine/quantities.ts';
import { readUnit } from '../../engine/units.ts';

/** The unit a quantity is stated in: `$/(chip*hour)` for a rent. */
export const statedUnit = (id: QuantityId): string => quantity(id).stated_in ?? quantity(id).unit;

const pure = readUnit('1');
const statedScale = (id: QuantityId): number => readUnit(statedUnit(id)).scale;

/** A number in the unit a quantity is stated in, in base units. */
export const toBase = (id: QuantityId, stated: number): number =>
  inBaseUnits(stated, { ...pure, scale: statedScale(id) });

/** A number in base units, in the unit a quantity is stated in. */
export const toStated = (id: QuantityId, base: number): number =>
  inBaseUnits(base, { ...pure, scale: 1 / statedScale(id) });
