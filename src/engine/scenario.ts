import type { Attention, Hardware, Model } from './catalogue.ts';
import { EngineError } from './errors.ts';
import { type NumberFormat, numberFormats } from './number-formats.ts';
import type { Givens } from './quantities.ts';

/** What a person chooses: a machine, a model, formats; and any quantity or choice of the graph beside them. */
export type ScenarioChoice = Givens & {
  readonly hardware?: Hardware;
  readonly model?: Model;
  /** Format of the weights in memory; the one the model was published in where absent. */
  readonly weights?: NumberFormat;
  /** Format of the KV cache; bf16 where absent. */
  readonly kv?: NumberFormat;
  /** Format the matrix units multiply in; see {@link multiplyFormat}. */
  readonly multiply?: NumberFormat;
};

/**
 * The givens of a scenario: hardware, model and number formats turned into values of the graph.
 *
 * `chips` is the whole scale-up domain where absent. What is chosen beside the records wins over them.
 *
 * @returns values in base units; only what the choice determines, so that `solve` can name what is missing
 * @throws {EngineError} `scenario` when the chip has no rate for the format asked for
 */
export function scenario(choice: ScenarioChoice): Givens {
  const { hardware, model, weights = model?.weights, kv, multiply, ...rest } = choice;
  refuseIds({ hardware, model });
  return {
    ...(hardware ? ofHardware(hardware, multiply ?? multiplyFormat(hardware, weights ?? 'bf16')) : {}),
    ...(model ? ofModel(model, kv ?? 'bf16') : {}),
    ...(weights ? { bytes_per_weight: numberFormats[weights].bytes } : {}),
    ...rest,
  };
}

/**
 * The format in which a chip multiplies weights kept in `weights`: the same one where it has units for it,
 * else bf16, to which narrower weights are widened on the way (weight-only quantisation).
 */
export function multiplyFormat(hardware: Hardware, weights: NumberFormat): NumberFormat {
  return hardware.compute_rate[weights] === undefined ? 'bf16' : weights;
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

function ofHardware(hardware: Hardware, multiply: NumberFormat): Givens {
  const rate = hardware.compute_rate[multiply];
  if (rate === undefined) {
    const known = Object.keys(hardware.compute_rate).join(', ');
    throw new EngineError(
      'scenario',
      hardware.id,
      `${hardware.name} does not multiply in ${multiply}; it has ${known}.`,
    );
  }
  return {
    chips: hardware.domain,
    chip_compute_rate: rate,
    chip_memory_bandwidth: hardware.memory_bandwidth,
    chip_memory_capacity: hardware.memory_capacity,
  };
}

function ofModel(model: Model, kv: NumberFormat): Givens {
  return {
    total_params: model.total_params,
    active_params: model.active_params,
    // A dense model is one whose only expert every token uses.
    expert_params: model.experts?.params ?? 0,
    experts: model.experts?.routed ?? 1,
    active_experts: model.experts?.active ?? 1,
    bytes_per_kv_element: numberFormats[kv].bytes,
    ...ofAttention(model.attention),
  };
}

function ofAttention(attention: Attention): Givens {
  switch (attention.kind) {
    case 'grouped':
      return {
        attention: 'grouped',
        cache_layers: attention.layers,
        kv_heads: attention.kv_heads,
        head_dim: attention.head_dim,
      };
    case 'latent':
      return {
        attention: 'latent',
        cache_layers: attention.layers,
        latent_dim: attention.latent_dim,
        rope_dim: attention.rope_dim,
      };
  }
}
