import { plainText } from './content.ts';
import type { Variant, Weighed } from './draw-variant.ts';
import { optionText } from './solution.ts';

/** An answer as a person would read it: what was typed, or the words of what was chosen; a sketch has too many numbers. */
export function typedInWords(variant: Variant, typed: string): string {
  if (typed.trim() === '') return '';
  switch (variant.kind) {
    case 'number':
      return typed;
    case 'choice':
      return wordsOf(variant, variant.options, typed);
    case 'order':
      return typed
        .split(' ')
        .map((id) => wordsOf(variant, variant.items, id))
        .join(' < ');
    case 'sketch':
      return `a curve through ${typed.split(' ').length} points`;
  }
}

function wordsOf(variant: Variant, all: readonly Weighed[], id: string): string {
  const one = all.find(({ option }) => option.id === id);
  return one ? plainText(optionText(variant, one)) : id;
}
