import { defineCollection } from 'astro:content';
import { z } from 'astro/zod';
import type { Chapter } from './authoring/course.ts';
import type { EvidenceRecord } from './authoring/evidence.ts';
import type { LessonFacts } from './authoring/fact.ts';
import type { GlossaryTerm } from './authoring/glossary.ts';
import type { HardwareRecord } from './authoring/hardware.ts';
import { LessonHead } from './authoring/lesson.ts';
import {
  cardLoader,
  courseLoader,
  evidenceLoader,
  factLoader,
  glossaryLoader,
  hardwareLoader,
  lessonLoader,
  modelLoader,
  priceLoader,
  problemLoader,
  setLoader,
  sourceLoader,
} from './authoring/loaders.ts';
import type { ModelRecord } from './authoring/model.ts';
import type { PriceRecord } from './authoring/price.ts';
import type { SetRecord } from './authoring/set-file.ts';
import type { SourceRecord } from './authoring/source.ts';
import type { RecallCard } from './problems/card.ts';
import type { ProblemTemplate } from './problems/template.ts';

// The loaders have checked every value; here the types are only named.
export const collections = {
  course: defineCollection({ loader: courseLoader, schema: z.custom<Chapter>() }),
  lessons: defineCollection({ loader: lessonLoader(), schema: LessonHead }),
  problems: defineCollection({ loader: problemLoader, schema: z.custom<ProblemTemplate>() }),
  sets: defineCollection({ loader: setLoader, schema: z.custom<SetRecord>() }),
  cards: defineCollection({ loader: cardLoader, schema: z.custom<RecallCard>() }),
  hardware: defineCollection({ loader: hardwareLoader, schema: z.custom<HardwareRecord>() }),
  models: defineCollection({ loader: modelLoader, schema: z.custom<ModelRecord>() }),
  evidence: defineCollection({ loader: evidenceLoader, schema: z.custom<EvidenceRecord>() }),
  facts: defineCollection({ loader: factLoader, schema: z.custom<LessonFacts>() }),
  glossary: defineCollection({ loader: glossaryLoader, schema: z.custom<GlossaryTerm>() }),
  prices: defineCollection({ loader: priceLoader, schema: z.custom<PriceRecord>() }),
  sources: defineCollection({ loader: sourceLoader, schema: z.custom<SourceRecord>() }),
};
