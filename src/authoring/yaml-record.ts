import type { z } from 'astro/zod';
import {
  type Alias,
  type Document,
  isMap,
  isNode,
  isScalar,
  LineCounter,
  parseDocument,
  visit,
  type YAMLError,
} from 'yaml';
import { didYouMean, nearest } from '../engine/nearest.ts';
import { otherEncoding } from './encoding.ts';
import type { Found, Mistake, Place } from './mistake.ts';

type Path = readonly PropertyKey[];
type Issue = z.core.$ZodIssue;

/** A record read from YAML, with the place of each of its values; or everything that is wrong with it. */
export type Read<Data> =
  | {
      readonly data: Data;
      readonly placeOf: (...path: Path) => Place;
      /** Where the key at a path stands. */
      readonly keyAt: (path: Path) => Place;
    }
  | { readonly mistakes: readonly Mistake[] };

/**
 * Reads YAML by a schema, and says everything that is wrong with it at once.
 *
 * A schema's own issues may carry `params: { code }`, a permanent code of a mistake.
 *
 * @param is - the whole file, or the head of one between its `---` lines, where a text that a comment cuts short is a mistake too
 */
export function readRecord<Schema extends z.ZodType>(
  file: string,
  yaml: string,
  schema: Schema,
  is: 'file' | 'head' = 'file',
): Read<z.output<Schema>> {
  const foreign = otherEncoding(file, yaml);
  if (foreign) return { mistakes: [foreign] };
  const lines = new LineCounter();
  const document = parseDocument(yaml, { lineCounter: lines, prettyErrors: false });
  const { placeOf, keyAt, spanAt, setAbove } = placesIn(yaml, document, lines, is === 'head' ? 1 : 0);

  const cuts = is === 'head' ? cutTexts(document, yaml) : [];
  // Where one is cut, a bracket that its end would have closed is missing too.
  if (cuts.length > 0)
    return { mistakes: cuts.map(({ at, text }) => ({ file, ...spanAt(at, yaml.length), ...cut(text) })) };

  const [broken] = document.errors;
  if (broken) {
    const deeper = keyTooDeep(broken, yaml);
    if (deeper) return { mistakes: [{ file, ...spanAt(deeper.at, deeper.end), ...tooDeep }] };
    const at = leftOpen(broken, yaml) ?? broken.pos[0];
    return { mistakes: [{ file, ...spanAt(at, yaml.length), ...notYaml(broken) }] };
  }

  const loose = looseAlias(document);
  if (loose) return { mistakes: [{ file, ...spanAt(loose.range?.[0] ?? 0, yaml.length), ...quoted('*') }] };

  const written = document.toJS() ?? {};
  const parsed = schema.safeParse(written);
  if (parsed.success) return { data: parsed.data, placeOf, keyAt };

  const issues = parsed.error.issues.flatMap(unfolded);
  const unknown = issues.flatMap(({ path, ...issue }) => {
    if (issue.code !== 'unrecognized_keys') return [];
    const known = knownKeys(schema, path, written);
    return issue.keys.map((key) => ({ path, key, known }));
  });
  // A key that is there with a letter wrong is one mistake, not also a missing key.
  const misspelt = new Set(unknown.map(({ path, key, known }) => [...path, nearest(key, known)].join('.')));

  const mistakes = [
    ...unknown.map(
      ({ path, key, known }): Mistake => ({
        file,
        ...keyAt([...path, key]),
        ...unknownKey(key, path, known, setAbove([...path, key])),
      }),
    ),
    ...issues.flatMap((issue): Mistake[] => {
      const { path } = issue;
      if (issue.code === 'unrecognized_keys') return [];
      const value = valueAt(written, path);
      if (value !== undefined) return [{ file, ...placeOf(...path), ...misfit(issue, value) }];
      if (misspelt.has(path.join('.'))) return [];
      // What is missing has no place; the key of what it is missing from does.
      return [{ file, ...keyAt(path.slice(0, -1)), ...missing(issue) }];
    }),
  ];
  return { mistakes: mistakes.sort((a, b) => a.line - b.line || a.column - b.column) };
}

