const entities: { readonly [entity: string]: string } = {
  '&quot;': '"',
  '&#34;': '"',
  '&#39;': "'",
  '&lt;': '<',
  '&gt;': '>',
  '&#38;': '&',
  '&amp;': '&',
};

/** What stands in an attribute or a title of a built page, as text: Astro escapes no more than these. */
export const readEntities = (html: string): string =>
  html.replaceAll(/&(?:quot|#34|#39|lt|gt|#38|amp);/g, (entity) => entities[entity] ?? entity);
