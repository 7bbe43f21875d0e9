import { describe, expect, test } from 'vitest';
import { brokenLinks, type Site } from '../../src/authoring/links.ts';

const site = (link: string, base = '/'): Site => ({
  base,
  pages: new Map([
    ['index.html', '<h2 id="lessons">Lessons</h2>'],
    ['lessons/trains/index.html', `<h2 id="drain-time">Drain time</h2><a class="x" href="${link}">on</a>`],
    ['lessons/context/index.html', '<h2 id="balance&amp;mfu">Balance</h2>'],
  ]),
  files: new Set([
    ...['index.html', 'lessons/trains/index.html', 'lessons/context/index.html'],
    ...['downloads/ridgepoint.apkg', '_astro/page.js'],
  ]),
  sources: new Set(['https://arxiv.org/abs/2211.05102']),
});
const faults = (link: string, base?: string) => brokenLinks(site(link, base));

describe('a link of the built site', () => {
  test.for([
    '/',
    '/#lessons',
    '#drain-time',
    '../context/',
    '../../',
    '/lessons/context/?batch=64',
    '/lessons/context/#balance%26mfu',
    '/downloads/ridgepoint.apkg',
    'https://arxiv.org/abs/2211.05102',
  ])('%s leads somewhere', (link) => {
    expect(faults(link)).toEqual([]);
  });

  test.for([
    ['/lessons/contxt/', /contxt\/ leads nowhere\. Did you mean "lessons\/context\/index\.html"\?/],
    ['/lessons/context', /leads nowhere/],
    ['#drain', /names a place that is not there\. Did you mean "drain-time"\?/],
    ['../context/#drain-time', /names a place that is not there/],
    ['https://example.com/', /is no source record’s address/],
  ] as const)('%s does not, and it is said where it stands', ([link, says]) => {
    const [fault = '', ...others] = faults(link);
    expect(fault).toMatch(/^lessons\/trains\/index\.html: /);
    expect(fault).toMatch(says);
    expect(others).toEqual([]);
  });

  test('of Markdown is said with its file and line too', () => {
    const content = new Map([['lessons/trains', '---\nminutes: 5\n---\n\nIt leads [on](../contxt/).\n']]);
    expect(brokenLinks({ ...site('../contxt/'), content })).toEqual([
      expect.stringMatching(
        /^lessons\/trains\/index\.html: .* It is written in content\/lessons\/trains\.mdx:5\.$/,
      ),
    ]);
  });

  test('stays below the address that the site is served at', () => {
    expect(faults('/ridgepoint/lessons/context/', '/ridgepoint/')).toEqual([]);
    expect(faults('/lessons/context/', '/ridgepoint/')).toEqual([
      'lessons/trains/index.html: /lessons/context/ does not begin with /ridgepoint/, where the site is served.',
    ]);
  });
});
