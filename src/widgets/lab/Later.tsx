import { useSignal } from '@preact/signals';
import type { ComponentChildren } from 'preact';
import { useEffect, useRef } from 'preact/hooks';
import { nearby } from '../nearby.ts';

type Props = {
  /** What the server wrote. */
  readonly served: ComponentChildren;
  /** Whether that no longer says how things are. */
  readonly isWanted: boolean;
  readonly children: ComponentChildren;
};

/** A part that is left as the server wrote it until a reader comes near, or it says something else by then. */
export function Later({ served, isWanted, children }: Props) {
  const isAlive = useSignal(false);
  const place = useRef<HTMLDivElement>(null);
  useEffect(() => {
    if (!place.current) return undefined;
    return nearby([place.current], () => {
      isAlive.value = true;
    });
  }, []);
  useEffect(() => {
    if (isWanted) isAlive.value = true;
  }, [isWanted]);
  return isAlive.value || isWanted ? children : <div ref={place}>{served}</div>;
}
