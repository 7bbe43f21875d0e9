import { describe, expect, test } from 'vitest';
import { nameOf, revisionOf } from '../../src/offline/worker.ts';
import { browser, buildOf, type Site, scope } from './browser.ts';

const studied: Site = {
  '': 'home 1',
  'practice/': 'practice 1',
  'decks/a.json': 'deck 1',
  'offline/': 'not kept',
  '_astro/practice.1.js': 'code 1',
};
const others: Site = { 'lab/': 'lab 1', 'problems/a.json': 'problem 1' };
const one = { ...studied, ...others };
const next = Object.fromEntries(
  Object.entries(one).map(([name, text]) => [name.replace('.1.', '.2.'), text.replace('1', '2')]),
);
const studiedNext = Object.fromEntries(Object.entries(next).filter(([name]) => !(name in others)));
const page = { mode: 'navigate' };

/** A browser in which the first build is installed and active. */
async function withFirst() {
  const built = browser();
  built.connect(one);
  const worker = built.install(await buildOf('v1', studied, others));
  await worker.install();
  await worker.activate();
  return { ...built, worker };
}

const builds = async ({ caches }: Pick<ReturnType<typeof browser>, 'caches'>) =>
  (await caches.keys()).map((name) => name.replace(/.* /, ''));

test('a revision is the beginning of SHA-256', async () => {
  // The hash of "abc", FIPS 180-2, appendix B.1: ba7816bf 8f01cfea …
  expect(await revisionOf(new TextEncoder().encode('abc'))).toBe('ba7816bf8f01');
});

describe('a request', async () => {
  const build = await buildOf('v1', studied, others);
  const named = (url: string, asked = {}) =>
    nameOf({ method: 'GET', mode: 'navigate' as const, url, ...asked }, scope, build);

  test.for([
    ['practice/', 'practice/'],
    ['', ''],
    ['practice/?lesson=batch-size', 'practice/'],
    ['lab/?hardware=b200#plots', 'lab/'],
    ['practice', 'practice/'],
    ['practice/index.html', 'practice/'],
    ['index.html', ''],
    ['decks/a.json', 'decks/a.json'],
    ['not/built/', 'not/built/'],
  ])('for the page %s is for %s', ([address, name]) => {
    expect(named(scope + address)).toBe(name);
  });

  test('for a part of a page is for a file of this build, or one named by its content', () => {
    const part = { mode: 'cors' };
    expect(named(`${scope}decks/a.json`, part)).toBe('decks/a.json');
    expect(named(`${scope}_astro/of-another-build.0.js`, part)).toBe('_astro/of-another-build.0.js');
    expect(named(`${scope}manifest.webmanifest`, part)).toBeUndefined();
  });

  test('to another site, another part of this origin, or that changes something is left alone', () => {
    expect(named('https://elsewhere.example/course/practice/')).toBeUndefined();
    expect(named('https://ridgepoint.example/other/practice/')).toBeUndefined();
    expect(named(`${scope}practice/`, { method: 'POST' })).toBeUndefined();
  });
});

describe('without a connection', () => {
  test('what studying needs is there from the first visit', async () => {
    const { worker, disconnect } = await withFirst();
    disconnect();
    expect(await worker.get('practice/?lesson=a', page)).toBe('practice 1');
    expect(await worker.get('decks/a.json')).toBe('deck 1');
    expect(await worker.get('_astro/practice.1.js')).toBe('code 1');
  });

  test('another page is there once it was looked at', async () => {
    const { worker, disconnect } = await withFirst();
    expect(await worker.get('lab/?batch=64', page)).toBe('lab 1');
    disconnect();
    expect(await worker.get('lab/?batch=8', page)).toBe('lab 1');
  });

  test('a page asked for without its last slash is sent to its address, from which it names what it fetches', async () => {
    const { worker, disconnect } = await withFirst();
    disconnect();
    expect(await worker.get('practice?lesson=a', page)).toBe(`see ${scope}practice/?lesson=a`);
    expect(await worker.get('practice/index.html', page)).toBe('practice 1');
    expect(await worker.get('not/built', page)).toBe('not kept');
  });

  test('a page that was not kept is said to be that, and a part of a page fails as it would', async () => {
    const { worker, disconnect } = await withFirst();
    disconnect();
    expect(await worker.get('lab/', page)).toBe('not kept');
    expect(await worker.get('problems/a.json')).toBe('network error');
  });

  test('it is said even where the browser has thrown everything away', async () => {
    const { worker, caches, disconnect } = await withFirst();
    for (const name of await caches.keys()) await caches.delete(name);
    disconnect();
    expect(await worker.get('practice/', page)).toContain('This page was not kept for offline use');
  });
});

