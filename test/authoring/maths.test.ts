import { describe, expect, test } from 'vitest';
import { TexError, typeset } from '../../src/authoring/maths.ts';

describe('a formula', () => {
  test('is one math element, without the TeX it was made of', () => {
    expect(typeset('a', 'inline')).toBe('<math><mrow><mi>a</mi></mrow></math>');
    expect(typeset('a', 'block')).toMatch(/^<math display="block">.*<\/math>$/);
  });

  test('gives the times of a pass the colours they have in plots, however they are written', () => {
    const step = typeset('t = \\max(t_c,\\ t_w + t_{\\text{kv}})', 'block');
    expect([...step.matchAll(/<msub class="(\w+)">/g)].map(([, kind]) => kind)).toEqual([
      'compute',
      'weights',
      'kv',
    ]);
    expect(typeset('t_m + c_w', 'inline')).not.toContain('class');
  });

  test('that does not parse says where', () => {
    expect(() => typeset('\\frac{a}{', 'inline')).toThrow(TexError);
  });
});
