import { useComputed } from '@preact/signals';
import { useSettled } from '../controls/use-settled.ts';
import { useLab } from './lab-context.ts';
import { Needs } from './Needs.tsx';
import { headline, headlineIds, type Part } from './results.ts';
import { setupInWords } from './setup-in-words.ts';
import { WhyButton, WhyHere } from './Why.tsx';

/** What a person wants to know first: how fast, how dear, what it is bound by, whether it fits. */
export function Results() {
  const { catalogue, state, givens, place } = useLab();
  const read = useComputed(() => headline(givens.value));
  const settled = useSettled(useComputed(() => read.value.spoken));
  const { figures, bound, memory } = read.value;
  const { why } = state.value;

  return (
    <section class="results" aria-label="Results">
      <p class="setup-in-words">{setupInWords(catalogue, state.value)}.</p>
      {memory && !memory.fits && <p class="misfit">{memory.says}</p>}
      <dl class="figures">
        {figures.map((figure) => (
          <div key={figure.id}>
            <dt>{figure.label}</dt>
            {figure.kind === 'value' ? (
              <dd>
                <Big text={figure.text} />
                <WhyButton id={figure.id} name={figure.label} place="headline" />
              </dd>
            ) : (
              <dd class="absent">{figure.kind === 'needs' ? <Needs ids={figure.needs} /> : figure.says}</dd>
            )}
          </div>
        ))}
      </dl>
      {why && place.value === 'headline' && headlineIds.includes(why) && <WhyHere id={why} />}
      {bound && (
        <div class="bound">
          <p>{bound.says}</p>
          <table class="parts">
            <caption class="visually-hidden">Where the time of a step goes</caption>
            <tbody>
              {bound.parts.map((part) => (
                <tr key={part.kind} class={part.kind}>
                  <th scope="row">{part.name}</th>
                  <td class="bar">
                    <Bar part={part} />
                  </td>
                  <td>{part.text}</td>
                </tr>
              ))}
            </tbody>
          </table>
        </div>
      )}
      {memory?.fits && <p class="fits">{memory.says}</p>}
      <output class="visually-hidden">{settled}</output>
    </section>
  );
}

/** The number large, what it counts beside it. */
function Big({ text }: { readonly text: string }) {
  const [, number = text, rest = ''] = /^([^ ]+)(?: (.*))?$/.exec(text) ?? [];
  return (
    <span class="big">
      <strong>{number}</strong> <span>{rest}</span>
    </span>
  );
}

/** A bar of the longest time: computing, and under it what memory takes, one part after the other. */
function Bar({ part: { from, length } }: { readonly part: Part }) {
  return (
    <svg viewBox="0 0 100 8" preserveAspectRatio="none" aria-hidden="true">
      <rect class="all" x="0" y="0" width="100" height="8" />
      <rect class="part" x={(from * 100).toFixed(2)} y="0" width={(length * 100).toFixed(2)} height="8" />
    </svg>
  );
}
