import type { Hardware, Model } from '../../src/engine/catalogue.ts';
import type { Start } from '../../src/widgets/batch-plots/scene.ts';

/** Peaks as in content/hardware, dense, of one chip. */
export const gb200: Hardware = {
  id: 'gb200',
  name: 'NVIDIA GB200',
  domain: 72,
  compute_rate: { bf16: 2.5e15, fp8: 5e15, int8: 5e15, fp4: 10e15 },
  memory_bandwidth: 8e12,
  memory_capacity: 186e9,
};

export const h100: Hardware = {
  id: 'h100-sxm',
  name: 'NVIDIA H100 SXM5 80 GB',
  domain: 8,
  compute_rate: { bf16: 989e12, fp8: 1979e12, int8: 1979e12 },
  memory_bandwidth: 3.35e12,
  memory_capacity: 80e9,
};

/** 61 layers of 512 + 64 elements of 2 bytes: 70,272 bytes of cache a token. */
export const deepseek: Model = {
  id: 'deepseek-v3',
  name: 'DeepSeek-V3',
  total_params: 671e9,
  active_params: 37e9,
  weights: 'fp8',
  experts: { routed: 256, active: 8, params: 653_908_770_816 },
  attention: { kind: 'latent', layers: 61, latent_dim: 512, rope_dim: 64 },
};

/** 80 layers of 2 x 8 x 128 elements of 2 bytes: 327,680 bytes of cache a token. */
export const llama: Model = {
  id: 'llama-3.1-70b',
  name: 'Llama 3.1 70B',
  total_params: 70.6e9,
  active_params: 70.6e9,
  weights: 'bf16',
  attention: { kind: 'grouped', layers: 80, kv_heads: 8, head_dim: 128 },
};

export const records = { hardware: [gb200, h100], models: [deepseek, llama] };

/** DeepSeek-V3 on a GB200 NVL72. */
export const rack: Start = { hardware: 'gb200', model: 'deepseek-v3', batch: 64, context: 8192 };

/** Llama 3.1 70B on eight H100. */
export const node: Start = { hardware: 'h100-sxm', model: 'llama-3.1-70b', batch: 64, context: 1024 };
