/** What a problem can be about, for filters and progress; ids are permanent, names are what a learner reads. */
export const concepts = {
  units: 'Units and dimensions',
  roofline: 'Roofline and ridge',
  batching: 'Batching',
  cost: 'Cost per token',
  sparsity: 'Sparsity',
  'number-formats': 'Number formats',
  utilisation: 'Utilisation',
  'kv-cache': 'KV cache',
  context: 'Context',
  attention: 'Attention arithmetic',
  queueing: 'Queueing and latency',
  throughput: 'Throughput',
  speculation: 'Speculative decoding',
  prefill: 'Prefill',
  'memory-capacity': 'Memory capacity',
  'drain-time': 'Drain time',
  experts: 'Mixture of experts',
  networks: 'Scale-up and scale-out',
  pipelining: 'Pipelining',
  bubbles: 'Pipeline bubbles',
  'training-compute': 'Training compute',
  'over-training': 'Over-training',
  pricing: 'API prices',
  'cache-tiers': 'Cache tiers',
  reversibility: 'Reversible networks',
} as const;

export type ConceptId = keyof typeof concepts;
export const conceptIds = Object.keys(concepts) as readonly ConceptId[];
export const isConcept = (id: string): id is ConceptId => Object.hasOwn(concepts, id);
