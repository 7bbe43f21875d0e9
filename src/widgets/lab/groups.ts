import { type Givens, type QuantityId, quantity } from '../../engine/quantities.ts';
import { type ChapterId, chapterIds, chapterOf, chapterTitles } from './chapters.ts';
import type { PickId } from './pick-ids.ts';
import type { Values } from './state.ts';
import { typedIds } from './typed-ids.ts';

/** Fields that stand together, below the first ones. */
export type Group = {
  readonly id: string;
  readonly title: string;
  readonly picks: readonly PickId[];
  readonly ids: readonly QuantityId[];
};

/** The place on the page where all fields are. */
export const fieldsId = 'lab-fields';

/** Fields that always stand at the top. */
export const firstIds: readonly QuantityId[] = ['chips', 'batch', 'context', 'chip_rent'];

const pass: Group = {
  id: 'pass',
  title: 'What the bound assumes',
  picks: ['overlap', 'experts_read', 'attention_arithmetic', 'speculation'],
  ids: ['tokens_per_pass', 'acceptance', 'compute_efficiency', 'memory_efficiency', 'usable_memory'],
};
const chip: Group = {
  id: 'chip',
  title: 'Numbers of the chip',
  picks: ['multiply', 'attention_multiply', 'capacity'],
  ids: [
    'chip_compute_rate',
    'chip_memory_bandwidth',
    'chip_memory_capacity',
    'chip_scale_up_bandwidth',
    'chip_scale_out_bandwidth',
  ],
};
const model: Group = {
  id: 'model',
  title: 'Numbers of the model',
  picks: ['active'],
  ids: [
    'total_params',
    'active_params',
    'bytes_per_weight',
    'kv_bytes_per_token',
    ...typedIds.filter((id) => ['model', 'attention'].includes(chapterOf(id))),
  ].filter(
    (id, at, all) => all.indexOf(id) === at && !firstIds.some((first) => first === id),
  ) as QuantityId[],
};
const placed = new Set<QuantityId>([...firstIds, ...pass.ids, ...chip.ids, ...model.ids]);

const picksOf: { readonly [Id in ChapterId]?: readonly PickId[] } = {
  clusters: ['network'],
  pipeline: ['schedule'],
  training: [],
};

/** All groups: three of this setup's own numbers, then what further chapters of the graph ask for. */
export const groups: readonly Group[] = [
  pass,
  chip,
  model,
  ...chapterIds.flatMap((id): readonly Group[] => {
    const ids = typedIds.filter((one) => chapterOf(one) === id && !placed.has(one));
    return ids.length > 0 ? [{ id, title: chapterTitles[id], picks: picksOf[id] ?? [], ids }] : [];
  }),
];

/** The group a field stands in; nothing for one at the top. */
export const groupOf = (id: QuantityId): string | undefined => groups.find(({ ids }) => ids.includes(id))?.id;

/**
 * The fields of a group that are of use in a setup: of a model's shape, only what it has.
 *
 * @param wanted - a field somebody asked for, whether the model has it or not
 */
export const fieldsOf = (
  group: Group,
  givens: Givens,
  values: Values,
  wanted: QuantityId | undefined,
): readonly QuantityId[] =>
  group.id === 'model'
    ? group.ids.filter(
        (id) =>
          givens[id] !== undefined ||
          values[id] !== undefined ||
          id === wanted ||
          quantity(id).kind === 'derived',
      )
    : group.ids;
