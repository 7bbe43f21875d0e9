import { mdxToHast } from 'satteri';
import { didYouMean } from '../engine/nearest.ts';
import type { Content, ContentNode } from '../problems/content.ts';
import { looseMarks } from './loose-marks.ts';
import { mdxFailure } from './mdx-failure.ts';
import { type Found, type Mistake, type Place, placeAt } from './mistake.ts';
import { compileMaths, meantAsDollars } from './slotted-maths.ts';
import { attributesOf, lengthOf, mathsIn, type Node, plain, startOf, written } from './syntax-node.ts';

/** A file's text, parted at its frontmatter. */
export type Parted = {
  readonly yaml: string;
  /** Where the body starts, in characters. */
  readonly bodyAt: number;
};

/** Parts a file into the YAML between its `---` lines and the body below; lines may end as on Windows. */
export function part(text: string): Parted {
  const [head = '', yaml = ''] = /^\uFEFF?---[ \t]*\r?\n([\s\S]*?)\r?\n---[ \t]*(?:\r?\n|$)/.exec(text) ?? [];
  return { yaml, bodyAt: head.length };
}

/** What a body may hold besides Markdown and maths. */
export type Vocabulary = {
  /** Slots: names of choices, and of quantities that the givens determine. */
  readonly slots: readonly string[];
  /** Elements such as `Hint`, in which the sections of a body are written; one without attributes holds text, any other is all in them. */
  readonly sections: { readonly [name: string]: readonly string[] };
  /** HTML that Markdown may become, where it goes into question banks too; a picture is refused everywhere. */
  readonly elements?: ReadonlySet<string>;
};

/** A body, compiled: what stands outside all sections, and each section in order. */
export type Body = {
  readonly main: Content;
  readonly sections: readonly Section[];
};

export type Section = {
  readonly name: string;
  readonly content: Content;
  /** As written: `over="batch"`. */
  readonly attributes: { readonly [name: string]: string };
  /** Where its name stands. */
  readonly place: Place;
  /** Where the value of an attribute stands, or a word of it; where there is none, the section's name. */
  readonly placeOf: (attribute: string, word?: string) => Place;
};

/**
 * Compiles the body of a problem or card: Markdown with maths, `{name}` in prose and `\val{name}` in maths
 * where a value goes, and sections such as `<Hint>`.
 *
 * @param text - the whole file, so that places come out right
 * @returns the body and every mistake in it
 */
export function compileBody(
  file: string,
  text: string,
  vocabulary: Vocabulary,
): { readonly body: Body; readonly mistakes: readonly Mistake[] } {
  const { bodyAt } = part(text);
  const source = text.slice(bodyAt);
  const mistakes: Mistake[] = [];
  const sections: Section[] = [];
  const place: Walk['place'] = (offset, length) => placeAt(text, bodyAt + offset, length);
  const walk: Walk = {
    vocabulary,
    source,
    place,
    mistake: (code, offset, length, says) => {
      mistakes.push({ code, file, ...place(offset, length), says });
    },
    countMistakes: () => mistakes.length,
    sections,
    inside: undefined,
    last: 0,
  };
  try {
    const tree = mdxToHast(source, { features: { math: true, smartPunctuation: true } }) as Node;
    const main = trimmed(visit(walk, tree.children));
    return { body: { main, sections }, mistakes };
  } catch (cause) {
    const { offset, says } = mdxFailure(cause, source);
    walk.mistake('syntax', offset, 1, says);
    return { body: { main: [], sections: [] }, mistakes };
  }
}

/** A walk through the tree of a body: what it goes by, and what it has met. */
type Walk = {
  readonly vocabulary: Vocabulary;
  /** The body alone; offsets count from its start. */
  readonly source: string;
  readonly place: (offset: number, length: number) => Place;
  readonly mistake: (code: Mistake['code'], offset: number, length: number, says: string) => void;
  readonly countMistakes: () => number;
  readonly sections: Section[];
  /** The section it is in. */
  inside: string | undefined;
  /** Where the last element stood. What Markdown adds of its own, such as the box of a task, has no place; it stands in what does. */
  last: number;
};

const visit = (walk: Walk, nodes: readonly Node[] = []): Content =>
  nodes.flatMap((node) => compile(walk, node));

