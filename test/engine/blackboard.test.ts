import { describe, expect, test } from 'vitest';
import type { Givens } from '../../src/engine/quantities.ts';
import { solve } from '../../src/engine/solve.ts';

// What the lecture and the papers behind it work out by hand, chapter by chapter. Where the lecture rounds, the exact
// figure is given and the lecture's stands beside it.
type Row = readonly [claim: string, givens: Givens, ask: string, value: number];

/** A 100-billion-parameter model on chips of 300 tokens a weight, as the lecture has them: F/(2W) = 300 at one byte. */
const lecture: Givens = { compute_rate: 600e12, memory_bandwidth: 1e12, bytes_per_weight: 1 };
const day = 86_400;

/** Gemma 3 27B: 10 full layers and 52 with a window of 1,024, 32 query heads on 16 of 128. */
const gemma: Givens = {
  cache: 'windowed',
  cache_layers: 10,
  window_layers: 52,
  window: 1024,
  query_heads: 32,
  kv_heads: 16,
  head_dim: 128,
  bytes_per_kv_element: 2,
};

/** DeepSeek-V3.2: an indexer of 64 heads of 128 selects 2,048 tokens of a latent cache in 61 layers. */
const indexed: Givens = {
  cache: 'sparse',
  attention: 'latent',
  query_heads: 128,
  latent_dim: 512,
  rope_dim: 64,
  cache_layers: 61,
  indexer_heads: 64,
  indexer_dim: 128,
  indexer_bytes: 132,
  selected_tokens: 2048,
  kv_bytes_per_token: 70_272,
};

/** Half the peak of a memory of 1,000 byte/s and of chips of 1,000 FLOP/s: sums that can be done in the head. */
const half: Givens = {
  memory_bandwidth: 1000,
  memory_efficiency: 0.5,
  compute_rate: 1000,
  attention_compute_rate: 1000,
  compute_efficiency: 0.5,
};

/** Shares of a pass that one sequence causes, in seconds: its weights 3, its attention 4, its cache 5; two tokens a pass. */
const shares: Givens = {
  rent: 6,
  tokens_gained: 2,
  sequence_compute_time: 3,
  sequence_attention_time: 4,
  sequence_kv_time: 5,
};
const counted: Givens = { ...shares, attention_arithmetic: 'counted' };

/** Two tokens at once of 2 experts of 8: 80 of 100 parameters are experts', of which (3/4)² stay unread. */
const twoTokens: Givens = {
  ...half,
  experts_read: 'touched',
  tokens_per_pass: 2,
  weight_bytes: 100,
  expert_params: 80,
  experts: 8,
  active_experts: 2,
};

/** A prompt of 10 tokens of 3 bytes. */
const moved: Givens = { prompt: 10, kv_bytes_per_token: 3, transfer_bandwidth: 1000 };

/** DeepSeek's day of 27 February 2025: 342 G tokens of 608 read came from a cache, 168 G were written. */
const dayOfDeepseek: Givens = {
  input_tokens: 266e9,
  cached_tokens: 342e9,
  output_tokens: 168e9,
  input_price: 0.55e-6,
  cached_price: 0.14e-6,
  output_price: 2.19e-6,
  service_life: day,
};

