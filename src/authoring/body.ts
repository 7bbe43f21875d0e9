import { type HastNode, htmlToHast, mdxToHast } from 'satteri';
import { EngineError } from '../engine/errors.ts';
import { didYouMean } from '../engine/nearest.ts';
import type { Content, ContentNode } from '../problems/content.ts';
import { looseMarks } from './loose-marks.ts';
import { TexError, typeset } from './maths.ts';
import { type Found, type Mistake, type Place, placeAt } from './mistake.ts';

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

  const mistake = (code: Mistake['code'], offset: number, length: number, says: string): void => {
    mistakes.push({ code, file, ...placeAt(text, bodyAt + offset, length), says });
  };

  const slot = (name: string, offset: number): ContentNode => {
    if (!vocabulary.slots.includes(name)) {
      const says = `"${name}" is no value here.${didYouMean(name, vocabulary.slots)} A slot names what is given, or a quantity that follows from it.${/^\w*$/.test(name) ? '' : ' In prose, { is written \\{.'}`;
      mistake('unknown_name', offset, name.length, says);
    }
    return { slot: name };
  };

  const maths = (node: Node, tex: string, display: 'block' | 'inline'): Content => {
    // Where the TeX itself starts, after its dollar signs.
    const at = Math.max(0, source.indexOf(tex, startOf(node)));
    const says = meantAsDollars(tex);
    if (says) {
      mistake('syntax', Math.max(0, at - 1), 1, says);
      return [];
    }
    const compiled = compileMaths(
      tex,
      display,
      (name, offset) => slot(name, at + offset),
      (says, offset) => mistake('formula', at + offset, 1, says),
    );
    // A wide formula scrolls in its own box, by keyboard too.
    return display === 'block'
      ? [{ tag: 'div', attributes: { class: 'equation', tabindex: '0' }, children: compiled }]
      : compiled;
  };

  let inside: string | undefined;
  const section = (node: Node): Content => {
    const name = node.name ?? '';
    const at = startOf(node) + 1;
    if (!Object.hasOwn(vocabulary.sections, name)) {
      const names = Object.keys(vocabulary.sections);
      const known = names.map((one) => `<${one}>`).join(', ') || 'none';
      const says = `<${name}> is not an element of this file.${didYouMean(name, names)} Known: ${known}.`;
      mistake('unknown_name', at, name.length, says);
    } else if (inside !== undefined)
      mistake('syntax', at, name.length, `<${name}> cannot stand inside <${inside}>; put it after it.`);
    else sections.push(sectionOf(node, name, at));
    return [];
  };

  const sectionOf = (node: Node, name: string, at: number): Section => {
    const known = mistakes.length;
    inside = name;
    const content = trimmed(visit(node.children ?? []));
    inside = undefined;
    const attributes = written(node);
    const place = placeAt(text, bodyAt + at, name.length);
    if (mistakes.length === known) checkSection({ name, content, attributes }, at);
    return { name, content, attributes, place, placeOf: placesIn(at, attributes, place) };
  };

  const checkSection = (section: Pick<Section, 'name' | 'content' | 'attributes'>, at: number): void => {
    const { name } = section;
    const known = vocabulary.sections[name] ?? [];
    const unknown = Object.keys(section.attributes).filter((attribute) => !known.includes(attribute));
    for (const attribute of unknown) {
      const says = `<${name}> has no attribute "${attribute}".${attributesInWords(name, attribute, known)}`;
      mistake('unknown_key', source.indexOf(attribute, at + name.length), attribute.length, says);
    }
    const wrong = unknown.length > 0 ? undefined : wrongContent(section, known);
    if (wrong) mistake(wrong.code, at, name.length, wrong.says);
  };

  /** The places of the attributes of an element, by what is written of them. */
  const placesIn =
    (start: number, attributes: Section['attributes'], place: Place): Section['placeOf'] =>
    (attribute, word) => {
      const value = attributes[attribute];
      const at = value === undefined ? -1 : source.indexOf(`${attribute}="${value}"`, start);
      if (value === undefined || at < 0) return place;
      const within = word === undefined ? 0 : Math.max(0, value.indexOf(word));
      const length = (word ?? value).length;
      return placeAt(text, bodyAt + at + attribute.length + 2 + within, length);
    };

  const visit = (nodes: readonly Node[]): Content => nodes.flatMap(compile);

  const prose = (node: Node): Content => {
    const { start, end } = node.position ?? {};
    for (const { at, length, says } of looseMarks(source.slice(start?.offset ?? 0, end?.offset ?? 0)))
      mistake('syntax', (start?.offset ?? 0) + at, length, says);
    return [node.value ?? ''];
  };

  const expression = (node: Node): Content =>
    isComment(node.value ?? '') ? [] : [slot((node.value ?? '').trim(), startOf(node) + 1)];

  // What Markdown adds of its own, such as the box of a task, has no place; it stands in what does.
  let last = 0;
  const element = (node: Node): Content => {
    const display = mathsIn(node);
    if (display) return maths(node, plain(node), display);
    const { tagName: tag = 'span', position } = node;
    last = position?.start.offset ?? last;
    const says = unfit(tag, vocabulary.elements);
    if (says) {
      // The section of footnotes ends a text; what points to it was told where it stands.
      if (tag !== 'section') mistake('syntax', last, lengthOf(node), says);
      return [];
    }
    // Marks are no mistake in code.
    return [
      { tag, ...attributesOf(node), children: tag === 'code' ? [plain(node)] : visit(node.children ?? []) },
    ];
  };

  const compile = (node: Node): Content => {
    switch (node.type) {
      case 'text':
        return prose(node);
      case 'element':
        return element(node);
      case 'mdxTextExpression':
      case 'mdxFlowExpression':
        return expression(node);
      case 'mdxJsxFlowElement':
      case 'mdxJsxTextElement':
        return section(node);
      case 'mdxjsEsm':
        mistake('syntax', startOf(node), 6, 'A problem or card has no import or export: it is data.');
        return [];
      default:
        return [];
    }
  };

  try {
    const tree = mdxToHast(source, { features: { math: true, smartPunctuation: true } }) as Node;
    const main = trimmed(visit(tree.children ?? []));
    return {
      body: { main, sections },
      mistakes,
    };
  } catch (cause) {
    const { offset, says } = mdxFailure(cause, source);
    mistake('syntax', offset, 1, says);
    return { body: { main: [], sections: [] }, mistakes };
  }
}

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

