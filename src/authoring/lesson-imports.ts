import { fileURLToPath } from 'node:url';

const components = fileURLToPath(new URL('../components', import.meta.url)).replaceAll('\\', '/');

/**
 * Has each lesson import the figures it uses, so that its page carries the styles of those and no other. They stand at the
 * end, where no line of the author moves.
 *
 * @param figures - names of elements, each that of a file in src/components
 * @returns a plugin of Vite
 */
export const lessonImports = (figures: readonly string[]) => ({
  name: 'lesson-imports',
  transform: {
    // Before MDX is compiled.
    order: 'pre' as const,
    filter: { id: /\/content\/lessons\/[^/?]+\.mdx$/ },
    handler(lesson: string) {
      const used = figures.filter((name) => new RegExp(`<${name}\\b`).test(lesson));
      const imports = used.map((name) => `import ${name} from '${components}/${name}.astro';`);
      return { code: [lesson, '', ...imports].join('\n'), map: null };
    },
  },
});