const chapters: { readonly [chapter: string]: readonly Row[] } = {
  balance: [
    ['300 tokens share a weight', lecture, 'ridge_batch', 300],
    ['sparsity 8 needs 2,400 sequences', { ...lecture, sparsity: 8 }, 'optimal_batch', 2400],
    [
      'each of 256 experts, 8 a token, needs 9,600',
      { ...lecture, experts: 256, active_experts: 8 },
      'expert_batch',
      9600,
    ],
    [
      '11,200 sequences put 350 tokens on each of 256 experts',
      { batch: 11_200, experts: 256, active_experts: 8 },
      'tokens_per_expert',
      350,
    ],
    [
      'the ridge of an H100 is 295 FLOP/byte',
      { compute_rate: 989e12, memory_bandwidth: 3.35e12 },
      'ridge',
      295.22,
    ],
    ['100 bytes of weights at half of 1,000 byte/s', { ...half, weight_bytes: 100 }, 'full_weight_time', 0.2],
    [
      'a sequence of 3 s for its weights and 1 s for its cache needs half as much again',
      { full_weight_time: 6, sequence_compute_time: 3, sequence_kv_time: 1 },
      'optimal_batch_with_kv',
      3,
    ],
    [
      '3 s of arithmetic at half the peak beside 5 s of cache',
      { ...shares, ...half, tokens_per_pass: 2, active_params: 375e3, compute_rate: 1e6 },
      'mfu_ceiling',
      0.3,
    ],
    [
      'and beside 2 s',
      {
        ...shares,
        ...half,
        sequence_kv_time: 2,
        tokens_per_pass: 2,
        active_params: 375e3,
        compute_rate: 1e6,
      },
      'mfu_ceiling',
      0.5,
    ],
    [
      'and where neither hides the other, 3 of 8 s at half the peak, less',
      { ...shares, ...half, overlap: 'none', tokens_per_pass: 2, active_params: 375e3, compute_rate: 1e6 },
      'mfu_ceiling',
      0.1875,
    ],
    [
      'experts in half a byte are read in half the time of one',
      {
        ...{ weight_formats: 'two', bytes_per_expert_weight: 0.5, experts: 256, active_experts: 8 },
        ...{ compute_rate: 600e12, memory_bandwidth: 1e12 },
      },
      'expert_batch',
      4800,
    ],
    [
      'a state that takes longer to read than all arithmetic leaves no context at all',
      {
        cache: 'hybrid',
        sequence_compute_time: 1,
        memory_bandwidth: 10,
        state_bytes: 20,
        kv_bytes_per_token: 5,
      },
      'balance_context',
      0,
    ],
    [
      'half as many at half the compute',
      { ...lecture, experts: 256, active_experts: 8, compute_efficiency: 0.5 },
      'expert_batch',
      4800,
    ],
    [
      'twice as many at half the bandwidth',
      { ...lecture, experts: 256, active_experts: 8, memory_efficiency: 0.5 },
      'expert_batch',
      19_200,
    ],
  ],
  attention: [
    // Llama 3 70B: 4 × 64 heads × 128 × 80 layers = 2,621,440; 70.6e9 × 2 / that is 53,863 tokens; 8 query heads a KV head.
    [
      'Llama 3 70B: 2.62 MFLOP for each token of context',
      { query_heads: 64, head_dim: 128, cache_layers: 80 },
      'flop_per_context_token',
      2_621_440,
    ],
    [
      'Llama 3 70B: attention catches up with the weights at 54k',
      { query_heads: 64, head_dim: 128, cache_layers: 80, active_params: 70.6e9 },
      'arithmetic_context',
      53_863.5,
    ],
    // (74e9 − 2,048 × 16,990,208) / (2 × 64 × 128 × 61) FLOP: the tokens selected are a lump, the indexer is the slope.
    [
      'DeepSeek-V3.2: at 39k, since it looks at 2,048 tokens only',
      {
        attention: 'latent',
        cache: 'sparse',
        query_heads: 128,
        latent_dim: 512,
        rope_dim: 64,
        cache_layers: 61,
        selected_tokens: 2048,
        indexer_heads: 64,
        indexer_dim: 128,
        active_params: 37e9,
      },
      'arithmetic_context',
      39_226.7,
    ],
    // (54e9 − 1,024 × 4 × 32 × 128 × 52) / (4 × 32 × 128 × 10).
    [
      'Gemma 3: at 324k, for 10 of its 62 layers',
      {
        cache: 'windowed',
        query_heads: 32,
        head_dim: 128,
        cache_layers: 10,
        window_layers: 52,
        window: 1024,
        active_params: 27e9,
      },
      'arithmetic_context',
      324_265,
    ],
    [
      'grouped heads, 8 to 1, in bf16: 8 FLOP per byte',
      { query_heads: 64, kv_heads: 8, head_dim: 128, cache_layers: 80, bytes_per_kv_element: 2 },
      'attention_intensity',
      8,
    ],
    // 2 × 128 heads × (576 + 512) × 61 layers = 16,990,208; over 70,272 bytes it is 241.78.
    [
      'DeepSeek-V3: 17.0 MFLOP',
      { attention: 'latent', query_heads: 128, latent_dim: 512, rope_dim: 64, cache_layers: 61 },
      'flop_per_context_token',
      16_990_208,
    ],
    [
      'DeepSeek-V3: 242 FLOP per byte',
      {
        attention: 'latent',
        query_heads: 128,
        latent_dim: 512,
        rope_dim: 64,
        cache_layers: 61,
        bytes_per_kv_element: 2,
      },
      'attention_intensity',
      241.78,
    ],
    // Gemma 3 27B at 8,192 tokens: 8192 × 81,920 + 1024 × 425,984 bytes.
    [
      'Gemma 3: 10 full layers and 52 with a window of 1,024',
      { ...gemma, context: 8192 },
      'kv_bytes_per_sequence',
      671_088_640 + 436_207_616,
    ],
    [
      'Gemma 3: what fits the window is kept whole',
      { ...gemma, context: 512 },
      'kv_bytes_per_sequence',
      512 * (81_920 + 425_984),
    ],
    // 4 × 32 heads × 128 × 10 layers = 163,840 for each token of context, 851,968 for each of the window.
    [
      'Gemma 3: attention multiplies with 1,024 tokens in layers with a window',
      { ...gemma, context: 8192 },
      'attention_flop',
      8192 * 163_840 + 1024 * 851_968,
    ],
    [
      'and with the context where it is shorter',
      { ...gemma, context: 512 },
      'attention_flop',
      512 * (163_840 + 851_968),
    ],
    // Qwen3-Next: 24,576 bytes a token, and a state of 37.7 MB.
    [
      'Qwen3-Next keeps a state of 37.7 MB',
      {
        cache: 'hybrid',
        kv_bytes_per_token: 24_576,
        state_elements: 18_874_368,
        bytes_per_kv_element: 2,
        context: 1000,
      },
      'kv_bytes_per_sequence',
      24_576_000 + 37_748_736,
    ],
    // DeepSeek-V3.2: 61 × (132 L + 1152 × 2048) bytes read of 61 × (132 + 1152) L stored.
    [
      'DeepSeek-V3.2 reads 8,052 bytes a token and 144 MB',
      {
        cache: 'sparse',
        cache_layers: 61,
        indexer_bytes: 132,
        selected_tokens: 2048,
        kv_bytes_per_token: 70_272,
        context: 100_000,
      },
      'kv_read_per_sequence',
      805_200_000 + 143_917_056,
    ],
    [
      'and stores 78,324 bytes a token',
      {
        cache: 'sparse',
        cache_layers: 61,
        indexer_bytes: 132,
        selected_tokens: 2048,
        kv_bytes_per_token: 70_272,
        context: 1,
      },
      'kv_bytes_per_sequence',
      78_324,
    ],
    [
      'and its indexer multiplies 1.0 MFLOP for each token of context',
      { indexer_heads: 64, indexer_dim: 128, cache_layers: 61 },
      'indexer_flop_per_token',
      999_424,
    ],
    [
      'DeepSeek-V4-Pro reads 2,168 bytes a token and 39.5 MB',
      { cache: 'stated', kv_read_per_token: 2168, kv_read_fixed: 39_452_672, context: 1e6 },
      'kv_read_per_sequence',
      2_168_000_000 + 39_452_672,
    ],
    ['a two-level search of 10,000 tokens reads 200', { context: 10_000 }, 'block_search_tokens', 200],
    [
      'DeepSeek-V3.2 reads all it stores of a context shorter than it selects',
      { ...indexed, context: 1000 },
      'kv_read_per_sequence',
      78_324_000,
    ],
    [
      'DeepSeek-V3.2: the indexer looks at every token, attention at 2,048',
      { ...indexed, context: 100_000 },
      'attention_flop',
      100_000 * 999_424 + 2048 * 16_990_208,
    ],
    [
      'or at as many as there are',
      { ...indexed, context: 1000 },
      'attention_flop',
      1000 * (999_424 + 16_990_208),
    ],
    // 2 × 1,000 parameters over 300 + 200 FLOP: 4 tokens, which a window of 10 or a selection of 10 holds whole.
    [
      'a small model is overtaken within its window',
      {
        cache: 'windowed',
        active_params: 1000,
        flop_per_context_token: 300,
        window_flop_per_token: 200,
        window: 10,
      },
      'arithmetic_context',
      4,
    ],
    [
      'or within its selection',
      {
        cache: 'sparse',
        active_params: 1000,
        flop_per_context_token: 300,
        indexer_flop_per_token: 200,
        selected_tokens: 10,
      },
      'arithmetic_context',
      4,
    ],
  ],
  decode: [
    [
      '8 of 256 experts: 63.8% are touched by 32 tokens',
      { batch: 32, experts: 256, active_experts: 8 },
      'touched_experts',
      0.6379,
    ],
    // Leviathan et al.: (1 − α^(γ+1)) / (1 − α); one draft at 80% makes 1.8 tokens.
    [
      'one draft, accepted 80% of the time, makes 1.8 tokens',
      { speculation: 'drafted', acceptance: 0.8, tokens_per_pass: 2 },
      'tokens_gained',
      1.8,
    ],
    [
      'four drafts at 80% make 3.36 tokens',
      { speculation: 'drafted', acceptance: 0.8, tokens_per_pass: 5 },
      'tokens_gained',
      3.3616,
    ],
    // gpt-oss-120b on one H100, one token: 65.17 GB of weights of which 124/128 of 60.9 GB of experts stay unread.
    [
      'gpt-oss-120b alone reads 6.16 GB in 1.84 ms',
      {
        weight_formats: 'two',
        experts_read: 'touched',
        batch: 1,
        experts: 128,
        active_experts: 4,
        total_params: 116_788_838_400,
        expert_params: 114_661_785_600,
        bytes_per_weight: 65_168_179_200 / 116_788_838_400,
        bytes_per_expert_weight: 0.53125,
        memory_bandwidth: 3.35e12,
      },
      'weight_time * 1000',
      1.8382,
    ],
    [
      '2,000 sequences every 20 ms are 100,000 tokens/s',
      { batch: 2000, step_time: 0.02 },
      'throughput',
      100_000,
    ],
    [
      '16 sequences of 2 tokens touch as many experts as 32 of one',
      { batch: 16, tokens_per_pass: 2, experts: 256, active_experts: 8 },
      'touched_experts',
      0.6379,
    ],
    [
      'and read as many of their parameters',
      {
        experts_read: 'touched',
        batch: 16,
        tokens_per_pass: 2,
        experts: 256,
        active_experts: 8,
        total_params: 1e11,
        expert_params: 1e11,
      },
      'params_read',
      0.6379e11,
    ],
    [
      'attention’s arithmetic comes on top of that of the weights',
      { ...counted, batch: 10 },
      'compute_time',
      70,
    ],
    [
      'a cache that is read alone hides its own arithmetic: max(50, 40) + max(30, 60)',
      { ...counted, overlap: 'attention_serial', batch: 10, kv_time: 50, weight_time: 60 },
      'step_time',
      110,
    ],
    [
      'or is hidden by it: max(20, 40) + max(30, 10)',
      { ...counted, overlap: 'attention_serial', batch: 10, kv_time: 20, weight_time: 10 },
      'step_time',
      70,
    ],
    [
      '100 bytes of cache at half of 1,000 byte/s',
      { ...half, cache: 'stated', kv_read_per_sequence: 100 },
      'sequence_kv_time',
      0.2,
    ],
    ['as 10 tokens of 10 bytes', { ...half, context: 10, kv_bytes_per_token: 10 }, 'sequence_kv_time', 0.2],
    [
      'five times for five sequences',
      { ...half, cache: 'stated', batch: 5, kv_read_per_sequence: 100 },
      'kv_time',
      1,
    ],
    [
      '100 FLOP of attention at half of 1,000 FLOP/s',
      { ...half, attention_flop: 100 },
      'sequence_attention_time',
      0.2,
    ],
    [
      '100 weights in two formats, a byte each, at half of 1,000 byte/s',
      { ...half, weight_formats: 'two', weight_bytes: 100, total_params: 1000, bytes_per_expert_weight: 1 },
      'weight_time',
      0.2,
    ],
    [
      '2 FLOP for each of 10,000 weights at half of 1e6 FLOP/s',
      { ...half, compute_rate: 1e6, active_params: 10_000 },
      'sequence_compute_time',
      0.04,
    ],
    ['memory at half its peak for 4 of 5 seconds', { ...half, memory_time: 4, step_time: 5 }, 'mbu', 0.4],
  ],
  cost: [
    // Price 6 times, speed 2.5 times: batch 15 times; then t_fast = 1.12 t_w and t_slow = 2.8 t_w.
    ['6 times the price at 2.5 times the speed', { price_ratio: 6, speed_ratio: 2.5 }, 'batch_ratio', 15],
    [
      'leaves the fast mode near its floor',
      { price_ratio: 6, speed_ratio: 2.5 },
      'fast_step_over_weight_time',
      1.12,
    ],
    ['and the usual mode far above', { price_ratio: 6, speed_ratio: 2.5 }, 'slow_step_over_weight_time', 2.8],
    // InferenceX: $1.95 an hour for a B200 at $0.56 a million is 967 tokens/s; at $4, 135.
    [
      '$0.56 a million pays $1.95 an hour at 967 tokens/s',
      { chip_rent: 1.95 / 3600, price_per_token: 0.56e-6 },
      'implied_throughput_per_chip',
      967.3,
    ],
    [
      'at 967 tokens/s a chip at $1.95 an hour makes a million for $0.56',
      { chip_rent: 1.95 / 3600, measured_throughput_per_chip: 967.3 },
      'served_cost * 1e6',
      0.56,
    ],
    [
      'a dense model costs 300 times more alone',
      { ...lecture, total_params: 1e11, active_params: 1e11, context: 0, kv_bytes_per_token: 1 },
      'lone_penalty',
      300,
    ],
    [
      'a sparse one no more than that, if only its experts are read',
      {
        ...lecture,
        experts_read: 'touched',
        total_params: 8e11,
        active_params: 1e11,
        expert_params: 8e11,
        experts: 256,
        active_experts: 32,
        context: 0,
        kv_bytes_per_token: 1,
      },
      'lone_penalty',
      300,
    ],
    // 65e9 − 90e9 × ½ bytes, and a thirty-second of the experts: 21.41 GB at 1 TB/s.
    [
      'alone, a token reads 4 of 128 experts in the bytes of experts',
      {
        experts_read: 'touched',
        weight_formats: 'two',
        weight_bytes: 65e9,
        expert_params: 90e9,
        bytes_per_weight: 0.65,
        bytes_per_expert_weight: 0.5,
        experts: 128,
        active_experts: 4,
        memory_bandwidth: 1e12,
      },
      'lone_weight_time * 1000',
      21.406,
    ],
    // 10 + 1 + 2 ms alone; 3 ms more for each sequence more.
    [
      'where nothing overlaps, one user alone pays for the sum',
      { overlap: 'none', lone_weight_time: 0.01, sequence_compute_time: 0.001, sequence_kv_time: 0.002 },
      'lone_penalty',
      13 / 3,
    ],
    // $6 a second, two tokens a pass: three times what a sequence takes.
    ['the floor is the cache where it takes longer', shares, 'cost_floor', 3 * 5],
    ['or the arithmetic', { ...shares, sequence_kv_time: 1 }, 'cost_floor', 3 * 3],
    ['with attention’s, if that is counted', counted, 'cost_floor', 3 * 7],
    ['up to the cache', { ...counted, sequence_kv_time: 9 }, 'cost_floor', 3 * 9],
    ['both, where the cache is read alone', { ...shares, overlap: 'attention_serial' }, 'cost_floor', 3 * 8],
    [
      'then attention hides behind the cache',
      { ...counted, overlap: 'attention_serial' },
      'cost_floor',
      3 * 8,
    ],
    [
      'or the cache behind attention',
      { ...counted, overlap: 'attention_serial', sequence_kv_time: 1 },
      'cost_floor',
      3 * 7,
    ],
    ['both, where nothing overlaps', { ...shares, overlap: 'none' }, 'cost_floor', 3 * 8],
    ['all three, if attention is counted', { ...counted, overlap: 'none' }, 'cost_floor', 3 * 12],
    [
      'a token at four times its floor could be three quarters cheaper',
      { cost_floor: 1, cost_per_token: 4 },
      'slow_saving',
      0.75,
    ],
    ['100 bytes of weights, read for one', { ...half, weight_bytes: 100 }, 'lone_weight_time', 0.2],
    // 100 − 80 × (1 − 2/8) = 40 bytes.
    [
      'or 40 of them, where 2 of 8 experts are 20 of 80',
      {
        ...half,
        experts_read: 'touched',
        weight_bytes: 100,
        expert_params: 80,
        experts: 8,
        active_experts: 2,
        bytes_per_weight: 1,
      },
      'lone_weight_time',
      0.08,
    ],
    ['(20 + 5) s alone over 5 s of cache', { ...shares, lone_weight_time: 20 }, 'lone_penalty', 5],
    [
      '(20 + 1) s alone over 3 s of arithmetic',
      { ...shares, lone_weight_time: 20, sequence_kv_time: 1 },
      'lone_penalty',
      7,
    ],
    ['two tokens read 55 bytes of 100', { ...twoTokens, bytes_per_weight: 1 }, 'lone_weight_time', 0.11],
    [
      'or 77.5, where an expert’s are half a byte',
      { ...twoTokens, weight_formats: 'two', bytes_per_weight: 1, bytes_per_expert_weight: 0.5 },
      'lone_weight_time',
      0.155,
    ],
    // 20 s of weights alone, or 1 s.
    ['alone: max(3, 20 + 5)', { ...shares, lone_weight_time: 20 }, 'lone_step_time', 25],
    ['alone: max(3, 1 + 1)', { ...shares, lone_weight_time: 1, sequence_kv_time: 1 }, 'lone_step_time', 3],
    ['alone: max(3 + 4, 20 + 5)', { ...counted, lone_weight_time: 20 }, 'lone_step_time', 25],
    ['alone: max(3 + 4, 1 + 5)', { ...counted, lone_weight_time: 1 }, 'lone_step_time', 7],
    [
      'alone: 5 + max(3, 20)',
      { ...shares, overlap: 'attention_serial', lone_weight_time: 20 },
      'lone_step_time',
      25,
    ],
    [
      'alone: 5 + max(3, 1)',
      { ...shares, overlap: 'attention_serial', lone_weight_time: 1 },
      'lone_step_time',
      8,
    ],
    [
      'alone: max(5, 4) + max(3, 20)',
      { ...counted, overlap: 'attention_serial', lone_weight_time: 20 },
      'lone_step_time',
      25,
    ],
    [
      'alone: max(1, 4) + max(3, 1)',
      { ...counted, overlap: 'attention_serial', lone_weight_time: 1, sequence_kv_time: 1 },
      'lone_step_time',
      7,
    ],
    ['alone: 20 + 3 + 5', { ...shares, overlap: 'none', lone_weight_time: 20 }, 'lone_step_time', 28],
    ['alone: 20 + 3 + 4 + 5', { ...counted, overlap: 'none', lone_weight_time: 20 }, 'lone_step_time', 32],
    ['one more: max(3, 5)', shares, 'added_time', 5],
    ['one more: max(3 + 4, 5)', counted, 'added_time', 7],
    ['one more: max(3 + 4, 9)', { ...counted, sequence_kv_time: 9 }, 'added_time', 9],
    ['one more: 5 + 3', { ...shares, overlap: 'attention_serial' }, 'added_time', 8],
    ['one more: max(5, 4) + 3', { ...counted, overlap: 'attention_serial' }, 'added_time', 8],
    [
      'one more: max(1, 4) + 3',
      { ...counted, overlap: 'attention_serial', sequence_kv_time: 1 },
      'added_time',
      7,
    ],
    ['one more: 3 + 4 + 5', { ...counted, overlap: 'none' }, 'added_time', 12],
  ],
  memory: [
    // Llama 3.1 70B on 8 × H100: 640 − 141.2 GB hold 185 sequences of 8,192 tokens.
    [
      '185 sequences fit beside Llama 3.1 70B',
      {
        memory_capacity: 640e9,
        total_params: 70.6e9,
        bytes_per_weight: 2,
        kv_bytes_per_token: 327_680,
        context: 8192,
      },
      'largest_batch',
      185.8,
    ],
    [
      'Llama 3.1 405B in int8 needs 26 chips of 16 GB',
      { total_params: 405e9, bytes_per_weight: 1, chip_memory_capacity: 16e9 },
      'chips_for_weights',
      25.3,
    ],
    // A trillion one-byte weights on 64 chips and 4 stages: 3.9 GB a chip; 2,400 sequences of 100k at 2 kB: 7.5 GB.
    [
      'weights divide by stages',
      { weight_bytes: 1e12, expert_chips: 64, stages: 4 },
      'weight_bytes_per_chip',
      3.90625e9,
    ],
    [
      'caches do not',
      {
        expert_chips: 64,
        stages: 4,
        micro_batch: 2400,
        kv_bytes_per_token: 2000,
        context: 100_000,
      },
      'kv_bytes_per_chip',
      7.5e9,
    ],
    [
      '100 bytes of weights and 3 caches of 20',
      { weight_bytes: 100, batch: 3, kv_bytes_per_sequence: 20 },
      'memory_used',
      160,
    ],
    [
      'fill four fifths of the usable half of 400',
      { memory_used: 160, memory_capacity: 400, usable_memory: 0.5 },
      'memory_fill',
      0.8,
    ],
    [
      'of which the weights take a half',
      { weight_bytes: 100, memory_capacity: 400, usable_memory: 0.5 },
      'weight_fill',
      0.5,
    ],
    ['and leave a half', { weight_bytes: 100, memory_capacity: 400, usable_memory: 0.5 }, 'cache_room', 100],
    [
      '100 GB need 10 chips of 20, half of them usable',
      { weight_bytes: 100e9, chip_memory_capacity: 20e9, usable_memory: 0.5 },
      'chips_for_weights',
      10,
    ],
    [
      'weights that do not fit leave no room for a sequence',
      { memory_capacity: 100, weight_bytes: 150, kv_bytes_per_sequence: 1 },
      'largest_batch',
      0,
    ],
    [
      'nor for a token of a full cache',
      { memory_capacity: 100, weight_bytes: 150, batch: 1, kv_bytes_per_token: 1 },
      'longest_context',
      0,
    ],
    [
      'nor of one with windows',
      {
        cache: 'windowed',
        memory_capacity: 100,
        weight_bytes: 150,
        batch: 1,
        kv_bytes_per_token: 1,
        window: 10,
        window_bytes_per_token: 1,
      },
      'longest_context',
      0,
    ],
    [
      'nor of one beside a state',
      {
        cache: 'hybrid',
        memory_capacity: 100,
        weight_bytes: 150,
        batch: 1,
        kv_bytes_per_token: 1,
        state_bytes: 10,
      },
      'longest_context',
      0,
    ],
    [
      'nor of one with an indexer',
      {
        cache: 'sparse',
        memory_capacity: 100,
        weight_bytes: 150,
        batch: 1,
        kv_bytes_per_token: 1,
        indexer_bytes_per_token: 1,
      },
      'longest_context',
      0,
    ],
    [
      'nor of one that is stated',
      {
        cache: 'stated',
        memory_capacity: 100,
        weight_bytes: 150,
        batch: 1,
        kv_bytes_per_token: 1,
        kv_fixed_bytes: 10,
      },
      'longest_context',
      0,
    ],
    [
      'a chip holds its part of both',
      { weight_bytes_per_chip: 3, kv_bytes_per_chip: 4 },
      'memory_per_chip',
      7,
    ],
  ],
  queue: [
    ['a pass of 20 ms keeps nobody longer than 40', { step_time: 0.02 }, 'worst_delay', 0.04],
    ['and 30 on average', { step_time: 0.02 }, 'mean_delay', 0.03],
    ['50 leave in a second', { step_time: 0.02 }, 'departures', 50],
    // DeepSeek: 14,800 tokens/s a node of 8 at 20 to 22 a user are 84 to 92 sequences a chip.
    [
      'DeepSeek: 88 sequences on a chip',
      { measured_throughput_per_chip: 1850, measured_user_speed: 21 },
      'live_sequences_per_chip',
      88.1,
    ],
    [
      '10 requests a second, each 500 tokens at 50 tokens/s, are 100 at once',
      { request_rate: 10, output: 500, step_time: 0.02 },
      'live_sequences',
      100,
    ],
    [
      'a prompt of 8,192 tokens of 70,272 bytes crosses 50 GB/s in 11.5 ms',
      { prompt: 8192, kv_bytes_per_token: 70_272, transfer_bandwidth: 50e9 },
      'transfer_time * 1000',
      11.513,
    ],
    // 8,192 × 81,920 + 1,024 × 425,984 bytes = 1.107 GB.
    [
      'a prompt of 8,192 tokens of Gemma 3, windows and all, in 22.1 ms',
      {
        cache: 'windowed',
        prompt: 8192,
        kv_bytes_per_token: 81_920,
        window: 1024,
        window_bytes_per_token: 425_984,
        transfer_bandwidth: 50e9,
      },
      'transfer_time * 1000',
      22.146,
    ],
    [
      'the first token waits for the prompt, the move and the pass',
      { prefill_time: 3, transfer_time: 4, worst_delay: 5 },
      'time_to_first_token',
      12,
    ],
    [
      'a prompt within its window moves whole: 10 × (3 + 2)',
      { ...moved, cache: 'windowed', window: 20, window_bytes_per_token: 2 },
      'transfer_time',
      0.05,
    ],
    ['with its state: 10 × 3 + 20', { ...moved, cache: 'hybrid', state_bytes: 20 }, 'transfer_time', 0.05],
    [
      'with its indexer: 10 × (3 + 2)',
      { ...moved, cache: 'sparse', indexer_bytes_per_token: 2 },
      'transfer_time',
      0.05,
    ],
    [
      'with what is fixed: 10 × 3 + 20',
      { ...moved, cache: 'stated', kv_fixed_bytes: 20 },
      'transfer_time',
      0.05,
    ],
  ],
  prefill: [
    // Scaling book: 70B, 8,192 tokens, 16 v5e at 40% of 197 TFLOP/s: 0.91 s.
    [
      'the scaling book reads 8,192 tokens in 0.91 s',
      {
        compute_rate: 16 * 197e12,
        compute_efficiency: 0.4,
        active_params: 70e9,
        prompt: 8192,
        weight_bytes: 70e9,
        memory_bandwidth: 16 * 0.82e12,
      },
      'prefill_time',
      0.9096,
    ],
    // DeepSeek-V3 unfolded: 2 × 128 × (192 + 128) × 61 = 4,997,120.
    [
      'DeepSeek-V3 unfolds its latents for a prompt',
      { attention: 'latent', query_heads: 128, key_dim: 192, value_dim: 128, cache_layers: 61 },
      'prefill_flop_per_context_token',
      4_997_120,
    ],
    ['a chunk of 300 tokens hides the weights', { ...lecture, sparsity: 1 }, 'least_chunk', 300],
    [
      'and one of 150 does where half of the compute rate is reached',
      { ...lecture, sparsity: 1, compute_efficiency: 0.5 },
      'least_chunk',
      150,
    ],
    // 20 ms of memory, 5 ms of compute, 600 TFLOP/s, 50e9 parameters: 15 ms × 600e12 / 100e9 = 90 tokens.
    [
      'a pass that waits 15 ms for memory takes 90 tokens of a prompt along',
      { memory_time: 0.02, compute_time: 0.005, compute_rate: 600e12, active_params: 50e9 },
      'free_prefill_tokens',
      90,
    ],
    // 8,192 tokens in chunks of 1,024: 8 × max(2·1024·70e9/600e12, (70e9 + 4096·160e3)/1e13 …).
    [
      'eight chunks bound by compute take as long as one prompt',
      {
        compute_rate: 600e12,
        memory_bandwidth: 1e13,
        active_params: 70e9,
        weight_bytes: 70e9,
        kv_bytes_per_token: 160e3,
        prompt: 8192,
        chunk: 1024,
      },
      'chunked_prefill_time',
      (2 * 8192 * 70e9) / 600e12,
    ],
    // Half of 8,192² pairs × 4,997,120 FLOP are 1.677e14; at half of 1e15 FLOP/s 0.335 s.
    [
      'DeepSeek-V3 compares 8,192 tokens with each other in 0.335 s',
      {
        prompt: 8192,
        prefill_flop_per_context_token: 4_997_120,
        attention_compute_rate: 1e15,
        compute_efficiency: 0.5,
      },
      'prefill_attention_time',
      0.33535,
    ],
    // 8,192² pairs in the full layers; in those with a window 1,024 · (2 · 8,192 − 1,024); half of either.
    [
      'with a window most tokens look back no further than it reaches',
      {
        ...{ cache: 'windowed', prompt: 8192, window: 1024, attention_compute_rate: 1e10 },
        ...{ prefill_flop_per_context_token: 100, window_flop_per_token: 1000 },
      },
      'prefill_attention_time',
      1.12197632,
    ],
    // ½ · 512² · 1,100.
    [
      'which a short prompt never meets',
      {
        ...{ cache: 'windowed', prompt: 512, window: 1024, attention_compute_rate: 1e6 },
        ...{ prefill_flop_per_context_token: 100, window_flop_per_token: 1000 },
      },
      'prefill_attention_time',
      144.1792,
    ],
    // ½ · 131,072² · 999,424 of the indexer and 2,048 · (131,072 − 1,024) · 16,990,208 of attention: 1.311e16 FLOP.
    [
      'DeepSeek-V3.2 compares its indexer with 131,072 tokens, and attention with 2,048',
      {
        ...{ cache: 'sparse', prompt: 131_072, selected_tokens: 2048, attention_compute_rate: 1e15 },
        ...{ indexer_flop_per_token: 999_424, flop_per_context_token: 16_990_208 },
      },
      'prefill_attention_time',
      13.11,
    ],
    [
      'a prompt is as slow as its reading',
      { prefill_matmul_time: 3, prefill_weight_time: 5 },
      'prefill_time',
      5,
    ],
    [
      'or its arithmetic, with attention if that is counted',
      {
        attention_arithmetic: 'counted',
        prefill_matmul_time: 3,
        prefill_attention_time: 4,
        prefill_weight_time: 5,
      },
      'prefill_time',
      7,
    ],
    [
      'up to the reading',
      {
        attention_arithmetic: 'counted',
        prefill_matmul_time: 3,
        prefill_attention_time: 4,
        prefill_weight_time: 9,
      },
      'prefill_time',
      9,
    ],
    [
      '100 bytes of weights at half of 1,000 byte/s',
      { ...half, weight_bytes: 100 },
      'prefill_weight_time',
      0.2,
    ],
    [
      '2 FLOP × 5 tokens × 10,000 parameters at half of 1e6 FLOP/s',
      { ...half, compute_rate: 1e6, chunk: 5, active_params: 10_000 },
      'chunk_compute_time',
      0.2,
    ],
    [
      'and its share of 6 s of attention, in one of eight chunks',
      {
        ...{ ...half, compute_rate: 1e6, prompt: 40, chunk: 5, active_params: 10_000 },
        ...{ attention_arithmetic: 'counted', prefill_attention_time: 6 },
      },
      'chunk_compute_time',
      0.95,
    ],
    // 100 + ½ × 20 × 40 bytes.
    [
      'a chunk reads the weights and half of the cache',
      { ...half, weight_bytes: 100, prompt: 20, kv_bytes_per_token: 40 },
      'chunk_memory_time',
      1,
    ],
    [
      'eight chunks bound by memory',
      { prompt: 8192, chunk: 1024, chunk_compute_time: 1, chunk_memory_time: 3 },
      'chunked_prefill_time',
      24,
    ],
    ['at sparsity 8 a chunk must be 8 times as long', { ...lecture, sparsity: 8 }, 'least_chunk', 2400],
    [
      'at half the peak, half as many tokens go along',
      {
        memory_time: 0.02,
        compute_time: 0.005,
        compute_rate: 600e12,
        compute_efficiency: 0.5,
        active_params: 50e9,
      },
      'free_prefill_tokens',
      45,
    ],
    [
      'and none where compute is the slower',
      { memory_time: 0.005, compute_time: 0.02, compute_rate: 600e12, active_params: 50e9 },
      'free_prefill_tokens',
      0,
    ],
    [
      'two prompts at a quarter of the bandwidth need twice as long a chunk',
      { ...lecture, sparsity: 1, prompts: 2, memory_efficiency: 0.25 },
      'least_chunk',
      600,
    ],
  ],
  clusters: [
    // DeepSeek-V3 ISCA'25, 2.3.2: (1 + 2) bytes × 32 tokens × 9 × 7,000 / 50 GB/s = 120.96 µs; twice, and 61 layers: 14.76 ms.
    [
      'DeepSeek: 120.96 µs a layer at 50 GB/s',
      {
        bytes_per_dispatched: 1,
        bytes_per_combined: 2,
        tokens_per_chip: 32,
        token_copies: 9,
        model_dim: 7000,
        network_bandwidth: 50e9,
      },
      'all_to_all_time_per_layer * 1e6',
      120.96,
    ],
    [
      'and 14.76 ms a token',
      { all_to_all_time_per_layer: 120.96e-6, moe_layers: 61 },
      'paired_step_time * 1000',
      14.757,
    ],
    ['256 experts on 64 chips are 4 each', { experts: 256, expert_chips: 64 }, 'experts_per_chip', 4],
    [
      'two racks with wires 8 times slower are 4 times slower',
      { racks: 2, scale_ratio: 8 },
      'crossing_penalty',
      4,
    ],
    ['one rack is as fast as one rack', { racks: 1, scale_ratio: 8 }, 'crossing_penalty', 1],
    [
      '8 experts, 1 layer, out and back, at 8 to 1: the boundary is no bottleneck',
      { active_experts: 8, layers_per_stage: 1, scale_ratio: 8 },
      'boundary_ratio',
      2,
    ],
    [
      'an H100 has 9 times the bandwidth inside its node',
      { chip_scale_up_bandwidth: 450e9, chip_scale_out_bandwidth: 50e9 },
      'scale_ratio',
      9,
    ],
    [
      'a hidden network shows only where it is slower',
      { step_time: 3, all_to_all_time: 5 },
      'networked_step_time',
      5,
    ],
    ['and not where it is faster', { step_time: 5, all_to_all_time: 3 }, 'networked_step_time', 5],
    [
      'without a second micro-batch it always does',
      { network: 'serial', step_time: 3, all_to_all_time: 5 },
      'networked_step_time',
      8,
    ],
    ['of four racks three are another', { racks: 4 }, 'crossing_share', 0.75],
    [
      'wires ten times faster leave the quarter that stays to wait for',
      { racks: 4, scale_ratio: 0.1 },
      'crossing_penalty',
      0.25,
    ],
  ],
  pipeline: [
    [
      'four racks run naively: each idle three quarters of the time',
      { stages: 4, micro_batches: 1 },
      'inference_bubble',
      0.75,
    ],
    ['with four micro-batches: never', { stages: 4, micro_batches: 4 }, 'inference_bubble', 0],
    ['in training with four: 3 of 7', { stages: 4, micro_batches: 4 }, 'training_bubble', 3 / 7],
    [
      'GPipe holds 32 micro-batches',
      { schedule: 'gpipe', stages: 4, micro_batches: 32 },
      'held_micro_batches',
      32,
    ],
    [
      'taking turns holds 4',
      { schedule: 'one_forward_one_backward', stages: 4, micro_batches: 32 },
      'held_micro_batches',
      4,
    ],
    [
      '20 ms become 30 with four hops of 2.5 ms',
      { step_time: 0.02, stages: 4, hop_time: 0.0025 },
      'pipelined_token_time',
      0.03,
    ],
    // 2,400 × 7,168 × 2 bytes = 34.4 MB: 10.75 µs over 64 wires of 50 GB/s.
    [
      '34 MB cross a boundary in 11 µs',
      {
        batch: 2400,
        model_dim: 7168,
        bytes_per_dispatched: 2,
        boundary_wires: 64,
        chip_scale_out_bandwidth: 50e9,
      },
      'boundary_time * 1e6',
      10.752,
    ],
    ['with eight: never more than never', { stages: 4, micro_batches: 8 }, 'inference_bubble', 0],
    [
      'of two, taking turns holds two',
      { schedule: 'one_forward_one_backward', stages: 4, micro_batches: 2 },
      'held_micro_batches',
      2,
    ],
  ],
  training: [
    // 50 million tokens/s for 60 days.
    [
      '50 M tokens/s for two months are 260 T',
      { token_rate: 50e6, service_life: 60 * day },
      'served_tokens',
      2.592e14,
    ],
    ['20 tokens a parameter: 2 T for 100 B', { active_params: 1e11 }, 'chinchilla_tokens', 2e12],
    ['200 T are 100 times as many', { active_params: 1e11, pretraining_tokens: 2e14 }, 'overtraining', 100],
    [
      'at 30% efficiency inference tokens cost 0.9 of as many of pretraining',
      { pretraining_tokens: 1e12, decode_efficiency: 0.3 },
      'equal_inference_tokens',
      0.9e12,
    ],
    [
      'and reinforcement learning at 3 FLOP: D_pt/D_rl = 1.67',
      { pretraining_tokens: 1e12, decode_efficiency: 0.3, rl_flop_per_param: 3 },
      'pretraining_tokens / equal_rl_tokens',
      5 / 3,
    ],
    // Hoffmann et al.: Chinchilla, 70 B on 1.4 T tokens, spends 5.88e23 FLOP.
    [
      'Chinchilla: 5.88e23 FLOP',
      { active_params: 70e9, pretraining_tokens: 1.4e12 },
      'pretraining_flop',
      5.88e23,
    ],
    ['which are best spent on 70 B', { training_budget: 5.88e23 }, 'chinchilla_params', 70e9],
    // DeepSeek-V3: 14.8 T tokens, 37 B active: 3.29e24 FLOP; 2048 H800 at 989 TFLOP/s and 38.9% take 48 days.
    [
      'DeepSeek-V3: 48 days on 2,048 chips',
      {
        active_params: 37e9,
        pretraining_tokens: 14.8e12,
        chips: 2048,
        chip_compute_rate: 989e12,
        training_mfu: 0.389,
      },
      'training_time / 86400',
      48.27,
    ],
    [
      'costs x² and 1/x balance at 2 to 1',
      { falling_exponent: 1, rising_exponent: 2 },
      'falling_over_rising',
      2,
    ],
    [
      'x² and 2/x are cheapest together at 1',
      { falling_exponent: 1, rising_exponent: 2, falling_coefficient: 2, rising_coefficient: 1 },
      'cheapest_size',
      1,
    ],
    // 8/x and x² are equal where x³ = 8; at 4 they are 2 and 16.
    [
      '8/x and x² are equal at 2',
      { falling_exponent: 1, rising_exponent: 2, falling_coefficient: 8, rising_coefficient: 1 },
      'meeting_size',
      2,
    ],
    [
      '8/x and x² cost 18 at 4',
      {
        falling_exponent: 1,
        rising_exponent: 2,
        falling_coefficient: 8,
        rising_coefficient: 1,
        chosen_size: 4,
      },
      'both_costs',
      18,
    ],
    // DeepSeek-V3 ISCA'25, table 2, has 250 GFLOP: 6 × 37e9, and 3 × ½ × 4,096 × 4,997,120 for attention.
    [
      'DeepSeek-V3 trains a token in 4,096 with 253 GFLOP',
      { active_params: 37e9, context: 4096, prefill_flop_per_context_token: 4_997_120 },
      'train_flop_per_token',
      222e9 + 30_702_305_280,
    ],
    [
      'reinforcement learning at half the efficiency counts twice: 4 × 1e9 × 1e12',
      { rl_flop_per_param: 4, active_params: 1e9, rl_tokens: 1e12, decode_efficiency: 0.5 },
      'rl_flop',
      8e21,
    ],
    [
      'and so does inference: 2 × 1e9 × 1e12',
      { active_params: 1e9, inference_tokens: 1e12, decode_efficiency: 0.5 },
      'inference_flop',
      4e21,
    ],
    [
      'a life is the three together',
      { pretraining_flop: 3, rl_flop: 4, inference_flop: 5 },
      'lifetime_flop',
      12,
    ],
  ],
  prices: [
    // 1e11 / (300 × 2e5) = 1,667 bytes.
    [
      'a step at 200k implies 1,667 bytes',
      { ...lecture, active_params: 1e11, step_context: 2e5 },
      'implied_kv_bytes',
      1666.7,
    ],
    [
      'on H100 in bf16 it is 3,387',
      { compute_rate: 989e12, memory_bandwidth: 3.35e12, active_params: 1e11, step_context: 2e5 },
      'implied_kv_bytes',
      3387.3,
    ],
    ['half as much again covers 300k', { step_ratio: 1.5, step_context: 2e5 }, 'covered_context', 3e5],
    // 100 B at 40% of an H100's FP8 for $2 an hour: $0.14 a million.
    [
      'recomputing costs $0.14 a million',
      {
        rent: 2 / 3600,
        compute_rate: 1979e12,
        active_params: 1e11,
        recompute_mfu: 0.4,
      },
      'recompute_cost * 1e6',
      0.14037,
    ],
    // 70 kB for 5 minutes in 80 GB at $2 an hour: $0.146; the note's $0.08 is of 144 GB.
    [
      'holding 70,272 bytes of 186 GB at $10.50 an hour costs $3.97 a million tokens and hour',
      { kv_bytes_per_token: 70_272, tier_capacity: 186e9, tier_rent: 10.5 / 3600, hold_time: 3600 },
      'hold_cost * 1e6',
      3.967,
    ],
    [
      'a disk of 24 TB at 0.28 GB/s drains in a day',
      { tier_capacity: 24e12, tier_bandwidth: 0.28e9 },
      'tier_drain_time / 3600',
      23.81,
    ],
    // 266 × 0.55 + 342 × 0.14 + 168 × 2.19 thousand dollars; published: $562,027 against $87,072, a margin of 545%.
    ['DeepSeek’s day brings in $562,100', dayOfDeepseek, 'revenue', 562_100],
    [
      'for $87,072 of 1,814 chips at $2 an hour',
      { ...dayOfDeepseek, chips: 1814, chip_rent: 2 / 3600 },
      'serving_cost',
      87_072,
    ],
    ['which is 5.46 times as much again', { ...dayOfDeepseek, serving_cost: 87_072 }, 'margin', 5.4556],
    // 608e9 / 9,212.5 and 168e9 / 1,850 chip-seconds, of 73,700 and 14,800 tokens/s a node of 8; published: 226.75 nodes.
    [
      'and keeps 1,815 chips busy',
      { ...dayOfDeepseek, prefill_rate_per_chip: 73_700 / 8, measured_throughput_per_chip: 14_800 / 8 },
      'chips_for_traffic',
      1814.9,
    ],
  ],
  reversible: [
    [
      '61 layers keep 61 times what one does',
      {
        layers: 61,
        training_batch: 4096,
        model_dim: 7168,
        activations_per_element: 10,
        bytes_per_activation: 2,
      },
      'activation_saving',
      61,
    ],
    ['for a third more compute', {}, 'reversible_compute', 8 / 6],
    [
      'one layer of 4,096 tokens of 7,168 keeps 587 MB',
      {
        training_batch: 4096,
        model_dim: 7168,
        activations_per_element: 10,
        bytes_per_activation: 2,
      },
      'layer_activation_bytes',
      587_202_560,
    ],
  ],
};

