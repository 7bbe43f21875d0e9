/**
 * Keeps what is typed into an island over a reload: until it is alive, when `problem/draft.ts` keeps answers; a guess, always.
 * Its place is named by what is asked, so that a newer build finds it again, and not where something else is asked.
 */
export function keepTyped(island: HTMLElement): void {
  const field = island.querySelector<HTMLInputElement>('[name=answer],[name=guess]');
  if (!field) return;
  const place = `ridgepoint-typed-${location.pathname}${island.querySelector('.statement,label')?.textContent}`;
  try {
    field.value ||= sessionStorage[place] ?? '';
    addEventListener('pagehide', () => {
      sessionStorage[place] = field.name === 'guess' || island.hasAttribute('ssr') ? field.value : '';
    });
  } catch {
    // Some browsers refuse at the very name.
  }
}
