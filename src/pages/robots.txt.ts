import type { APIRoute } from 'astro';

/** Whoever crawls is welcome; with an address of the site, the map of it is named. */
export const GET: APIRoute = ({ site }) =>
  new Response(
    [
      'User-agent: *',
      'Allow: /',
      ...(site ? [`Sitemap: ${new URL(`${import.meta.env.BASE_URL}sitemap-index.xml`, site)}`] : []),
      '',
    ].join('\n'),
  );
