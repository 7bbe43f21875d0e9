import type { ProblemTemplate } from '../../problems/template.ts';

export type Fetched = {
  /** By id, in the order they were asked for. */
  readonly templates: ReadonlyMap<string, ProblemTemplate>;
  /** Ids of those that did not come. */
  readonly missing: readonly string[];
};

/**
 * Fetches compiled problems.
 *
 * @param folder - where they lie: `/problems/`
 */
export async function fetchTemplates(folder: string, ids: readonly string[]): Promise<Fetched> {
  const found = await Promise.all(
    ids.map(async (id): Promise<readonly [string, ProblemTemplate] | string> => {
      try {
        const response = await fetch(`${folder}${id}.json`);
        return response.ok ? [id, (await response.json()) as ProblemTemplate] : id;
      } catch {
        return id; // The network is gone; the page says which problems did not come.
      }
    }),
  );
  return {
    templates: new Map(found.flatMap((one) => (typeof one === 'string' ? [] : [one]))),
    missing: found.filter((one) => typeof one === 'string'),
  };
}
