/** What somebody embeds, and how it is to stand on their page. */
export type Embedding = {
  /** The whole address of the page for the frame. */
  readonly address: string;
  /** The whole address of the script that fits the frame to it. */
  readonly script: string;
  /** What it is, for those who hear the frame. */
  readonly title: string;
  /** [px] Before the script fits it, and without the script. */
  readonly height: number;
};

/**
 * What the frame may do: run its scripts, and open links in tabs of their own, which are free of all this. It may not be of the
 * site’s own origin, so it has no storage.
 */
export const sandbox = 'allow-scripts allow-popups allow-popups-to-escape-sandbox';

/** HTML to paste into any page. */
export const snippetOf = ({ address, script, title, height }: Embedding): string =>
  `<iframe src="${quoted(address)}" title="${quoted(title)}"
  width="100%" height="${height}" frameborder="0" loading="lazy"
  sandbox="${sandbox}"></iframe>
<script src="${quoted(script)}" async></script>
`;

const quoted = (text: string): string =>
  text.replaceAll('&', '&amp;').replaceAll('"', '&quot;').replaceAll('<', '&lt;');