function compile(walk: Walk, node: Node): Content {
  switch (node.type) {
    case 'text':
      return prose(walk, node);
    case 'element':
      return element(walk, node);
    case 'mdxTextExpression':
    case 'mdxFlowExpression':
      return expression(walk, node);
    case 'mdxJsxFlowElement':
    case 'mdxJsxTextElement':
      return section(walk, node);
    case 'mdxjsEsm':
      walk.mistake('syntax', startOf(node), 6, 'A problem or card has no import or export: it is data.');
      return [];
    default:
      return [];
  }
}

function prose({ source, mistake }: Walk, { value = '', position }: Node): Content {
  const start = position?.start.offset ?? 0;
  for (const { at, length, says } of looseMarks(source.slice(start, position?.end.offset ?? 0)))
    mistake('syntax', start + at, length, says);
  return [value];
}

function element(walk: Walk, node: Node): Content {
  const display = mathsIn(node);
  if (display) return maths(walk, node, plain(node), display);
  const { tagName: tag = 'span', position } = node;
  walk.last = position?.start.offset ?? walk.last;
  const says = unfit(tag, walk.vocabulary.elements);
  if (says) {
    // The section of footnotes ends a text; what points to it was told where it stands.
    if (tag !== 'section') walk.mistake('syntax', walk.last, lengthOf(node), says);
    return [];
  }
  // Marks are no mistake in code.
  const children = tag === 'code' ? [plain(node)] : visit(walk, node.children);
  return [{ tag, ...attributesOf(node), children }];
}

function maths(walk: Walk, node: Node, tex: string, display: 'block' | 'inline'): Content {
  // Where the TeX itself starts, after its dollar signs.
  const at = Math.max(0, walk.source.indexOf(tex, startOf(node)));
  const says = meantAsDollars(tex);
  if (says) {
    walk.mistake('syntax', Math.max(0, at - 1), 1, says);
    return [];
  }
  const compiled = compileMaths(
    tex,
    display,
    (name, offset) => slot(walk, name, at + offset),
    (says, offset) => walk.mistake('formula', at + offset, 1, says),
  );
  // A wide formula scrolls in its own box, by keyboard too.
  return display === 'block'
    ? [{ tag: 'div', attributes: { class: 'equation', tabindex: '0' }, children: compiled }]
    : compiled;
}

const expression = (walk: Walk, node: Node): Content =>
  isComment(node.value ?? '') ? [] : [slot(walk, (node.value ?? '').trim(), startOf(node) + 1)];

function slot({ vocabulary: { slots }, mistake }: Walk, name: string, offset: number): ContentNode {
  if (!slots.includes(name)) {
    const inProse = /^\w*$/.test(name) ? '' : ' In prose, { is written \\{.';
    const says = `"${name}" is no value here.${didYouMean(name, slots)} A slot names what is given, or a quantity that follows from it.${inProse}`;
    mistake('unknown_name', offset, name.length, says);
  }
  return { slot: name };
}

/** Keeps a section; where it stands, nothing is left of it. */
function section(walk: Walk, node: Node): Content {
  const { vocabulary, inside } = walk;
  const name = node.name ?? '';
  const at = startOf(node) + 1;
  if (!Object.hasOwn(vocabulary.sections, name)) {
    const names = Object.keys(vocabulary.sections);
    const known = names.map((one) => `<${one}>`).join(', ') || 'none';
    const says = `<${name}> is not an element of this file.${didYouMean(name, names)} Known: ${known}.`;
    walk.mistake('unknown_name', at, name.length, says);
  } else if (inside !== undefined)
    walk.mistake('syntax', at, name.length, `<${name}> cannot stand inside <${inside}>; put it after it.`);
  else walk.sections.push(sectionOf(walk, node, name, at));
  return [];
}

function sectionOf(walk: Walk, node: Node, name: string, at: number): Section {
  const known = walk.countMistakes();
  walk.inside = name;
  const content = trimmed(visit(walk, node.children));
  walk.inside = undefined;
  const attributes = written(node);
  if (walk.countMistakes() === known) checkSection(walk, { name, content, attributes }, at);
  const place = walk.place(at, name.length);
  return { name, content, attributes, place, placeOf: placesIn(walk, at, attributes, place) };
}

