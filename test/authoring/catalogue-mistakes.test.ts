import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { afterEach, describe, expect, test } from 'vitest';
import { readHardware } from '../../src/authoring/hardware.ts';
import { ContentError } from '../../src/authoring/mistake.ts';
import { readModel } from '../../src/authoring/model.ts';
import { readCatalogue } from '../../src/authoring/read-catalogue.ts';
import { readSource } from '../../src/authoring/source.ts';

const gallery = join(import.meta.dirname, 'mistakes');
const sources = [
  'nvidia-aiconfigurator',
  'nvidia-aiconfigurator-models',
  'inferencex-gpu-specs',
  'lockwood-h100',
  'deepseek-v3-repository',
  'deepseek-v3-isca-2025',
];

const readers = {
  hardware: { read: readHardware, folder: 'hardware' },
  model: { read: readModel, folder: 'models' },
  source: { read: readSource, folder: 'sources' },
} as const;

const inGallery = readdirSync(gallery).flatMap((name) => {
  const [, kind, what] = /^(hardware|model|source)-(.+)\.yaml$/.exec(name) ?? [];
  return kind && what ? [{ name, kind: kind as keyof typeof readers, what: what.replaceAll('-', ' ') }] : [];
});

describe('What an author is told', () => {
  test('has a gallery', () => {
    expect(inGallery.length).toBeGreaterThan(45);
  });

  test.each(inGallery)('of $kind, $what', async ({ name, kind }) => {
    const text = readFileSync(join(gallery, name), 'utf8');
    const { read, folder } = readers[kind];

    const outcome = read(`content/${folder}/example.yaml`, text, sources);

    if (!('mistakes' in outcome)) throw new Error(`${name} has no mistake.`);
    const { message } = new ContentError(outcome.mistakes, () => text);
    await expect(`${message.trim()}\n`).toMatchFileSnapshot(join(gallery, name.replace(/yaml$/, 'txt')));
  });
});

describe('The catalogue as a whole', () => {
  const roots: string[] = [];
  afterEach(() => {
    for (const root of roots.splice(0)) rmSync(root, { recursive: true });
  });

  /** A project that has these files. */
  function project(files: { readonly [path: string]: string }): string {
    const root = mkdtempSync(join(tmpdir(), 'catalogue-'));
    roots.push(root);
    for (const [path, text] of Object.entries(files)) {
      mkdirSync(dirname(join(root, path)), { recursive: true });
      writeFileSync(join(root, path), text);
    }
    return root;
  }

  const real = (path: string) =>
    readFileSync(join(import.meta.dirname, '../../content', path), 'utf8').replace(
      /^sources: .*$/m,
      'sources: [one]',
    );
  const small = {
    'content/sources/one.yaml': real('sources/nvidia-aiconfigurator.yaml'),
    'content/hardware/h100-sxm.yaml': real('hardware/h100-sxm.yaml'),
    'content/models/deepseek-v3.yaml': real('models/deepseek-v3.yaml'),
  };

  const toldOf = (root: string): readonly string[] => {
    try {
      readCatalogue(root);
      return [];
    } catch (cause) {
      if (!(cause instanceof ContentError)) throw cause;
      expect(cause.message).toContain(cause.mistakes[0]?.file);
      return cause.mistakes.map(({ file, line, column, says }) => `${file}:${line}:${column} ${says}`);
    }
  };

  test('is read when every file is right', () => {
    expect(toldOf(project(small))).toEqual([]);
  });

  test('tells the mistakes of every file at once', () => {
    const root = project({
      ...small,
      'content/sources/one.yaml': small['content/sources/one.yaml'].replace('year: ', 'yaer: '),
      'content/hardware/h100-sxm.yaml': small['content/hardware/h100-sxm.yaml'].replace('TB/s', 'TB'),
      'content/models/deepseek-v3.yaml': small['content/models/deepseek-v3.yaml'].replace('[one]', '[two]'),
    });

    const told = toldOf(root);

    expect(told.map((one) => one.split(' ')[0])).toEqual([
      'content/sources/one.yaml:3:1',
      'content/hardware/h100-sxm.yaml:10:21',
      'content/models/deepseek-v3.yaml:12:11',
    ]);
  });

  test('says that a folder is empty or not there', () => {
    const { 'content/models/deepseek-v3.yaml': _, ...withoutModels } = small;
    const root = project({ ...withoutModels, 'content/models/.schema.json': '{}' });

    expect(toldOf(root)).toEqual([
      'content/models:1:1 there are no records in this folder; one .yaml file each is expected.',
    ]);
    expect(toldOf(project({}))).toHaveLength(3);
    expect(() => readCatalogue(root)).toThrow(
      '\n\ncontent/models  there are no records in this folder; one .yaml file each is expected.\n',
    );
  });

  test('reads no file by halves: a wrong ending or a name in capitals is told', () => {
    const root = project({
      ...small,
      'content/hardware/b200.yml': small['content/hardware/h100-sxm.yaml'],
      'content/hardware/H200_SXM.yaml': small['content/hardware/h100-sxm.yaml'],
    });

    expect(toldOf(root)).toEqual([
      'content/hardware/H200_SXM.yaml:1:1 a record’s file is named in lower case, with hyphens between words, such as h100-sxm.yaml.',
      'content/hardware/b200.yml:1:1 the name of a file in this folder ends in .yaml.',
    ]);
  });
});
