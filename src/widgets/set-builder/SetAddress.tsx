import { useSignal } from '@preact/signals';
import { useEffect, useId, useRef } from 'preact/hooks';
import { whole } from '../../engine/numerals.ts';
import type { ProblemSet } from '../../problems/problem-set.ts';
import { setQuery } from '../../problems/set-address.ts';
import { useCopy } from '../controls/use-copy.ts';
import { countInWords, modeInWords } from '../problem-set/set-in-words.ts';
import { isLong } from './set-builder.model.ts';

type Props = {
  /** Nothing while no problem is picked. */
  readonly set: ProblemSet | undefined;
  readonly base: string;
};

/** What is given out: an address that holds all of the set, and ways to look at it. */
export function SetAddress({ set, base }: Props) {
  const fieldId = useId();
  const field = useRef<HTMLInputElement>(null);
  const origin = useSignal('');
  const { copy, said } = useCopy(field);
  // Touches the browser's location, which a server has not.
  useEffect(() => {
    origin.value = location.origin;
  }, []);
  const query = set && setQuery(set);
  const address = `${origin.value}${base}set/${query ?? ''}`;
  return (
    <section aria-labelledby="give">
      <h2 id="give">3. Give it out</h2>
      {set === undefined ? (
        <p>Pick a problem, and its address stands here.</p>
      ) : (
        <>
          <p>
            {countInWords(set)}; {modeInWords[set.mode]}.
          </p>
          <div class="address">
            <label class="visually-hidden" for={fieldId}>
              Address of the set
            </label>
            <input
              ref={field}
              id={fieldId}
              readOnly
              value={address}
              onFocus={({ currentTarget }) => currentTarget.select()}
            />
            <button class="button main" type="button" onClick={() => void copy()}>
              Copy the address
            </button>
          </div>
          <p role="status">{said}</p>
          {isLong(address) && (
            <p class="quiet">
              This address is long ({whole(address.length)} characters). Give it as a link: some mail programs
              break longer text in two.
            </p>
          )}
          <p class="ways">
            <a href={`${base}set/${query}`}>Open it as a student</a>
            <a href={`${base}set/sheet/${query}`}>Print sheet and key</a>
            <a href={`${base}teach/results/`}>Read what is handed in</a>
          </p>
        </>
      )}
    </section>
  );
}
