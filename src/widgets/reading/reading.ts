import { type Place, partAt, placeInWords, placeKey, readPlace } from './reading.model.ts';

/** Where a browser keeps small things, unless it refuses. */
function drawer(): Storage | undefined {
  try {
    return localStorage;
  } catch {
    return undefined;
  }
}

/** Follows a reader through a lesson: says which part they are at, keeps it in this browser, and offers the way back to it. */
export function followReader(contents: HTMLElement): void {
  const { lesson = '', minutes = '' } = contents.dataset;
  const links = [...contents.querySelectorAll<HTMLAnchorElement>('ol a')];
  const headings = links.flatMap((link) => document.getElementById(link.hash.slice(1)) ?? []);
  const says = contents.querySelector('[data-place]');
  const back = contents.querySelector<HTMLElement>('[data-back]');
  const kept = readPlace(drawer()?.getItem(placeKey(lesson)) ?? null);

  // In the margin there is room for all of it.
  const parts = contents.querySelector('details');
  if (parts && getComputedStyle(contents).position === 'fixed') parts.open = true;

  const backLink = back?.querySelector('a');
  const last = links.find(({ hash }) => hash === `#${kept?.part}`);
  if (back && backLink && last && !location.hash && scrollY === 0) {
    backLink.href = last.hash;
    backLink.textContent = last.textContent;
    back.hidden = false;
  }

  let shown = 0;
  const follow = (): void => {
    const tops = headings.map((heading) => heading.getBoundingClientRect().top);
    const isAtEnd = innerHeight + scrollY >= document.documentElement.scrollHeight - 2;
    const at = isAtEnd ? headings.length : partAt(tops, innerHeight);
    if (at === shown) return;
    shown = at;
    mark(links, at - 1);
    const part = headings[at - 1]?.id;
    if (!part) return;
    const place = { part, at, of: headings.length };
    if (says) says.textContent = placeInWords(place, Number(minutes));
    keep(lesson, place);
  };
  addEventListener('scroll', follow, { passive: true });
  follow();
}

function mark(links: readonly HTMLElement[], current: number): void {
  for (const [i, link] of links.entries())
    if (i === current) link.setAttribute('aria-current', 'true');
    else link.removeAttribute('aria-current');
}

function keep(lesson: string, place: Place): void {
  try {
    drawer()?.setItem(placeKey(lesson), JSON.stringify(place));
  } catch {
    // A full drawer keeps no place; nothing else is lost.
  }
}

/** Forgets how far any lesson was read. */
export function forgetPlaces(): void {
  const kept = drawer();
  for (const key of Object.keys(kept ?? {})) if (key.startsWith(placeKey(''))) kept?.removeItem(key);
}

/** Says beside each lesson of a list how far it was read, and marks its tile on the map. */
export function showPlaces(list: HTMLElement): void {
  for (const line of list.querySelectorAll<HTMLElement>('[data-read]')) {
    const { read = '', minutes = '' } = line.dataset;
    const place = readPlace(drawer()?.getItem(placeKey(read)) ?? null);
    if (!place) continue;
    line.textContent = ` · ${placeInWords(place, Number(minutes))}`;
    const tile = list.querySelector<SVGElement>(`[data-tile="${read}"]`);
    if (tile) tile.dataset['done'] = place.at >= place.of ? 'whole' : 'begun';
  }
}
