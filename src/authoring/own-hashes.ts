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

/**
 * A page whose styles stand together where the last of its head stands, as one that the policy names once. They stay as they
 * are where the policy does not name each.
 */
export function withOneStyle(html: string): string {
  const head = html.slice(0, html.indexOf('</head>'));
  const texts = [...head.matchAll(headStyle)].map(([, text = '']) => text);
  const last = texts.at(-1);
  if (last === undefined || texts.length === 1) return html;
  if (!texts.every((text) => head.includes(`'sha256-${hashOf(text)}'`))) return html;
  const all = texts.join('');
  const at = head.lastIndexOf('<style>');
  const joined = `${head.slice(0, at).replace(headStyle, '')}<style>${all}</style>${head.slice(at).replace(headStyle, '')}`;
  return joined.replaceAll(hashOf(last), hashOf(all)) + html.slice(head.length);
}

const headStyle = /<style>([\s\S]*?)<\/style>/g;
const inPage = /<(script|style)\b[^>]*>([\s\S]*?)<\/\1>/g;
const policy = /<meta http-equiv="content-security-policy"[^>]*>/i;
const hash = / 'sha256-([^']+)'/g;

/** What a policy names a script or a style in its page by, behind `sha256-`. */
export const hashOf = (text: string): string => createHash('sha256').update(text).digest('base64');

/** Keeps the policy of each page to what stands in it, and that to one style. */
export const ownHashes = (): AstroIntegration => ({
  name: 'own-hashes',
  hooks: {
    'astro:build:done': ({ dir }) => {
      const folder = fileURLToPath(dir);
      for (const page of globSync('**/*.html', { cwd: folder })) {
        const path = join(folder, page);
        writeFileSync(path, withOwnHashes(withOneStyle(readFileSync(path, 'utf8'))));
      }
    },
  },
});
