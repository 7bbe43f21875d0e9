import fc from 'fast-check';
import { expect, test } from 'vitest';
import { guidOf, itemOf } from '../../../src/storage/anki/guid.ts';
import { cardId } from '../../../src/study/event.ts';

test('an item comes back from its guid', () => {
  const item = fc.tuple(fc.constantFrom('problems', 'cards'), fc.stringMatching(/^[a-z0-9][a-z0-9-]{0,40}$/));
  fc.assert(
    fc.property(item, ([folder, file]) => {
      expect(itemOf(guidOf(cardId(`${folder}/${file}`)))).toBe(`${folder}/${file}`);
    }),
  );
});

test('is written so for ever', () => {
  expect(guidOf(cardId('problems/optimal-batch'))).toBe('ridgepoint:problems/optimal-batch');
});

test.for([
  '',
  'ridgepoint:',
  'ridgepoint:problems/',
  'ridgepoint:lessons/batch-size',
  'ridgepoint:problems/../cards/a',
  'ridgepoint:problems/A b',
  'Ridgepoint:problems/a',
  ' ridgepoint:problems/a',
  'ridgepoint:problems/a\n',
  'problems/a',
  'qn4FZ>W:bG',
])('%j is no guid of ours', (guid) => {
  expect(itemOf(guid)).toBeUndefined();
});
