import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { alarm } from '../../src/widgets/alarm.ts';

const minute = 60_000;
const start = Date.UTC(2026, 10, 2, 12);

beforeEach(() => {
  vi.useFakeTimers({ now: start });
});
afterEach(() => {
  vi.useRealTimers();
  vi.unstubAllGlobals();
});

function inSight(visibilityState: 'visible' | 'hidden') {
  vi.stubGlobal('document', { visibilityState });
}

test('it rings once, at its time, and no sooner', () => {
  inSight('visible');
  const ring = vi.fn();
  alarm(ring).set(start + 8 * minute);

  vi.advanceTimersByTime(8 * minute - 1);
  expect(ring).not.toHaveBeenCalled();
  vi.advanceTimersByTime(1);
  expect(ring).toHaveBeenCalledOnce();
  expect(vi.getTimerCount()).toBe(0);
});

test('it waits by one timer, however long, and soon knows that the device slept', () => {
  inSight('visible');
  const ring = vi.fn();
  alarm(ring).set(start + 50 * 24 * 60 * minute);
  vi.advanceTimersByTime(60 * minute);
  expect(vi.getTimerCount()).toBe(1);

  vi.setSystemTime(start + 51 * 24 * 60 * minute);
  vi.advanceTimersByTime(10 * minute);
  expect(ring).toHaveBeenCalledOnce();
});

test('it is set anew, and stopped', () => {
  inSight('visible');
  const ring = vi.fn();
  const { set, stop } = alarm(ring);
  set(start + minute);
  set(start + 2 * minute);
  vi.advanceTimersByTime(minute);
  expect(ring).not.toHaveBeenCalled();
  stop();
  vi.advanceTimersByTime(5 * minute);
  expect(ring).not.toHaveBeenCalled();
});

test('it does not ring for nobody', () => {
  inSight('hidden');
  const ring = vi.fn();
  alarm(ring).set(start + minute);
  vi.advanceTimersByTime(5 * minute);

  expect(ring).not.toHaveBeenCalled();
  expect(vi.getTimerCount()).toBe(0);
});
