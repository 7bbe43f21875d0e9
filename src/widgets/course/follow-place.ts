import { partAt } from '../reading/reading.model.ts';
import type { Course } from './course.ts';

/** Keeps where the reader is: the last heading or question that has passed the upper third of the window. */
export function followPlace(course: Course): void {
  const places = [...document.querySelectorAll<HTMLElement>('main h2[id], main [data-place][id]')];
  let asked = false;
  const follow = (): void => {
    asked = false;
    const tops = places.map((place) => place.getBoundingClientRect().top);
    course.moved(places[partAt(tops, innerHeight) - 1]?.id ?? '');
  };
  addEventListener(
    'scroll',
    () => {
      if (!asked) requestAnimationFrame(follow);
      asked = true;
    },
    { passive: true },
  );
}

/** Goes where the reader was; not if they have begun to read here already, nor if the address names a place. */
export function returnToPlace(place: string): void {
  if (place === '' || location.hash || scrollY > 0) return;
  document.getElementById(place)?.scrollIntoView({ behavior: 'instant', block: 'start' });
}