describe('with a connection', () => {
  test('what was thrown away comes from the network, and is kept again', async () => {
    const { worker, caches, disconnect } = await withFirst();
    for (const name of await caches.keys()) await caches.delete(name);
    expect(await worker.ask('what is kept')).toEqual({ pages: 0, whole: false });
    for (const name of Object.keys(studied)) expect(await worker.get(name, page)).toBe(studied[name]);
    expect(await worker.ask('what is kept')).toEqual({ pages: 2, whole: true });
    disconnect();
    expect(await worker.get('practice/', page)).toBe('practice 1');
  });

  test('pages come also where the browser cannot read what it kept', async () => {
    const { worker, caches } = await withFirst();
    caches.isBroken = true;
    expect(await worker.get('practice/', page)).toBe('practice 1');
  });

  test('a page that is not there is the host’s to answer', async () => {
    const { worker, disconnect } = await withFirst();
    expect(await worker.get('no/such/', page)).toBe('Not found');
    disconnect();
    expect(await worker.get('no/such/', page)).toBe('not kept');
  });
});

describe('a newer build', () => {
  test('changes nothing before its worker takes over, and everything then', async () => {
    const { install, connect, worker } = await withFirst();
    connect(next);
    const newer = install(await buildOf('v2', studiedNext, { 'lab/': 'lab 2' }));
    await newer.install();
    expect(await worker.get('practice/', page)).toBe('practice 1');
    expect(await worker.get('decks/a.json')).toBe('deck 1');

    await newer.activate();
    expect(await newer.get('practice/', page)).toBe('practice 2');
    expect(await newer.get('decks/a.json')).toBe('deck 2');
  });

  test('leaves the code of the one before, for a page that the browser brings back', async () => {
    const { install, connect } = await withFirst();
    connect(next);
    const newer = install(await buildOf('v2', studiedNext));
    await newer.install();
    await newer.activate();
    expect(await newer.get('_astro/practice.1.js')).toBe('code 1');
  });

  test('shows no page of the one before, also where its own were thrown away', async () => {
    const { install, connect, disconnect, caches } = await withFirst();
    connect(next);
    const newer = install(await buildOf('v2', studiedNext));
    await newer.install();
    await newer.activate();
    await caches.delete((await caches.keys()).at(-1) ?? '');
    disconnect();
    expect(await newer.get('practice/', page)).toContain('This page was not kept');
    expect(await newer.get('decks/a.json')).toBe('network error');
  });

  test('sweeps out what came before that', async () => {
    const all = await withFirst();
    for (const version of ['v2', 'v3']) {
      const newer = all.install(await buildOf(version, studied));
      await newer.install();
      await newer.activate();
    }
    expect(await builds(all)).toEqual(['v2', 'v3']);
  });

  test('leaves alone what a still newer one is filling, and the caches of others', async () => {
    const all = await withFirst();
    await all.caches.open('another site');
    const [second, third] = [
      all.install(await buildOf('v2', studied)),
      all.install(await buildOf('v3', studied)),
    ];
    await second.install();
    await third.install();
    await second.activate();
    expect(await builds(all)).toEqual(['v1', 'site', 'v2', 'v3']);
  });

  test.for([
    ['a file is not there', { ...next, 'decks/a.json': undefined }],
    ['a file is of yet another build', { ...next, 'decks/a.json': 'deck 3' }],
    ['there is no connection', undefined],
  ] as const)('is not installed at all where %s', async ([, network]) => {
    const all = await withFirst();
    const known = Object.entries(network ?? {}).flatMap(([name, text]) => (text ? [[name, text]] : []));
    if (network) all.connect(Object.fromEntries(known));
    else all.disconnect();
    const newer = all.install(await buildOf('v2', studiedNext));
    await expect(newer.install()).rejects.toThrow();
    expect(await builds(all)).toEqual(['v1']);
    all.disconnect();
    expect(await all.worker.get('practice/', page)).toBe('practice 1');
  });

  test('lends no page to the one before', async () => {
    const { worker, connect, disconnect } = await withFirst();
    connect(next);
    expect(await worker.get('lab/', page)).toBe('lab 2');
    disconnect();
    expect(await worker.get('lab/', page)).toBe('not kept');
  });

  test('takes over at a learner’s wish, where no other page of the site is open', async () => {
    const { worker, windows, told } = await withFirst();
    windows.push({ url: `${scope}settings/` }, { url: 'https://ridgepoint.example/other/' });
    expect(await worker.ask('take over')).toEqual({ taken: true });
    expect(told).toContain('skip waiting');
  });

  test('does not while one is', async () => {
    const { worker, windows, told } = await withFirst();
    windows.push({ url: `${scope}settings/` }, { url: `${scope}practice/` });
    expect(await worker.ask('take over')).toEqual({ taken: false });
    expect(told).not.toContain('skip waiting');
  });
});

