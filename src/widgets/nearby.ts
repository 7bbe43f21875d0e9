/** So that something is alive before a reader gets to it. */
const rootMargin = '400px';

/** Waits until one of some places on the page comes near, and does something once. @returns ends the waiting */
export function nearby(places: Iterable<Element>, come: () => void): () => void {
  const watching = new IntersectionObserver(
    (entries) => {
      if (!entries.some(({ isIntersecting }) => isIntersecting)) return;
      watching.disconnect();
      come();
    },
    { rootMargin },
  );
  for (const place of places) watching.observe(place);
  return () => watching.disconnect();
}
