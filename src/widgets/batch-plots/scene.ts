import type { Hardware, Model } from '../../engine/catalogue.ts';
import type { NumberFormat } from '../../engine/number-formats.ts';
import { type Choices, type Givens, quantities } from '../../engine/quantities.ts';
import { publishedFormat, scenario } from '../../engine/scenario.ts';
import { readUnit } from '../../engine/units.ts';
import { nextStep } from '../controls/next-step.ts';
import { octaveSteps } from '../controls/octave-steps.ts';
import type { Bounds } from '../controls/read-number.ts';

/** The records a reader may choose from. */
export type Records = { readonly hardware: readonly Hardware[]; readonly models: readonly Model[] };

/** Where the plots start: what a page says, as JSON holds it. */
export type Start = {
  /** Id of a hardware record. */
  readonly hardware: string;
  /** Id of a model record. */
  readonly model: string;
  /** [sequence] */
  readonly batch: number;
  /** [token/sequence] */
  readonly context: number;
  /** Chips used; the whole domain of the hardware where absent. */
  readonly chips?: number | undefined;
  /** [$/(chip*hour)] of a chip; 2 where absent, as the lecture has it. */
  readonly rent?: number | undefined;
  /** The format the model was published in where absent. */
  readonly weights?: NumberFormat | undefined;
};

/** Everything a reader has chosen except the batch, which is what the plots run over. */
export type Scene = {
  readonly hardware: Hardware;
  readonly model: Model;
  readonly chips: number;
  readonly weights: NumberFormat;
  /** [token/sequence] */
  readonly context: number;
  /** [$/(chip*hour)], as it is typed. */
  readonly rent: number;
  readonly overlap: NonNullable<Choices['overlap']>;
  readonly experts_read: NonNullable<Choices['experts_read']>;
};

/** What the fields take. */
export const bounds = {
  batch: { least: 1, most: 2 ** 14, whole: true },
  context: { least: 1, most: 2 ** 20, whole: true },
  chips: { least: 1, most: 100_000, whole: true },
  rent: { least: 0.01, most: 1000, whole: false },
} as const satisfies { readonly [field: string]: Bounds };

/** Where the sliders stop. */
export const batchSteps = octaveSteps(1, bounds.batch.most);
export const contextSteps = octaveSteps(256, bounds.context.most);

/** The scene a page asks for. @throws Error naming a record there is not, or a number the fields would not take */
export function firstScene(records: Records, start: Start): Scene {
  const hardware = records.hardware.find(({ id }) => id === start.hardware);
  const model = records.models.find(({ id }) => id === start.model);
  if (!hardware) throw new Error(`There is no hardware record "${start.hardware}" for these plots.`);
  if (!model) throw new Error(`There is no model record "${start.model}" for these plots.`);
  for (const [name, { least, most }] of Object.entries(bounds)) {
    const value = start[name as keyof typeof bounds] ?? least;
    if (!(value >= least && value <= most))
      throw new Error(`These plots start with ${name} from ${least} to ${most}; this is ${value}.`);
  }
  return {
    hardware,
    model,
    chips: start.chips ?? hardware.domain,
    weights: start.weights ?? publishedFormat(model),
    context: start.context,
    rent: start.rent ?? 2,
    overlap: 'perfect',
    experts_read: 'all',
  };
}

/** Another machine, all of its domain. */
export const withHardware = (scene: Scene, hardware: Hardware): Scene => ({
  ...scene,
  hardware,
  chips: hardware.domain,
});

/** Another model, in the format it was published in. */
export const withModel = (scene: Scene, model: Model): Scene => ({
  ...scene,
  model,
  weights: publishedFormat(model),
});

/** What the graph is given of a scene: everything but the batch. */
export function givensOf({ rent, ...scene }: Scene): Givens {
  return scenario({ ...scene, chip_rent: rent * readUnit(quantities.chip_rent.stated_in).scale });
}

/** The batch a key leads to from another, or nothing for a key that leads nowhere. */
export const nextBatch = (batch: number, key: string): number | undefined => nextStep(batchSteps, batch, key);
