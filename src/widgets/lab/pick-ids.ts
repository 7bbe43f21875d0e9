import type { ScenarioChoice } from '../../engine/scenario.ts';

/** What is picked by name beside chip and model; the formats first. */
export const pickIds = [
  'weights',
  'kv',
  'multiply',
  'attention_multiply',
  'active',
  'capacity',
  'overlap',
  'experts_read',
  'attention_arithmetic',
  'speculation',
  'network',
  'schedule',
] as const satisfies readonly (keyof ScenarioChoice)[];

export type PickId = (typeof pickIds)[number];
export const isPick = (name: string): name is PickId => pickIds.some((id) => id === name);
