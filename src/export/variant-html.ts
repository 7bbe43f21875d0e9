import { isQuantity } from '../engine/quantities.ts';
import { shown } from '../engine/shown.ts';
import { unitPhrase } from '../problems/amount-in-words.ts';
import { rightText } from '../problems/answer-text.ts';
import type { Variant, Weighed } from '../problems/draw-variant.ts';
import {
  inOrder,
  insight,
  optionText,
  remark,
  type SolutionPart,
  solution,
  statement,
} from '../problems/solution.ts';
import { escaped, htmlOf } from './html.ts';

/** What is asked, with what there is to choose or to put in order. */
export function questionHtml(variant: Variant): string {
  const asked = htmlOf(statement(variant));
  switch (variant.kind) {
    case 'number':
      return `${asked}<p class="unit">Answer ${escaped(unitPhrase(variant.ask.unit))}.</p>`;
    case 'choice':
      return asked + listOf(variant, variant.options, 'ul');
    case 'order':
      return `${asked}${listOf(variant, variant.items, 'ul')}<p class="unit">From the least to the greatest.</p>`;
    case 'sketch':
      return `${asked}<p class="unit">Draw it on paper, then compare.</p>`;
  }
}

/** What is right. */
export function rightHtml(variant: Variant): string {
  switch (variant.kind) {
    case 'number':
      return `<p class="right">${escaped(rightText(variant))}</p>`;
    case 'choice': {
      const right = variant.options.find(({ option }) => option.id === variant.right);
      return right ? `<div class="right">${htmlOf(optionText(variant, right))}</div>` : '';
    }
    case 'order':
      return `<div class="right">${listOf(variant, inOrder(variant), 'ol')}</div>`;
    case 'sketch': {
      const { over, at, of } = variant.ask;
      const rows = at.map(
        (place, i) =>
          `<tr><td>${escaped(isQuantity(over) ? shown(over, place) : String(place))}</td><td>${escaped(shown(of, variant.right[i] ?? 0))}</td></tr>`,
      );
      return `<table class="right">${rows.join('')}</table>`;
    }
  }
}

/** The worked solution: the author's words, each line with formula, numbers, value and reason, and what to take away. */
export const workedHtml = (variant: Variant): string =>
  [
    htmlOf(remark(variant)),
    ...solution(variant).map(partHtml),
    `<div class="insight">${htmlOf(insight(variant))}</div>`,
  ].join('');

function partHtml({ of, lines }: SolutionPart): string {
  const head = of.length > 0 ? `<p class="of"><b>${htmlOf(of)}</b></p>` : '';
  const items = lines.map(
    ({ name, value, symbols, numbers, because }) =>
      `<li><p>${escaped(name)}: <b>${escaped(value)}</b></p><p>${htmlOf(symbols)} ${htmlOf(numbers)}</p>${because ? `<p class="because">${escaped(because)}</p>` : ''}</li>`,
  );
  return `${head}<ol class="lines">${items.join('')}</ol>`;
}

const listOf = (variant: Variant, weighed: readonly Weighed[], tag: 'ul' | 'ol'): string =>
  `<${tag}>${weighed.map((one) => `<li>${htmlOf(optionText(variant, one))}</li>`).join('')}</${tag}>`;
