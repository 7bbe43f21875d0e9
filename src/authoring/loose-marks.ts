/** A mark that is printed as it stands, and where. */
type Loose = { readonly at: number; readonly length: number; readonly says: string };

/**
 * Marks of bold type and of formulas that are left in a text, since they have no second one: readers would see them.
 *
 * @param written - the text as it stands in its file, without what was taken out as bold type, formulas and code
 */
export const looseMarks = (written: string): readonly Loose[] =>
  // A sign behind a backslash is meant as it stands.
  [...written.matchAll(/\\[\s\S]|\*{2,}|\$+/g)].flatMap(({ 0: mark, index }) => {
    const says = saysOf[mark[0] ?? ''];
    return says ? [{ at: index, length: mark.length, says }] : [];
  });

const saysOf: { readonly [sign: string]: string } = {
  '*': 'these stars are printed as they stand: bold type has ** right before its first word and right behind its last. A star in prose is written \\*.',
  $: 'this dollar sign is printed as it stands: a formula has one before and one behind it. In prose it is written \\$.',
};
