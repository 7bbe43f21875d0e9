/** Formats weights and caches are kept in, and the bytes one number takes. */
export const numberFormats = {
  bf16: { name: 'BF16', bytes: 2 },
  fp8: { name: 'FP8', bytes: 1 },
  int8: { name: 'INT8', bytes: 1 },
  // The bare four bits; block scales make MXFP4 4.25 and NVFP4 4.5 bits a number.
  fp4: { name: 'FP4', bytes: 0.5 },
} as const satisfies { readonly [id: string]: { readonly name: string; readonly bytes: number } };

export type NumberFormat = keyof typeof numberFormats;
export const formatIds = Object.keys(numberFormats) as readonly NumberFormat[];
export const isNumberFormat = (name: string): name is NumberFormat => Object.hasOwn(numberFormats, name);
