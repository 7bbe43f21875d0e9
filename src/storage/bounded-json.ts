/** Text from a stranger's file, parsed; or why it is not. */
export type Parsed = { readonly kind: 'value'; readonly value: unknown } | Refused;

export type Refused = {
  readonly kind: 'refused';
  readonly why: 'not_json' | 'cut_short' | 'too_deep' | 'too_many' | 'hostile';
};

export type Bounds = {
  /** How deep objects and lists may be nested. */
  readonly depth: number;
  /** How many objects and lists there may be. */
  readonly count: number;
};

/**
 * Parses JSON that is neither too deep nor too much, both counted before it is parsed: `JSON.parse` takes millions of
 * nested brackets without complaint, and whatever walks the result afterwards runs out of stack.
 */
export function parseBounded(text: string, bounds: Bounds): Parsed {
  const flaw = flawIn(text, bounds);
  if (flaw) return { kind: 'refused', why: flaw };
  try {
    const value: unknown = JSON.parse(text);
    return namesPrototype(value) ? { kind: 'refused', why: 'hostile' } : { kind: 'value', value };
  } catch {
    return { kind: 'refused', why: 'not_json' };
  }
}

function flawIn(text: string, { depth, count }: Bounds): 'cut_short' | 'too_deep' | 'too_many' | undefined {
  let open = 0;
  let opened = 0;
  for (let at = 0; at < text.length; at++) {
    const step = steps.get(text.charCodeAt(at));
    if (step === undefined) continue;
    if (step === 0) {
      at = endOfText(text, at);
      continue;
    }
    open += step;
    if (step > 0) opened += 1;
    if (open > depth) return 'too_deep';
    if (opened > count) return 'too_many';
  }
  return open > 0 ? 'cut_short' : undefined;
}

/** What a character outside of texts does to the depth; a quotation mark begins a text. */
const steps: ReadonlyMap<number, number> = new Map([
  [0x7b, 1], // {
  [0x5b, 1], // [
  [0x7d, -1], // }
  [0x5d, -1], // ]
  [0x22, 0], // "
]);

/** Where the text that begins at a quotation mark ends; past the end where it never does. */
function endOfText(text: string, from: number): number {
  for (let at = from + 1; at < text.length; at++) {
    const code = text.charCodeAt(at);
    if (code === 0x22) return at;
    if (code === 0x5c) at += 1; // What follows a backslash ends nothing.
  }
  return text.length;
}

/** Such a key is an ordinary one to `JSON.parse`, and changes the prototype of whatever copies it carelessly. */
function namesPrototype(value: unknown): boolean {
  if (typeof value !== 'object' || value === null) return false;
  return Object.hasOwn(value, '__proto__') || Object.values(value).some(namesPrototype);
}
