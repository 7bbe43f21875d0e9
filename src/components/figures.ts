import type { EmbedElement } from '../widgets/embed/figures.ts';
import ActivationMemory from './ActivationMemory.astro';
import BatchPlots from './BatchPlots.astro';
import BoundaryRatio from './BoundaryRatio.astro';
import CacheTiers from './CacheTiers.astro';
import ContextCost from './ContextCost.astro';
import DomainGrowth from './DomainGrowth.astro';
import DrainTimes from './DrainTimes.astro';
import EqualCosts from './EqualCosts.astro';
import ExpertsTouched from './ExpertsTouched.astro';
import FallingAndRising from './FallingAndRising.astro';
import FastMode from './FastMode.astro';
import Feistel from './Feistel.astro';
import HbmDrain from './HbmDrain.astro';
import KvCacheBuilder from './KvCacheBuilder.astro';
import LeftOut from './LeftOut.astro';
import MeasuredPass from './MeasuredPass.astro';
import MemoryBudget from './MemoryBudget.astro';
import PipelineSchedule from './PipelineSchedule.astro';
import PriceTiers from './PriceTiers.astro';
import PublishedScatter from './PublishedScatter.astro';
import RackRouting from './RackRouting.astro';
import RidgeChips from './RidgeChips.astro';
import RooflinePlot from './RooflinePlot.astro';
import SlipFinder from './SlipFinder.astro';
import SumOrMax from './SumOrMax.astro';
import TrainTimetable from './TrainTimetable.astro';

/** The figures that lessons use and other people’s pages may show, by the name of their element. */
export const figures = {
  ActivationMemory,
  BatchPlots,
  BoundaryRatio,
  CacheTiers,
  ContextCost,
  DomainGrowth,
  DrainTimes,
  EqualCosts,
  ExpertsTouched,
  FallingAndRising,
  FastMode,
  Feistel,
  HbmDrain,
  KvCacheBuilder,
  LeftOut,
  MeasuredPass,
  MemoryBudget,
  PipelineSchedule,
  PriceTiers,
  PublishedScatter,
  RackRouting,
  RidgeChips,
  RooflinePlot,
  SlipFinder,
  SumOrMax,
  TrainTimetable,
} satisfies { readonly [element in EmbedElement]: unknown };
