import { satteri } from '@astrojs/markdown-satteri';
import mdx from '@astrojs/mdx';
import preact from '@astrojs/preact';
import sitemap from '@astrojs/sitemap';
import { defineConfig, fontProviders } from 'astro/config';
import { clientModules } from './src/authoring/client-modules.ts';
import { earlyModules } from './src/authoring/early-modules.ts';
import { formulasAlone } from './src/authoring/formulas-alone.ts';
import { headers } from './src/authoring/headers.ts';
import { nearIslandsOf } from './src/authoring/island-props.ts';
import { lessonImports } from './src/authoring/lesson-imports.ts';
import { lessonMaths } from './src/authoring/lesson-maths.ts';
import { lessonWords } from './src/authoring/lesson-words.ts';
import { links } from './src/authoring/links.ts';
import { ownHashes } from './src/authoring/own-hashes.ts';
import { directives } from './src/authoring/policy.ts';
import { search } from './src/authoring/search.ts';
import { socialCards } from './src/authoring/social-cards.ts';
import { courses } from './src/export/course-integration.ts';
import { downloads } from './src/export/integration.ts';
import { offline } from './src/offline/integration.ts';
import { embeddedFigures } from './src/widgets/embed/figures.ts';

/** Puts the one statement of layer order ahead of every other style, whatever a page imports first. */
const layersFirst = {
  name: 'layers-first',
  hooks: {
    'astro:config:setup': ({ injectScript }: { injectScript: (stage: 'page-ssr', code: string) => void }) =>
      injectScript('page-ssr', "import '/src/styles/layers.css';"),
  },
};

/** A font served from the site itself, cut down by scripts/subset-fonts.ts. */
const local = (
  name: string,
  cssVariable: `--${string}`,
  file: string,
  {
    fallbacks,
    weight,
    display = 'swap',
  }: {
    readonly fallbacks: [string, ...string[]];
    readonly weight: string;
    readonly display?: 'swap' | 'optional';
  },
) => ({
  provider: fontProviders.local(),
  name,
  cssVariable,
  fallbacks,
  display,
  options: {
    variants: [
      { weight, style: 'normal' as const, src: [`./src/styles/fonts/${file}.woff2`] as [string] },
    ] as [{ weight: string; style: 'normal'; src: [string] }],
  },
});

/**
 * The optimiser's package without what a static site cannot use or a strict policy forbids: its pool of threads, and
 * text made into code where an old browser has no name for its global object.
 */
const singleThreadedFsrs = () => ({
  name: 'single-threaded-fsrs',
  transform: (code: string, id: string) =>
    id.includes('fsrs-browser/fsrs_browser.js')
      ? code
          .replace(/^import \{ startWorkers \}.*$/m, 'const startWorkers = () => {};')
          .replace('new Function(getStringFromWasm0(arg0, arg1))', 'undefined')
      : undefined,
});

const { SITE, BASE } = process.env;

export default defineConfig({
  // Where the site will stand; docs/deploy.md.
  ...(SITE && { site: SITE }),
  ...(BASE && { base: BASE }),
  // The data store lies here for builds and tests alike.
  cacheDir: './.astro',
  trailingSlash: 'always',
  // Within the page, styles are packed together and cost no request; whoever comes again has the page kept.
  build: { inlineStylesheets: 'always' },
  // The built site leaves a service worker behind, which would answer in the development server's place.
  server: ({ command }) => ({ port: command === 'preview' ? 4322 : 4321 }),
  markdown: {
    processor: satteri({ features: { math: true }, mdastPlugins: [lessonMaths, lessonWords] }),
    syntaxHighlight: false,
  },
  fonts: [
    local('Source Serif 4', '--font-text', 'source-serif-4', { fallbacks: ['serif'], weight: '400 700' }),
    // The line of links at the top is as wide as its letters: a font that comes late waits for the next page.
    local('Source Sans 3', '--font-label', 'source-sans-3', {
      ...{ fallbacks: ['sans-serif'], weight: '400 700', display: 'optional' },
    }),
    local('STIX Two Math', '--font-maths', 'stix-two-math', { fallbacks: ['math'], weight: '400' }),
  ],
  integrations: [
    layersFirst,
    mdx(),
    preact(),
    ownHashes(),
    courses(),
    nearIslandsOf(),
    earlyModules(),
    // Pages for frames are parts of others, and those for courses leave in packages.
    ...(SITE ? [sitemap({ filter: (page) => !/\/(?:embed\/(?:problem|widget)|course)\//.test(page) })] : []),
    search(),
    downloads(),
    links(),
    socialCards(),
    headers(),
    offline(),
  ],
  vite: {
    build: { assetsInlineLimit: 0 },
    // Code names what it fetches from where it lies itself, as in a package there is no root.
    experimental: {
      renderBuiltUrl: (_, { hostType }) => (hostType === 'js' ? { relative: true } : undefined),
    },
    plugins: [
      lessonImports(embeddedFigures.map(({ element }) => element)),
      clientModules(),
      formulasAlone(),
      singleThreadedFsrs(),
    ],
    worker: {
      format: 'es',
      plugins: () => [singleThreadedFsrs()],
      // As on pages, so that WASM that both may ask for is one file.
      rolldownOptions: { output: { assetFileNames: '_astro/[name].[hash][extname]' } },
    },
    // Served in development as it is built, with its WASM beside it.
    optimizeDeps: { exclude: ['fsrs-browser'] },
  },
  security: {
    csp: {
      directives: [...directives],
      scriptDirective: { resources: ["'self'"] },
      styleDirective: { resources: ["'self'"] },
    },
  },
  devToolbar: { enabled: false },
});
