import { useEffect } from 'preact/hooks';

/**
 * Writes a line into the foot of every printed page: of each stretch of paper its own, with the number of the page.
 *
 * The stretches are elements of the classes `paper-0`, `paper-1` and so on. Where a browser knows no margins with content, the
 * foot at the end of each stretch says the same once.
 */
export function usePageFeet(feet: readonly string[]): void {
  useEffect(() => {
    const styles = new CSSStyleSheet();
    styles.replaceSync(feet.map(rules).join('\n'));
    document.adoptedStyleSheets = [...document.adoptedStyleSheets, styles];
    return () => {
      document.adoptedStyleSheets = document.adoptedStyleSheets.filter((one) => one !== styles);
    };
  }, [feet.join('\n')]);
}

const rules = (foot: string, at: number): string => `
  .paper-${at} { page: paper-${at}; }
  @page paper-${at} {
    @bottom-left { content: ${quoted(foot)}; font-size: 8pt; }
    @bottom-right { content: counter(page) " / " counter(pages); font-size: 8pt; }
  }`;

/** A text as CSS writes one: whatever is no letter or digit by its number, so that nothing in it can end it. */
export const quoted = (text: string): string =>
  `"${[...text].map((char) => (/^[\p{L}\p{N}]$/u.test(char) ? char : `\\${char.codePointAt(0)?.toString(16)} `)).join('')}"`;
