import { format } from '../engine/format.ts';
import { isQuantity } from '../engine/quantities.ts';
import { shown } from '../engine/shown.ts';
import type { Derivation } from '../engine/solve.ts';
import { type Content, fill, plainText } from './content.ts';
import type { ChoiceVariant, OrderVariant, Variant, Weighed } from './draw-variant.ts';
import type { Verdict } from './grade.ts';
import { settingWith, textOf } from './setting.ts';

const unanswered: Verdict = { code: 'unreadable', message: 'There is no answer yet. Choose one.' };
const unordered: Verdict = {
  code: 'unreadable',
  message: 'There is no answer yet. Put all of them in order.',
};

/** What a chosen option is worth. */
export function gradeChoice(variant: ChoiceVariant, text: string): Verdict {
  const chosen = variant.options.find(({ option }) => option.id === text.trim());
  const right = variant.options.find(({ option }) => option.id === variant.right);
  if (!chosen) return unanswered;
  const because = said(variant, chosen, chosen.option.because);
  if (chosen === right) return { code: 'correct', unit: 'given', ...(because && { says: because }) };
  const compared =
    right?.answer && chosen.answer
      ? // Set side by side and not called right: it may be tried again.
        [`${measured(variant, chosen)}, against ${measured(variant, right)}.`]
      : [];
  return { code: 'wrong', says: [...(because ? [because] : []), ...compared] };
}

/** What an order is worth: where two stand the wrong way round, which. */
export function gradeOrder(variant: OrderVariant, text: string): Verdict {
  const ids = text.trim().split(/\s+/);
  const isWhole = ids.length === variant.right.length && variant.right.every((id) => ids.includes(id));
  if (!isWhole) return unordered;
  const at = variant.right.findIndex((id, place) => id !== ids[place]);
  if (at < 0) return { code: 'correct', unit: 'given' };
  const item = (id: string | undefined) => variant.items.find(({ option }) => option.id === id);
  const [placed, wanted] = [item(ids[at]), item(variant.right[at])];
  if (!placed || !wanted) return unordered;
  const says = `${measured(variant, placed)} stands too early; ${measured(variant, wanted)} comes before it.`;
  return { code: 'wrong', says: [says] };
}

/** `“Weight time” (1.16 ms)`: as it stands among the options, capital and all. */
function measured(variant: Variant, { option, answer }: Weighed): string {
  const name = `“${said(variant, { option }, option.says)}”`;
  return answer ? `${name} (${amountOf(answer)})` : name;
}

function amountOf({ ask, value, unit }: Derivation): string {
  if (isQuantity(ask)) return shown(ask, value);
  return unit === '1' ? `a ratio of ${format(value, unit)}` : format(value, unit);
}

/** What an option says, with the values of its own setting. */
function said({ template, drawn }: Variant, { option }: Pick<Weighed, 'option'>, content: Content): string {
  const setting = settingWith(template, drawn, option.with);
  return plainText(fill(content, (slot) => textOf(setting, slot)));
}