describe('a build that is brought out again while a newer one waits', () => {
  async function withNewerWaiting() {
    const all = await withFirst();
    all.connect(next);
    await all.install(await buildOf('v2', studiedNext)).install();
    return { ...all, again: all.install(await buildOf('v1', studied, others)) };
  }

  test('keeps what it had, with what was looked at, and fetches nothing twice', async () => {
    const all = await withNewerWaiting();
    all.connect(one);
    await all.worker.get('lab/', page);
    all.disconnect();
    await all.again.install();
    expect(await all.worker.get('practice/', page)).toBe('practice 1');
    expect(await all.worker.get('lab/', page)).toBe('lab 1');
  });

  test('loses nothing where the newer one comes out once more in the middle of it', async () => {
    const all = await withNewerWaiting();
    await (await all.caches.open((await all.caches.keys())[0] ?? '')).delete(`${scope}decks/a.json`);
    await expect(all.again.install()).rejects.toThrow('not as it was built');
    all.disconnect();
    expect(await all.worker.get('practice/', page)).toBe('practice 1');
    expect(await all.worker.get('_astro/practice.1.js')).toBe('code 1');
  });

  test('fetches what the browser had thrown away', async () => {
    const all = await withNewerWaiting();
    await (await all.caches.open((await all.caches.keys())[0] ?? '')).delete(`${scope}decks/a.json`);
    all.connect(one);
    await all.again.install();
    all.disconnect();
    expect(await all.worker.get('decks/a.json')).toBe('deck 1');
  });
});

test('the same site at another place of the origin is another site', async () => {
  const { install, worker, disconnect } = await withFirst();
  const elsewhere = install(await buildOf('v1', studied), 'https://ridgepoint.example/draft/');
  await elsewhere.install();
  disconnect();
  expect(await elsewhere.get('practice/', page)).toBe('practice 1');
  expect(await worker.get('practice/', page)).toBe('practice 1');
});

test('pages that were open before there was any worker are served from then on, and only then', async () => {
  const { install, told } = await withFirst();
  expect(told).toEqual(['claim']);
  const newer = install(await buildOf('v2', studied));
  await newer.install();
  await newer.activate();
  expect(told).toEqual(['claim']);
});
