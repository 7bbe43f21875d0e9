/**
 * Moves the focus to where something begins to be read, so that whoever goes by ear hears it and goes on from there.
 *
 * To a paragraph, as Orca is silent about a division or a list item that holds one.
 */
export function readFrom(element: Element | null): void {
  const first = element?.querySelector<HTMLElement>('p');
  if (!first) return;
  first.tabIndex = -1;
  first.focus();
}
