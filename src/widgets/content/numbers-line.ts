import type { Filled, FilledElement } from '../../problems/content.ts';

type Node = Filled[number];

/**
 * A formula of numbers as text, which goes on in the next line where it is too long for one: no browser breaks MathML.
 *
 * It breaks before a sign. A fraction stays one number above another, and its line is a word to those who hear it.
 *
 * @param formula - MathML, as `mathml` makes it and as templates keep it
 */
export const numbersLine = (formula: Filled): Filled =>
  piecesOf(formula).flatMap((piece, at) => (at > 0 ? [' ', piece] : [piece]));

/** What is kept together: a number, the sign or the bracket before it, and the bracket behind it. */
function piecesOf(formula: Filled): readonly FilledElement[] {
  const pieces: FilledElement[] = [];
  let before = '';
  for (const node of opened(formula)) {
    const mark = markOf(node);
    const last = pieces.at(-1);
    if (mark === undefined) {
      pieces.push(span('piece', before, numberOf(node)));
      before = '';
    } else if (last && /^[),]$/.test(mark)) pieces.splice(-1, 1, span('piece', ...last.children, mark));
    else before += /^[×+−=]$/.test(mark) ? `${mark} ` : mark;
  }
  return pieces;
}

/** The parts that stand in a row. Brackets around a fraction are as tall as it, so they stay MathML. */
const opened = (formula: Filled): Filled =>
  formula.flatMap((node) =>
    typeof node !== 'string' && /^m(?:ath|row)$/.test(node.tag) && !isTall(node)
      ? opened(node.children)
      : [node],
  );

const isTall = ({ children: [first, ...rest] }: FilledElement): boolean =>
  first !== undefined && textIn(first) === '(' && rest.some(hasFraction);

const hasFraction = (node: Node): boolean =>
  typeof node !== 'string' && (node.tag === 'mfrac' || node.children.some(hasFraction));

/** A sign, a bracket, a comma, the name of a function, or nothing, where it is only room; undefined of a number. */
function markOf(node: Node): string | undefined {
  if (typeof node === 'string' || node.tag === 'mspace') return '';
  const text = textIn(node).replaceAll(/[\s\u2061]/g, '');
  return /^m[io]$/.test(node.tag) || (node.tag === 'mtext' && text === '') ? text : undefined;
}

function numberOf(node: Node): Node {
  if (typeof node === 'string' || /^m(?:text|n)$/.test(node.tag)) return textIn(node);
  if (node.tag !== 'mfrac') return { tag: 'math', children: [node] };
  const [above = '', below = ''] = node.children;
  return span(
    'over',
    span('above', ...numbersLine([above])),
    span('visually-hidden', ' over '),
    span('', ...numbersLine([below])),
  );
}

const textIn = (node: Node): string => (typeof node === 'string' ? node : node.children.map(textIn).join(''));

const span = (name: string, ...children: Filled): FilledElement => ({
  tag: 'span',
  ...(name && { attributes: { class: name } }),
  children: children.filter((child) => child !== ''),
});
