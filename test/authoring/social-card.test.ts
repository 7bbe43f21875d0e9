import { describe, expect, test } from 'vitest';
import { card, cardOf } from '../../src/authoring/social-card.ts';

const lines = (svg: string) =>
  [...svg.matchAll(/<text x="(\d+)" y="(\d+)"[^>]*font-size="(\d+)"[^>]*>([^<]*)</g)].map(
    ([, x, y, size, text]) => ({
      ...{ x: Number(x), y: Number(y), size: Number(size), text: text ?? '' },
    }),
  );

describe('the picture of a shared page', () => {
  test('says the site, the page and its sentence', () => {
    const texts = lines(
      cardOf({ title: 'Trains and queues · Ridgepoint', text: 'How long does one user wait?' }),
    ).map(({ text }) => text);
    expect(texts).toEqual(['Ridgepoint', 'Trains and queues', 'How long does one user wait?']);
  });

  test('breaks long names and cuts long sentences, and all stays inside', () => {
    const long = cardOf({
      title: 'How many sequences must one pass carry before compute catches up',
      text: 'word '.repeat(100),
    });
    for (const { x, y, size, text } of lines(long)) {
      // Letters of both fonts are about half as wide as high.
      expect(x + text.length * size * 0.52).toBeLessThan(card.width);
      expect(y).toBeLessThan(card.height - 100);
    }
    expect(long).toContain('…');
  });

  test('is well formed whatever a page is called', () => {
    expect(cardOf({ title: 'Kimi <K2> & others', text: 'a < b' })).toContain('Kimi &lt;K2&gt; &amp; others');
  });
});
