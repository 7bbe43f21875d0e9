/** The chips each figure of a lesson compares, by id; the catalogue has more. */
export const comparedChips = {
  roofline: [
    ...['v100-sxm2-32', 'a100-sxm-80', 'h100-sxm', 'h200-sxm', 'b200-sxm', 'gb200', 'gb300', 'vr200'],
    ...['mi300x', 'mi355x', 'tpu-v5e', 'tpu-v5p', 'tpu-v6e', 'tpu-v7'],
  ],
  ridges: [
    ...['v100-sxm2-32', 'a100-sxm-40', 'a100-sxm-80', 'h100-sxm', 'h200-sxm', 'b200-sxm', 'gb200', 'vr200'],
    ...['mi300x', 'mi355x', 'tpu-v4', 'tpu-v5e', 'tpu-v6e', 'tpu-v7'],
  ],
  drain: [
    ...['a100-sxm-80', 'h100-sxm', 'h200-sxm', 'b200-sxm', 'gb200', 'gb300', 'vr200', 'mi300x', 'mi355x'],
    ...['tpu-v5e', 'tpu-v5p', 'tpu-v6e', 'tpu-v7'],
  ],
} as const;
