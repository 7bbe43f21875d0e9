import { useSignal } from '@preact/signals';
import { useEffect, useRef } from 'preact/hooks';
import type { MathNode } from '../../engine/mathml.ts';
import type { QuantityId } from '../../engine/quantities.ts';
import { NumbersLine, Rendered } from '../content/Rendered.tsx';
import { nameOf } from './fields.ts';
import { type Place, useLab } from './lab-context.ts';
import { Needs } from './Needs.tsx';
import { orFault, shown } from './results.ts';
import { fetchSources, type Sources, seenInWords, sourcesOf } from './sources.ts';
import { inNames, withWhy } from './state.ts';
import { type GivenLine, type Origin, type WhatIf, type WhyLine, why as whyOf } from './why.ts';

type ButtonProps = { readonly id: QuantityId; readonly name: string; readonly place: Place };

/** Opens the derivation of a number, or closes it. */
export function WhyButton({ id, name, place: here }: ButtonProps) {
  const { state, why, change, place, pressed } = useLab();
  const isOpen = why.value === id && place.value === here;
  return (
    <button
      class="why-button"
      type="button"
      data-why={`${here}-${id}`}
      aria-expanded={isOpen}
      aria-label={`Why: ${name}`}
      onClick={() => {
        pressed.value = { id, place: here };
        change(withWhy(state.peek(), isOpen ? undefined : id));
      }}
    >
      why?
    </button>
  );
}

/** The derivation of a number, down to the givens, and what if one of them were a tenth larger. */
export function WhyHere({ id }: { readonly id: QuantityId }) {
  const { catalogue, symbols, state, givens, everything, change, place } = useLab();
  const read = orFault(() => whyOf(catalogue, state.value, givens.value, id, symbols));
  const heading = useRef<HTMLHeadingElement>(null);
  // Whoever asks is taken to the answer, by keyboard and by ear.
  useEffect(() => heading.current?.focus(), [id]);

  const close = (): void => {
    const asked = `[data-why="${place.peek()}-${id}"]`;
    change(withWhy(state.peek(), undefined));
    // Back to the button that was pressed.
    heading.current?.closest('.lab')?.querySelector<HTMLElement>(asked)?.focus();
  };

  return (
    <section
      class="why"
      aria-label={`Why: ${nameOf(id)}`}
      onKeyDown={(event) => {
        if (event.key === 'Escape') close();
      }}
    >
      <div class="top">
        <h2 ref={heading} tabIndex={-1}>
          {'made' in read
            ? `Why ${nameOf(id)} is ${read.made.value}`
            : `${nameOf(id, 'start')} has no value here`}
        </h2>
        <button class="button plain" type="button" onClick={close}>
          Close
        </button>
      </div>
      {'made' in read ? (
        <>
          {read.made.lines.length > 0 && (
            <ol class="lines">
              {read.made.lines.map((line) => (
                <Line key={line.id} line={line} />
              ))}
            </ol>
          )}
          <Givens lines={read.made.givens} />
          {read.made.what_if.length > 0 && <WhatIfs changes={read.made.what_if} id={id} />}
        </>
      ) : (
        <p>
          {(() => {
            const row = shown(givens.value, id, everything.value.found);
            return row.kind === 'needs' ? <Needs ids={row.needs} /> : inNames(read.fault.message);
          })()}
        </p>
      )}
    </section>
  );
}

/** One line: what is found, its formula in symbols and in numbers, and the reason. */
function Line({ line: { name, value, symbols, numbers, because } }: { readonly line: WhyLine }) {
  return (
    <li>
      <p class="found">
        {name}: <strong>{value}</strong>
      </p>
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: a wide formula scrolls, by keyboard too. */}
      <div class="equation" tabIndex={0}>
        <Maths nodes={symbols} />
        <NumbersLine formula={numbers} />
      </div>
      <p class="quiet">{because}</p>
    </li>
  );
}

/** A formula. */
export function Maths({ nodes }: { readonly nodes: readonly MathNode[] }) {
  return (
    <Rendered
      content={[{ tag: 'math', attributes: { display: 'inline', displaystyle: 'true' }, children: nodes }]}
    />
  );
}