/** Where the keys and values of a document stand in its file. */
function placesIn(yaml: string, document: Document.Parsed, lines: LineCounter, linesBefore: number) {
  /** A stretch of the text, up to the end of its first line. */
  const spanAt = (start: number, end: number): Place => {
    const { line, col } = lines.linePos(start);
    const [firstLine = ''] = yaml.slice(start, end).split('\n');
    return { line: line + linesBefore, column: col, length: Math.max(1, firstLine.trimEnd().length) };
  };

  const spanOf = (node: unknown): Place | undefined => {
    if (!isNode(node) || !node.range) return undefined;
    const [start, end] = node.range;
    // What is said of a word in a quoted text points at the word; with a character written another way it cannot.
    const isAsWritten = isScalar(node) && node.value !== '' && yaml.slice(start + 1, end - 1) === node.value;
    return isAsWritten ? spanAt(start + 1, end - 1) : spanAt(start, end);
  };

  const pairAt = (path: Path) => {
    const map = path.length > 1 ? document.getIn(path.slice(0, -1), true) : document.contents;
    return isMap(map)
      ? map.items.find(({ key }) => isScalar(key) && String(key.value) === path.at(-1))
      : undefined;
  };

  const first = (): Place => {
    const { contents } = document;
    const place = spanOf(isMap(contents) ? contents.items[0]?.key : contents);
    return place ?? { line: linesBefore + 1, column: 1, length: 1 };
  };

  /** Where a key stands; where it does not, the nearest key around it that does. */
  const keyAt = (path: Path): Place =>
    path.length === 0 ? first() : (spanOf(pairAt(path)?.key) ?? keyAt(path.slice(0, -1)));

  /** Where a value stands; where it does not, the nearest thing around it that does. */
  const placeOf = (...path: Path): Place => {
    if (path.length === 0) return first();
    const node = document.getIn(path, true);
    // An empty value has no width; its key says more than the gap after the colon.
    if (isScalar(node) && node.value === null && node.source === '') return keyAt(path);
    return spanOf(node) ?? placeOf(...path.slice(0, -1));
  };

  /** The key just above the one at a path, if it is one that other keys stand under. */
  const setAbove = (path: Path): string | undefined => {
    const map = path.length > 1 ? document.getIn(path.slice(0, -1), true) : document.contents;
    const pairs = isMap(map) ? map.items : [];
    const at = pairs.findIndex(({ key }) => isScalar(key) && String(key.value) === path.at(-1));
    const { key, value } = pairs[at - 1] ?? {};
    const isSet = (isMap(value) && !value.flow) || (isScalar(value) && value.source === '');
    return isSet && isScalar(key) ? String(key.value) : undefined;
  };

  return { placeOf, keyAt, spanAt, setAbove };
}

/** A key that stands deeper than those above: to the parser, the value before it goes on and has a colon in it. */
function keyTooDeep(
  { code, pos: [start] }: YAMLError,
  yaml: string,
): { at: number; end: number } | undefined {
  if (code !== 'BLOCK_AS_IMPLICIT_KEY') return undefined;
  const [, above = '', key = ''] =
    /^([^\n]*\n(?:[ \t]*\n)*[ \t]+)([^\s:]+):(?:\s|$)/.exec(yaml.slice(start)) ?? [];
  // A colon before the line ends is that of a text without its quotation marks.
  if (key === '' || /:\s/.test(above)) return undefined;
  const at = start + above.length;
  return { at, end: at + key.length };
}

const tooDeep: Found = {
  code: 'syntax',
  says: 'this is not YAML: this key is indented more than those above; keys of one level begin in one column.',
};

