import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { bareHardware, bareModel } from '../../src/authoring/bare-records.ts';
import type { HardwareRecord } from '../../src/authoring/hardware.ts';
import type { ModelRecord } from '../../src/authoring/model.ts';
import { readCatalogue } from '../../src/authoring/read-catalogue.ts';
import { quantity, quantityIds } from '../../src/engine/quantities.ts';
import * as fixtures from '../fixtures/records.ts';

const root = join(import.meta.dirname, '../..');
const catalogue = readCatalogue(root);

const chip = (id: string): HardwareRecord => {
  const found = catalogue.hardware.get(id);
  if (!found) throw new Error(`There is no chip ${id}.`);
  return found;
};
const model = (id: string): ModelRecord => {
  const found = catalogue.models.get(id);
  if (!found) throw new Error(`There is no model ${id}.`);
  return found;
};

describe('A source', () => {
  const records = [...catalogue.hardware.values(), ...catalogue.models.values()];
  const ofQuantities = quantityIds.flatMap((id) => {
    const one = quantity(id);
    return one.kind === 'derived' ? [{ id, source: one.source }] : [];
  });

  test('that a quantity names is in the catalogue', () => {
    expect(ofQuantities.length).toBeGreaterThan(10);
    const unknown = ofQuantities.filter(({ source }) => !catalogue.sources.has(source.split(' ')[0] ?? ''));

    expect(unknown).toEqual([]);
  });

  test('that a record names is in the catalogue', () => {
    const unknown = records.flatMap(({ sources }) => sources).filter((id) => !catalogue.sources.has(id));

    expect(unknown).toEqual([]);
  });

  test('of the catalogue is used: by a record, a quantity, another source or the prose', () => {
    const content = readdirSync(join(root, 'content'), { recursive: true, encoding: 'utf8' })
      .filter((file) => /\.(yaml|mdx)$/.test(file))
      .map((file) => ({ file, text: readFileSync(join(root, 'content', file), 'utf8') }));
    const isWritten = (id: string): boolean =>
      content.some(
        ({ file, text }) =>
          !file.endsWith(`${id}.yaml`) && new RegExp(`(?<![\\w.-])${id}(?![\\w-])`).test(text),
      );
    const isOfQuantity = (id: string): boolean =>
      ofQuantities.some(({ source }) => source.split(' ')[0] === id);

    const unused = [...catalogue.sources.keys()].filter((id) => !isWritten(id) && !isOfQuantity(id));

    expect(unused).toEqual([]);
  });

  test('is cited by its first author, both of two, or its publisher', () => {
    expect(catalogue.sources.get('pope-2022')?.authors).toBe('Reiner Pope et al.');
    expect(catalogue.sources.get('pope-2026')?.authors).toBe('Reiner Pope and Dwarkesh Patel');
    expect(catalogue.sources.get('lockwood-h100')?.authors).toBe('Glenn K. Lockwood');
    expect(catalogue.sources.get('google-tpu7x')?.authors).toBe('Google Cloud');
  });
});

test('A record says who made it, when, what to mind, and where it was checked', () => {
  expect(chip('h200-sxm')).toMatchObject({
    vendor: 'NVIDIA',
    year: 2024,
    notes: 'The arithmetic of an H100 with 43% more memory bandwidth.',
    sources: ['nvidia-aiconfigurator', 'inferencex-gpu-specs'],
    checked: '2026-11-23',
  });
  expect(model('deepseek-v3')).toMatchObject({
    developer: 'DeepSeek',
    year: 2024,
    weights: 'fp8',
    max_context: 163_840,
    notes: expect.stringContaining('with the input embedding, as the developer says'),
  });
  expect(catalogue.sources.get('scaling-book')).toMatchObject({
    short: 'scaling book',
    seen: 'primary',
    notes: expect.stringContaining('decimal gigabytes'),
  });
});

test('Chips and models are named once', () => {
  for (const records of [catalogue.hardware, catalogue.models]) {
    const names = [...records.values()].map(({ name }) => name);
    expect(new Set(names).size).toBe(names.length);
  }
});

describe('What the browser is sent of a record', () => {
  test('is what can be computed with, and nothing of where it comes from', () => {
    for (const record of catalogue.hardware.values()) {
      const { vendor, year, notes, sources, checked, ...bare } = record;
      expect(bareHardware(record)).toEqual(bare);
    }
    for (const record of catalogue.models.values()) {
      const { developer, year, notes, sources, checked, ...rest } = record;
      const { vocabulary, params_published, architecture, counted, max_context, ...bare } = rest;
      expect(bareModel(record)).toEqual(bare);
    }
  });

  test('has the networks of a chip and the windows of a model', () => {
    expect(bareHardware(chip('gb200'))).toMatchObject({
      memory_usable: 198_674_743_296,
      scale_up_bandwidth: 900e9,
      scale_out_bandwidth: 50e9,
    });
    expect(bareModel(model('gpt-oss-120b'))).toEqual({
      id: 'gpt-oss-120b',
      name: 'gpt-oss-120b',
      total_params: 116.8e9,
      active_params: 5.1e9,
      multiplied_params: 5_131_100_160,
      weights: 'bf16',
      expert_weights: 'mxfp4',
      experts: { routed: 128, active: 4, params: 114_661_785_600, layers: 36 },
      attention: {
        kind: 'grouped',
        layers: 18,
        heads: 64,
        kv_heads: 8,
        head_dim: 64,
        window: { layers: 18, tokens: 128 },
      },
      layers: 36,
      model_dim: 2880,
    });
  });
});

test('The fixtures of other tests are the records of the catalogue', () => {
  for (const fixture of [fixtures.h100, fixtures.gb200])
    expect(bareHardware(chip(fixture.id))).toEqual(fixture);
  for (const fixture of [
    fixtures.deepseekV3,
    fixtures.deepseekV32,
    fixtures.llama70b,
    fixtures.gptOss120b,
    fixtures.gemma3,
    fixtures.qwen3Next,
  ])
    expect(bareModel(model(fixture.id))).toEqual(fixture);
});
