import type { Start } from '../../src/widgets/batch-plots/scene.ts';
import { deepseekV3, gb200, h100, llama70b } from '../fixtures/records.ts';

/** What the plots of these tests may choose from. */
export const records = { hardware: [gb200, h100], models: [deepseekV3, llama70b] };

/** DeepSeek-V3 on a GB200 NVL72: 70,272 bytes of cache a token. */
export const rack: Start = { hardware: 'gb200', model: 'deepseek-v3', batch: 64, context: 8192 };

/** Llama 3.1 70B on eight H100: 327,680 bytes of cache a token. */
export const node: Start = { hardware: 'h100-sxm', model: 'llama-3.1-70b', batch: 64, context: 1024 };
