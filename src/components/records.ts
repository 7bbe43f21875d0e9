import { getCollection } from 'astro:content';
import type { HardwareRecord } from '../authoring/hardware.ts';
import type { ModelRecord } from '../authoring/model.ts';
import type { SourceRecord } from '../authoring/source.ts';

/** The catalogue as pages read it. */
export type SiteRecords = {
  readonly hardware: ReadonlyMap<string, HardwareRecord>;
  readonly models: ReadonlyMap<string, ModelRecord>;
  readonly sources: ReadonlyMap<string, SourceRecord>;
  readonly lessons: readonly string[];
};

/** Every record of the catalogue, by id. */
export async function records(): Promise<SiteRecords> {
  const [hardware, models, sources, lessons] = await Promise.all([
    getCollection('hardware'),
    getCollection('models'),
    getCollection('sources'),
    getCollection('lessons'),
  ]);
  const byId = <T>(entries: readonly { readonly id: string; readonly data: T }[]) =>
    new Map(entries.map(({ id, data }) => [id, data]));
  return {
    hardware: byId(hardware),
    models: byId(models),
    sources: byId(sources),
    lessons: lessons.map(({ id }) => id),
  };
}
