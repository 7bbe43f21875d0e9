import { useSignal } from '@preact/signals';
import type { ComponentChildren } from 'preact';
import { useEffect, useLayoutEffect, useRef } from 'preact/hooks';
import { nearby } from '../nearby.ts';
import { nextTask } from '../next-task.ts';

type Props = {
  /** What the server wrote. */
  readonly served: ComponentChildren;
  /** Whether that no longer says how things are. */
  readonly isWanted: boolean;
  /** Whether it comes alive in any case, right after what is above it. */
  readonly isNext?: boolean;
  readonly children: ComponentChildren;
};

/** A part that is left as the server wrote it until a reader comes near, or it says something else by then. */
export function Later({ served, isWanted, isNext = false, children }: Props) {
  const isAlive = useSignal(false);
  const place = useRef<HTMLDivElement>(null);
  const focused = useRef(-1);
  useEffect(() => {
    const come = (): void => {
      focused.current = controlsIn(place.current).findIndex((control) => control.matches(':focus'));
      isAlive.value = true;
    };
    if (isNext) void nextTask().then(come);
    else if (place.current) return nearby([place.current], come);
    return undefined;
  }, []);
  useEffect(() => {
    if (isWanted) isAlive.value = true;
  }, [isWanted]);
  // Whoever had gone into it by keyboard stays where they were.
  useLayoutEffect(() => controlsIn(place.current)[focused.current]?.focus(), [isAlive.value]);
  return <div ref={place}>{isAlive.value || isWanted ? children : served}</div>;
}

const controlsIn = (place: HTMLElement | null): readonly HTMLElement[] => [
  ...(place?.querySelectorAll<HTMLElement>('a, button, input, select, summary') ?? []),
];
