import type { Hardware, Model } from '../engine/catalogue.ts';

/** What the engine needs of a chip; notes and sources stay off the pages that only compute. */
export const bareHardware = ({
  id,
  name,
  domain,
  compute_rate,
  memory_bandwidth,
  memory_capacity,
}: Hardware): Hardware => ({ id, name, domain, compute_rate, memory_bandwidth, memory_capacity });

/** What the engine needs of a model. */
export const bareModel = ({
  id,
  name,
  total_params,
  active_params,
  weights,
  experts,
  attention,
}: Model): Model => ({
  id,
  name,
  total_params,
  active_params,
  weights,
  ...(experts && { experts }),
  attention,
});