/** What the derivation rests on, each with where it comes from. */
function Givens({ lines }: { readonly lines: readonly GivenLine[] }) {
  if (lines.length === 0) return null;
  const records = lines.flatMap(({ origin }) =>
    origin.kind === 'hardware' || origin.kind === 'model' ? [origin] : [],
  );
  const once = records.filter(
    ({ record }, at) => records.findIndex((other) => other.record === record) === at,
  );
  return (
    <div class="given">
      <h3>Given</h3>
      <div class="scroll">
        <table>
          <caption class="visually-hidden">What this rests on, and where it comes from</caption>
          <tbody>
            {lines.map(({ id, name, symbol, value, because, origin }) => (
              <tr key={id}>
                <td class="symbol">
                  <Maths nodes={symbol} />
                </td>
                <th scope="row">
                  {name}
                  {because && <span class="quiet"> {because}</span>}
                </th>
                <td class="amount">{value}</td>
                <td class="origin">
                  <From origin={origin} />
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      </div>
      {once.length > 0 && <SourcesOf origins={once} />}
    </div>
  );
}

function From({ origin }: { readonly origin: Origin }) {
  switch (origin.kind) {
    case 'typed':
      return <>typed here</>;
    case 'hardware':
    case 'model':
      return (
        <a
          href={`#sources-${origin.record}`}
          onClick={(event) => {
            event.preventDefault();
            event.currentTarget
              .closest('.why')
              ?.querySelector<HTMLElement>(`[data-record="${origin.record}"]`)
              ?.focus();
          }}
        >
          {origin.kind === 'hardware' ? 'data sheet' : 'model card'}
        </a>
      );
    case 'format':
      return <>{origin.says}</>;
    case 'usual':
      return <>as the Lab opens</>;
    case 'default':
      return <>the usual value</>;
  }
}

type RecordOrigin = Extract<Origin, { readonly kind: 'hardware' | 'model' }>;

/** The sources of the records a derivation rests on. */
function SourcesOf({ origins }: { readonly origins: readonly RecordOrigin[] }) {
  const { sources: url } = useLab();
  const fetched = useSignal<Sources | 'waiting' | 'failed'>('waiting');
  useEffect(() => {
    fetchSources(url).then(
      (sources) => {
        fetched.value = sources;
      },
      () => {
        fetched.value = 'failed';
      },
    );
  }, []);
  const sources = fetched.value;
  return (
    <div class="sources-of">
      {origins.map(({ kind, record, name }) => (
        <p key={record} data-record={record} tabIndex={-1}>
          {kind === 'hardware' ? 'Data sheet' : 'Shape'} of {name}:{' '}
          {sources === 'waiting' && 'looking up the sources …'}
          {sources === 'failed' &&
            'the sources did not arrive. Open this again to try once more; if that does not help, reload the page.'}
          {typeof sources === 'object' &&
            sourcesOf(sources, `${kind}/${record}`).map((source, at) => (
              <span key={source.title}>
                {at > 0 && '; '}
                {source.url ? (
                  <a href={source.url}>
                    {source.by}, {source.title}
                  </a>
                ) : (
                  `${source.by}, ${source.title}`
                )}
                , {source.year} ({seenInWords[source.seen]})
              </span>
            ))}
        </p>
      ))}
    </div>
  );
}

/** What a tenth more of each given does, as bars and in words. */
function WhatIfs({ changes, id }: { readonly changes: readonly WhatIf[]; readonly id: QuantityId }) {
  return (
    <div class="what-if">
      <h3>What if</h3>
      <table>
        <caption class="quiet">What each given would do to {nameOf(id)}, all others as they are</caption>
        <tbody>
          {changes.map(({ id: given, change, effect, bar }) => (
            <tr key={given}>
              <th scope="row">{change}</th>
              <td class="bar">
                <svg viewBox="-50 0 100 8" preserveAspectRatio="none" aria-hidden="true">
                  <path class="zero" d="M0 0V8" />
                  <rect
                    class={bar < 0 ? 'less' : 'more'}
                    x={(Math.min(0, bar) * 50).toFixed(2)}
                    y="1"
                    width={(Math.abs(bar) * 50).toFixed(2)}
                    height="6"
                  />
                </svg>
              </td>
              <td class="effect">{effect}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}
