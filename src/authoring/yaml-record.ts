import type { z } from 'astro/zod';
import { isMap, isScalar, LineCounter, type Node, parseDocument } from 'yaml';
import { didYouMean } from '../engine/nearest.ts';
import type { Mistake, Place } from './mistake.ts';

/** A record read from YAML, with the place of each of its values; or everything that is wrong with it. */
export type Read<Data> =
  | { readonly data: Data; readonly placeOf: (...path: readonly PropertyKey[]) => Place }
  | { readonly mistakes: readonly Mistake[] };

/**
 * Reads YAML by a schema, and says everything that is wrong with it at once.
 *
 * A schema's own issues may carry `params: { code }`, a permanent code of a mistake.
 *
 * @param linesBefore - lines of the file above the YAML, such as the opening `---`
 */
export function readRecord<Schema extends z.ZodType>(
  file: string,
  yaml: string,
  schema: Schema,
  linesBefore = 0,
): Read<z.output<Schema>> {
  const lines = new LineCounter();
  const document = parseDocument(yaml, { lineCounter: lines });

  const spanAt = (start: number, end: number): Place => {
    const { line, col } = lines.linePos(start);
    return { line: line + linesBefore, column: col, length: Math.max(1, end - start) };
  };
  const spanOf = (node: unknown): Place => {
    const [start, end] = (node as Node | undefined | null)?.range ?? [0, 0];
    return spanAt(start, end);
  };
  const pairAt = (path: readonly PropertyKey[]) => {
    const map = path.length > 1 ? document.getIn(path.slice(0, -1), true) : document.contents;
    return isMap(map) ? map.items.find(({ key }) => isScalar(key) && key.value === path.at(-1)) : undefined;
  };
  const keyOf = (path: readonly PropertyKey[]): Place => spanOf(pairAt(path)?.key);
  /** Where a value stands; where it does not, the nearest thing around it that does. */
  const placeOf = (...path: readonly PropertyKey[]): Place => {
    for (let length = path.length; length > 0; length--) {
      const node = document.getIn(path.slice(0, length), true) as Node | undefined | null;
      if (node?.range) return spanOf(node);
    }
    return spanAt(0, 0);
  };

  const [broken] = document.errors;
  if (broken) {
    const says = `This is not YAML: ${broken.message.split('\n')[0]}`;
    return { mistakes: [{ code: 'syntax', file, ...spanAt(...broken.pos), says }] };
  }

  const parsed = schema.safeParse(document.toJS() ?? {});
  if (parsed.success) return { data: parsed.data, placeOf };

  return {
    mistakes: parsed.error.issues.flatMap((issue): Mistake[] => {
      const path = issue.path;
      const where = path.join('.');
      if (issue.code === 'unrecognized_keys') {
        const known = knownKeys(schema, path);
        return issue.keys.map((key) => ({
          code: 'unknown_key',
          file,
          ...keyOf([...path, key]),
          says: `unknown key "${key}"${where ? ` in ${where}` : ''}.${didYouMean(key, known)} Known: ${known.join(', ')}.`,
        }));
      }
      const absent = issue.code === 'invalid_type' && document.getIn(path) === undefined;
      if (absent)
        return [
          {
            code: 'missing',
            file,
            ...placeOf(...path),
            says: `${where} is missing; ${expected(issue.message)}`,
          },
        ];
      const code = (issue as { params?: { code?: Mistake['code'] } }).params?.code ?? 'wrong_type';
      return [{ code, file, ...placeOf(...path), says: `${where}: ${sentence(issue.message)}` }];
    }),
  };
}

/** The keys a schema knows at a path, where it says so. */
function knownKeys(schema: z.ZodType, path: readonly PropertyKey[]): readonly string[] {
  let at: unknown = schema;
  for (const step of path) at = inside(at, step);
  return Object.keys((unwrapped(at) as { shape?: object } | undefined)?.shape ?? {});
}

type Wrapped = { readonly shape?: { readonly [key: PropertyKey]: unknown }; readonly unwrap?: () => unknown };

function unwrapped(schema: unknown): unknown {
  const { unwrap, shape } = (schema ?? {}) as Wrapped;
  return !shape && typeof unwrap === 'function' ? unwrapped(unwrap.call(schema)) : schema;
}

function inside(schema: unknown, step: PropertyKey): unknown {
  return (unwrapped(schema) as Wrapped | undefined)?.shape?.[step];
}

const expected = (message: string): string =>
  sentence(message.replace(/^Invalid input: /, '').replace(/, received undefined$/, ''));
const sentence = (message: string): string => (/[.?]$/.test(message) ? message : `${message}.`);