/**
 * Compiles TeX to MathML with a slot wherever it says `\val{name}`.
 *
 * @param slot - the node for a name, and its offset in the TeX
 * @param fail - told what does not parse, and where
 */
export function compileMaths(
  tex: string,
  display: 'block' | 'inline',
  slot: (name: string, offset: number) => ContentNode,
  fail: (says: string, offset: number) => void,
): Content {
  const slots: ContentNode[] = [];
  // KaTeX keeps the letters of \text as they are, so a marked text finds its way through to the MathML.
  const marked = tex.replaceAll(/\\val\{([^}]*)\}/g, (whole: string, name: string, offset: number) => {
    slots.push(slot(name.trim(), offset + whole.indexOf('{') + 1));
    return `\\text{@${slots.length - 1}@}`;
  });
  try {
    return treeOf(typeset(marked, display), slots);
  } catch (cause) {
    if (!(cause instanceof TexError)) throw cause;
    fail(cause.message, Math.min(cause.at, tex.length - 1));
    return [];
  }
}

/** The tree of HTML or MathML, with slots for the marks `@0@`, `@1@`, … */
function treeOf(html: string, slots: readonly ContentNode[]): Content {
  const visit = (nodes: readonly Node[]): Content =>
    nodes.flatMap((node): Content => {
      if (node.type === 'text') return withSlots(node.value ?? '', slots);
      return [{ tag: node.tagName ?? 'span', ...attributesOf(node), children: visit(node.children ?? []) }];
    });
  return visit((htmlToHast(html, { fragment: true }) as Node).children ?? []);
}

const withSlots = (text: string, slots: readonly ContentNode[]): Content =>
  text
    .split(/@(\d+)@/)
    .map((piece, at) => (at % 2 === 1 ? (slots[Number(piece)] ?? '') : piece))
    .filter((piece) => piece !== '');

/** What is read of a node of Sätteri's tree; its own type is a union of every kind. */
type Node = {
  readonly type: string;
  readonly tagName?: string;
  readonly value?: string;
  readonly properties?: { readonly [name: string]: unknown };
  readonly name?: string | null;
  /** Of an element such as `Hint`; of HTML they are `properties`. */
  readonly attributes?: readonly { readonly name?: string; readonly value?: unknown }[];
  readonly children?: readonly Node[];
  readonly position?: HastNode['position'];
};

