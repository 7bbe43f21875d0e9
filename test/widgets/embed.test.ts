import { existsSync, globSync, readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { lessonElements } from '../../src/authoring/lesson.ts';
import { embeddedFigures } from '../../src/widgets/embed/figures.ts';
import { snippetOf } from '../../src/widgets/embed/snippet.ts';

test('every figure that lessons can have, and no other, can be embedded', () => {
  const offered = globSync('src/widgets/*/*.tsx')
    .map((file) => readFileSync(file, 'utf8'))
    .flatMap((text) => [...text.matchAll(/embed(?:\/widget\/|=")([a-z-]+)[/"]/g)])
    .map(([, id]) => id);
  expect(offered.sort()).toEqual(embeddedFigures.map(({ id }) => id).sort());
  expect(offered.length).toBeGreaterThanOrEqual(25);
});

test.for(embeddedFigures)('$id is an element of lessons, and the folder of its code', ({ id, element }) => {
  expect(Object.keys(lessonElements)).toContain(element);
  expect(existsSync(`src/widgets/${id}/${element}.tsx`)).toBe(true);
});

test('the HTML to paste is a frame that may do little, and the script that fits it', () => {
  const html = snippetOf({
    address: 'https://ridgepoint.example/embed/widget/hbm-drain/?hardware=gb200&fill=50',
    script: 'https://ridgepoint.example/embed/resize.js',
    title: 'Memory of a "GB200" <rack>',
    height: 640,
  });
  expect(html).toBe(
    [
      '<iframe src="https://ridgepoint.example/embed/widget/hbm-drain/?hardware=gb200&amp;fill=50" title="Memory of a &quot;GB200&quot; &lt;rack>"',
      '  width="100%" height="640" frameborder="0" loading="lazy"',
      '  sandbox="allow-scripts allow-popups allow-popups-to-escape-sandbox"></iframe>',
      '<script src="https://ridgepoint.example/embed/resize.js" async></script>',
      '',
    ].join('\n'),
  );
});
