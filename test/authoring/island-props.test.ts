import { describe, expect, test } from 'vitest';
import { lightened } from '../../src/authoring/island-props.ts';

/** As Astro writes one. */
const island = (uid: string, client: string, props: unknown) =>
  `<astro-island uid="${uid}" component-url="/x.js" props="${JSON.stringify(props).replaceAll('&', '&amp;').replaceAll('"', '&quot;')}" ssr client="${client}" opts="{&quot;name&quot;:&quot;X&quot;,&quot;value&quot;:true}"><p>whole</p></astro-island>`;

describe('what islands are given', () => {
  const near = { say: [0, 'a < "b" & &quot;'], least: [0, 1] };
  const page = `<main>${island('a', 'near', near)}${island('b', 'load', { base: [0, '/'] })}${island('c', 'near', {})}${island('d', 'touched', {})}</main>`;
  const { html, file } = lightened(page);

  test('leaves the page where nobody needs it before they are near', () => {
    expect(JSON.parse(file?.text ?? '')).toEqual({ a: near, c: {}, d: {} });
    expect(html).toContain(`uid="a" component-url="/x.js" data-given="${file?.name}" ssr`);
    expect(html).not.toContain('least');
    // What nobody asks for goes with it.
    expect(html.match(/ opts="\{\}"/g)).toHaveLength(3);
  });

  test('stays where they come alive at once, and so does what can be read', () => {
    expect(html).toContain('props="{&quot;base&quot;:[0,&quot;/&quot;]}"');
    expect(html.match(/<p>whole<\/p>/g)).toHaveLength(4);
  });

  test('lies in a file that is named by its content', () => {
    expect(file?.name).toMatch(/^islands\.[0-9a-f]{10}\.json$/);
    expect(lightened(page.replace('least', 'most')).file?.name).not.toBe(file?.name);
    expect(lightened(page).file?.name).toBe(file?.name);
  });

  test('is no file where there is none', () => {
    expect(lightened('<main></main>')).toEqual({ html: '<main></main>' });
  });
});
