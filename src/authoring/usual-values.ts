import type { QuantityId } from '../engine/quantities.ts';

const oneOf = (...values: readonly string[]): string => `{ one_of: [${values.join(', ')}] }`;

/** Values a person would meet, as `given` has them, of what no chip and no model brings along. */
export const usualValues: { readonly [id in QuantityId]?: string } = {
  batch: '{ from: 8 sequences, to: 256 sequences, by: doubling }',
  context: oneOf('2000 tokens/sequence', '4000 tokens/sequence', '8000 tokens/sequence'),
  prompt: oneOf('1000 tokens/sequence', '4000 tokens/sequence', '16000 tokens/sequence'),
  output: oneOf('500 tokens/sequence', '1000 tokens/sequence', '2000 tokens/sequence'),
  chunk: oneOf('500 tokens/sequence', '1000 tokens/sequence', '2000 tokens/sequence'),
  acceptance: oneOf('0.6', '0.7', '0.8'),

  window: oneOf('500 tokens/sequence', '1000 tokens/sequence', '4000 tokens/sequence'),
  window_layers: oneOf('10 layers', '20 layers', '30 layers'),
  state_elements: oneOf('1e6 elements/sequence', '2e6 elements/sequence', '5e6 elements/sequence'),
  selected_tokens: oneOf('1000 tokens/sequence', '2000 tokens/sequence'),
  indexer_bytes: oneOf('100 bytes/(token*layer)', '200 bytes/(token*layer)'),
  indexer_heads: oneOf('30 heads', '60 heads'),
  indexer_dim: oneOf('60 elements/head', '100 elements/head'),

  chip_rent: oneOf('$2/(chip*hour)', '$3/(chip*hour)', '$4/(chip*hour)'),
  price_ratio: oneOf('2', '4', '6'),
  speed_ratio: oneOf('1.5', '2', '2.5'),
  price_per_token: oneOf('$1/Mtok', '$2/Mtok', '$5/Mtok'),
  input_price: oneOf('$1/Mtok', '$2/Mtok', '$3/Mtok'),
  cached_price: oneOf('$0.1/Mtok', '$0.2/Mtok', '$0.3/Mtok'),
  output_price: oneOf('$5/Mtok', '$10/Mtok', '$20/Mtok'),
  input_tokens: oneOf('5e12 tokens', '10e12 tokens', '20e12 tokens'),
  cached_tokens: oneOf('5e12 tokens', '10e12 tokens', '20e12 tokens'),
  output_tokens: oneOf('1e12 tokens', '2e12 tokens', '3e12 tokens'),
  step_context: oneOf('100000 tokens/sequence', '200000 tokens/sequence', '400000 tokens/sequence'),
  step_ratio: oneOf('1.5', '2', '3'),
  measured_throughput_per_chip: oneOf('500 tokens/(s*chip)', '1000 tokens/(s*chip)', '2000 tokens/(s*chip)'),
  measured_user_speed: oneOf('20 tokens/(s*sequence)', '50 tokens/(s*sequence)', '100 tokens/(s*sequence)'),
  prefill_rate_per_chip: oneOf('5000 tokens/(s*chip)', '10000 tokens/(s*chip)', '20000 tokens/(s*chip)'),
  request_rate: oneOf('5 sequences/s', '10 sequences/s', '20 sequences/s'),
  transfer_bandwidth: oneOf('20 GB/s', '50 GB/s', '100 GB/s'),

  stages: oneOf('2', '4', '8'),
  micro_batch: oneOf('8 sequences', '16 sequences', '32 sequences'),
  micro_batches: oneOf('10', '20', '40'),
  layers_per_stage: oneOf('8 layers', '16 layers', '32 layers'),
  hop_time: oneOf('5 µs', '10 µs', '20 µs'),
  boundary_wires: oneOf('4 chips', '8 chips'),
  expert_chips: oneOf('8 chips', '16 chips', '32 chips'),
  racks: oneOf('2', '4', '8'),
  moe_layers: oneOf('20 layers', '40 layers', '60 layers'),
  token_copies: oneOf('4 1/layer', '8 1/layer'),
  bytes_per_dispatched: oneOf('1 byte/element', '2 bytes/element'),
  bytes_per_combined: '2 bytes/element',

  pretraining_tokens: oneOf('2e12 tokens', '5e12 tokens', '15e12 tokens'),
  rl_tokens: oneOf('0.5e12 tokens', '1e12 tokens', '2e12 tokens'),
  inference_tokens: oneOf('20e12 tokens', '50e12 tokens', '100e12 tokens'),
  rl_flop_per_param: oneOf('2 FLOP/(parameter*token)', '4 FLOP/(parameter*token)'),
  decode_efficiency: oneOf('0.2', '0.3', '0.5'),
  training_budget: oneOf('1e24 FLOP', '3e24 FLOP', '10e24 FLOP'),
  training_mfu: oneOf('0.3', '0.4', '0.5'),
  token_rate: oneOf('1e6 tokens/s', '2e6 tokens/s', '5e6 tokens/s'),
  service_life: oneOf('30 days', '60 days', '90 days'),
  training_batch: oneOf('8000 tokens', '16000 tokens', '32000 tokens'),
  activations_per_element: oneOf('10 1/layer', '20 1/layer', '30 1/layer'),
  bytes_per_activation: oneOf('1 byte/element', '2 bytes/element'),
  falling_exponent: oneOf('0.3', '0.5', '0.8'),
  rising_exponent: oneOf('1.2', '1.5', '2'),
  falling_coefficient: oneOf('$10', '$20', '$50'),
  rising_coefficient: oneOf('$1', '$2', '$3'),
  chosen_size: oneOf('3', '4', '6'),

  tier_capacity: oneOf('1 TB', '2 TB', '4 TB'),
  tier_bandwidth: oneOf('10 GB/s', '20 GB/s', '50 GB/s'),
  tier_rent: oneOf('$0.1/hour', '$0.2/hour', '$0.5/hour'),
  hold_time: oneOf('5 min', '20 min', '60 min'),
};

/** What must be given besides, or otherwise, for a question to have an answer worth asking for. */
export const usualSetups: { readonly [ask: string]: { readonly [name: string]: string } } = {
  // Without drafts, a pass gains a token.
  tokens_gained: {
    speculation: 'drafted',
    tokens_per_pass: oneOf('3 tokens/sequence', '4 tokens/sequence', '5 tokens/sequence'),
  },
  // If a pass reads all, it is what the model has.
  params_read: { experts_read: 'touched', batch: oneOf('2 sequences', '4 sequences', '8 sequences') },
  // Beyond the balance context, no batch is bound by compute.
  optimal_batch_with_kv: {
    context: oneOf('50 tokens/sequence', '100 tokens/sequence', '150 tokens/sequence'),
  },
  // With as many micro-batches as stages, nobody waits.
  inference_bubble: { stages: oneOf('8', '16'), micro_batches: oneOf('3', '5', '7') },
};
