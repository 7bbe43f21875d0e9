/**
 * Cuts the fonts down to the letters and weights that the site uses, into src/styles/fonts. `node scripts/subset-fonts.ts`
 *
 * The same packages give the same files, byte for byte. A letter that is left out is drawn from the reader's own fonts.
 */
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import subsetFont from 'subset-font';

const folder = 'src/styles/fonts';
const letters = (from: number, to: number): string =>
  Array.from({ length: to - from + 1 }, (_, i) => String.fromCodePoint(from + i)).join('');

/** What is on a keyboard, in figures and sentences, and the letters of the nearer neighbours' names. */
const text = `${letters(0x20, 0x7e)}\u00a0£§©°±²³µ·¹×÷«»½áäçèéíñóöüˈ‐‑–—‘’“”•…′⁄⁰⁴⁵⁶⁷⁸⁹⁺⁻€λ←↑→↓−√∞≈≤≥⋅✓✕`;
/** What formulas are made of: figures, upright and slanted letters, operators. Brackets bring their larger forms along. */
const maths = `${letters(0x20, 0x7e)}²³µ×ˉ′Δαβηλμρστπ\u2061⁴ℎℓ−∗∞≈≤≥⊕⋅√${letters(0x1d434, 0x1d467)}𝛥𝛼𝛽𝜂𝜆𝜇𝜋𝜌𝜎𝜏`;

const fonts = [
  {
    from: '@fontsource-variable/source-serif-4/files/source-serif-4-latin-wght-normal',
    letters: text,
    heaviest: 700,
    features: ['kern', 'liga', 'tnum'],
  },
  {
    from: '@fontsource-variable/source-sans-3/files/source-sans-3-latin-wght-normal',
    letters: text,
    heaviest: 700,
    features: ['kern', 'liga', 'tnum'],
  },
  {
    from: '@fontsource/stix-two-math/files/stix-two-math-latin-400-normal',
    letters: maths,
    features: ['ssty'],
  },
];

mkdirSync(folder, { recursive: true });
for (const { from, letters, heaviest, features } of fonts) {
  const [, name = from] = /([a-z0-9-]+?)-latin/.exec(from.split('/').at(-1) ?? '') ?? [];
  const cut = await subsetFont(readFileSync(`node_modules/${from}.woff2`), letters, {
    targetFormat: 'woff2',
    keepFeatures: features,
    noHinting: true,
    ...(heaviest && { variationAxes: { wght: { min: 400, max: heaviest, default: 400 } } }),
  });
  writeFileSync(`${folder}/${name}.woff2`, cut);
  console.log(`${folder}/${name}.woff2: ${cut.length} bytes`);
}