const written = ({ attributes = [] }: Node): { readonly [name: string]: string } =>
  Object.fromEntries(
    attributes.map(({ name = '', value }) => [name, typeof value === 'string' ? value : '']),
  );

/** What to say of a formula that is an amount and then words: its dollar signs were meant as dollars. */
export function meantAsDollars(tex: string): string | undefined {
  if (!/^\d[\d.,]*(?: [a-z]{2,}|\/[a-z]+ [a-z]{2,}|\s+(?:a|an|per)\b)/i.test(tex)) return undefined;
  return `"${tex.length > 30 ? `${tex.slice(0, 30)}…` : tex}" is read as a formula; a dollar sign in prose is written \\$.`;
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

const lengthOf = ({ position }: Node): number => (position?.end.offset ?? 0) - (position?.start.offset ?? 0);

const startOf = (node: Node): number => node.position?.start.offset ?? 0;
const plain = (node: Node): string => node.value ?? (node.children ?? []).map(plain).join('');

/** Whether a node is maths: Sätteri gives `code.language-math`, in a `pre` where it is displayed. */
function mathsIn(node: Node): 'block' | 'inline' | undefined {
  const code = node.tagName === 'pre' ? node.children?.[0] : node;
  const classes = code?.tagName === 'code' ? code.properties?.['className'] : undefined;
  if (!Array.isArray(classes) || !classes.includes('language-math')) return undefined;
  return classes.includes('math-display') ? 'block' : 'inline';
}

/** Attributes as HTML and MathML write them. */
function attributesOf(node: Node): { readonly attributes?: { readonly [name: string]: string } } {
  const attributes = Object.entries(node.properties ?? {}).map(([name, value]) => [
    name === 'className' ? 'class' : name.toLowerCase(),
    Array.isArray(value) ? value.join(' ') : String(value),
  ]);
  return attributes.length > 0 ? { attributes: Object.fromEntries(attributes) } : {};
}

/** Without the blank lines Markdown leaves between blocks. */
/** Whether what stands in braces is for authors alone. */
export const isComment = (written: string): boolean => /^\s*\/\*[\s\S]*\*\/\s*$/.test(written);

const trimmed = (content: Content): Content =>
  content.filter((node) => typeof node !== 'string' || !/^\s*\n\s*$/.test(node));

/** A mistake of the engine's, in an author's words. */
export function engineMistake(cause: unknown): Found {
  if (!(cause instanceof EngineError)) throw cause;
  const code =
    cause.code === 'unknown_quantity'
      ? 'unknown_name'
      : cause.code === 'formula' || cause.code === 'unit' || cause.code === 'scenario'
        ? cause.code
        : 'wrong_type';
  return { code, says: cause.message };
}

/** Where and why MDX did not parse. Sätteri says both in its message: `6:1: Expected a closing tag … (mdx-jsx:…)`. */
export function mdxFailure(
  cause: unknown,
  source: string,
): { readonly offset: number; readonly says: string } {
  const message = (cause instanceof Error ? cause.message : String(cause)).split('\n')[0] ?? '';
  const [, line = '1', column = '1', words = message] =
    /^(\d+):(\d+)(?:-\d+:\d+)?:\s*(.*)$/.exec(message) ?? [];
  const above = source.split('\n').slice(0, Number(line) - 1);
  const offset = above.reduce((sum, one) => sum + one.length + 1, 0) + Number(column) - 1;
  const reason = words.replaceAll(/\s*\((?:\d+:\d+|[\w-]+:[\w-]+)\)/g, '');
  const [, inWords = `${reason}.`] = mdxInWords.find(([pattern]) => pattern.test(reason)) ?? [];
  return { offset: Math.min(offset, source.length), says: `This text does not parse: ${inWords}` };
}

/** What the parser says of a sign that was meant as it stands, in an author's words. */
const mdxInWords: readonly (readonly [RegExp, string])[] = [
  [/^Unexpected character `!`/, 'a comment is written {/* … */}.'],
  [
    /^Unexpected character (?:after `<`|.* before name)/,
    'here < begins an element, and none is written so; in prose it is written \\<.',
  ],
  [/^Unexpected end of file in expression/, 'this { is not closed with }; in prose it is written \\{.'],
  [/^Could not parse expression/, 'what stands in braces is no name; in prose, { is written \\{.'],
];
