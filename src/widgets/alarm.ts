/** [ms] The longest one timer waits: browsers do not count the time for which a device sleeps. */
const longest = 10 * 60_000;

/** Rings once, at the instant it was last set to. */
export type Alarm = {
  /** @param at - [ms since 1970] */
  readonly set: (at: number) => void;
  readonly stop: () => void;
};

/**
 * An alarm for what a page says of now: it rings when that is over, if the page is in sight. Otherwise nothing is done until
 * somebody looks at the page again, of which `whenSeenAgain` tells.
 */
export function alarm(ring: () => void): Alarm {
  let timer: ReturnType<typeof setTimeout> | undefined;
  const stop = (): void => clearTimeout(timer);
  const set = (at: number): void => {
    stop();
    const wait = Math.min(Math.max(0, at - Date.now()), longest);
    timer = setTimeout(() => {
      if (Date.now() < at) set(at);
      else if (document.visibilityState === 'visible') ring();
    }, wait);
  };
  return { set, stop };
}
