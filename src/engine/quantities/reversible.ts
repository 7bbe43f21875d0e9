import { derived, given, type Quantity } from './define.ts';

/** Training a network whose layers can be run backwards: compute in place of memory. */
export const reversible = {
  training_batch: given({
    symbol: 'B_t',
    name: 'tokens in one training step on a chip',
    unit: 'token',
    range: [1, 1e12],
  }),
  activations_per_element: given({
    symbol: 'h',
    name: 'activations a layer keeps per element it passes on',
    unit: '1/layer',
    range: [0.1, 1000],
    because: 'What the backward pass needs again: inputs of products and of nonlinearities.',
  }),
  bytes_per_activation: given({
    symbol: 'b_a',
    name: 'bytes per activation',
    unit: 'byte/element',
    range: [0.01, 8],
  }),
  layer_activation_bytes: derived({
    symbol: 'v_1',
    name: 'activations of one layer',
    unit: 'byte/layer',
    formula: 'training_batch * model_dim * activations_per_element * bytes_per_activation',
    because: 'Each layer keeps what its own backward pass will need.',
    source: 'revnet-2017',
  }),
  activation_bytes: derived({
    symbol: 'v',
    name: 'activations of the network',
    unit: 'byte',
    formula: 'layers * layer_activation_bytes',
    because: 'The backward pass begins at the last layer, so all wait for it.',
    source: 'revnet-2017',
  }),
  one_layer: given({
    symbol: '1',
    name: 'one layer',
    unit: 'layer',
    range: [1, 1],
    default: 1,
    silent: true,
  }),
  reversible_activation_bytes: derived({
    symbol: 'v_r',
    name: 'activations of the network, reversible',
    unit: 'byte',
    formula: 'one_layer * layer_activation_bytes',
    because: 'Each layer’s input is computed again from its output, so only one layer is held at a time.',
    source: 'revnet-2017',
  }),
  activation_saving: derived({
    symbol: 'v / v_r',
    name: 'activations with storing over those without',
    unit: '1',
    formula: 'activation_bytes / reversible_activation_bytes',
    because: 'As many times less as there are layers.',
    source: 'revnet-2017',
  }),
  reversible_compute: derived({
    symbol: 'C_r / C',
    name: 'compute of reversible training over plain training',
    unit: '1',
    formula: '(train_flop_per_param + flop_per_param) / train_flop_per_param',
    because: 'Running backwards repeats the forward pass: 8 FLOP per parameter and token in place of 6.',
    source: 'revnet-2017',
  }),
} as const satisfies Record<string, Quantity>;
