import { z } from 'astro/zod';
import type { Model } from '../engine/catalogue.ts';
import { formatIds } from '../engine/number-formats.ts';
import { idOf } from './content-id.ts';
import { measure } from './measure.ts';
import type { Mistake } from './mistake.ts';
import { provenance, type RecordRead, unknownSources, words, year } from './source.ts';
import { readRecord } from './yaml-record.ts';

/** A model, with where its numbers come from. */
export type ModelRecord = Model & {
  readonly developer: string;
  readonly year: number;
  /** [token] The longest context it was published for. */
  readonly max_context: number;
  readonly notes?: string;
  /** Ids of source records. */
  readonly sources: readonly string[];
  /** The day somebody last compared this with its sources, as `2026-11-23`. */
  readonly checked: string;
};

const count = z.int('expected a whole number without a unit, such as 61').positive();
const params = measure('parameter', 'such as 671e9 parameters');
const layers = count.describe('Layers that keep a cache of every token.');

const kinds = 'expected kind: grouped (GQA, MQA and MHA) or kind: latent (MLA)';
const attention = z.discriminatedUnion(
  'kind',
  [
    z.strictObject({
      kind: z.literal('grouped').describe('Keys and values of each KV head are cached.'),
      layers,
      kv_heads: count.describe('Heads that have keys and values of their own; query heads share them.'),
      head_dim: count.describe('Elements of one key.'),
    }),
    z.strictObject({
      kind: z.literal('latent').describe('One compressed vector is cached in place of keys and values.'),
      layers,
      latent_dim: count.describe('Elements of the compressed vector (kv_lora_rank).'),
      rope_dim: count.describe('Elements of the rotary key cached beside it (qk_rope_head_dim).'),
    }),
  ],
  { error: kinds },
);

export const ModelSchema = z.strictObject({
  name: words.describe('As its developer calls it.'),
  developer: words.describe('Who trained it.'),
  year: year.describe('Of publication.'),
  params: z
    .strictObject({
      total: params.describe('All that are stored.'),
      active: params.describe('Those one token uses; all of them in a dense model.'),
    })
    .describe('As published.'),
  weights: z.enum(formatIds).describe('The format the weights were published in.'),
  experts: z
    .strictObject({
      routed: count.describe('Routed experts of one layer.'),
      active: count.describe('Routed experts of one layer that one token uses.'),
      params: params.describe('All routed experts of all layers together.'),
    })
    .optional()
    .describe('Absent when the model is dense. Shared experts, which every token uses, are not among them.'),
  attention: attention.describe('What a layer caches of a token.'),
  max_context: measure('token', 'such as 163840 tokens').describe(
    'The longest context it was published for.',
  ),
  ...provenance,
});

/**
 * A model's file, read and checked.
 *
 * @param file - its path from the root of the project; its name is the record's id
 * @param sources - ids of the source records there are
 */
export function readModel(file: string, text: string, sources: readonly string[]): RecordRead<ModelRecord> {
  const read = readRecord(file, text, ModelSchema);
  if ('mistakes' in read) return read;
  const { data, placeOf } = read;
  const disagreements = disagreementsIn(data).map(
    ({ path, says }): Mistake => ({ code: 'wrong_type', file, ...placeOf(...path), says }),
  );
  const mistakes = [...disagreements, ...unknownSources(file, data.sources, sources, placeOf)];
  if (mistakes.length > 0) return { mistakes };

  const { name, developer, year, params, weights, experts, attention, max_context, notes, checked } = data;
  return {
    record: {
      id: idOf(file),
      name,
      developer,
      year,
      total_params: params.total,
      active_params: params.active,
      weights,
      ...(experts ? { experts } : {}),
      attention,
      max_context,
      ...(notes ? { notes } : {}),
      sources: data.sources,
      checked,
    },
  };
}

/** Numbers that cannot all be true of one model. */
function disagreementsIn({
  params,
  experts,
}: z.output<typeof ModelSchema>): readonly { readonly path: readonly string[]; readonly says: string }[] {
  const rules = [
    {
      broken: params.active > params.total,
      path: ['params', 'active'],
      says: 'params.active is more than params.total; a token uses at most all parameters.',
    },
    {
      broken: !experts && params.active < params.total,
      path: ['params', 'active'],
      says: 'params.active is less than params.total, but there are no experts; a dense model uses all its parameters. Add experts, or make the two equal.',
    },
    {
      broken: experts !== undefined && experts.active > experts.routed,
      path: ['experts', 'active'],
      says: 'experts.active is more than experts.routed; a token uses at most all experts of a layer.',
    },
    {
      broken: experts !== undefined && experts.params > params.total,
      path: ['experts', 'params'],
      says: 'experts.params is more than params.total; the experts are part of the model.',
    },
  ];
  return rules.filter(({ broken }) => broken);
}
