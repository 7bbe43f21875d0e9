import { globSync, readFileSync } from 'node:fs';
import { renderToString } from 'preact-render-to-string';
import { describe, expect, test } from 'vitest';
import { BatchPlots } from '../../src/widgets/batch-plots/BatchPlots.tsx';
import { rack, records } from './fixtures.ts';

describe('the batch plots, before any script runs', () => {
  const html = renderToString(<BatchPlots {...records} start={rack} />);
  const count = (pattern: RegExp) => html.match(pattern)?.length ?? 0;

  test('show both plots with captions and tables', () => {
    expect(count(/<figure/g)).toBe(2);
    expect(count(/<figcaption/g)).toBe(2);
    // What is drawn has no name beside the figure's: it was read twice.
    expect(count(/aria-labelledby/g)).toBe(2);
    expect(count(/<table>/g)).toBe(2);
    expect(html).toContain('At 64 sequences a step takes');
    expect(html).toContain('At 64 sequences the cost is $0.768 per million tokens');
    expect(html).toContain('<th scope="row">16,384</th>');
    expect(html).not.toMatch(/NaN|undefined|Infinity/);
  });

  test('draw one path for each series', () => {
    expect([...html.matchAll(/class="line (\w+)"/g)].map(([, kind]) => kind)).toEqual([
      'memory',
      'whole',
      'weights',
      'compute',
      'kv',
      'whole',
      'weights',
      'compute',
      'kv',
    ]);
  });

  test('give each marker a name, a value and words for it', () => {
    const sliders = [...html.matchAll(/<g[^>]*role="slider"[^>]*>/g)].map(([tag]) => tag);
    expect(sliders).toHaveLength(2);
    for (const tag of sliders) {
      expect(tag).toContain('tabindex="0"');
      expect(tag).toContain('aria-valuemin="1"');
      expect(tag).toContain('aria-valuemax="16384"');
      expect(tag).toContain('aria-valuenow="64"');
    }
    expect(sliders[0]).toContain('aria-label="Batch, in the plot of latency"');
    expect(sliders[0]).toMatch(/aria-valuetext="64 sequences: 1\.23\sms a step, memory-bound"/);
    expect(sliders[1]).toContain('aria-label="Batch, in the plot of cost"');
    expect(sliders[1]).toContain('64 sequences: $0.768 per million tokens, 19.2 times the floor');
  });

  test('label every control', () => {
    const ids = [...html.matchAll(/<(?:select|input)[^>]* id="([^"]+)"/g)].map(([, id]) => id);
    expect(ids.length).toBe(9);
    for (const id of ids) expect(html).toContain(`<label for="${id}">`);
    for (const name of ['Batch', 'Context'])
      expect(html).toMatch(new RegExp(`type="range" aria-label="${name}"`));
    for (const text of ['Hardware', 'Model', 'Weights', 'Chips', 'Rent'])
      expect(html).toContain(`>${text}</label>`);
  });

  test('are silent to begin with', () => {
    expect(html).toMatch(/<output[^>]*><\/output>/);
  });

  test('need no inline style', () => {
    expect(html).not.toMatch(/\sstyle=/);
  });
});

test('styles of plots and controls name colours by token, inside their layer', () => {
  const files = globSync('src/widgets/{plot,controls,batch-plots}/*.css');
  expect(files).toHaveLength(3);
  for (const file of files) {
    const css = readFileSync(file, 'utf8');
    expect(css, file).toMatch(/^@layer parts \{/);
    expect(css, file).not.toMatch(/#[0-9a-f]{3,8}\b|rgb\(|hsl\(|oklch\(|!important/i);
  }
});
