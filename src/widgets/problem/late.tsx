import { signal, useSignal } from '@preact/signals';
import type { FunctionComponent } from 'preact';
import { useEffect } from 'preact/hooks';
import { whatToDo } from '../did-not-load.ts';
import { useAsServed } from '../use-as-served.ts';

/**
 * A component whose code is fetched when it is first shown, so that pages without one do not carry it.
 *
 * @param load - fetches it
 * @param what - what is missing while it has not come: `The plot`
 * @param room - class of the place kept free for it
 */
export function late<Props extends object>(
  load: () => Promise<FunctionComponent<Props>>,
  what: string,
  room: string,
): FunctionComponent<Props> {
  // One for the page: what has come once is there at once the next time.
  const here = signal<{ readonly Part: FunctionComponent<Props> } | undefined>(undefined);
  return function Late(props: Props) {
    const failed = useSignal(false);
    // Touches the network.
    const fetchIt = (): void => {
      failed.value = false;
      load().then(
        (Part) => {
          here.value = { Part };
        },
        () => {
          failed.value = true;
        },
      );
    };
    useEffect(() => {
      if (!here.value) fetchIt();
    }, []);

    const isAsServed = useAsServed();

    const Part = isAsServed ? undefined : here.value?.Part;
    if (Part) return <Part {...props} />;
    return (
      <div class={room}>
        {failed.value ? (
          <p role="alert">
            {what} did not load. {whatToDo}{' '}
            <button class="button" type="button" onClick={fetchIt}>
              Try again
            </button>
          </p>
        ) : (
          <p class="quiet">{what} is loading …</p>
        )}
      </div>
    );
  };
}
