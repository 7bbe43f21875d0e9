import { useSignal } from '@preact/signals';
import { useEffect, useRef } from 'preact/hooks';
import { countInWords, type FoundPage, inWordsOfIndex, type Result, resultOf } from './search.model.ts';
import './search.css';

/** What is used of Pagefind's own script, which is built beside its index. */
type Pagefind = {
  readonly options: (options: {
    readonly noWorker: boolean;
    /** What counts how much of what is known of a page beside its text. */
    readonly ranking: { readonly metaWeights: { readonly names: number } };
  }) => Promise<void>;
  readonly search: (
    text: string,
  ) => Promise<{ readonly results: readonly { readonly data: () => Promise<FoundPage> }[] }>;
};

const most = 20;
/** Milliseconds without a key after which it is looked for. */
const pause = 150;

/** Looks for words in lessons, quantities, problems and cards. The address holds what is looked for. */
export function Search() {
  const results = useSignal<readonly Result[]>([]);
  const says = useSignal('');
  const field = useRef<HTMLInputElement>(null);
  const latest = useRef('');

  const look = async (typed: string): Promise<void> => {
    const asked = typed.trim();
    latest.current = asked;
    history.replaceState(null, '', asked ? `?q=${encodeURIComponent(asked)}` : location.pathname);
    if (!asked) {
      results.value = [];
      says.value = '';
      return;
    }
    try {
      const { results: found } = await (await pagefind()).search(inWordsOfIndex(asked));
      const pages = await Promise.all(found.slice(0, most).map((page) => page.data()));
      // A slower answer to an earlier question is nobody's any more.
      if (latest.current !== asked) return;
      results.value = pages.map(resultOf);
      says.value = countInWords(found.length, asked);
    } catch {
      if (latest.current !== asked) return;
      results.value = [];
      says.value =
        'The search index could not be loaded. Without a connection it is only there once it was used; with one, reload the page.';
    }
  };

  // The address and the keyboard's timing are the world outside.
  const timer = useRef<ReturnType<typeof setTimeout> | undefined>(undefined);
  useEffect(() => {
    // Somebody may have typed before this came alive.
    const asked = field.current?.value || (new URLSearchParams(location.search).get('q') ?? '');
    if (field.current && asked) {
      field.current.value = asked;
      void look(asked);
    }
    return () => clearTimeout(timer.current);
  }, []);

  return (
    <search class="search">
      <form
        onSubmit={(event) => {
          event.preventDefault();
          clearTimeout(timer.current);
          void look(field.current?.value ?? '');
        }}
      >
        <label for="search-field">Search lessons, quantities, problems and cards</label>
        <input
          ref={field}
          id="search-field"
          type="search"
          name="q"
          autocomplete="off"
          maxLength={200}
          onInput={({ currentTarget }) => {
            clearTimeout(timer.current);
            timer.current = setTimeout(() => void look(currentTarget.value), pause);
          }}
        />
      </form>
      <p role="status" class="quiet">
        {says}
      </p>
      <ol>
        {results.value.map(({ href, title, kind, excerpt }) => (
          <li key={href}>
            <a href={href}>{title}</a> <span class="quiet">{kind}</span>
            <p>{excerpt.map(({ text, isMarked }, at) => (isMarked ? <mark key={at}>{text}</mark> : text))}</p>
          </li>
        ))}
      </ol>
    </search>
  );
}

let loading: Promise<Pagefind> | undefined;
const script = `${import.meta.env.BASE_URL}pagefind/pagefind.js`;

/** Pagefind's script, once; a failed try is not kept. */
function pagefind(): Promise<Pagefind> {
  loading ??= fetched().catch((cause: unknown) => {
    loading = undefined;
    throw cause;
  });
  return loading;
}

async function fetched(): Promise<Pagefind> {
  const pagefind = (await import(/* @vite-ignore */ script)) as Pagefind;
  // Its worker starts from a bare address, which the site's policy allows no script to do.
  await pagefind.options({ noWorker: true, ranking: { metaWeights: { names: 10 } } });
  return pagefind;
}
