import type { APIRoute } from 'astro';
import { records } from '../../components/records.ts';
import type { Sources } from '../../widgets/lab/sources.ts';

/** Where the numbers of every chip and model come from; fetched when somebody first asks why. */
export const GET: APIRoute = async () => {
  const { hardware, models, sources } = await records();
  const named = [
    ...[...hardware].map(([id, record]) => [`hardware/${id}`, record.sources] as const),
    ...[...models].map(([id, record]) => [`model/${id}`, record.sources] as const),
  ];
  const used = new Set(named.flatMap(([, ids]) => ids));
  const all: Sources = {
    of: Object.fromEntries(named),
    sources: Object.fromEntries(
      [...sources]
        .filter(([id]) => used.has(id))
        .map(([id, { title, authors, year, url, seen }]) => [
          id,
          { title, by: authors, year, ...(url && { url }), seen },
        ]),
    ),
  };
  return Response.json(all);
};
