import { type Family, families, familyOf } from '../evidence/families.ts';
import { type Finding, kinds, ratioInWords } from '../evidence/finding.ts';
import { type Panel, panels } from '../evidence/scatter.model.ts';
import { spread } from '../evidence/tally.ts';
import type { Table } from '../plot/table.ts';

/** A published measurement with what a reader should know of it. */
export type Measurement = Finding & {
  /** What its file is about. */
  readonly from: string;
  /** Why the two differ: of the row itself, else of its file. */
  readonly why: string;
  readonly source: string;
  readonly lab: string | undefined;
};

/** A family of measurements: the plot, and its points from the nearest to its bound to the furthest from it. */
export type View = {
  readonly panel: Panel;
  readonly ordered: readonly Measurement[];
};

/** Families with enough measurements for a plot, in the order of the page of evidence. */
export function viewsOf(measurements: readonly Measurement[]): readonly View[] {
  return panels(measurements).drawn.map((panel) => ({
    panel,
    ordered: measurements
      .filter(({ unit }) => familyOf(unit) === panel.id)
      .sort((a, b) => a.shortfall - b.shortfall),
  }));
}

export const familyName = (id: string): string =>
  families.find((family: Family) => family.id === id)?.title ?? id;

/** What of the bound was reached: `59%`. */
export const reached = ({ shortfall }: Measurement): string => {
  const share = 100 / shortfall;
  return `${share < 10 ? share.toPrecision(2) : Math.round(share)}%`;
};

/** A point in words: what was measured, what the bound is, and what share of it was reached. */
export function words(one: Measurement): string {
  const { claim, setting, kind, published_text, predicted_text, shortfall } = one;
  const what = `${claim}${setting && ` (${setting})`}`;
  if (kind === 'open')
    return `${what}. Published ${published_text}, worked out ${predicted_text}; ${kinds.open.says}.`;
  return `${what}. Measured ${published_text}, bound ${predicted_text}: ${ratioInWords(shortfall)} times short, ${reached(one)} of the bound.`;
}

/** Where a family lies, in a sentence. */
export function summaryOf({ ordered }: View): string {
  const bounds = ordered.filter(({ kind }) => kind === 'bound');
  const { least, lower, median, upper, most } = spread(bounds.map(({ shortfall }) => shortfall));
  return `${bounds.length} measurements fall ${ratioInWords(least)} to ${ratioInWords(most)} times short of their bounds; the middle one ${ratioInWords(median)} times, and half of them between ${ratioInWords(lower)} and ${ratioInWords(upper)}. None lies on the wrong side.`;
}

export const tableOf = ({ ordered, panel }: View): Table => ({
  caption: `${panel.title}, from the nearest to its bound to the furthest from it`,
  columns: ['measurement', 'measured', 'bound', 'of the bound'],
  rows: ordered.map((one) => [
    [one.claim, one.setting].filter(Boolean).join(' · '),
    one.published_text,
    one.predicted_text,
    reached(one),
  ]),
});
