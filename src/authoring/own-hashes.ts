import { createHash } from 'node:crypto';
import { globSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { AstroIntegration } from 'astro';

/**
 * A page whose policy lets run the scripts and styles that stand in it: Astro names those of every page in each, which are
 * kilobytes that do not compress.
 */
export function withOwnHashes(html: string): string {
  const own = new Set([...html.matchAll(inPage)].map(([, , text = '']) => hashOf(text)));
  return html.replace(policy, (meta) => meta.replaceAll(hash, (one, digest) => (own.has(digest) ? one : '')));
}

const inPage = /<(script|style)\b[^>]*>([\s\S]*?)<\/\1>/g;
const policy = /<meta http-equiv="content-security-policy"[^>]*>/i;
const hash = / 'sha256-([^']+)'/g;

const hashOf = (text: string): string => createHash('sha256').update(text).digest('base64');

/** Keeps the policy of each page to what stands in it. */
export const ownHashes = (): AstroIntegration => ({
  name: 'own-hashes',
  hooks: {
    'astro:build:done': ({ dir }) => {
      const folder = fileURLToPath(dir);
      for (const page of globSync('**/*.html', { cwd: folder })) {
        const path = join(folder, page);
        writeFileSync(path, withOwnHashes(readFileSync(path, 'utf8')));
      }
    },
  },
});
