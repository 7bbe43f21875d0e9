import type { ComponentChildren } from 'preact';
import './beside.css';

type Props = {
  readonly figure: ComponentChildren;
  /** What it shows, in words. */
  readonly children: ComponentChildren;
};

/** A figure and its words: below it, or beside it where there is room. */
export function Beside({ figure, children }: Props) {
  return (
    <div class="beside">
      {figure}
      <div class="words">{children}</div>
    </div>
  );
}
