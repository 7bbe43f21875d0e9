import { format } from '../../engine/format.ts';
import { readUnit } from '../../engine/units.ts';

/** A cost [$/token], as dollars for a million tokens. */
export const perMillion = (cost: number): string => format(cost / readUnit('$/Mtok').scale, '$');
