import { getCollection } from 'astro:content';
import type { APIRoute, GetStaticPaths } from 'astro';

export const getStaticPaths: GetStaticPaths = async () =>
  (await getCollection('problems')).map(({ id, data }) => ({ params: { id }, props: { template: data } }));

/** A compiled problem: what Practice, a sheet or another site draws variants from. */
export const GET: APIRoute = ({ props }) => Response.json(props['template']);
