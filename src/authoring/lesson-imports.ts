import { fileURLToPath } from 'node:url';
import type { Plugin } from 'vite';
import { embeddedFigures } from '../widgets/embed/figures.ts';

const components = fileURLToPath(new URL('../components', import.meta.url)).replaceAll('\\', '/');

/**
 * Has each lesson import the figures it uses, so that its page carries the styles of those and no other. They stand at the
 * end, where no line of the author moves.
 */
export const lessonImports = (): Plugin => ({
  name: 'lesson-imports',
  transform: {
    // Before MDX is compiled.
    order: 'pre',
    filter: { id: /\/content\/lessons\/[^/?]+\.mdx$/ },
    handler(code) {
      const used = embeddedFigures.filter(({ element }) => new RegExp(`<${element}\\b`).test(code));
      const imports = used.map(({ element }) => `import ${element} from '${components}/${element}.astro';`);
      return { code: [code, '', ...imports].join('\n'), map: null };
    },
  },
});
