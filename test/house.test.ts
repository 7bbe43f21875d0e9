import { globSync, readFileSync } from 'node:fs';
import { expect, test } from 'vitest';

const tokens = readFileSync('src/styles/tokens.css', 'utf8');

test('colours are written in one file', () => {
  const files = globSync('src/**/*.{css,astro}').filter((file) => !file.endsWith('tokens.css'));
  expect(files.length).toBeGreaterThan(20);
  for (const file of files) {
    const styles = readFileSync(file, 'utf8');
    expect(styles, file).not.toMatch(/#[0-9a-f]{3,8}\b|\b(?:rgb|hsl|oklch|lab)a?\(/i);
    expect(styles, file).not.toContain('!important');
  }
});

test('no element carries a style of its own, which a strict policy would refuse', () => {
  for (const file of globSync('src/**/*.{astro,tsx}'))
    expect(readFileSync(file, 'utf8'), file).not.toMatch(/\sstyle=|dangerouslySetInnerHTML|\.innerHTML/);
});

/** The two values of a colour token: by day and by night. */
function colours(name: string): readonly string[] {
  const [, light, dark] = new RegExp(`--${name}: light-dark\\((#\\w{6}), (#\\w{6})\\)`).exec(tokens) ?? [];
  if (!light || !dark) throw new Error(`There is no colour --${name}.`);
  return [light, dark];
}

/** Relative luminance and contrast as WCAG 2.2 defines them. */
function luminance(hex: string): number {
  const [r = 0, g = 0, b = 0] = [1, 3, 5]
    .map((at) => Number.parseInt(hex.slice(at, at + 2), 16) / 255)
    .map((part) => (part <= 0.04045 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4));
  return 0.2126 * r + 0.7152 * g + 0.0722 * b;
}
function contrast(a: string, b: string): number {
  const [less = 0, more = 0] = [luminance(a), luminance(b)].sort((x, y) => x - y);
  return (more + 0.05) / (less + 0.05);
}

const pairs = [
  ...['ink', 'quiet', 'accent', 'compute', 'weights', 'kv', 'right', 'wrong'].flatMap((text) => [
    [text, 'paper'],
    [text, 'raised'],
  ]),
  ['on-accent', 'accent'],
  ['ink', 'strong'],
  ['ink', 'fair'],
  ['ink', 'weak'],
] as [string, string][];

test('the contrast of black on white is 21 to 1', () => {
  expect(contrast('#000000', '#ffffff')).toBeCloseTo(21, 9);
});

test.for(pairs)('%s can be read on %s, by day and by night', ([text, ground]) => {
  const [day, night] = [colours(text), colours(ground)].reduce((a, b) =>
    a.map((one, at) => `${one} ${b[at]}`),
  );
  for (const pair of [day, night]) {
    const [a = '', b = ''] = (pair ?? '').split(' ');
    // WCAG 2.2 AA for text.
    expect(contrast(a, b), pair ?? '').toBeGreaterThanOrEqual(4.5);
  }
});
