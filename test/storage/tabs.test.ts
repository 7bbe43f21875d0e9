import { describe, expect, test, vi } from 'vitest';
import { indexedDbLog } from '../../src/storage/indexeddb-log.ts';
import { otherTabs } from '../../src/storage/tabs.ts';
import { review } from '../study/histories.ts';
import { freshDatabases } from './browser.ts';

describe('another tab', () => {
  test('is told when this one stored something, and finds it', async () => {
    const databases = freshDatabases();
    const [here, there] = [otherTabs(BroadcastChannel), otherTabs(BroadcastChannel)].map((tabs) =>
      indexedDbLog(databases, tabs),
    );
    const told = new Promise<void>((resolve) => there?.watch(resolve));

    await here?.append([review()]);
    await told;

    expect(await there?.read()).toEqual([review()]);
    here?.close();
    there?.close();
  });

  test('tells nobody once it is closed, and does not mind being asked', () => {
    const close = vi.spyOn(BroadcastChannel.prototype, 'close');
    const tabs = otherTabs(BroadcastChannel);
    tabs.close();

    expect(close).toHaveBeenCalledOnce();
    expect(() => tabs.tell()).not.toThrow();
  });
});

describe('a browser without other tabs', () => {
  test('is one that has no channel', () => {
    expect(() => otherTabs(undefined).tell()).not.toThrow();
  });

  test('or that refuses one, as in a sandbox', () => {
    const Refused = class {
      constructor() {
        throw new DOMException('no', 'SecurityError');
      }
    } as unknown as typeof BroadcastChannel;

    expect(() => otherTabs(Refused).tell()).not.toThrow();
  });
});
