import type { Model } from '../../engine/catalogue.ts';
import { numberFormats } from '../../engine/number-formats.ts';

/** What a model's attention is called: `GQA, 5 of 6 layers with a window of 1,024`. */
export function attentionOf({ attention }: Model): string {
  if (attention.kind === 'stated') return 'compressed along the sequence';
  const { layers, window: recent, state_elements, sparse } = attention;
  const base = attention.kind === 'latent' ? 'MLA' : nameOf(attention.heads, attention.kv_heads);
  if (recent && layers === 0) return `${base}, window of ${recent.tokens.toLocaleString('en')}`;
  if (recent)
    return `${base}, ${recent.layers} of ${recent.layers + layers} layers with a window of ${recent.tokens.toLocaleString('en')}`;
  if (state_elements !== undefined) return `${base} in ${layers} layers, linear in the others`;
  return sparse ? `${base}, ${sparse.selected.toLocaleString('en')} tokens selected` : base;
}

function nameOf(heads: number, kv_heads: number): string {
  if (kv_heads === 1) return 'MQA';
  return kv_heads === heads ? 'MHA' : 'GQA';
}

/** The formats a model was published in: `MXFP4, the rest BF16`. */
export function formatOf({ weights, expert_weights }: Model): string {
  const { name } = numberFormats[weights];
  return expert_weights ? `${numberFormats[expert_weights].name}, the rest ${name}` : name;
}
