import type { ProblemSet } from '../../problems/problem-set.ts';
import { setQuery } from '../../problems/set-address.ts';

type Props = {
  readonly says: readonly string[];
  /** Where it could be read at all. */
  readonly set?: ProblemSet | undefined;
  /** Where the site begins: `/`. */
  readonly base: string;
};

/** What is wrong with an address, and who can mend it. */
export function SetTrouble({ says, set, base }: Props) {
  return (
    <div class="set-start">
      <h1>This set cannot be given</h1>
      <div class="warning" role="alert">
        {says.map((sentence) => (
          <p key={sentence}>{sentence}</p>
        ))}
      </div>
      <p>
        Nothing was begun. Copy the whole address again, or tell whoever gave it to you what stands above
        {set && (
          <>
            ; they can <a href={`${base}teach/set/${setQuery(set)}`}>open the set and mend it</a>
          </>
        )}
        .
      </p>
    </div>
  );
}

/** An address that asks for nothing. */
export function NoSet({ base }: { readonly base: string }) {
  return (
    <div class="set-start">
      <h1>Problem sets</h1>
      <p>
        This address names no set. Choose <a href={`${base}sets/`}>one that is made already</a>, or{' '}
        <a href={`${base}teach/set/`}>make one</a>.
      </p>
    </div>
  );
}
