import { getCollection } from 'astro:content';
import { bareHardware, bareModel } from '../../authoring/bare-records.ts';
import { type EvidenceRecord, type EvidenceRow, holds, shortfall } from '../../authoring/evidence.ts';
import type { Finding } from '../../widgets/evidence/finding.ts';
import { labQuery } from '../../widgets/evidence/lab-address.ts';
import { records } from '../records.ts';

/** A row of published results with everything a page says of it. */
export type Shown = EvidenceRow &
  Finding & {
    /** The title of its file. */
    readonly from: string;
    /** The address of its scenario in the Lab, where the Lab gives the same answer. */
    readonly lab: string | undefined;
  };

/** The source of what we timed ourselves. */
export const ourOwn = 'ridgepoint-2026';

export type Group = Pick<EvidenceRecord, 'id' | 'title' | 'notes'> & { readonly rows: readonly Shown[] };

/** All published results, file by file. */
export async function findings(): Promise<readonly Group[]> {
  const [entries, { hardware, models }] = await Promise.all([getCollection('evidence'), records()]);
  const catalogue = {
    hardware: [...hardware.values()].map(bareHardware),
    models: [...models.values()].map(bareModel),
  };
  const settingOf = ({ hardware: chip = '', model = '', givens: { chips } }: EvidenceRow): string => {
    const names = [models.get(model)?.name, [chips, hardware.get(chip)?.name].filter(Boolean).join(' × ')];
    return names.filter(Boolean).join(' on ');
  };
  const shown = ({ title: from }: EvidenceRecord, row: EvidenceRow): Shown => {
    const query = labQuery(catalogue, row);
    const lab = query === undefined ? undefined : `${import.meta.env.BASE_URL}lab/${query && `?${query}`}`;
    return { ...row, from, lab, setting: settingOf(row), shortfall: shortfall(row), holds: holds(row) };
  };
  return entries.map(({ data }) => ({ ...data, rows: data.rows.map((row) => shown(data, row)) }));
}
