import { useSignal } from '@preact/signals';
import { useEffect, useId, useRef } from 'preact/hooks';
import { useCopy } from '../controls/use-copy.ts';
import { queryOfSeed, seedIn } from '../problem/seed-in-address.ts';
import { queryOfFields } from './fields.ts';
import { snippetOf } from './snippet.ts';

type Props = { readonly path: string; readonly title: string };

/** [px] The line about the site, and what is not on this page to be measured. */
const [footer, usual] = [72, 560];

/** HTML to paste into another page, for what it stands beside as it is set now, with a button that copies it. */
export function Snippet({ path, title }: Props) {
  const field = useRef<HTMLTextAreaElement>(null);
  const fieldId = useId();
  const text = useSignal('');
  const { copy, said } = useCopy(field);

  // Reads the page: where it is, and how the figure stands, again whenever somebody sets it.
  useEffect(() => {
    const figure = field.current?.closest('section');
    const own = field.current?.parentElement;
    const read = (): void => {
      text.value = figure && own ? ofFigure(figure, own, path, title) : elsewhere(path, title);
      said.value = '';
    };
    read();
    // Once the figure has followed.
    const later = (): void => void setTimeout(read);
    figure?.addEventListener('input', later);
    figure?.addEventListener('change', later);
    return () => {
      figure?.removeEventListener('input', later);
      figure?.removeEventListener('change', later);
    };
  }, []);

  return (
    <div class="snippet">
      <label for={fieldId}>HTML for a page of your own</label>
      <textarea id={fieldId} ref={field} rows={6} readOnly spellcheck={false} value={text.value} />
      <p>
        <button class="button" type="button" onClick={() => void copy()}>
          Copy
        </button>{' '}
        <a href={`${import.meta.env.BASE_URL}embed/`}>What it does</a> <span role="status">{said}</span>
      </p>
    </div>
  );
}

/** As the figure is set, and as high as it is without the snippet itself. */
function ofFigure(figure: Element, own: Element, path: string, title: string): string {
  const query = queryOfFields(figure);
  const height = Math.ceil((heightOf(figure) - heightOf(own)) / 10) * 10 + footer;
  return snippet(`${path}${query && `?${query}`}`, title, height);
}

const heightOf = (element: Element): number => element.getBoundingClientRect().height;

/** With the numbers that this page’s address names, where it names some. */
function elsewhere(path: string, title: string): string {
  const seed = seedIn(location.search);
  return snippet(`${path}${seed === undefined ? '' : queryOfSeed(seed)}`, title, usual);
}

function snippet(path: string, title: string, height: number): string {
  const address = (below: string): string =>
    new URL(`${import.meta.env.BASE_URL}${below}`, location.href).href;
  return snippetOf({ address: address(path), script: address('embed/resize.js'), title, height });
}
