import { format } from '../../engine/format.ts';
import { numberFormats } from '../../engine/number-formats.ts';
import type { Givens } from '../../engine/quantities.ts';
import { multiplyFormat } from '../../engine/scenario.ts';
import { frame, lettering } from '../plot/frame.ts';
import { perMillion } from '../plot/per-million.ts';
import type { Label, MarkerReading, Picture } from '../plot/picture.ts';
import { valueAcross } from '../plot/places.ts';
import type { Table } from '../plot/table.ts';
import {
  costHere,
  costShape,
  costSpoken,
  latencyHere,
  latencyShape,
  latencySpoken,
  memoryHere,
  plain,
  type Words,
} from './captions.ts';
import { batchScale, costDrawing, latencyDrawing, sampled } from './drawing.ts';
import { type Landmarks, landmarksOf } from './landmarks.ts';
import { type Pass, passAt } from './pass.ts';
import { batchSteps, bounds, givensOf, type Scene } from './scene.ts';
import { tablesOf } from './table.ts';

/** One plot of a scene, whatever the batch. */
export type Figure = {
  /** What it shows: `latency`. */
  readonly name: string;
  readonly picture: Picture;
  /** How high the heavy line is for a pass. */
  readonly heightOf: (pass: Pass) => number;
  /** The shape of the lines, in words. */
  readonly shape: string;
  readonly table: Table;
};

/** What the plots show of a scene, whatever the batch. */
export type Figures = {
  readonly latency: Figure;
  readonly cost: Figure;
  /** What the bound takes for granted, in sentences. */
  readonly assumptions: readonly string[];
  readonly givens: Givens;
  readonly landmarks: Landmarks;
};

/** The chosen batch in one plot. */
export type Marked = {
  readonly marker: MarkerReading;
  /** The values there, in words. */
  readonly here: Words;
  /** Whether it fits in memory, where there is something to say. */
  readonly memory: string;
};

/** The chosen batch in both plots. */
export type Reading = {
  readonly latency: Marked;
  readonly cost: Marked;
  readonly fits: boolean;
  /** All of it, for the live region. */
  readonly spoken: string;
};

/** The two plots of a scene; the work of a changed scene. */
export const figures = (scene: Scene): Figures => figuresOf(givensOf(scene), assumptions(scene));

/**
 * The two plots of any setup.
 *
 * @param givens - all that a cost per token needs; the batch plays no part
 * @param assumptions - what the bound takes for granted, in sentences
 * @throws {EngineError} as `solve` does
 */
export function figuresOf(givens: Givens, assumptions: readonly string[] = []): Figures {
  const landmarks = landmarksOf(givens);
  const passes = sampled(givens);
  const [latency, cost] = [latencyDrawing(passes, landmarks), costDrawing(passes, landmarks)];
  const tables = tablesOf(givens, landmarks);
  return {
    latency: {
      name: 'latency',
      picture: latency.picture,
      heightOf: ({ times }) => latency.y.at(times.whole),
      shape: latencyShape(landmarks),
      table: tables.latency,
    },
    cost: {
      name: 'cost',
      picture: cost.picture,
      heightOf: ({ costs }) => cost.y.at(costs.whole),
      shape: costShape(givens, landmarks),
      table: tables.cost,
    },
    assumptions,
    givens,
    landmarks,
  };
}

/** The chosen batch in both plots; the work of a moved marker. */
export function reading({ latency, cost, givens, landmarks }: Figures, batch: number): Reading {
  const pass = passAt(givens, batch);
  const fits = batch <= landmarks.largest_fit;
  const memory = memoryHere(givens, landmarks, batch);
  const [latencyWords, costWords] = [latencyHere(pass), costHere(givens, pass)];

  const marker = (heightOf: Figure['heightOf'], side: Side, value: string, text: string): MarkerReading => {
    const x = batchScale.at(batch);
    const heightAt = (place: number) => heightOf(passAt(givens, batchScale.invert(place)));
    return {
      x,
      y: heightOf(pass),
      label: aboveLine(x, heightAt, side, value),
      now: batch,
      min: bounds.batch.least,
      max: bounds.batch.most,
      text: fits ? text : `${text}, does not fit in memory`,
    };
  };

  return {
    latency: {
      marker: marker(latency.heightOf, 'end', format(pass.times.whole, 's'), latencySpoken(pass)),
      here: latencyWords,
      memory,
    },
    cost: {
      marker: marker(cost.heightOf, 'start', perMillion(pass.costs.whole), costSpoken(givens, pass)),
      here: costWords,
      // Said once where it is a remark, under both plots where it is a warning.
      memory: fits ? '' : memory,
    },
    fits,
    spoken: [plain(latencyWords), plain(costWords), memory].filter(Boolean).join(' '),
  };
}

/** A pointer this near a step of the slider means the step. */
const reach = 1;

/** The batch at a share of the plot's width: the step of the slider there, or else two figures, as a pointer can aim. */
export function batchAt(share: number): number {
  const batch = valueAcross(batchScale, share);
  const near = batchSteps.find((step) => Math.abs(batchScale.at(step) - batchScale.at(batch)) < reach);
  return near ?? Math.round(Number(batch.toPrecision(2)));
}

/** Which end of a label stands at its place. */
type Side = 'start' | 'end';

/** A label at a place of a line, above the line along its whole length; on the wanted side, unless the frame ends there. */
function aboveLine(x: number, heightAt: (place: number) => number, side: Side, text: string): Label {
  const length = text.length * lettering.letter + 13;
  const hasRoom = side === 'end' ? x - length > frame.left : x + length < frame.right;
  const away = (side === 'start') === hasRoom ? 1 : -1;
  const line = Math.min(heightAt(x), heightAt(x + away * length));
  return {
    x: x + away * 13,
    y: Math.max(frame.top + lettering.line - 3, line - 10),
    anchor: away === 1 ? 'start' : 'end',
    text,
  };
}

/** In which formats weights are read and multiplied. One of the same width has the same rate, whatever it is called. */
function arithmeticInWords({ hardware, weights }: Scene): string {
  const multiplied = multiplyFormat(hardware, weights);
  const [kept, rate] = [numberFormats[weights].name, numberFormats[multiplied].name];
  if (kept === rate) return `Weights are read and multiplied in ${kept}, at the dense peak rate.`;
  // Blocks of 4 bits share a scale, which is a part of their bytes and not of their arithmetic.
  const own = numberFormats[numberFormats[weights].rate].bytes;
  return numberFormats[multiplied].bytes > own
    ? `Weights are read in ${kept} and multiplied in ${rate}, since ${hardware.name} has no units for ${kept}.`
    : `Weights are read in ${kept}, at the dense peak rate of ${rate}.`;
}

function assumptions(scene: Scene): readonly string[] {
  const { model } = scene;
  return [
    arithmeticInWords(scene),
    `${model.name} keeps its KV cache in ${numberFormats.bf16.name}.`,
    'Every byte arrives at the full bandwidth of the memory. The network between chips, the starting of kernels and the arithmetic of attention take no time.',
  ];
}
