/**
 * Tells the page around this one how high it is, now, whenever that changes, and when asked. Of what is said nothing is secret,
 * so it is said to whoever it is.
 */
export function tellHeight(page: HTMLElement): void {
  if (parent === window) return;
  const tell = (): void => {
    const height = Math.ceil(page.getBoundingClientRect().height);
    parent.postMessage({ source: 'ridgepoint', height }, '*');
  };
  // A frame out of sight draws nothing, so observes nothing; its page had better know at once than when somebody reads on.
  tell();
  addEventListener('load', tell);
  new ResizeObserver(tell).observe(page);
  addEventListener('message', ({ source }) => {
    if (source === parent) tell();
  });
}
