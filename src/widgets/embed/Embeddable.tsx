import { useSignal } from '@preact/signals';
import { late } from '../problem/late.tsx';
import { sandbox } from './snippet.ts';
import './embed.css';

const Snippet = late(() => import('./Snippet.tsx').then((code) => code.Snippet), 'The snippet', 'snippet');

type Props = {
  /** Below the site’s root: `embed/problem/cost-at-batch-1/`. */
  readonly path: string;
  /** What it is, for those who hear the frame. */
  readonly title: string;
  /** Whether it is shown as it will stand there, too. */
  readonly hasPreview?: boolean;
};

/** A quiet way to take something along to a page of one’s own. */
export function Embeddable({ path, title, hasPreview = false }: Props) {
  const isOpen = useSignal(false);
  return (
    <details
      class="embed"
      onToggle={({ currentTarget }) => {
        isOpen.value = currentTarget.open;
      }}
    >
      {hasPreview ? (
        <summary>
          Show <span class="visually-hidden">{title}</span>
        </summary>
      ) : (
        <summary>Embed</summary>
      )}
      {isOpen.value && <Snippet path={path} title={title} />}
      {isOpen.value && hasPreview && (
        <iframe src={`${import.meta.env.BASE_URL}${path}`} title={title} sandbox={sandbox} />
      )}
    </details>
  );
}
