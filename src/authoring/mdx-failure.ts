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
