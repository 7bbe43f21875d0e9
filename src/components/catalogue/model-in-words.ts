import type { Attention, Model } from '../../engine/catalogue.ts';
import { number } from '../../engine/format.ts';
import { numberFormats } from '../../engine/number-formats.ts';

/** What a model's attention keeps, and of how much: `grouped, 2 heads share; 52 of 62 layers the last 1,024 tokens`. */
export function attentionOf({ attention, layers }: Model): string {
  return [kindOf(attention), ...limitsOf(attention, layers)].join('; ');
}

function kindOf(attention: Attention): string {
  if (attention.kind === 'stated') return 'an arrangement of its own';
  if (attention.kind === 'latent') return 'latent';
  const { heads, kv_heads } = attention;
  if (kv_heads === 1) return 'multi-query: all heads share';
  return kv_heads === heads ? 'multi-head: none share' : `grouped: ${number(heads / kv_heads)} heads share`;
}

function limitsOf(attention: Attention, all = 0): readonly string[] {
  if (attention.kind === 'stated') return [];
  const { layers, window: recent, state_elements, sparse } = attention;
  const some = (of: number) => (of === all ? `all ${of}` : `${of} of ${all}`);
  return [
    ...(recent ? [`${some(recent.layers)} layers keep ${number(recent.tokens)} tokens`] : []),
    ...(state_elements === undefined ? [] : [`${some(all - layers)} layers keep a state`]),
    ...(sparse ? [`reads ${number(sparse.selected)} selected tokens`] : []),
  ];
}

/** The formats a model was published in: `MXFP4, the rest BF16`. */
export function formatOf({ weights, expert_weights }: Model): string {
  const { name } = numberFormats[weights];
  return expert_weights ? `${numberFormats[expert_weights].name}, the rest ${name}` : name;
}
