import { type ConceptId, conceptIds, concepts } from '../../problems/concepts.ts';
import type { DeckIndex } from './deck-index.ts';
import { rules } from './flash.ts';

type Props = { readonly index: DeckIndex; readonly base: string };

/** The ways to study something else than what is due. */
export function Choose({ index, base }: Props) {
  const there = new Set(index.flatMap(({ items }) => items).flatMap(({ concepts }) => concepts));
  const address = (query: string) => `${base}practice/?${query}`;
  return (
    <details class="choose">
      <summary>Study something else</summary>
      <p class="quiet">
        Ahead of its time, too: an item that is not due is asked all the same, and its schedule stays as it
        is.
      </p>
      <ul>
        <li>
          <a href={address('weak')}>What you know least</a>: the twenty items you would forget first
        </li>
        <li>
          <a href={address('flash')}>Flash estimates</a>: ten numbers, {rules}
        </li>
      </ul>
      <h3>A chapter</h3>
      <ul class="choices">
        {index.map(({ lesson, title }) => (
          <li key={lesson}>
            <a href={address(`lesson=${lesson}`)}>{title}</a>
          </li>
        ))}
      </ul>
      <h3>A concept</h3>
      <ul class="choices">
        {conceptIds
          .filter((id) => there.has(id))
          .map((id: ConceptId) => (
            <li key={id}>
              <a href={address(`concept=${id}`)}>{concepts[id]}</a>
            </li>
          ))}
      </ul>
    </details>
  );
}
