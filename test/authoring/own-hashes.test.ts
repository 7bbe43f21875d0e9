import { describe, expect, test } from 'vitest';
import { withOneStyle, withOwnHashes } from '../../src/authoring/own-hashes.ts';

// `printf %s 'p{}' | openssl dgst -sha256 -binary | base64`, and so on.
const digests = {
  style: 'gG2yISYereRMiG2lMXrbiUgi0Ubw9p7QCeWcroOvy9Y=',
  script: 'LAfYd7pbFUgwfQu8b4q135PeTG2z+/coPEUYCd74eCQ=',
  other: 'p0bF+un5yUb9MBO6xRb8kPHlY2BdpHVtLiFkDrZPF64=',
};

const page = (style: string, script: string): string =>
  `<head><meta http-equiv="content-security-policy" content="default-src 'none'; ${script}; ${style};">` +
  '<style media="all">p{}</style></head><body><noscript><script type="module">let a = 1</script></noscript></body>';

describe('the styles of a page', () => {
  // `printf %s 'a{}@layer b;' | openssl dgst -sha256 -binary | base64`, and so on.
  const digests = {
    first: 'X1RutGBrXCt9KkSaXMK7tHftWiRscFHOhxsS8tv8hBk=',
    second: 'Zl9lXa67V0fr4yMV8KLRCV3W8bDu3MpdOSv32k7+PYE=',
    both: 'z78/HdWRSa/xqADseM9nPhLMv59xPEFSh6XNIWeoXPo=',
  };
  const page = (hashes: string, ...styles: readonly string[]): string =>
    `<head>${styles[0]}<meta http-equiv="content-security-policy" content="style-src 'self' ${hashes};">` +
    `${styles[1]}</head><body><style>p{}</style></body>`;
  const apart = ['<style>a{}</style>', '<style>@layer b;</style>'];

  test('stand together in its head, in their order, and the policy names them once', () => {
    const html = page(`'sha256-${digests.first}' 'sha256-${digests.second}'`, ...apart);
    expect(withOwnHashes(withOneStyle(html))).toBe(
      page(`'sha256-${digests.both}'`, '', '<style>a{}@layer b;</style>'),
    );
  });

  test('stay where the policy does not know one of them', () => {
    const html = page(`'sha256-${digests.second}'`, ...apart);
    expect(withOneStyle(html)).toBe(html);
  });
});

describe('the policy of a page', () => {
  test('names the scripts and styles that stand in it, and no other', () => {
    const all = page(
      `style-src 'self' 'sha256-${digests.other}' 'sha256-${digests.style}'`,
      `script-src 'self' 'sha256-${digests.script}' 'sha256-${digests.other}'`,
    );
    expect(withOwnHashes(all)).toBe(
      page(`style-src 'self' 'sha256-${digests.style}'`, `script-src 'self' 'sha256-${digests.script}'`),
    );
  });

  test('is never given a hash that it had not', () => {
    const none = page("style-src 'self'", "script-src 'self'");
    expect(withOwnHashes(none)).toBe(none);
  });

  test('is not looked for outside its element', () => {
    const said = `<p>'sha256-${digests.other}'</p>`;
    expect(withOwnHashes(said)).toBe(said);
  });
});
