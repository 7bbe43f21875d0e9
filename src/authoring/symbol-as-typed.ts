/**
 * A symbol as one types it without TeX: `t_kv` for `t_\text{kv}`, `eta_c` for `\eta_c`; nothing for a single letter, which is
 * in every text, and for what is no name, as `1 - p`.
 */
export function symbolAsTyped(tex: string): string | undefined {
  const typed = tex.replaceAll(/\\text\{(\w+)\}/g, '$1').replaceAll(/\\(?=[a-z])/g, '');
  return /^[A-Za-z]\w+$/.test(typed) ? typed : undefined;
}