function checkSection(
  { vocabulary, source, mistake }: Walk,
  section: Pick<Section, 'name' | 'content' | 'attributes'>,
  at: number,
): void {
  const { name } = section;
  const known = vocabulary.sections[name] ?? [];
  const unknown = Object.keys(section.attributes).filter((attribute) => !known.includes(attribute));
  for (const attribute of unknown) {
    const says = `<${name}> has no attribute "${attribute}".${attributesInWords(name, attribute, known)}`;
    mistake('unknown_key', source.indexOf(attribute, at + name.length), attribute.length, says);
  }
  const wrong = unknown.length > 0 ? undefined : wrongContent(section, known);
  if (wrong) mistake(wrong.code, at, name.length, wrong.says);
}

/** The places of the attributes of an element, by what is written of them. */
const placesIn =
  (walk: Walk, start: number, attributes: Section['attributes'], place: Place): Section['placeOf'] =>
  (attribute, word) => {
    const value = attributes[attribute];
    const at = value === undefined ? -1 : walk.source.indexOf(`${attribute}="${value}"`, start);
    if (value === undefined || at < 0) return place;
    const within = word === undefined ? 0 : Math.max(0, value.indexOf(word));
    return walk.place(at + attribute.length + 2 + within, (word ?? value).length);
  };

/**
 * Compiles a line of text that stands in the head: prose with maths and slots, no paragraphs.
 *
 * @param place - where it stands; what is wrong inside it is placed from there, as far as one line goes
 */
export function compileLine(
  file: string,
  line: string,
  place: Place,
  vocabulary: Omit<Vocabulary, 'sections'>,
): { readonly content: Content; readonly mistakes: readonly Mistake[] } {
  const { body, mistakes } = compileBody(file, line, { ...vocabulary, sections: {} });
  const content = body.main.flatMap((node) =>
    typeof node === 'object' && 'tag' in node && node.tag === 'p' ? node.children : [node],
  );
  const placed = mistakes.map((mistake) =>
    place.length === line.length
      ? { ...mistake, line: place.line, column: place.column + mistake.column - 1 }
      : { ...mistake, ...place },
  );
  return { content, mistakes: placed };
}

const attributesInWords = (name: string, attribute: string, known: readonly string[]): string =>
  known.length > 0
    ? `${didYouMean(attribute, known)} Known: ${known.join(', ')}.`
    : ` It has none: its text stands between <${name}> and </${name}>.`;

/** A section is its text or its attributes, and neither is missing. */
function wrongContent(
  { name, content, attributes }: Pick<Section, 'name' | 'content' | 'attributes'>,
  known: readonly string[],
): Found | undefined {
  const isOfText = known.length === 0;
  if (content.length === 0 && (isOfText || Object.keys(attributes).length === 0))
    return { code: 'missing', says: `This <${name}> is empty; write in it, or take it out.` };
  if (content.length === 0 || isOfText) return undefined;
  return {
    code: 'syntax',
    says: `<${name}> holds no text: it is written <${name} … />, all in its attributes.`,
  };
}

/** Why an element of HTML that Markdown makes cannot stand in a text, if it cannot. */
function unfit(tag: string, allowed: ReadonlySet<string> | undefined): string | undefined {
  if (tag === 'img') return noPicture;
  if (!allowed || allowed.has(tag)) return undefined;
  const [what = `<${tag}>`, cure = 'write it another way'] = unfitInWords[tag] ?? [];
  return `${what} cannot stand in a problem, which goes into question banks too; ${cure}.`;
}

/** What is said of a picture, in whatever text. */
export const noPicture =
  'There are no pictures in content: say in words what it shows. A plot of a problem is a <Figure>, that of a lesson an element of its own.';

const unfitInWords: { readonly [tag: string]: readonly [what: string, cure: string] } = {
  a: ['A link or a footnote', 'there, what it leads to is missing. Say what is needed here'],
  del: ['Text that is struck out', 'leave it out'],
  input: ['A box to tick', 'write a list without [ ]'],
};

/** Whether what stands in braces is for authors alone. */
export const isComment = (written: string): boolean => /^\s*\/\*[\s\S]*\*\/\s*$/.test(written);

/** Without the blank lines Markdown leaves between blocks. */
const trimmed = (content: Content): Content =>
  content.filter((node) => typeof node !== 'string' || !/^\s*\n\s*$/.test(node));
