import { part } from './body.ts';
import { attributesOf, everyNode, type Node, treeOf } from './lesson-tree.ts';
import { type Mistake, placeAt } from './mistake.ts';
import { agrees, numbersIn, type WrittenNumber } from './prose-numbers.ts';

/** Elements that print numbers of their own, or ask about them. */
const bearers = new Set(['Value', 'Predict', 'Vary', 'Worked']);
/** What ends a sentence, for whoever looks for its source. */
const sentenceEnd = /[.?!:](?=\s|$)/g;

/** A figure with a unit: how it is written, where, what it comes to, and whether a source follows in its sentence. */
type Figure = Pick<WrittenNumber, 'at' | 'text' | 'bare' | 'value'> & { readonly isSourced: boolean };

/**
 * Figures with a unit in a lesson's prose that neither the engine prints nor a source stands behind.
 *
 * A figure is sourced where a `<Cite>` follows in its sentence, and may then be repeated; so may one that some element
 * supposes (`batch={128}`).
 *
 * @param file - its path from the root of the project
 * @param text - the whole file
 */
export function bareFigures(file: string, text: string): readonly Mistake[] {
  const { bodyAt } = part(text);
  const nodes = everyNode(treeOf(text.slice(bodyAt), () => {}));
  const supposed = nodes
    .filter(({ name }) => name && name !== name.toLowerCase())
    .flatMap((node) => Object.values(attributesOf(node)))
    .flatMap((value) =>
      typeof value === 'number' ? [value] : numbersIn(String(value)).map((one) => one.value),
    );
  const figures = nodes.filter(({ type }) => type === 'paragraph' || type === 'tableCell').flatMap(figuresOf);
  const known = [...supposed, ...figures.filter(({ isSourced }) => isSourced).map(({ value }) => value)];
  return figures
    .filter(({ bare, value, text: written }) =>
      known.every(
        (one) => !agrees({ value, text: written }, one) && !agrees({ value: bare, text: written }, one),
      ),
    )
    .map(({ at, text: written }) => ({
      ...{ file, ...placeAt(text, bodyAt + at, written.length), code: 'missing' },
      says: `"${written}" is a bare figure: print it with <Value>, or let a <Cite> follow in its sentence.`,
    }));
}

/** The figures of a paragraph; `at` counts from the beginning of the body. */
function figuresOf(block: Node): readonly Figure[] {
  const cites = everyNode(block)
    .filter(({ name }) => name === 'Cite')
    .map((node) => node.position?.start.offset ?? 0);
  const texts = textsOf(block).map(({ value = '', position }) => ({
    value,
    from: position?.start.offset ?? 0,
  }));
  const ends = texts.flatMap(({ value, from }) =>
    [...value.matchAll(sentenceEnd)].map(({ index }) => from + index),
  );
  return texts.flatMap(({ value, from }) =>
    [...numbersIn(value).filter(({ dimension }) => dimension !== undefined), ...dollarsIn(value)].map(
      (number) => {
        const at = from + number.at;
        const end = ends.find((one) => one > at) ?? Number.POSITIVE_INFINITY;
        return { ...number, at, isSourced: cites.some((cite) => cite > at && cite < end) };
      },
    ),
  );
}

/** `$2.50`, which has its unit in front. */
const dollarsIn = (text: string): readonly Pick<WrittenNumber, 'at' | 'text' | 'bare' | 'value'>[] =>
  [...text.matchAll(/\$(\d[\d,]*(?:\.\d+)?)/g)].map(({ 0: written, 1: figure = '', index }) => {
    const value = Number(figure.replaceAll(',', ''));
    return { at: index, text: written, bare: value, value };
  });

/** The text of a block without that of elements which bear numbers of their own. */
function textsOf(node: Node): readonly Node[] {
  if (node.name && bearers.has(node.name)) return [];
  return node.type === 'text' ? [node] : (node.children ?? []).flatMap(textsOf);
}
