import { useEffect, useRef } from 'preact/hooks';
import { hints } from '../../problems/solution.ts';
import { Rendered } from '../content/Rendered.tsx';
import { readFrom } from '../content/read-from.ts';
import { type ProblemState, tell, wayToSlip } from './problem.model.ts';
import { Lines } from './Solution.tsx';

/** What was found of the answer, the way to the slip, and the hints. */
export function Findings({ state, notRight }: { readonly state: ProblemState; readonly notRight?: string }) {
  const { variant, hints_shown } = state;
  const told = tell(state, notRight);
  const way = wayToSlip(state);
  const list = useRef<HTMLOListElement>(null);
  const heard = useRef(hints_shown);
  // What was asked for is read first; and the button that asked is gone with the last hint.
  useEffect(() => {
    if (hints_shown > heard.current) readFrom(list.current?.lastElementChild ?? null);
    heard.current = hints_shown;
  }, [hints_shown]);
  return (
    <>
      <div class="verdict" role="status">
        {/* Whole where it says something else: changed in parts, it is heard with its headline last. */}
        {told && (
          <div key={told.headline} class={`told ${told.tone}`}>
            <p class="headline">{told.headline}</p>
            {told.says.map((sentence) => (
              <p key={sentence}>{sentence}</p>
            ))}
          </div>
        )}
        {way.length > 0 && <p class="headline">The way there, up to the line where the slip enters:</p>}
      </div>
      {way.length > 0 && (
        <div class="way">
          <Lines lines={way} />
        </div>
      )}
      {hints_shown > 0 && (
        <ol class="hints" ref={list}>
          {hints(variant)
            .slice(0, hints_shown)
            .map((hint, at) => (
              <li key={String(at)}>
                <p>
                  <Rendered content={hint} />
                </p>
              </li>
            ))}
        </ol>
      )}
    </>
  );
}
