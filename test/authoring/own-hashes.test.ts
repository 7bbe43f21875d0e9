import { describe, expect, test } from 'vitest';
import { withOwnHashes } from '../../src/authoring/own-hashes.ts';

// `printf %s 'p{}' | openssl dgst -sha256 -binary | base64`, and so on.
const digests = {
  style: 'gG2yISYereRMiG2lMXrbiUgi0Ubw9p7QCeWcroOvy9Y=',
  script: 'LAfYd7pbFUgwfQu8b4q135PeTG2z+/coPEUYCd74eCQ=',
  other: 'p0bF+un5yUb9MBO6xRb8kPHlY2BdpHVtLiFkDrZPF64=',
};

const page = (style: string, script: string): string =>
  `<head><meta http-equiv="content-security-policy" content="default-src 'none'; ${script}; ${style};">` +
  '<style media="all">p{}</style></head><body><noscript><script type="module">let a = 1</script></noscript></body>';

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
