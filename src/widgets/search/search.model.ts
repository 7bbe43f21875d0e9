/** What Pagefind gives for a page that was found; of its fields those that are shown. */
export type FoundPage = {
  readonly url: string;
  readonly meta: { readonly title?: string; readonly kind?: string };
  /** HTML: text with what was looked for in `<mark>`. */
  readonly excerpt: string;
  readonly sub_results?: readonly {
    readonly url: string;
    readonly title: string;
    readonly excerpt: string;
  }[];
};

/** A piece of an excerpt; marked where it is what was looked for. */
export type Excerpt = { readonly text: string; readonly isMarked: boolean };

/** A line of the list of results. */
export type Result = {
  readonly href: string;
  readonly title: string;
  readonly kind: string;
  readonly excerpt: readonly Excerpt[];
};

/** What is shown of a page that was found: the part of it that fits best, under the page's own name. */
export function resultOf({ url, meta, excerpt, sub_results = [] }: FoundPage): Result {
  const name = (meta.title ?? url).replace(/ · Ridgepoint$/, '');
  const kind = meta.kind ?? 'Page';
  const [best] = sub_results;
  const isPart = kind === 'Lesson' && best !== undefined && best.url !== url;
  return {
    href: isPart ? best.url : url,
    title: isPart ? `${name}: ${best.title}` : name,
    kind,
    excerpt: piecesOf(isPart ? best.excerpt : excerpt),
  };
}

const entities: { readonly [entity: string]: string } = {
  '&lt;': '<',
  '&gt;': '>',
  '&amp;': '&',
  '&quot;': '"',
  '&#39;': "'",
};

/** An excerpt as text; nothing of it is taken for HTML but its marks. */
export function piecesOf(excerpt: string): readonly Excerpt[] {
  return excerpt
    .split(/(<mark>.*?<\/mark>)/)
    .filter(Boolean)
    .map((piece) => ({
      isMarked: piece.startsWith('<mark>'),
      text: piece
        .replaceAll(/<\/?mark>/g, '')
        .replaceAll(/&(?:lt|gt|amp|quot|#39);/g, (one) => entities[one] ?? one),
    }));
}

/** What is looked for, as the index has it: an id or a symbol is one word there, `kvtime` for `kv_time`. */
export const inWordsOfIndex = (asked: string): string => asked.replaceAll(/(?<=\w)_(?=\w)/g, '');

/** How many were found, in words. */
export function countInWords(count: number, asked: string): string {
  if (count === 0) return `Nothing was found for “${asked}”. Try fewer words, or one of another kind.`;
  return `${count} ${count === 1 ? 'result' : 'results'} for “${asked}”.`;
}