/** Where a quotation mark was opened that is not closed; the parser only says where the text ends. */
function leftOpen({ message }: YAMLError, yaml: string): number | undefined {
  const [, mark] = /^Missing closing (["'])/.exec(message) ?? [];
  if (!mark) return undefined;
  const lines = yaml.split('\n');
  const at = lines.findIndex((line) => line.split(mark).length % 2 === 0);
  if (at < 0) return undefined;
  const above = lines.slice(0, at).reduce((sum, line) => sum + line.length + 1, 0);
  return above + (lines[at] ?? '').lastIndexOf(mark);
}

/**
 * Of a value with several forms, what is wrong with the form that was meant: the one of its kind, list, keys or text.
 * The value as a whole, where it is of none.
 */
function unfolded(issue: Issue): readonly Issue[] {
  if (issue.code !== 'invalid_union') return [issue];
  const meant = issue.errors.find(
    (found) => found.length > 0 && !found.some(({ code, path }) => path.length === 0 && isOfAnother(code)),
  );
  if (!meant) return [issue];
  return meant.flatMap((inner) => unfolded({ ...inner, path: [...issue.path, ...inner.path] }));
}

const isOfAnother = (code: Issue['code']): boolean => code === 'invalid_type' || code === 'invalid_value';

/** Unquoted texts that end before a comment on their own line: more often than not the comment was meant to be read. */
function cutTexts(
  document: Document,
  yaml: string,
): readonly { readonly at: number; readonly text: string }[] {
  const found: { at: number; text: string }[] = [];
  visit(document, {
    Scalar: (key, { type, value, range }) => {
      if (key === 'key' || type !== 'PLAIN' || typeof value !== 'string' || !range) return;
      const [, blanks = ''] = /^([ \t]+)#/.exec(yaml.slice(range[1])) ?? [];
      if (blanks) found.push({ at: range[1] + blanks.length, text: value });
    },
  });
  return found;
}

const cut = (text: string): Found => ({
  code: 'syntax',
  says: `the text ${inWords(text)} ends here: after a space, # begins a comment. Put the text in quotation marks; a comment stands on a line of its own.`,
});

const quoted = (sign: string): Found => ({
  code: 'syntax',
  says: `this is not YAML: text that begins with ${sign} stands in quotation marks.`,
});

/** A word with a star before it, which YAML takes for the name of something above. */
function looseAlias(document: Document): Alias | undefined {
  let loose: Alias | undefined;
  visit(document, {
    Alias: (_, node) => {
      if (!node.resolve(document)) loose ??= node;
    },
  });
  return loose;
}

const notYaml = ({ message }: YAMLError): Found => {
  const [, inWords = message] = yamlInWords.find(([pattern]) => pattern.test(message)) ?? [];
  return { code: 'syntax', says: `this is not YAML: ${sentence(inWords)}` };
};

/** The errors of YAML an author is likely to meet, said plainer than the parser does. */
const yamlInWords: readonly (readonly [RegExp, string])[] = [
  [/^Map keys must be unique/, 'this key stands here for the second time'],
  [/^Tabs are not allowed/, 'indent with spaces, not with tabs'],
  [
    /^Nested mappings are not allowed in compact/,
    'text that has a colon and a space in it stands in quotation marks',
  ],
  [/must be sufficiently indented and end with a \]/, 'a list opened above with [ is not closed with ]'],
  [/must be sufficiently indented and end with a \}/, 'keys opened above with { are not closed with }'],
  [/^All mapping items must start at the same column/, 'this key stands in another column than those above'],
  [/^Missing closing ["']quote/, 'a quotation mark is not closed'],
  [
    /^Unexpected \S+ at node end/,
    'text that begins with {, [, * or a quotation mark, or has { between braces, stands in quotation marks as a whole',
  ],
  [
    /^Implicit keys need to be on a single line/,
    'this line is no key with a value; after a key stand a colon and a space, as in "level: 1"',
  ],
  [/^Source contains multiple documents/, 'a record is one document; take the line --- out'],
  [/^Plain value cannot start with/, 'text that begins with this sign stands in quotation marks'],
];

/** @param above - the key above it that others stand under; one of them that is not indented stands beside it */
function unknownKey(key: string, path: Path, known: readonly string[], above: string | undefined): Found {
  const meant = didYouMean(key, known);
  const within = path.length > 0 ? ` in ${pathInWords(path)}` : '';
  const indent = meant === '' && above ? ` If it belongs to ${above}, indent it.` : '';
  const says = `unknown key "${key}"${within}.${meant}${indent} Known: ${known.join(', ')}.`;
  return { code: 'unknown_key', says };
}

const missing = (issue: Issue): Found => ({
  code: 'missing',
  says: `${pathInWords(issue.path)} is missing; ${sentence(expectation(issue) ?? issue.message)}`,
});

/** `accept.units`, `entry 2 of ask.choose`, `says (entry 2 of ask.choose)`, `entry 2` of a file: a person counts from one. */
function pathInWords(path: Path): string {
  const at = path.findLastIndex((step) => typeof step === 'number');
  if (at < 0) return path.join('.');
  const list = `entry ${Number(path[at]) + 1}${at > 0 ? ` of ${pathInWords(path.slice(0, at))}` : ''}`;
  return at === path.length - 1 ? list : `${path.slice(at + 1).join('.')} (${list})`;
}

// A longer list of known values is not read; the nearest is what helps.
const mostListed = 16;

/** What is wrong with a value that is there. */
function misfit(issue: Issue, value: unknown): Found {
  const where = pathInWords(issue.path);
  const options = optionsOf(issue);
  if (isNumberInQuotes(issue, value, options))
    return {
      code: 'wrong_type',
      says: `${where} is ${inWords(value)}, which is text; a number stands without quotation marks: ${value}.`,
    };
  if (options && typeof value === 'string') return unknownOption(issue, value, options);
  const { code = 'wrong_type' } = (issue as { params?: { code?: Mistake['code'] } }).params ?? {};
  const says = expectation(issue) ?? issue.message;
  const subject = where === '' ? 'this file' : where;
  return says.startsWith('expected')
    ? { code, says: `${subject} is ${inWords(value)}; ${sentence(says)}` }
    : { code, says: `${subject}: ${sentence(says)}` };
}

function unknownOption(issue: Issue, value: string, options: readonly string[]): Found {
  const meant = didYouMean(value, options);
  const isLong = meant !== '' && options.length > mostListed;
  const expected = isLong ? ', which is not known.' : `; ${sentence(expectation(issue) ?? issue.message)}`;
  return { code: 'unknown_name', says: `${pathInWords(issue.path)} is ${inWords(value)}${expected}${meant}` };
}

/** Whether a value would fit if it were not text. */
function isNumberInQuotes(issue: Issue, value: unknown, options: readonly string[] = []): boolean {
  if (typeof value !== 'string' || !/^-?\d+(?:\.\d+)?$/.test(value)) return false;
  const isNumber = issue.code === 'invalid_type' && (issue.expected === 'number' || issue.expected === 'int');
  return isNumber || options.includes(value);
}

/** What a value should have been, where the issue says so; a schema's own words stand as they are. */
function expectation(issue: Issue): string | undefined {
  if (!/^(Invalid|Too)/.test(issue.message)) return undefined;
  const options = optionsOf(issue);
  if (options) return `expected one of ${options.join(', ')}`;
  switch (issue.code) {
    case 'invalid_type':
      return `expected ${typesInWords[issue.expected] ?? issue.expected}`;
    case 'too_small':
      return atLeast(issue);
    case 'too_big':
      return issue.origin === 'array'
        ? `expected at most ${issue.maximum} entries`
        : `expected ${issue.inclusive ? 'at most' : 'less than'} ${issue.maximum}`;
    default:
      return undefined;
  }
}

function atLeast({ origin, minimum, inclusive }: Extract<Issue, { readonly code: 'too_small' }>): string {
  if (origin === 'array' && Number(minimum) > 1) return `expected at least ${minimum} entries`;
  if (origin === 'string' || origin === 'array') return 'expected at least one';
  return `expected ${inclusive ? 'at least' : 'more than'} ${minimum}`;
}

/** The values a choice allows. */
function optionsOf(issue: Issue): readonly string[] | undefined {
  if (issue.code === 'invalid_value') return issue.values.map(String);
  if (issue.code !== 'invalid_union') return undefined;
  const { options } = issue as { readonly options?: readonly unknown[] };
  if (options) return options.map(String);
  const alternatives = issue.errors.flat().map(optionsOf);
  const all = alternatives.flatMap((one) => one ?? []);
  return all.length > 0 && alternatives.every(Boolean) ? all : undefined;
}

const typesInWords: { readonly [type: string]: string } = {
  string: 'text',
  number: 'a number',
  int: 'a whole number',
  boolean: 'true or false',
  array: 'a list',
  object: 'keys with values',
  record: 'keys with values',
};

function inWords(value: unknown): string {
  if (value === null || value === '') return 'empty';
  if (Array.isArray(value)) return value.length === 0 ? 'an empty list' : `a list of ${value.length}`;
  if (typeof value === 'object') return 'a set of keys';
  if (typeof value !== 'string') return String(value);
  return `"${value.length > 40 ? `${value.slice(0, 40)}…` : value}"`;
}

function valueAt(written: unknown, path: Path): unknown {
  return path.reduce<unknown>(
    (value, step) => (typeof value === 'object' && value !== null ? Reflect.get(value, step) : undefined),
    written,
  );
}

/** The keys a schema knows at a path, given what is written there. */
function knownKeys(schema: z.ZodType, path: Path, written: unknown): readonly string[] {
  const at = path.reduce<unknown>(
    (schema, step, depth) =>
      typeof step === 'number'
        ? elementOf(schema)
        : chosen(schema, valueAt(written, path.slice(0, depth)))?.shape?.[step],
    schema,
  );
  return Object.keys(chosen(at, valueAt(written, path))?.shape ?? {});
}

/** The parts of a schema that lead to its keys; Zod's types name them one class at a time. */
type Keyed = {
  readonly shape?: { readonly kind?: unknown; readonly [key: PropertyKey]: unknown };
  readonly unwrap?: () => unknown;
  readonly options?: readonly z.ZodType[];
  readonly element?: unknown;
};

/** What a list is of, without the wrappers of the list. */
function elementOf(schema: unknown): unknown {
  const at = (schema ?? {}) as Keyed;
  return at.element ?? (at.unwrap ? elementOf(at.unwrap()) : undefined);
}

/** A schema without its wrappers; of alternatives, the one that agrees with `kind` as written. */
function chosen(schema: unknown, written: unknown): Keyed | undefined {
  const at = (schema ?? {}) as Keyed;
  if (at.shape) return at;
  if (at.options) {
    const kind = valueAt(written, ['kind']);
    const keyed = at.options.flatMap((option) => chosen(option, written) ?? []);
    return keyed.length === 1
      ? keyed[0]
      : keyed.find(({ shape }) => (shape?.kind as z.ZodType | undefined)?.safeParse(kind).success);
  }
  return typeof at.unwrap === 'function' ? chosen(at.unwrap(), written) : undefined;
}

const sentence = (message: string): string => (/[.?]$/.test(message) ? message : `${message}.`);
