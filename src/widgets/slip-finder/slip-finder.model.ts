import { toFigures } from '../../engine/numerals.ts';
import type { AxisMarks } from '../plot/axis.model.ts';
import { lettering } from '../plot/frame.ts';
import { logarithmic } from '../plot/scale.ts';
import type { Table } from '../plot/table.ts';

/** A slip one may suspect, and what it leads to. */
export type Suspect = {
  readonly id: string;
  readonly label: string;
  readonly value: number;
  readonly text: string;
  /** Whether that is what was claimed. */
  readonly lands: boolean;
};

/** A claim, worked out: what is right, what was claimed, and what each slip would give. */
export type Claim = {
  readonly id: string;
  readonly title: string;
  /** Whose it is, and what was put in. */
  readonly says: string;
  /** Which check finds it, told once it is found. */
  readonly check: string;
  readonly of: string;
  /** The Lab's address for the right number. */
  readonly lab: string;
  readonly right: { readonly value: number; readonly text: string };
  readonly claimed: { readonly value: number; readonly text: string };
  readonly suspects: readonly Suspect[];
  readonly axis: AxisMarks;
};

/** Where things stand in the picture: one row each for what was claimed, what is right and what the slip gives. */
export const field = { width: 360, height: 128, left: 14, right: 346, bottom: 98 } as const;
const rows = { claimed: 22, right: 50, slip: 78 } as const;

/** The axis of all values of a claim. */
export const scaleOf = (values: readonly number[]) => {
  const [low, high] = [Math.min(...values) / 1.6, Math.max(...values) * 1.6];
  return logarithmic([low, high], [field.left, field.right]);
};

/** A value in its row, with its name beside it. */
export type Dot = {
  readonly row: keyof typeof rows;
  readonly x: number;
  readonly y: number;
  readonly label: { readonly x: number; readonly anchor: 'start' | 'end'; readonly text: string };
};

/** What is seen and said while one slip is suspected. */
export type Trial = { readonly dots: readonly Dot[]; readonly words: string; readonly lands: boolean };

export function trial(claim: Claim, suspect: string | undefined): Trial {
  const { right, claimed, suspects, check } = claim;
  const scale = scaleOf([right.value, ...suspects.map(({ value }) => value)]);
  const dot = (row: Dot['row'], value: number, text: string): Dot => {
    const x = scale.at(value);
    const fits = x + 12 + text.length * lettering.letter < field.right;
    return {
      row,
      x,
      y: rows[row],
      label: { x: fits ? x + 10 : x - 10, anchor: fits ? 'start' : 'end', text },
    };
  };
  const both = [
    dot('claimed', claimed.value, `claimed ${claimed.text}`),
    dot('right', right.value, `by the engine ${right.text}`),
  ];
  const chosen = suspects.find(({ id }) => id === suspect);
  if (!chosen)
    return {
      dots: both,
      words: `Claimed is ${claimed.text}; the engine finds ${right.text}, ${timesOf(right.value, claimed.value)} what is claimed.`,
      lands: false,
    };
  const verb = isPlural(claim.of) ? 'are' : 'is';
  const dots = [...both, dot('slip', chosen.value, `with this slip ${chosen.text}`)];
  return {
    dots,
    lands: chosen.lands,
    words: chosen.lands
      ? `With this slip the ${claim.of} ${verb} ${chosen.text}, which is what was claimed. ${check}`
      : `With this slip the ${claim.of} ${verb} ${chosen.text}, ${timesOf(chosen.value, claimed.value)} what was claimed. It was another.`,
  };
}

/** Whether a quantity is named in the plural: `KV bytes per token`, whose first noun counts. */
const isPlural = (name: string): boolean => /[^su]s$/.test(name.split(/ (?:per|of|that|to|in) /)[0] ?? name);

/** `2 times`, `0.44 times`, `1/72 of`: how one number stands to another. */
function timesOf(value: number, other: number): string {
  const ratio = value / other;
  if (ratio < 0.1) return `1/${Math.round(1 / ratio)} of`;
  return `${toFigures(Number(ratio.toPrecision(2)), 12)} times`;
}

/** Every slip of a claim with its number. */
export const tableOf = ({ of, right, claimed, suspects }: Claim): Table => ({
  caption: `The ${of} under each slip`,
  columns: ['slip', of, 'lands on the claim'],
  rows: [
    ['none', right.text, right.value === claimed.value ? 'yes' : 'no'],
    ...suspects.map(({ label, text, lands }) => [label, text, lands ? 'yes' : 'no']),
  ],
});
