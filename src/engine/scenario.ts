import type { Attention, Hardware, Model } from './catalogue.ts';
import { EngineError } from './errors.ts';
import { measured } from './measure.ts';
import { type NumberFormat, numberFormats, type RateFormat } from './number-formats.ts';
import { type Choices, type Givens, isQuantity, type QuantityId, quantity } from './quantities.ts';

/** What a person chooses: a machine, a model, formats; and any quantity or choice of the graph beside them. */
export type ScenarioChoice = Choices & {
  /** A value in the quantity's base unit, or text with its unit, such as `$2/(chip*hour)`. */
  readonly [Id in QuantityId]?: number | string;
} & {
  readonly hardware?: Hardware;
  readonly model?: Model;
  /** Format of the weights in memory; where absent, or the one the model was published in, all weights are as published. */
  readonly weights?: NumberFormat;
  /** Format of the KV cache; bf16 where absent. */
  readonly kv?: NumberFormat;
  /** Format the matrix units multiply weights in; see {@link multiplyFormat}. */
  readonly multiply?: NumberFormat;
  /** Format they multiply attention in; the same where absent. */
  readonly attention_multiply?: NumberFormat;
  /** Which count of active parameters: as published, or those a token is multiplied with. */
  readonly active?: 'published' | 'multiplied';
  /** Which memory of a chip: as its label counts, all that is soldered on, or what software sees. */
  readonly capacity?: 'label' | 'physical' | 'usable';
};

/**
 * The givens of a scenario: hardware, model and number formats turned into values of the graph.
 *
 * `chips` is the whole scale-up domain where absent. What is chosen beside the records wins over them.
 *
 * @returns values in base units; only what the choice determines, so that `missingFor` can say what is missing
 * @throws {EngineError} `scenario` when the chip has no rate for the format asked for or no such capacity; `unit` or
 *   `bad_given` when a value written with its unit does not fit
 */
export function scenario(choice: ScenarioChoice): Givens {
  const { hardware, model, weights, kv, multiply, attention_multiply, active, capacity, ...rest } = choice;
  refuseIds({ hardware, model });
  const kept = weights ?? (model ? publishedFormat(model) : 'bf16');
  const chosen = inBaseUnits(rest);
  return {
    ...(hardware && ofHardware(hardware, multiply ?? multiplyFormat(hardware, kept), capacity ?? 'label')),
    ...(hardware && attention_multiply && ofAttentionRate(hardware, attention_multiply, chosen.chips)),
    ...(model && ofModel(model, kv ?? 'bf16', active ?? 'published')),
    ...ofWeights(model, weights),
    ...chosen,
  };
}

/** The format most of a model's weights were published in: that of its experts, where they have one of their own. */
export const publishedFormat = ({ weights, expert_weights }: Model): NumberFormat =>
  expert_weights ?? weights;

/**
 * The format in which a chip multiplies weights kept in `weights`: that of the same width where it has units for it,
 * else 16 bits, to which narrower weights are widened on the way (weight-only quantisation).
 */
export function multiplyFormat(hardware: Hardware, weights: NumberFormat): RateFormat {
  const own = numberFormats[weights].rate;
  const sixteen = hardware.compute_rate.bf16 === undefined ? 'fp16' : 'bf16';
  return hardware.compute_rate[own] === undefined ? sixteen : own;
}

/** A script without types may hand in an id where a record belongs. */
function refuseIds(records: { readonly [name: string]: unknown }): void {
  for (const [name, record] of Object.entries(records)) {
    if (record === undefined || typeof record === 'object') continue;
    throw new EngineError(
      'scenario',
      name,
      `${name} is a record of the catalogue; this is "${record}". Look it up first.`,
    );
  }
}

/** Values written with their units, turned into numbers. */
function inBaseUnits(chosen: { readonly [name: string]: unknown }): Givens {
  return Object.fromEntries(
    Object.entries(chosen).map(([name, value]) =>
      typeof value === 'string' && isQuantity(name)
        ? [name, measured(name, value, quantity(name).unit)]
        : [name, value],
    ),
  );
}

/** [FLOP/s] of one chip. */
function rateOf(hardware: Hardware, multiply: NumberFormat): number {
  const rate = hardware.compute_rate[numberFormats[multiply].rate];
  if (rate !== undefined) return rate;
  const known = Object.keys(hardware.compute_rate).join(', ');
  throw new EngineError(
    'scenario',
    hardware.id,
    `${hardware.name} does not multiply in ${multiply}; it has ${known}.`,
  );
}

