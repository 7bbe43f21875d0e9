/** What a list of problems is filtered by; empty for all. */
export const filterNames = ['lesson', 'concept', 'level', 'kind'] as const;
export type FilterName = (typeof filterNames)[number];
export type Filter = { readonly [name in FilterName]: string };

/** Words of an item by what it may be filtered by; several, as of concepts, with blanks between. */
export type Marks = { readonly [name in FilterName]: string };

/** Whether an item passes a filter. */
export const passes = (filter: Filter, marks: Marks): boolean =>
  filterNames.every((name) => filter[name] === '' || marks[name].split(' ').includes(filter[name]));

/** The filter an address asks for. */
export function filterIn(search: string): Filter {
  const asked = new URLSearchParams(search);
  const of = (name: FilterName) => asked.get(name) ?? '';
  return { lesson: of('lesson'), concept: of('concept'), level: of('level'), kind: of('kind') };
}

/** The query that asks for a filter; empty for all. */
export function queryOf(filter: Filter): string {
  const set = filterNames.filter((name) => filter[name] !== '').map((name) => [name, filter[name]]);
  return set.length > 0 ? `?${new URLSearchParams(set)}` : '';
}

/** `12 of 68 problems` */
export const countInWords = (shown: number, all: number): string =>
  shown === all ? `${all} problems` : `${shown} of ${all} problems`;
