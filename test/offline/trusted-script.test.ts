import { afterEach, expect, test, vi } from 'vitest';
import { trustName } from '../../src/offline/trusted-script.ts';

type Rules = { readonly createScriptURL: (address: string) => string };

/** A browser's page at an address, and the name that was taken in it. */
async function page(href: string) {
  const taken: string[] = [];
  vi.resetModules();
  vi.stubGlobal('location', { href });
  vi.stubGlobal('trustedTypes', {
    createPolicy: (name: string, rules: Rules) => {
      taken.push(name);
      return { createScriptURL: (address: string) => ({ trusted: rules.createScriptURL(address) }) };
    },
  });
  return { taken, ...(await import('../../src/offline/trusted-script.ts')) };
}
afterEach(() => vi.unstubAllGlobals());

test('the name is taken before anybody else could take it, and once', async () => {
  const { taken, trustedScript } = await page('https://ridgepoint.test/settings/');
  expect(taken).toEqual([trustName]);
  trustedScript('/sw.js');
  trustedScript('/sw.js');
  expect(taken).toEqual([trustName]);
});

test.for(['/sw.js', '/_astro/fsrs.worker-Bu8JodI8.js', 'https://ridgepoint.test/_astro/a.js'])(
  '%s is of this site',
  async (address) => {
    const { trustedScript } = await page('https://ridgepoint.test/settings/');
    expect(trustedScript(address)).toEqual({ trusted: new URL(address, 'https://ridgepoint.test').href });
  },
);

test.for([
  'https://stranger.test/a.js',
  '//stranger.test/a.js',
  'https://ridgepoint.test.stranger.test/a.js',
  'data:text/javascript,alert(1)',
  'blob:https://ridgepoint.test/0a1b',
  'javascript:alert(1)',
])('%s is not', async (address) => {
  const { trustedScript } = await page('https://ridgepoint.test/settings/');
  expect(() => trustedScript(address)).toThrow(TypeError);
});

test('a browser without Trusted Types is held to the same', async () => {
  vi.resetModules();
  vi.stubGlobal('location', { href: 'https://ridgepoint.test/' });
  const { trustedScript } = await import('../../src/offline/trusted-script.ts');
  expect(trustedScript('/sw.js')).toBe('https://ridgepoint.test/sw.js');
  expect(() => trustedScript('https://stranger.test/a.js')).toThrow(TypeError);
});
