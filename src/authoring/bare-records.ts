import type { Hardware, Model } from '../engine/catalogue.ts';

/** The keys of a type; the compiler asks for each of them, and for no other. */
type Keys<T> = { readonly [Key in keyof T]-?: true };

const hardwareKeys: Keys<Hardware> = {
  id: true,
  name: true,
  domain: true,
  compute_rate: true,
  memory_bandwidth: true,
  memory_capacity: true,
  memory_physical: true,
  memory_usable: true,
  scale_up_bandwidth: true,
  scale_out_bandwidth: true,
};

const modelKeys: Keys<Model> = {
  id: true,
  name: true,
  total_params: true,
  active_params: true,
  multiplied_params: true,
  weights: true,
  expert_weights: true,
  experts: true,
  attention: true,
  layers: true,
  model_dim: true,
};

/** What the engine needs of a chip; notes and sources stay off the pages that only compute. */
export const bareHardware = (record: Hardware): Hardware => only(hardwareKeys, record);

/** What the engine needs of a model. */
export const bareModel = (record: Model): Model => only(modelKeys, record);

function only<T extends object>(keys: Keys<T>, record: T): T {
  const kept = Object.entries(record).filter(([key]) => Object.hasOwn(keys, key));
  // Every key of the type is among those kept; what is dropped, the type does not name.
  return Object.fromEntries(kept) as T;
}