function ofHardware(
  hardware: Hardware,
  multiply: NumberFormat,
  capacity: 'label' | 'physical' | 'usable',
): Givens {
  const { memory_capacity: label, memory_physical: physical, memory_usable: usable } = hardware;
  const memory = { label, physical, usable }[capacity];
  if (memory === undefined)
    throw new EngineError(
      'scenario',
      hardware.id,
      `The ${capacity} memory of ${hardware.name} is not known; its label says ${label / 1e9} GB.`,
    );
  const { scale_up_bandwidth, scale_out_bandwidth } = hardware;
  return {
    chips: hardware.domain,
    chip_compute_rate: rateOf(hardware, multiply),
    chip_memory_bandwidth: hardware.memory_bandwidth,
    chip_memory_capacity: memory,
    ...(scale_up_bandwidth !== undefined && { chip_scale_up_bandwidth: scale_up_bandwidth }),
    ...(scale_out_bandwidth !== undefined && { chip_scale_out_bandwidth: scale_out_bandwidth }),
  };
}

const ofAttentionRate = (hardware: Hardware, multiply: NumberFormat, chips = hardware.domain): Givens => ({
  attention_compute_rate: chips * rateOf(hardware, multiplyFormat(hardware, multiply)),
});

function ofModel(model: Model, kv: NumberFormat, active: 'published' | 'multiplied'): Givens {
  return {
    total_params: model.total_params,
    // A total that is published rounded may be less than what was counted.
    active_params:
      active === 'published' ? model.active_params : Math.min(model.multiplied_params, model.total_params),
    // A dense model is one whose only expert every token uses.
    expert_params: model.experts?.params ?? 0,
    experts: model.experts?.routed ?? 1,
    active_experts: model.experts?.active ?? 1,
    ...(model.experts?.layers !== undefined && { moe_layers: model.experts.layers }),
    ...(model.layers !== undefined && { layers: model.layers }),
    ...(model.model_dim !== undefined && { model_dim: model.model_dim }),
    bytes_per_kv_element: numberFormats[kv].bytes,
    ...ofAttention(model.attention),
  };
}

/** Bytes per weight in the format chosen; as published where that is the one, on average where experts have their own. */
function ofWeights(model: Model | undefined, weights: NumberFormat | undefined): Givens {
  if (!model || (weights && weights !== publishedFormat(model)))
    return weights ? { bytes_per_weight: numberFormats[weights].bytes } : {};
  const { experts, expert_weights, total_params } = model;
  const rest = numberFormats[model.weights].bytes;
  if (!expert_weights || !experts) return { bytes_per_weight: rest };
  const own = numberFormats[expert_weights].bytes;
  return {
    weight_formats: 'two',
    bytes_per_expert_weight: own,
    bytes_per_weight: rest + ((own - rest) * experts.params) / total_params,
  };
}

function ofAttention(attention: Attention): Givens {
  if (attention.kind === 'stated')
    return {
      cache: 'stated',
      kv_bytes_per_token: attention.stored_per_token,
      kv_fixed_bytes: attention.stored_fixed,
      kv_read_per_token: attention.read_per_token,
      kv_read_fixed: attention.read_fixed,
    };
  const { layers, heads, window: recent, state_elements, sparse } = attention;
  return {
    cache_layers: layers,
    query_heads: heads,
    ...(attention.kind === 'grouped'
      ? { attention: 'grouped', kv_heads: attention.kv_heads, head_dim: attention.head_dim }
      : {
          attention: 'latent',
          latent_dim: attention.latent_dim,
          rope_dim: attention.rope_dim,
          key_dim: attention.key_dim,
          value_dim: attention.value_dim,
        }),
    ...(recent && { cache: 'windowed', window_layers: recent.layers, window: recent.tokens }),
    ...(state_elements !== undefined && { cache: 'hybrid', state_elements }),
    ...(sparse && {
      cache: 'sparse',
      selected_tokens: sparse.selected,
      indexer_heads: sparse.indexer_heads,
      indexer_dim: sparse.indexer_dim,
      indexer_bytes: sparse.indexer_bytes,
    }),
  };
}