describe.for(Object.entries(chapters))('%s', ([, rows]) => {
  test.for(rows)('%s', ([, givens, ask, value]) => {
    const found = solve(givens, ask).value;
    if (value === 0) expect(found).toBe(0);
    else expect(found / value).toBeCloseTo(1, 3);
  });
});

describe('the same said twice', () => {
  /** DeepSeek-V3 on 72 GB200, with rates that kernels reach. */
  const served: Givens = {
    chips: 72,
    chip_compute_rate: 5e15,
    chip_memory_bandwidth: 8e12,
    chip_rent: 2 / 3600,
    compute_efficiency: 0.6,
    memory_efficiency: 0.8,
    total_params: 671e9,
    active_params: 37e9,
    bytes_per_weight: 1,
    expert_params: 654e9,
    experts: 256,
    active_experts: 8,
    context: 4096,
    attention: 'latent',
    query_heads: 128,
    latent_dim: 512,
    rope_dim: 64,
    cache_layers: 61,
    bytes_per_kv_element: 2,
  };
  const pairs = (['perfect', 'attention_serial', 'none'] as const).flatMap((overlap) =>
    (['ignored', 'counted'] as const).flatMap((attention_arithmetic) =>
      (['all', 'touched'] as const).map(
        (experts_read) => ({ overlap, attention_arithmetic, experts_read }) as const,
      ),
    ),
  );

  test.for(pairs)(
    'alone is a batch of one: overlap $overlap, attention $attention_arithmetic, experts $experts_read',
    (choice) => {
      const alone = { ...served, ...choice, batch: 1 };
      expect(solve(alone, 'lone_penalty / cost_over_floor').value).toBeCloseTo(1, 9);
    },
  );

  test('the least chunk takes as long to compute as the weights to read', () => {
    const { value: chunk } = solve(served, 'least_chunk');
    expect(solve({ ...served, chunk }, 'chunk_compute_time / prefill_weight_time').value).toBeCloseTo(1, 9);
  });

  test('a price that steps up at the balance context gives away the cache', () => {
    const { value: step_context } = solve(served, 'balance_context');
    expect(solve({ ...served, step_context }, 'implied_kv_bytes').value).toBeCloseTo(70_272, 3);
  });
});
