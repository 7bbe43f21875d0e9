/** A source as the Lab tells it. */
export type Source = {
  readonly title: string;
  readonly by: string;
  readonly year: number;
  readonly url?: string;
  readonly seen: 'primary' | 'secondary' | 'recalled';
};

/** Where the numbers of the records come from; too much for the page, and fetched when somebody first asks. */
export type Sources = {
  /** Ids of sources by record: `hardware/gb200`. */
  readonly of: { readonly [record: string]: readonly string[] };
  readonly sources: { readonly [id: string]: Source };
};

/** How a source was seen, in words. */
export const seenInWords: { readonly [seen in Source['seen']]: string } = {
  primary: 'read itself',
  secondary: 'through someone who reports it',
  recalled: 'from memory',
};

/** The sources of a record, the best first; empty when it is not known. */
export const sourcesOf = (sources: Sources, record: string): readonly Source[] =>
  (sources.of[record] ?? []).flatMap((id) => sources.sources[id] ?? []);

let fetched: Promise<Sources> | undefined;

/** The sources, fetched once for the page. @throws when they did not arrive; the next who asks tries again */
export function fetchSources(url: string): Promise<Sources> {
  fetched ??= fetch(url)
    .then((response): Promise<Sources> => {
      if (!response.ok) throw new Error(`${url}: ${response.status}`);
      return response.json();
    })
    .catch((error) => {
      fetched = undefined;
      throw error;
    });
  return fetched;
}
