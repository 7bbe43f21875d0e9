/** Formats matrix units multiply in. */
export const rateFormats = ['bf16', 'fp16', 'fp8', 'int8', 'fp4', 'int4'] as const;
export type RateFormat = (typeof rateFormats)[number];

type Definition = { readonly name: string; readonly bytes: number; readonly rate: RateFormat };

/** Formats weights and caches are kept in: the bytes one number takes, and what it is multiplied in where a chip can. */
export const numberFormats = {
  bf16: { name: 'BF16', bytes: 2, rate: 'bf16' },
  fp16: { name: 'FP16', bytes: 2, rate: 'fp16' },
  fp8: { name: 'FP8', bytes: 1, rate: 'fp8' },
  int8: { name: 'INT8', bytes: 1, rate: 'int8' },
  fp4: { name: 'FP4', bytes: 0.5, rate: 'fp4' },
  int4: { name: 'INT4', bytes: 0.5, rate: 'int4' },
  // One 8-bit scale for each 32 numbers.
  mxfp4: { name: 'MXFP4', bytes: 4.25 / 8, rate: 'fp4' },
  // One 8-bit scale for each 16 numbers.
  nvfp4: { name: 'NVFP4', bytes: 4.5 / 8, rate: 'fp4' },
} as const satisfies { readonly [id: string]: Definition };

export type NumberFormat = keyof typeof numberFormats;
export const formatIds = Object.keys(numberFormats) as readonly NumberFormat[];
export const isNumberFormat = (name: string): name is NumberFormat => Object.hasOwn(numberFormats, name);
