import { type AxisMarks, decadesAround } from '../plot/axis.model.ts';
import type { Point } from '../plot/path.ts';
import { logarithmic, type Scale } from '../plot/scale.ts';
import { byFamily, type Family } from './families.ts';
import { drawnInOrder, type Finding, type Kind, kinds, ratioInWords } from './finding.ts';
import { spread } from './tally.ts';

/** Where things stand in a plot; the field is a square, so that the diagonal is one. */
export const square = { width: 300, height: 298, left: 46, right: 290, top: 10, bottom: 254 } as const;

/** A published figure in a plot. */
export type Mark = {
  readonly id: string;
  readonly kind: Kind;
  readonly at: Point;
  readonly title: string;
};

/** Predicted against published for one family of units, on the same logarithmic axis twice. */
export type Panel = {
  readonly id: string;
  readonly title: string;
  readonly axis: string;
  readonly across: AxisMarks;
  readonly upwards: AxisMarks;
  /** Where both are the same, and where they are ten times apart. */
  readonly diagonal: string;
  readonly tenfold: readonly string[];
  /** Those that must be seen last. */
  readonly marks: readonly Mark[];
  /** What the plot shows, in words. */
  readonly words: string;
};

/** So few marks make no plot; the table has them. */
const tooFew = 3;

/** The plots there are enough figures for, and what is left to the table. */
export function panels(findings: readonly Finding[]): {
  readonly drawn: readonly Panel[];
  readonly left: readonly { readonly title: string; readonly count: number }[];
} {
  const groups = byFamily(findings);
  return {
    drawn: groups
      .filter(({ findings }) => findings.length >= tooFew)
      .map(({ family, findings }) => panel(family, findings)),
    left: groups
      .filter(({ findings }) => findings.length < tooFew)
      .map(({ family, findings }) => ({ title: family.title, count: findings.length })),
  };
}

function panel(family: Family, findings: readonly Finding[]): Panel {
  const values = findings.flatMap(({ published, predicted }) => [published, predicted]);
  const domain = decadesAround(Math.min(...values), Math.max(...values));
  const x = logarithmic(domain, [square.left, square.right]);
  const y = logarithmic(domain, [square.bottom, square.top]);
  const { id, title, axis, label } = family;
  return {
    id,
    title,
    axis,
    across: decadeMarks(x, domain, label),
    upwards: decadeMarks(y, domain, label),
    diagonal: parallel(x, y, domain, 1),
    tenfold: [parallel(x, y, domain, 10), parallel(x, y, domain, 1 / 10)],
    marks: drawnInOrder.flatMap((kind) =>
      findings
        .filter((one) => one.kind === kind)
        .map(
          (one): Mark => ({
            id: one.id,
            kind,
            at: [x.at(one.published), y.at(one.predicted)],
            title: titleOf(one),
          }),
        ),
    ),
    words: wordsOf(family, findings),
  };
}

const titleOf = ({ claim, setting, kind, published_text, predicted_text }: Finding): string =>
  `${claim}${setting && ` (${setting})`}. Published ${published_text}, predicted ${predicted_text}; ${kinds[kind].name}.`;

/** More labels than this would run into one another. */
const manyLabels = 5;

/** Powers of ten, of which every first, second, third or sixth is labelled. */
export function decadeMarks(
  scale: Scale,
  [low, high]: readonly [number, number],
  label: (value: number) => string,
): AxisMarks {
  const first = Math.round(Math.log10(low));
  const powers = Array.from({ length: Math.round(Math.log10(high)) - first + 1 }, (_, i) => first + i);
  const labelled = (step: number) => powers.filter((power) => power % step === 0);
  const step = [1, 2, 3].find((one) => labelled(one).length <= manyLabels) ?? 6;
  const place = (power: number) => scale.at(Number(`1e${power}`));
  return {
    ticks: labelled(step).map((power) => ({ place: place(power), label: label(Number(`1e${power}`)) })),
    minor: powers.filter((power) => power % step !== 0).map(place),
  };
}

/** The line on which predicted is `times` published, from edge to edge of the field. */
function parallel(x: Scale, y: Scale, [low, high]: readonly [number, number], times: number): string {
  const [from, to] = [Math.max(low, low / times), Math.min(high, high / times)];
  const point = (published: number) => `${x.at(published).toFixed(1)} ${y.at(published * times).toFixed(1)}`;
  return `M${point(from)}L${point(to)}`;
}

/** The plot, for those who do not see it. */
function wordsOf({ label, axis }: Family, findings: readonly Finding[]): string {
  const published = findings.map((one) => one.published);
  const [low, high] = decadesAround(Math.min(...published), Math.max(...published));
  const parts = drawnInOrder.flatMap((kind) =>
    partOf(
      kind,
      findings.filter((one) => one.kind === kind),
    ),
  );
  return `${findings.length} figures between ${label(low)} and ${label(high)}, in ${axis}. ${parts.join(' ')}`;
}

function partOf(kind: Kind, findings: readonly Finding[]): readonly string[] {
  const { length } = findings;
  if (length === 0) return [];
  switch (kind) {
    case 'identity':
      return [
        `${length} ${length === 1 ? 'is an identity' : 'are identities'} and ${length === 1 ? 'lies' : 'lie'} on the line.`,
      ];
    case 'bound': {
      const { least, median, most } = spread(findings.map(({ shortfall }) => shortfall));
      if (length === 1)
        return [`1 is a bound, and the measurement falls ${ratioInWords(median)} times short of it.`];
      return [
        `${length} are bounds; measurements fall ${ratioInWords(least)} to ${ratioInWords(most)} times short of them, ${ratioInWords(median)} in the middle.`,
      ];
    }
    case 'open':
      return [`${length} ${length === 1 ? 'is' : 'are'} open.`];
  }
}
