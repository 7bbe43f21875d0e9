/**
 * Tells when somebody looks at the page again: time went on meanwhile, and what is said of now may have become untrue.
 *
 * @returns what ends the telling
 */
export function whenSeenAgain(look: () => void): () => void {
  const onVisibility = (): void => {
    if (document.visibilityState === 'visible') look();
  };
  // A page that was left and is returned to may be kept as it stood, hours ago.
  const onShow = ({ persisted }: PageTransitionEvent): void => {
    if (persisted) look();
  };
  document.addEventListener('visibilitychange', onVisibility);
  addEventListener('pageshow', onShow);
  return () => {
    document.removeEventListener('visibilitychange', onVisibility);
    removeEventListener('pageshow', onShow);
  };
}
