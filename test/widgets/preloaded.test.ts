import { afterEach, expect, test, vi } from 'vitest';

type Link = { rel?: string; href?: string };
const links: Link[] = [];

afterEach(() => {
  links.length = 0;
  vi.unstubAllGlobals();
  vi.resetModules();
});

test('asks for all that late code runs on before the code itself, and for each file once', async () => {
  vi.stubGlobal('document', {
    createElement: (): Link => ({}),
    head: { append: (link: Link) => links.push(link) },
  });
  const { preloaded } = await import('../../src/widgets/preloaded.ts');
  const here = 'https://ridgepoint.example/base/_astro/LessonProblem.js';
  const askedBefore: number[] = [];
  const code = async () => {
    askedBefore.push(links.length);
    return 'grade';
  };

  expect(await preloaded(code, ['./grade.js', './engine.js'], here)).toBe('grade');
  expect(await preloaded(code, ['./engine.js', './sketch.js'], here)).toBe('grade');
  // Where late code leans on nothing, it is only imported.
  expect(await preloaded(code)).toBe('grade');

  expect(askedBefore).toEqual([2, 3, 3]);
  expect(links).toEqual(
    ['grade', 'engine', 'sketch'].map((name) => ({
      rel: 'modulepreload',
      href: `https://ridgepoint.example/base/_astro/${name}.js`,
    })),
  );
});
