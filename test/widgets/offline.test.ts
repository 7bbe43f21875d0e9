import { expect, test } from 'vitest';
import { useInWords } from '../../src/widgets/settings/offline.model.ts';

test('what is kept is counted in pages', () => {
  expect(useInWords({ kind: 'kept', kept: { pages: 6, whole: true } })).toMatch(
    /^Ready for offline use: yes\. 6 pages are kept/,
  );
});

test('what the browser threw away is not called ready', () => {
  expect(useInWords({ kind: 'kept', kept: { pages: 1, whole: false } })).toMatch(
    /^Ready for offline use: in part\. .*1 page is left/,
  );
});

test.for([
  ['fetching', 'stay connected'],
  ['interrupted', 'tries again'],
  ['refused', 'a private window'],
] as const)('%s says what to do, or why nothing can be done', ([kind, words]) => {
  const says = useInWords({ kind });
  expect(says).toMatch(/^Ready for offline use: (not yet|no)\./);
  expect(says).toContain(words);
});
